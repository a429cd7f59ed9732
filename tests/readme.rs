//! The README's table of versions says what the enum says.

use std::fmt::Write;
use std::{env, fs};

use intercom_errors::{ApiVersion, Availability, ErrorCode};

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
const BEGIN: &str = "<!-- versions: begin -->\n";
const END: &str = "<!-- versions: end -->";

fn table() -> String {
    let mut table = String::from(
        "| version | `●` documented | `◆` observed | `○` presumed | `·` unlisted |\n\
         | --- | ---: | ---: | ---: | ---: |\n",
    );
    for &version in ApiVersion::ALL {
        let count = |state| ErrorCode::ALL.iter().filter(|code| code.availability(version) == state).count();
        writeln!(
            table,
            "| {version} | {} | {} | {} | {} |",
            count(Availability::Documented),
            count(Availability::Observed),
            count(Availability::Presumed),
            count(Availability::Unlisted),
        )
        .unwrap();
    }
    table
}

#[test]
fn the_readme_counts_what_is_known_of_each_version() {
    let readme = fs::read_to_string(README).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (found, after) = rest.split_once(END).unwrap();
    let expected = table();
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(README, format!("{before}{BEGIN}{expected}{END}{after}")).unwrap();
    } else {
        assert_eq!(found, expected, "with UPDATE_EXPECTED=1, this test rewrites the table");
    }
}
