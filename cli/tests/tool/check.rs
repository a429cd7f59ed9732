use std::fs;

use serde_json::json;

use crate::made_up::{MadeUp, Ran, run, tool};

/// Returns the number of lines with a problem. Notes are indented.
fn problems(ran: &Ran) -> usize {
    ran.out.lines().filter(|line| !line.starts_with("  ")).count()
}

#[test]
fn a_whole_snapshot_has_no_problem() {
    let made_up = MadeUp::usual();
    made_up.write("README.md", "The files.");
    made_up.run(&["check"]).clean().says("no problem\n").says("codes: 4");
}

#[test]
fn the_repository_s_snapshot_has_no_problem() {
    run(tool().arg("check")).clean();
}

#[test]
fn codes_without_a_category_are_a_note() {
    let made_up = MadeUp::new()
        .categories()
        .page("Preview", &[("conflict", ""), ("unheard_of", "")])
        .observations(&json!({"2.1": {
            "of_two_kinds": {"statuses": {"401": 1, "404": 1}},
            "of_one_kind": {"statuses": {"404": 1, "410": 1}}
        }}));
    made_up.run(&["check"]).clean().says("  codes without a category: of_two_kinds, unheard_of\n");
    made_up.write("stray", "");
    let ran = made_up.run(&["check"]);
    ran.exits(1)
        .says("  files in the manifest, with the right hashes: 3\n")
        .says("  codes without a category: of_two_kinds, unheard_of\n");
    assert_eq!(problems(&ran), 1);
    MadeUp::usual().run(&["check"]).clean().says("  codes without a category: none\n");
}

#[test]
fn changed_bytes_are_reported_with_both_hashes() {
    let made_up = MadeUp::usual();
    let path = made_up.directory().join("pages/preview.page-data.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "\n").unwrap();
    let ran = made_up.run(&["check"]);
    ran.exits(1)
        .says("pages/preview.page-data.json: the SHA-256 differs: expected ")
        .says("  files in the manifest, with the right hashes: 4\n")
        .complains("has 1 problem\n");
    assert_eq!(problems(&ran), 1);
}

#[test]
fn every_problem_is_reported_on_its_own_line() {
    let made_up = MadeUp::usual();
    made_up.write("pages/stray.html", "<p>");
    made_up.write("stray\nname", "");
    made_up.write("observed.json", "{");
    fs::remove_file(made_up.directory().join("secondary.json")).unwrap();
    let ran = made_up.run(&["check"]);
    ran.exits(1)
        .says("secondary.json: the manifest names this file, which is missing; ")
        .says("observed.json: line 1, column 1: not valid JSON")
        .says("observed.json: the SHA-256 differs: expected ")
        .says("pages/stray.html: the manifest does not list this file; ")
        .says("stray\\nname: the manifest does not list this file; ")
        .complains("has 5 problems\n");
    assert_eq!(problems(&ran), 5);
}

#[test]
fn two_broken_pages_are_two_problems() {
    let made_up = MadeUp::usual();
    made_up.write("pages/2.1.page-data.json", "{}");
    made_up.write("pages/preview.page-data.json", "[]");
    let ran = made_up.run(&["check"]);
    ran.exits(1).says("pages/2.1.page-data.json: ").says("pages/preview.page-data.json: ");
    assert!(!ran.out.contains("no file is a page"), "{}", ran.out);
}

#[test]
fn a_retired_code_that_a_page_names_is_a_problem() {
    MadeUp::usual()
        .retired("conflict", "Data clashes")
        .run(&["check"])
        .exits(1)
        .says("the code \"conflict\" is retired, but pages/2.1.page-data.json, version 2.1 names it");
}

#[test]
fn a_code_of_an_earlier_snapshot_must_be_known_or_retired() {
    let earlier = MadeUp::new().page("Preview", &[("conflict", ""), ("gone", ""), ("old", "")]);
    let later = MadeUp::new().page("Preview", &[("conflict", "")]).retired("old", "Was here");
    let against = earlier.directory();
    let ran = later.run(&["check", "--against", against.to_str().unwrap()]);
    ran.exits(1).says("the code \"gone\"; run `sync` or `observe`, which write it to the retired codes\n");
    assert_eq!(problems(&ran), 1);
    later.run(&["check"]).clean();
}

#[test]
fn every_lost_fact_of_an_earlier_snapshot_is_reported() {
    let of = |count: u32| json!({"not_found": {"statuses": {"404": count}}});
    let earlier = MadeUp::new()
        .page("Preview", &[("conflict", "Data clashes")])
        .page("2.1", &[("conflict", "")])
        .observations(&json!({"2.1": of(3), "Preview": of(2)}));
    let later = MadeUp::new()
        .page("Preview", &[("conflict", "")])
        .observations(&json!({"2.1": {}, "Preview": of(2)}));
    let (was, is) = (earlier.directory(), later.directory());
    let ran = later.run(&["check", "--against", was.to_str().unwrap()]);
    ran.exits(1);
    assert!(!ran.out.contains("nothing"), "{}", ran.out);
    let reported: Vec<String> = ran
        .out
        .lines()
        .filter_map(|line| line.strip_prefix(&format!("{}: ", is.display())))
        .map(|line| line.replace(was.to_str().unwrap(), "WAS"))
        .collect();
    let restore = "restore it from version control, unless its source has dropped it";
    assert_eq!(
        reported,
        [
            "the description of the code \"conflict\" (Preview): \"Data clashes\"",
            "the evidence of the code \"conflict\" (page of 2.1): \"named\"",
            "the evidence of the code \"not_found\" (openapi of 2.1): \"named\"",
            "the evidence of the code \"not_found\" (openapi of 2.1, status 404): \"examples: 3\"",
            "the file \"pages/2.1.page-data.json\": \"page-data of 2.1\"",
        ]
        .map(|lost| format!("lost since WAS: {lost}; {restore}"))
    );
    assert_eq!(problems(&ran), 5);
    earlier
        .run(&["check", "--against", was.to_str().unwrap()])
        .clean()
        .says(&format!("lost since {}: nothing\n", was.display()));
}

#[test]
fn an_earlier_snapshot_that_cannot_be_read_is_an_error_of_any_check() {
    let made_up = MadeUp::usual();
    made_up.write("observed.json", "{");
    made_up.run(&["check", "--against", "nowhere"]).exits(3).complains("nowhere/manifest.json: ");
}

#[test]
fn files_that_contradict_each_other_are_reported_with_their_directory() {
    let made_up = MadeUp::usual();
    let page = made_up.directory().join("pages/2.1.page-data.json");
    let text = fs::read_to_string(&page).unwrap().replace("\"v2.0\"", "\"2.0 (old)\"");
    fs::write(&page, text).unwrap();
    let reported = format!(
        "{}/pages/preview.page-data.json: versions: the list of versions is not",
        made_up.directory().display()
    );
    made_up.run(&["check"]).exits(1).says(&reported);
    made_up.run(&["list"]).exits(3).complains(&reported);
}

#[test]
fn a_directory_without_a_manifest_cannot_be_checked() {
    let empty = tempfile::tempdir().unwrap();
    run(tool().args(["check", "--snapshot"]).arg(empty.path()))
        .exits(3)
        .complains("manifest.json: cannot be read: ")
        .complains("help: pass the directory of a snapshot");
}

#[test]
fn a_broken_manifest_is_a_problem() {
    let made_up = MadeUp::usual();
    made_up.write("manifest.json", "{\"files\": 1}");
    made_up.run(&["check"]).exits(1).says("manifest.json: files: expected an array, found 1; ");
}

#[test]
fn incomplete_or_outdated_facts_are_notes() {
    let secondary = json!({
        "listings": [{"versions": ["2.0", "2.1"], "complete": true, "date": "2026-06-12", "source": "made-up pages",
            "codes": {"of_two": null}}],
        "clients": [],
        "placeholders": [
            {"code": "some_error", "reason": "made up"},
            {"code": "nowhere", "reason": "made up"},
            {"code": "conflict", "reason": "made up"}
        ]
    });
    let of_2_1 = json!({"some_error": {"statuses": {"422": 1}}, "conflict": {"statuses": {"404": 1}}});
    MadeUp::new()
        .categories()
        .page("1.0", &[("conflict", "")])
        .page("2.1", &[("of_two", "")])
        .page("Preview", &[("conflict", ""), ("of_two", "")])
        .observations(&json!({"2.1": of_2_1}))
        .data("secondary", &secondary)
        .run(&["check"])
        .clean()
        .says("  categories of codes that no source names: scroll_exists, token_revoked\n")
        .says("  codes without a category: of_two\n")
        .says("  codes without a status of their category: conflict (conflict; 404)\n")
        .says("  codes unlisted between versions that have them: none\n")
        .says("  listings that the page has overtaken: 2.1\n")
        .says("  placeholders that no longer apply: nowhere, conflict\n");
    MadeUp::new()
        .page("1.0", &[("conflict", "")])
        .page("2.0", &[("other", "")])
        .page("2.1", &[("conflict", "")])
        .run(&["check"])
        .clean()
        .says("  codes unlisted between versions that have them: conflict (2.0)\n");
}
