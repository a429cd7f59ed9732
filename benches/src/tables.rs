//! The facts about a code: its name, description, states and statuses.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use intercom_errors::ErrorCode;

use crate::project::{Project, intercom_errors, run};
use crate::report::{Goal, Section, Table};
use crate::turns::Effort;

/// A program that calls one of these so many times, each of them in a function of its own.
const CALLS: &str = r#"
use intercom_errors::{ApiVersion, Availability, ErrorCode};
use std::hint::black_box;

static TABLE: [&str; 256] = {
    let mut table = [""; 256];
    let mut place = 0;
    while place < 256 {
        table[place] = "several texts, no two of them alike".split_at(place % 32).0;
        place += 1;
    }
    table
};

#[inline(never)]
fn nothing(code: ErrorCode) -> ErrorCode { code }
#[inline(never)]
fn entry(place: u8) -> &'static str { TABLE[usize::from(place)] }
#[inline(never)]
fn as_str(code: ErrorCode) -> &'static str { code.as_str() }
#[inline(never)]
fn description(code: ErrorCode) -> Option<&'static str> { code.description() }
#[inline(never)]
fn availability(code: ErrorCode) -> Availability { code.availability(black_box(ApiVersion::Preview)) }
#[inline(never)]
fn statuses(code: ErrorCode) -> &'static [u16] { code.statuses() }

fn main() {
    let mut arguments = std::env::args().skip(1);
    let method = arguments.next().unwrap();
    let place: u8 = arguments.next().unwrap().parse().unwrap();
    let times: u32 = arguments.next().unwrap().parse().unwrap();
    let code = ErrorCode::ALL[usize::from(place)];
    match &*method {
        "nothing" => for _ in 0..times { black_box(nothing(black_box(code))); },
        "entry" => for _ in 0..times { black_box(entry(black_box(place))); },
        "as_str" => for _ in 0..times { black_box(as_str(black_box(code))); },
        "description" => for _ in 0..times { black_box(description(black_box(code))); },
        "availability" => for _ in 0..times { black_box(availability(black_box(code))); },
        "statuses" => for _ in 0..times { black_box(statuses(black_box(code))); },
        _ => panic!("no such method"),
    }
}
"#;

const METHODS: [&str; 4] = ["as_str", "description", "availability", "statuses"];

/// Calls of a run; another run has twice as many, and the difference is what they cost.
const TIMES: u64 = 10_000;

pub fn measure(_: Effort) -> Section {
    let mut section = Section::new("`as_str`, `description`, `availability`, `statuses`");
    linked(&mut section);
    calls(&mut section);
    section
}

/// Checks that a program has the descriptions only if it uses them.
fn linked(section: &mut Section) {
    let with = program(
        "use intercom_errors::ErrorCode;\n\
         fn main() {\n\
             let code = ErrorCode::from_code(&std::env::args().next().unwrap_or_default());\n\
             println!(\"{:?}\", code.map(|code| (code.as_str(), code.description())));\n\
         }\n",
    );
    let without = program(
        "use intercom_errors::ErrorCode;\n\
         fn main() {\n\
             let code = ErrorCode::from_code(&std::env::args().next().unwrap_or_default());\n\
             println!(\"{:?}\", code.map(|code| code.as_str()));\n\
         }\n",
    );
    let [with, without] = [with, without].map(|built| fs::read(built.binary).expect("the program's bytes"));
    let descriptions: Vec<&str> = ErrorCode::ALL.iter().filter_map(|code| code.description()).collect();
    let found = |bytes: &[u8]| {
        descriptions
            .iter()
            .filter(|text| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
            .count()
    };
    section.text(format!(
        "Of {} descriptions, a release build of a program that calls `as_str` and `description` has {} in its bytes, \
         and one that calls `as_str` alone has {}.",
        descriptions.len(),
        found(&with),
        found(&without)
    ));
    section.goal(Goal::fact("a program that calls `description` has the descriptions", found(&with) > 0));
    section.goal(Goal::fact("a program that calls `as_str` alone has none of them", found(&without) == 0));
}

/// Instructions and branches of a call.
fn calls(section: &mut Section) {
    const NAME: &str = "instructions are the same for each code, and no branches";
    let valgrind = Command::new("valgrind").arg("--version").output();
    if !valgrind.is_ok_and(|output| output.status.success()) {
        section.goal(Goal::not_measured(NAME, "valgrind is not there"));
        return;
    }
    let built = program(CALLS);
    // The first code and one of the last.
    let places = [0, ErrorCode::ALL.len() - 2];
    let counts = |method: &str| places.map(|place| built.per_call(method, place));
    let nothing = counts("nothing")[0];
    let mut table = Table::new(
        "Instructions and conditional branches of a call, as callgrind counts them, less those of a function that returns \
         its argument:",
        ["called", "instructions", "branches"],
    );
    let mut alike = true;
    for (name, method) in [("a static table's entry, by its place", "entry")]
        .into_iter()
        .chain(METHODS.map(|method| (method, method)))
    {
        let [one, other] = counts(method);
        let [instructions, branches] = [0, 1].map(|event| one[event] - nothing[event]);
        table.row(name, [instructions, branches]);
        alike &= one == other && branches == 0;
    }
    section.table(table);
    section.goal(Goal::fact(NAME, alike));
}

/// A program that is built, and its folder.
struct Built {
    binary: PathBuf,
    project: Project,
}

fn program(source: &str) -> Built {
    let project = Project::new(&intercom_errors("")).with("src/main.rs", source);
    run(&mut project.cargo(&["build", "--release"]));
    Built { binary: project.path("target/release/measured"), project }
}

impl Built {
    /// Instructions and conditional branches of a round of the loop.
    fn per_call(&self, method: &str, place: usize) -> [i64; 2] {
        let [once, twice] = [TIMES, 2 * TIMES].map(|times| self.events(method, place, times));
        let calls = i64::try_from(TIMES).expect("a small number");
        [0, 1].map(|event| (twice[event] - once[event] + calls / 2).div_euclid(calls))
    }

    /// Instructions and conditional branches of a whole run.
    fn events(&self, method: &str, place: usize, times: u64) -> [i64; 2] {
        let mut command = Command::new("valgrind");
        command
            .args(["--tool=callgrind", "--branch-sim=yes", "--callgrind-out-file=callgrind.out"])
            .arg(&self.binary)
            .args([method.to_owned(), place.to_string(), times.to_string()])
            .current_dir(self.project.path(""));
        let output = run(&mut command);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        // `Collected : Ir Bc Bcm Bi Bim`.
        let line = told
            .lines()
            .find_map(|line| line.split_once("Collected :"))
            .expect("callgrind says what it counted");
        let counts: Vec<i64> = line.1.split_whitespace().filter_map(|count| count.parse().ok()).collect();
        [counts[0], counts[1]]
    }
}
