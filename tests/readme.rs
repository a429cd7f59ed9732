//! The README repeats what is written elsewhere: the definition of the states, and their counts.

use std::fmt::Write;
use std::{env, fs};

use intercom_errors::{ApiVersion, Availability, ErrorCode};

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

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
fn the_readme_defines_the_states_and_counts_them_in_each_version() {
    let is_update = env::var_os("UPDATE_EXPECTED").is_some();
    let mut readme = fs::read_to_string(README).unwrap();
    for (name, expected) in [("availability", Availability::DEFINITION.to_owned()), ("versions", table())] {
        let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
        let (before, rest) = readme.split_once(&begin).unwrap();
        let (found, after) = rest.split_once(&end).unwrap();
        if is_update {
            readme = format!("{before}{begin}{expected}{end}{after}");
        } else {
            assert_eq!(found, expected, "with UPDATE_EXPECTED=1, this test rewrites the {name}");
        }
    }
    if is_update {
        fs::write(README, readme).unwrap();
    }
}
