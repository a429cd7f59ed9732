//! The size of a program.

use std::fs;

use intercom_errors::ErrorCode;

use crate::hand_written::{DEPENDENCIES, real_codes, with_derives};
use crate::project::{Project, intercom_errors, run};
use crate::report::{Goal, Section, Table};
use crate::turns::Effort;

/// Reads from the standard input, which the optimizer cannot predict.
const READ: &str = "fn read() -> Vec<u8> {\n\
                        let mut input = Vec::new();\n\
                        std::io::Read::read_to_end(&mut std::io::stdin(), &mut input).unwrap();\n\
                        input\n\
                    }\n";

/// The struct that users write by hand.
const STRUCT: &str = "#[derive(serde::Deserialize)]\n\
                      struct List { request_id: Option<String>, errors: Vec<Object> }\n\
                      #[derive(serde::Deserialize)]\n\
                      struct Object { code: String, message: Option<String>, field: Option<String> }\n";

pub fn measure(_: Effort) -> Section {
    let mut section = Section::new("The size of a program");
    section.text(
        "Stripped release builds of programs that read a body from the standard input. The first one prints its length. \
         The next two look up a code and print it. The last two read an error list, and print the code, message, field \
         and request ID of the first error. The hand-written enum has the same codes and strum's `EnumString` and \
         `IntoStaticStr`. The hand-written struct uses `serde_json` and this enum.",
    );
    let ours = Project::new(&intercom_errors(""));
    let ours = |source: &str| program(&ours, &format!("use intercom_errors::*;\n{source}"));
    let by_hand = Project::new(&format!("{DEPENDENCIES}serde_json = \"1\"\n"));
    let list = with_derives(&real_codes(), &["strum::EnumString", "strum::IntoStaticStr"]);
    let by_hand = |source: &str| program(&by_hand, &format!("{list}{STRUCT}{source}"));
    let lookup = |facts: &str| {
        format!(
            "fn main() {{\n\
                 let input = String::from_utf8(read()).unwrap();\n\
                 println!(\"{{:?}}\", input.parse().ok().map(|code: ErrorCode| {facts}));\n\
             }}\n"
        )
    };

    let nothing = ours("fn main() { println!(\"{}\", read().len()); }");
    let from_code = ours(&lookup("code.as_str()"));
    let with_description = ours(&lookup("(code.as_str(), code.description())"));
    let strum = by_hand(&lookup("<&str>::from(code)"));
    let api_error = ours(
        "fn main() {\n\
             let body = read();\n\
             let error = ApiError::from_response(404, &(), &body).unwrap();\n\
             let field = error.errors().first().and_then(|error| error.field.as_deref());\n\
             println!(\"{:?} {:?} {field:?} {:?}\", error.known_code(), error.message(), error.request_id());\n\
         }\n",
    );
    let serde = by_hand(
        "fn main() {\n\
             let list: List = serde_json::from_slice(&read()).unwrap();\n\
             let first = &list.errors[0];\n\
             let code = first.code.parse().ok().map(|code: ErrorCode| <&str>::from(code));\n\
             println!(\"{code:?} {:?} {:?} {:?}\", first.message, first.field, list.request_id);\n\
         }\n",
    );

    let added = |program: &[u8]| program.len().saturating_sub(nothing.len());
    let mut table = Table::new(
        format!(
            "Size in kB, and what is more than the {} kB of the first program:",
            kilobytes(nothing.len())
        ),
        ["program", "size", "more"],
    );
    for (name, program) in [
        ("`from_code` and `as_str`", &from_code),
        ("the hand-written enum", &strum),
        ("`ApiError`", &api_error),
        ("the hand-written struct and enum", &serde),
    ] {
        table.row(name, [program.len(), added(program)].map(kilobytes));
    }
    section.table(table);
    let descriptions: Vec<&str> = ErrorCode::ALL.iter().filter_map(|code| code.description()).collect();
    let found = |program: &[u8]| {
        let is_in = |text: &&&str| program.windows(text.len()).any(|part| part == text.as_bytes());
        descriptions.iter().filter(is_in).count()
    };
    section.text(
        "All programs but the first contain the names of the codes. `ApiError` and the hand-written struct also \
         contain `serde_json`. Only `ApiError` has a reader of the other forms of a body, and the wordings of facts in \
         messages. Its bound is ours: an early measurement was 133 kB against 94 kB. What only `ApiError` has may add \
         half of the peer's size.",
    );
    section.text(format!(
        "Of {} descriptions, the program with `from_code` and `as_str` has {}. If it also calls `description`, it has {}.",
        descriptions.len(),
        found(&from_code),
        found(&with_description),
    ));
    for (name, ours, peer, bound) in [
        ("`from_code` and `as_str` add / the hand-written enum adds", &from_code, &strum, 2.0),
        ("`ApiError` adds / the hand-written struct and enum add", &api_error, &serde, 1.5),
    ] {
        section.goal(Goal::at_most(name, as_f64(added(ours)) / as_f64(added(peer)), bound));
    }
    section.goal(Goal::fact(
        "a program that calls `description` has all descriptions",
        found(&with_description) == descriptions.len(),
    ));
    section.goal(Goal::fact("a program that calls `as_str` alone has none of them", found(&from_code) == 0));
    section
}

/// Builds a stripped release program and returns its bytes.
fn program(project: &Project, source: &str) -> Vec<u8> {
    project.write("src/main.rs", &format!("#![allow(dead_code)]\n{READ}{source}"));
    run(project.cargo(&["build", "--release"]).env("CARGO_PROFILE_RELEASE_STRIP", "true"));
    fs::read(project.path("target/release/measured")).expect("the program's bytes")
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.0}", as_f64(bytes) / 1000.0)
}

#[expect(clippy::cast_precision_loss, reason = "programs have less than 2^53 bytes")]
fn as_f64(bytes: usize) -> f64 {
    bytes as f64
}
