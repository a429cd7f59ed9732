//! The build script: what makes it run again, what it generates, and its messages.

mod nested;

use std::fs;
use std::path::{Path, PathBuf};

use intercom_errors_catalog::{Catalog, Snapshot};
use nested::{Downstream, copy, made_up_snapshot, root};
use serde_json::Value;

/// Returns a copy of the repository's snapshot under this name.
fn snapshot_copy(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&directory);
    copy(&root().join("docs-snapshot"), &directory);
    directory
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from));
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

const PAGE: &str = "pages/preview.page-data.json";

#[test]
fn an_edited_row_changes_the_enum_in_the_next_build_only() {
    let downstream = Downstream::new("edited-row");
    let snapshot = snapshot_copy("edited-row-snapshot");
    let run = || downstream.cargo(&["run", "-v"], Some(&snapshot)).expect_success();

    let first = run();
    assert!(first.stdout.contains("admin_not_found"), "{}", first.stdout);
    assert!(!first.stdout.contains("brand_new_code"), "{}", first.stdout);

    fs::write(snapshot.join("README.md"), "not part of the snapshot").unwrap();
    let second = run();
    assert!(second.stderr.contains("Fresh intercom-errors v"), "{}", second.stderr);

    edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"brand_new_code\"]");
    let third = run();
    assert!(third.stderr.contains("Dirty intercom-errors v"), "{}", third.stderr);
    assert!(third.stdout.contains("brand_new_code"), "{}", third.stdout);

    let fourth = run();
    assert!(fourth.stderr.contains("Fresh intercom-errors v"), "{}", fourth.stderr);
}

#[test]
fn the_variable_chooses_the_snapshot() {
    let downstream = Downstream::new("variable");
    let snapshot = snapshot_copy("variable-snapshot");
    edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"brand_new_code\"]");
    let codes = |snapshot: Option<&Path>| downstream.cargo(&["run", "-q"], snapshot).expect_success().stdout;
    assert!(codes(Some(&snapshot)).contains("brand_new_code"));
    assert!(!codes(None).contains("brand_new_code"), "unset again, the crate's own snapshot is read");
}

#[test]
fn a_fault_in_the_snapshot_is_one_message_with_file_and_place() {
    let downstream = Downstream::new("fault");
    let snapshot = snapshot_copy("fault-snapshot");
    edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"Not A Code\"]");
    let ran = downstream.cargo(&["check"], Some(&snapshot));
    assert!(!ran.success);
    let place = "pages/preview.page-data.json: table row 10: the code \"Not A Code\" is not an identifier";
    assert!(ran.stderr.contains(place), "{}", ran.stderr);
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
}

#[test]
fn a_fault_is_printed_without_control_characters() {
    let downstream = Downstream::new("escapes");
    let snapshot = snapshot_copy("escapes-snapshot");
    for (path, shown) in
        [(r"a\u001b]0;title\u0007", r"a\u{1b}]0;title\u{7}"), (r"a\ncargo::error=b", r"a\ncargo::error=b")]
    {
        edit(&snapshot.join("manifest.json"), PAGE, path);
        let ran = downstream.cargo(&["check"], Some(&snapshot));
        assert!(!ran.success);
        assert!(ran.stderr.contains(&format!("\"{shown}\" is not a path")), "{}", ran.stderr);
        assert!(!ran.stderr.contains(['\u{1b}', '\u{7}']), "{}", ran.stderr);
        edit(&snapshot.join("manifest.json"), path, PAGE);
    }
}

#[cfg(unix)]
#[test]
fn a_build_refuses_links_and_pipes() {
    let downstream = Downstream::new("links");
    let snapshot = snapshot_copy("links-snapshot");
    let (page, elsewhere) = (snapshot.join(PAGE), snapshot.join("elsewhere"));
    let assert_refused = |problem: &str| {
        let ran = downstream.cargo(&["check"], Some(&snapshot));
        assert!(!ran.success && ran.stderr.contains(problem), "{}", ran.stderr);
    };
    fs::rename(&page, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &page).unwrap();
    assert_refused(
        "preview.page-data.json is a symbolic link: expected a file or directory of the snapshot itself",
    );
    fs::remove_file(&page).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&page).status().unwrap().success());
    assert_refused("pages/preview.page-data.json: the file cannot be read: not a regular file");
}

#[test]
fn a_variable_without_a_snapshot_is_an_error_with_help() {
    let downstream = Downstream::new("nowhere");
    for (directory, problem) in [
        ("/nonexistent", "a path without that file"),
        // The library has a directory of that name, but the user means another one.
        ("docs-snapshot", "a relative path"),
    ] {
        let ran = downstream.cargo(&["check"], Some(Path::new(directory)));
        assert!(!ran.success);
        let message = format!(
            "INTERCOM_ERRORS_SNAPSHOT is not a snapshot of the docs: expected the absolute path of a directory with a \
             manifest.json, found {problem}: {directory}; help: write INTERCOM_ERRORS_SNAPSHOT = {{ value = "
        );
        assert!(ran.stderr.contains(&message), "{}", ran.stderr);
    }
}

#[test]
fn a_retired_code_stays_in_the_enum_with_its_date_and_without_a_warning() {
    let downstream = Downstream::new("retired");
    let snapshot = snapshot_copy("retired-snapshot");
    let list = r#"{"codes": [{"code": "old_code", "since": "2026-01-02", "description": "What it was",
        "statuses": [404, 410]}]}"#;
    fs::write(snapshot.join("retired.json"), list).unwrap();
    let entry = format!(
        r#"{{"path": "retired.json", "kind": "retired", "source_url": "https://docs.example/", "sha256": "{}"}}, "#,
        "0".repeat(64)
    );
    edit(&snapshot.join("manifest.json"), "\"files\": [", &format!("\"files\": [{entry}"));
    let program = r#"
        #![deny(warnings)]
        use intercom_errors::{ApiVersion, Availability, Category, ErrorCode, IntercomErrors};
        #[derive(Debug, PartialEq, IntercomErrors)]
        enum Own {
            OldCode,
        }
        fn main() {
            let code = ErrorCode::OldCode;
            assert_eq!(code.statuses(), [404, 410]);
            assert_eq!(code.category(), Category::NotFound);
            assert_eq!(ErrorCode::from_code("old_code"), Some(code));
            assert_eq!("old_code".parse(), Ok(Own::OldCode));
            assert!(ErrorCode::ALL.is_sorted() && ErrorCode::ALL.contains(&code));
            for &version in ApiVersion::ALL {
                assert_eq!(code.availability(version), Availability::Unlisted);
            }
            assert_eq!((code.retired(), code.docs_url()), (Some("2026-01-02"), None));
            println!("{code}: {}", code.description().unwrap());
        }"#;
    downstream.write("src/main.rs", program);
    // One version's features: a retired code stays under every set of them.
    let one = ["run", "-q", "--no-default-features", "--features", "intercom-errors/v1_0"];
    let ran = downstream.cargo(&one, Some(&snapshot)).expect_success();
    assert_eq!(ran.stdout, "old_code: What it was\n");
    assert!(!ran.stderr.contains("warning"), "{}", ran.stderr);
}

#[test]
fn the_enum_and_the_derive_name_a_custom_snapshot() {
    let downstream = Downstream::new("named");
    let snapshot = snapshot_copy("named-snapshot");
    downstream
        .write("src/main.rs", "fn main() { println!(\"{}\", intercom_errors::ErrorCode::SNAPSHOT); }\n");
    let printed =
        |snapshot: Option<&Path>| downstream.cargo(&["run", "-q"], snapshot).expect_success().stdout;
    let release = printed(None);
    assert!(release.starts_with("the snapshot of intercom-errors "), "{release}");
    assert_eq!(printed(Some(&snapshot)), release, "a copy is the same snapshot");

    edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"brand_new_code\"]");
    let custom = printed(Some(&snapshot));
    assert!(custom.starts_with("the snapshot in INTERCOM_ERRORS_SNAPSHOT (last modified 20"), "{custom}");

    let unknown = "#[derive(intercom_errors::IntercomErrors)]\npub enum Own { NeverHeardOf }\n";
    downstream.write("src/lib.rs", unknown);
    let check = |snapshot: Option<&Path>| {
        let ran = downstream.cargo(&["check", "--lib"], snapshot);
        assert!(!ran.success);
        assert!(ran.stderr.contains("pub enum Own { NeverHeardOf }"), "{}", ran.stderr);
        ran.stderr
    };
    let note = "note: the docs are those of the snapshot in INTERCOM_ERRORS_SNAPSHOT (last modified 20";
    let (release, custom) = (check(None), check(Some(&snapshot)));
    assert!(!release.contains(note), "{release}");
    assert!(custom.contains(note), "{custom}");
}

#[test]
fn the_same_snapshot_generates_the_same_bytes_in_any_directory() {
    let downstream = Downstream::new("same-bytes");
    let [first, second] = ["same-bytes-1", "same-bytes-2"].map(snapshot_copy);
    let generated = |snapshot: Option<&Path>| {
        let check = ["check", "--lib", "--message-format", "json"];
        let messages = downstream.cargo(&check, snapshot).expect_success().stdout;
        let mut messages = messages.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let directory = messages.find_map(|message| {
            let is_ours = message["package_id"].as_str()?.contains("intercom-errors");
            Some(message["out_dir"].as_str().filter(|_| is_ours)?.to_owned())
        });
        fs::read_to_string(Path::new(&directory.unwrap()).join("catalog.rs")).unwrap()
    };
    let release = generated(None);
    assert_eq!(generated(Some(&first)), release);
    for snapshot in [&first, &second] {
        edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"brand_new_code\"]");
    }
    let custom = generated(Some(&first));
    assert_ne!(custom, release);
    assert_eq!(generated(Some(&second)), custom);
}

#[test]
fn a_description_is_only_ever_text() {
    // It is hostile to JSON, Rust, Markdown and HTML.
    let hostile = r##"\"quoted\" \\ $crate $x {} `code` *em* _a_ [l](http://x.example) https://bare.example </td><script>alert(1)</script> <T> #h &amp; r#\"x\"# */ // 1. -"##;
    let downstream = Downstream::new("hostile");
    let snapshot = snapshot_copy("hostile-snapshot");
    edit(&snapshot.join(PAGE), "The operation is not supported", hostile);

    let printed =
        downstream.cargo(&["run", "--quiet", "--", "unsupported"], Some(&snapshot)).expect_success();
    let expected: String = serde_json::from_str(&format!("\"{hostile}\"")).unwrap();
    assert_eq!(printed.stdout.trim_end(), expected);

    let document = ["rustdoc", "--quiet", "--package", "intercom-errors", "--lib", "--", "-D", "warnings"];
    downstream.cargo(&document, Some(&snapshot)).expect_success();
    let page = downstream.target().join("doc/intercom_errors/enum.ErrorCode.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "shown as text");
    assert!(!page.contains("<script>alert"), "never a tag");
    assert!(!page.contains("href=\"http://x.example"), "never a link");
}

#[test]
fn every_code_of_any_set_finds_itself() {
    let downstream = Downstream::new("sets");
    // The library of the copy names codes of the docs.
    downstream.write("src/lib.rs", "//! Nothing.\n");
    let numbered = |count: usize, name: fn(usize) -> String| (0..count).map(name).collect::<Vec<_>>();
    let sets = [
        // One code, one letter.
        vec!["a".to_owned()],
        // Every length that a code may have.
        numbered(64, |n| "a".repeat(n + 1)),
        // The most codes that the hash is for, and more.
        numbered(256, |n| format!("made_up_{n}")),
        numbered(300, |n| format!("made_up_{n}")),
        numbered(3000, |n| format!("made_up_{n}_not_found")),
        // More codes of every length.
        numbered(640, |n| format!("{}{}", "abcdefghij".as_bytes()[n / 64] as char, "a".repeat(n % 64))),
        // Codes with the same beginning and end.
        numbered(100, |n| format!("beginning_{n:02}_the_end")),
        // Codes that are shorter than a machine word.
        numbered(100, |n| format!("c{n:02}")),
    ];
    for (number, codes) in sets.iter().enumerate() {
        let snapshot = made_up_snapshot(&format!("set-{number}"), codes);
        let ran = downstream.cargo(&["run", "--quiet", "--", "--check"], Some(&snapshot)).expect_success();
        assert_eq!(ran.stdout.trim_end(), format!("{0} of {0}", codes.len()), "set {number}");
    }
}

/// Prints the facts about a code. The catalog's facts print the same.
const PRINT_FACTS: &str = r#"
    let states: Vec<_> = ApiVersion::ALL.iter().map(|version| code.availability(*version)).collect();
    let (since, description) = (code.since().map(|since| since.to_string()), code.description());
    let (statuses, category) = (code.statuses(), code.category());
    println!("{code} {code:?} {since:?} {statuses:?} {category:?} {states:?} {description:?}");
"#;

#[test]
fn the_facts_about_a_code_do_not_depend_on_the_number_of_codes() {
    let downstream = Downstream::new("many");
    // The library of the copy names codes of the docs.
    downstream.write("src/lib.rs", "//! Nothing.\n");
    let program = format!(
        r#"
        use intercom_errors::{{ApiVersion, ErrorCode, IntercomErrors}};

        #[derive(IntercomErrors)]
        #[intercom_errors(codes = Oldest, version = "1.0")]
        struct Pinned;

        fn main() {{
            for &code in ErrorCode::ALL {{ {PRINT_FACTS} }}
            println!();
            for &code in Oldest::ALL {{ {PRINT_FACTS} }}
        }}"#
    );
    downstream.write("src/main.rs", &program);
    // In one set, no two codes have the same statuses. In the other, all have the same.
    let own = |n: usize| format!(r#"{{"{}": 1, "{}": 1}}"#, 400 + n % 20, 500 + n / 20);
    let sets: [(usize, &dyn Fn(usize) -> String); 2] = [(300, &own), (300, &|_| r#"{"400": 1}"#.to_owned())];
    for (number, (count, statuses)) in sets.into_iter().enumerate() {
        let snapshot = snapshot_copy(&format!("many-{number}-snapshot"));
        let more = (0..count).map(|n| format!("\"made_up_{n}\": {{\"statuses\": {}}},", statuses(n)));
        let more = format!("\"2.16\": {{{}", more.collect::<String>());
        edit(&snapshot.join("observed.json"), "\"2.16\": {", &more);

        let read = Snapshot::load("snapshot", |path| fs::read(snapshot.join(path))).unwrap();
        let catalog = Catalog::merge(read).unwrap();
        let expected = catalog.codes.iter().map(|code| {
            let (name, variant, states) = (&code.name, code.name.variant(), &code.availability);
            let (since, description) = (code.since().map(|since| since.to_string()), code.description());
            let (statuses, category) = (code.statuses(), format!("{:?}", code.category));
            let statuses: Vec<_> = statuses.iter().collect();
            (format!("{name} {variant} {since:?} {statuses:?} {category} {states:?} {description:?}"), states)
        });
        let expected: Vec<_> = expected.collect();
        let all: Vec<_> = expected.iter().map(|(line, _)| line.as_str()).collect();
        let oldest = expected.iter().filter(|(_, states)| format!("{:?}", states[0]) != "Unlisted");
        let oldest: Vec<_> = oldest.map(|(line, _)| line.as_str()).collect();
        assert!(all.len() > count && oldest.len() < 100, "{} {}", all.len(), oldest.len());

        let ran = downstream.cargo(&["run", "--quiet"], Some(&snapshot)).expect_success();
        let (found, found_oldest) = ran.stdout.split_once("\n\n").unwrap();
        assert_eq!(found.lines().collect::<Vec<_>>(), all);
        assert_eq!(found_oldest.lines().collect::<Vec<_>>(), oldest);
    }
}
