//! The code that users write without the crate: an enum with derives.

use std::fmt::Write as _;

use intercom_errors_catalog::CodeName;

/// Strum's derives that suit a code, and serde's.
pub const ALL_DERIVES: &[&str] = &[
    "strum::EnumString",
    "strum::Display",
    "strum::EnumIter",
    "strum::IntoStaticStr",
    "strum::AsRefStr",
    "serde::Serialize",
    "serde::Deserialize",
];

/// The lines of `[dependencies]` for an enum with all derives.
pub const DEPENDENCIES: &str = "serde = { version = \"1\", features = [\"derive\"] }\n\
                                strum = { version = \"0.28\", features = [\"derive\"] }\n";

/// Returns the source of an enum of these codes, with these derives and `Clone` and `Copy`.
pub fn with_derives(codes: &[String], derives: &[&str]) -> String {
    let has = |of: &str| derives.iter().any(|derive| derive.starts_with(of));
    let mut out =
        format!("#[derive({})]\npub enum ErrorCode {{\n", [&["Clone", "Copy"], derives].concat().join(", "));
    for code in codes {
        if has("strum::") {
            writeln!(out, "    #[strum(serialize = {code:?})]").unwrap();
        }
        if has("serde::") {
            writeln!(out, "    #[serde(rename = {code:?})]").unwrap();
        }
        writeln!(out, "    {},", variant(code)).unwrap();
    }
    out.push_str("}\n");
    out
}

/// Returns the source of a user's enum of these codes, checked and converted by the derive.
pub fn with_user_derive(codes: &[String]) -> String {
    let mut out = "#[derive(Clone, Copy, intercom_errors::IntercomErrors)]\n#[intercom_errors(display)]\n\
                   pub enum Failure {\n"
        .to_owned();
    for code in codes {
        writeln!(out, "    {},", variant(code)).unwrap();
    }
    out.push_str("}\n");
    out
}

fn variant(code: &str) -> String {
    CodeName::new(code).expect("a code").variant()
}

/// Returns the codes of the library.
pub fn real_codes() -> Vec<String> {
    intercom_errors::ErrorCode::ALL.iter().map(|code| code.as_str().to_owned()).collect()
}
