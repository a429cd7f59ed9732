//! Two files of Markdown repeat what is defined elsewhere: the definition of the states, and their counts.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use intercom_errors::{ApiVersion, Availability, ErrorCode};

/// Compares the text between the comments `<!-- NAME: begin -->` and `<!-- NAME: end -->` of a file. With
/// `UPDATE_EXPECTED=1`, replaces it.
fn compare(path: &str, name: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let file = fs::read_to_string(&path).unwrap();
    let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
    let (before, rest) = file.split_once(&begin).unwrap();
    let (found, after) = rest.split_once(&end).unwrap();
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(path, format!("{before}{begin}{expected}{end}{after}")).unwrap();
    } else {
        assert_eq!(found, expected, "with UPDATE_EXPECTED=1, this test rewrites the {name}");
    }
}

#[test]
fn the_readme_defines_the_states() {
    compare("README.md", "availability", Availability::DEFINITION);
}

#[test]
fn the_snapshots_readme_counts_the_states_in_each_version() {
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
    compare("docs-snapshot/README.md", "versions", &table);
}

#[test]
fn the_readme_links_to_each_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for entry in fs::read_dir(root.join("examples")).unwrap() {
        let entry = entry.unwrap();
        let link = format!("(examples/{})", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_file() {
            assert!(readme.contains(&link), "README.md has no link {link}");
        }
    }
}
