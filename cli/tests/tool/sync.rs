//! `sync`: what it writes, what it reports, and what it does not change.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::docs_site::{Answer, DocsSite, html_page, page, page_data};
use crate::made_up::{MadeUp, Ran, VERSIONS, write};

/// The rows that the usual made-up snapshot has.
pub(crate) const ROWS_2_1: [(&str, &str); 2] =
    [("token_revoked", "The token is revoked"), ("conflict", "Data clashes")];
pub(crate) const ROWS_PREVIEW: [(&str, &str); 2] =
    [("token_revoked", "The token was revoked"), ("conflict", "Data clashes")];

/// Makes a site with the pages of the usual made-up snapshot.
pub(crate) fn usual_site() -> DocsSite {
    let site = DocsSite::new();
    site.page(&VERSIONS, "2.1", &ROWS_2_1).page(&VERSIONS, "Preview", &ROWS_PREVIEW);
    site
}

pub(crate) fn sync(made_up: &MadeUp, site: &DocsSite, more: &[&str]) -> Ran {
    sync_within(2, made_up, site, more)
}

/// Syncs with this time-out in seconds.
pub(crate) fn sync_within(seconds: u32, made_up: &MadeUp, site: &DocsSite, more: &[&str]) -> Ran {
    let timeout = seconds.to_string();
    made_up.run(&[&["sync", "--base-url", &site.url(), "--timeout", &timeout], more].concat())
}

/// Syncs with a directory of fetched files.
pub(crate) fn sync_from(made_up: &MadeUp, fetched: &Path) -> Ran {
    let template = "https://example.com/d/{version}/api.yaml";
    made_up.run(&["sync", "--openapi-url", template, "--from", fetched.to_str().unwrap()])
}

/// Begins the same in the background, without a time-out of its own.
pub(crate) fn begin_sync(made_up: &MadeUp, site: &DocsSite, more: &[&str]) -> Child {
    let mut tool = made_up.tool(&[&["sync", "--base-url", &site.url()], more].concat());
    tool.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Returns every file of a directory with its bytes.
pub(crate) fn bytes(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut directories = vec![directory.to_owned()];
    while let Some(below) = directories.pop() {
        for entry in fs::read_dir(below).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                directories.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(directory).unwrap().display().to_string();
                files.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

#[test]
fn a_new_version_new_codes_and_a_new_description_are_written_and_reported() {
    let made_up = MadeUp::usual();
    let site = DocsSite::new();
    let versions = ["1.0", "2.0", "2.1", "2.2", "Preview"];
    let rows = [("token_revoked", "The token is void"), ("conflict", "Data clashes"), ("fresh_one", "New")];
    for version in ["2.1", "2.2", "Preview"] {
        site.page(&versions, version, &rows);
    }
    let ran = sync(&made_up, &site, &[]);
    ran.exits(0)
        .says("codes added (1)\n  + fresh_one")
        .says("versions added (1)\n  + 2.2")
        .says("was: The token is revoked\n      now: The token is void")
        .says(&format!("note: the docs at {} have no page of 1.0-2.0; nothing changes there", site.url()));
    assert_eq!(ran.err, "no page: 1.0-2.0\npage fetched as page-data: 2.1-2.2, Preview\n");
    made_up.run(&["check"]).clean();
    assert_eq!(fs::read_dir(made_up.workspace()).unwrap().count(), 1, "nothing is left next to the snapshot");
    sync(&made_up, &site, &["--check"]).exits(0).says("are the same");
}

#[test]
fn a_second_sync_writes_nothing() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    sync(&made_up, &site, &[]).exits(0);
    let before = bytes(&made_up.directory());
    assert_eq!(site.seen().files, 2);
    sync(&made_up, &site, &[]).exits(0).says("are the same").says("nothing was written");
    let seen = site.seen();
    assert_eq!(seen.requests, 6, "two pages, and two versions without one in two forms: {seen:?}");
    assert!(seen.agents.iter().all(|agent| agent.starts_with("cargo-intercom-errors/")), "{seen:?}");
    assert_eq!(bytes(&made_up.directory()), before);
}

#[test]
fn twenty_four_versions_are_requested_four_at_a_time() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    let names: Vec<String> = (0..21).map(|minor| format!("3.{minor}")).collect();
    let mut versions: Vec<&str> = VERSIONS[..3].to_vec();
    versions.extend(names.iter().map(String::as_str));
    versions.push("Preview");
    for version in &versions {
        site.page(&versions, version, &ROWS_2_1);
    }
    site.delay(Duration::from_millis(50));
    sync(&made_up, &site, &[]).exits(0).says("versions added (21)");
    let seen = site.seen();
    assert_eq!((seen.requests, seen.most_at_once), (versions.len(), 4), "{seen:?}");
}

#[test]
fn check_and_dry_run_write_nothing() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    sync(&made_up, &site, &[]).exits(0);
    site.page(&VERSIONS, "2.1", &[("conflict", "Data clash"), ("token_revoked", "The token is revoked")]);
    let before = bytes(&made_up.directory());
    sync(&made_up, &site, &["--check"])
        .exits(1)
        .says("now: Data clash")
        .complains("docs-snapshot is behind the docs at http://127.0.0.1");
    sync(&made_up, &site, &["--dry-run"]).exits(0).says("now: Data clash").says("nothing was written");
    assert_eq!(bytes(&made_up.directory()), before);
    let report = sync(&made_up, &site, &["--format", "json"]).json();
    assert_eq!(report["written"], json!(true));
    assert_eq!(report["changes"][0]["kind"], json!("reworded"));
    sync(&made_up, &site, &["--check"]).exits(0);
}

#[test]
fn different_dates_alone_are_not_a_difference() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    sync(&made_up, &site, &[]).exits(0);
    let mut page = page(&VERSIONS, "2.1", &ROWS_2_1);
    page["props"]["lastModified"] = json!("2030-01-01T00:00:00.000Z");
    site.answer(&page_data("2.1"), Answer::File(page.to_string()));
    sync(&made_up, &site, &["--check"])
        .exits(0)
        .says("are the same")
        .says("only dates, tags or the form of files changed");
    sync(&made_up, &site, &[]).exits(0).says("are the same").says("written");
    made_up.run(&["check"]).clean();
}

#[test]
fn the_date_of_an_unchanged_page_is_kept_if_the_server_gives_none() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    sync(&made_up, &site, &[]).exits(0);
    let manifest = made_up.read("manifest.json");
    let dated =
        manifest.replacen("\"sha256\"", "\"last_modified\": \"2026-01-02T03:04:05Z\",\n      \"sha256\"", 1);
    made_up.write("manifest.json", &dated);
    sync(&made_up, &site, &[]).exits(0).says("nothing was written");
}

#[test]
fn a_removed_row_retires_the_code_only_if_no_other_source_lists_it() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    site.page(&VERSIONS, "2.1", &ROWS_2_1[1..]).page(&VERSIONS, "Preview", &ROWS_PREVIEW[..1]);
    let accept = ["--accept-removed"];
    let ran = sync(&made_up, &site, &accept);
    ran.exits(0);
    assert!(!ran.out.contains("retired"), "the other page has each: {}", ran.out);
    site.page(&VERSIONS, "Preview", &ROWS_PREVIEW[1..]);
    sync(&made_up, &site, &accept).exits(0).says("codes retired (1)\n  ~ token_revoked");
    made_up.run(&["check"]).clean();
    site.page(&VERSIONS, "Preview", &ROWS_PREVIEW);
    sync(&made_up, &site, &[]).exits(0).says("codes no longer retired (1)");
    made_up.run(&["check"]).clean();
}

/// Makes a page in HTML.
fn html(rows: &[(&str, &str)]) -> String {
    let row = |(code, text): &(&str, &str)| format!("<tr><td>{code}</td><td>{text}</td></tr>");
    let rows: String = rows.iter().map(row).collect();
    let table = format!("<table><tr><th>Field</th><th>Description</th></tr>{rows}</table>");
    format!("<!DOCTYPE html><html><body><article>{table}</article></body></html>")
}

#[test]
fn a_page_without_page_data_is_read_as_html() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let html = html(&[ROWS_2_1[0], ROWS_2_1[1], ("third", "New")]);
    site.answer(&page_data("2.1"), Answer::Status(404)).answer(&html_page("2.1"), Answer::File(html));
    sync(&made_up, &site, &[])
        .exits(0)
        .says("+ third")
        .says("note: 2.1: read as HTML, which a build reads only with the feature `html`: http://127.0.0.1");
    let files = bytes(&made_up.directory());
    assert!(files.contains_key("pages/2.1.html") && !files.contains_key("pages/2.1.page-data.json"));
    made_up.run(&["check"]).clean();
}

#[test]
fn a_failing_server_is_no_reason_to_read_html() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let before = bytes(made_up.workspace());
    let fails = Answer::AtFirst(u32::MAX, 503, "Retry-After: 0\r\n", String::new());
    site.answer(&page_data("2.1"), fails).answer(&html_page("2.1"), Answer::File(html(&ROWS_2_1)));
    sync(&made_up, &site, &[]).exits(3).complains("expected 200, found 503");
    assert_eq!(bytes(made_up.workspace()), before);
}

#[test]
fn without_page_data_the_manifest_lists_the_versions() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    for (version, rows) in [("2.1", &ROWS_2_1), ("Preview", &ROWS_PREVIEW)] {
        site.answer(&html_page(version), Answer::File(html(rows)));
    }
    sync(&made_up, &site, &[])
        .exits(0)
        .says("note: no page lists the versions, so the snapshot's own are used: ");
    made_up.run(&["check"]).clean();
    sync(&made_up, &site, &[]).exits(0).says("nothing was written");
}

#[test]
fn page_data_without_a_list_of_versions_leaves_the_list_to_the_manifest() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    let mut page = page(&VERSIONS, "2.1", &ROWS_2_1);
    page.as_object_mut().unwrap().remove("versions");
    site.answer(&page_data("2.1"), Answer::File(page.to_string()));
    site.answer(&html_page("Preview"), Answer::File(html(&ROWS_PREVIEW)));
    sync(&made_up, &site, &[]).exits(0).says("\nwritten\n");
    made_up.run(&["check"]).clean();
    assert_eq!(made_up.json("manifest.json")["versions"].as_array().map(Vec::len), Some(VERSIONS.len()));
}

#[test]
fn the_observations_of_a_removed_version_go_with_its_description() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    site.page(&["1.0", "2.0", "2.1"], "2.1", &ROWS_2_1);
    let template = format!("{}/d/{{version}}/api.yaml", site.url());
    site.answer("/d/0/api.yaml", Answer::Status(500));
    let run = || sync(&made_up, &site, &["--accept-removed", "--openapi-url", &template]);
    let ran = run();
    assert!(!ran.exits(0).out.contains("LOST versions"), "it may exist: {}", ran.out);
    site.answer("/d/0/api.yaml", Answer::Status(404));
    run()
        .exits(0)
        .says("LOST versions (1)\n  - Preview\n")
        .says("note: Preview: no page and no description; its observations are removed\n");
    assert!(!made_up.read("observed.json").contains("Preview"));
    made_up.run(&["check"]).clean();
}

#[test]
fn another_page_may_have_the_list_of_versions() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let mut page = page(&VERSIONS, "2.1", &ROWS_2_1);
    page.as_object_mut().unwrap().remove("versions");
    site.answer(&page_data("2.1"), Answer::File(page.to_string()));
    sync(&made_up, &site, &[]).exits(0).says("\nwritten\n");
    assert_eq!(site.seen().requests, 7, "the page of Preview has the list");
}

#[test]
fn a_report_in_markdown_has_the_notes() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.page(&VERSIONS, "2.1", &[("token_revoked", "The token is void"), ("conflict", "Data clashes")]);
    sync(&made_up, &site, &["--format", "markdown"]).exits(0).says("now: `The token is void`\n").says(
        &format!(
            "\n### Notes\n\n- `the docs at {} have no page of 1.0-2.0; nothing changes there`\n",
            site.url()
        ),
    );
    site.page(&VERSIONS, "1.0", &ROWS_2_1).page(&VERSIONS, "2.0", &ROWS_2_1);
    let ran = sync(&made_up, &site, &["--format", "markdown"]);
    assert!(!ran.exits(0).out.contains("Notes"), "{}", ran.out);
}

#[test]
fn the_observations_of_another_repository_are_replaced_as_a_whole() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let template = |directory: &str| format!("{}/{directory}/{{version}}/api.yaml", site.url());
    for directory in ["d", "e"] {
        site.answer(&format!("/{directory}/0/api.yaml"), Answer::File(DESCRIPTION.to_owned()));
        let before = bytes(&made_up.directory());
        sync(&made_up, &site, &["--openapi-url", &template(directory)])
            .exits(3)
            .complains("the observations of 2.1 are of another repository: expected http://127.0.0.1")
            .complains(
                "help: pass an address that has these versions too, without --only: --openapi-url URL\n",
            );
        assert_eq!(bytes(&made_up.directory()), before);
        site.answer(&format!("/{directory}/2.1/api.yaml"), Answer::File(DESCRIPTION.to_owned()));
        site.seen();
        sync(&made_up, &site, &["--openapi-url", &template(directory)]).exits(0);
        assert_eq!(site.seen().unchanged, 0, "tags of another repository are not sent: {directory}");
    }
    let source = &made_up.json("observed.json")["source"];
    assert_eq!(source["repository"], json!(format!("{}/e", site.url())));
    assert_eq!(source["files"].as_object().map(serde_json::Map::len), Some(2));
    sync(&made_up, &site, &["--openapi-url", &template("d"), "--only", "Preview"])
        .exits(3)
        .complains("the observations of 2.1 are of another repository");
}

#[test]
fn a_code_in_another_operation_is_a_difference() {
    let site = usual_site();
    let made_up = MadeUp::usual_of(&format!("{}/d", site.url()));
    let template = format!("{}/d/{{version}}/api.yaml", site.url());
    let run = |more: &[&str]| sync(&made_up, &site, &[&["--openapi-url", &template], more].concat());
    site.answer("/d/0/api.yaml", Answer::File(DESCRIPTION.to_owned()));
    run(&[]).exits(0);
    site.answer("/d/0/api.yaml", Answer::File(DESCRIPTION.replace("/a:", "/b:")));
    run(&["--check"])
        .exits(1)
        .says("~ from_openapi (openapi of Preview, GET /a): named -> not named\n")
        .says("~ from_openapi (openapi of Preview, GET /b): not named -> named\n");
}

#[test]
fn only_the_specified_versions_are_fetched() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.page(&VERSIONS, "2.1", &ROWS_2_1[1..]).page(&VERSIONS, "Preview", &[("other", "")]);
    sync(&made_up, &site, &["--only", "2.1", "--accept-removed"]).exits(0);
    let seen = site.seen();
    assert_eq!(seen.requests, 1, "{seen:?}");
    let page = made_up.read("pages/2.1.page-data.json");
    assert!(!page.contains("token_revoked"), "the page of 2.1 is written: {page}");
    sync(&made_up, &site, &["--only", "7.0"])
        .exits(2)
        .complains("--only 7.0 is not a version of the docs: expected one of 1.0, 2.0, 2.1, Preview\n");
}

#[test]
fn a_directory_of_fetched_files_replaces_the_network() {
    let made_up = MadeUp::usual_of("https://example.com/d");
    let fetched = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| write(&fetched.path().join(path), text);
    put(&page_data("2.1")[1..], &page(&VERSIONS, "2.1", &ROWS_2_1).to_string());
    let rows = [ROWS_PREVIEW[0], ROWS_PREVIEW[1], ("by_name", "New")];
    put("pages/preview.page-data.json", &page(&VERSIONS, "Preview", &rows).to_string());
    put("2.1/api.yaml", DESCRIPTION);
    // The layout of a mirror: the address of the page is a directory.
    put(&format!("{}/index.html", &html_page("2.0")[1..]), &html(&ROWS_2_1));
    let run = || sync_from(&made_up, fetched.path());
    run().exits(0).says("+ by_name").says("+ from_openapi").says("note: 2.0: read as HTML, ");
    run().exits(0).says("are the same").says("nothing was written");
    made_up.run(&["check"]).clean();
}

/// An OpenAPI description with one code.
pub(crate) const DESCRIPTION: &str = "openapi: 3.0.1\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n\
     \x20       '404':\n          description: d\n          content:\n            application/json:\n\
     \x20             examples: {Only: {value: {type: error.list, errors: [{code: from_openapi, message: m}]}}}\n";

#[test]
fn descriptions_are_read_and_requested_by_their_tags() {
    let site = usual_site();
    let made_up = MadeUp::usual_of(&format!("{}/d", site.url()));
    site.answer("/d/0/api.yaml", Answer::File(DESCRIPTION.to_owned()));
    let template = format!("{}/d/{{version}}/api.yaml", site.url());
    let run = || sync(&made_up, &site, &["--openapi-url", &template]);
    run()
        .exits(0)
        .says("+ from_openapi")
        .says("note: no OpenAPI description of 1.0-2.1 (http://127")
        .says("the observations of 2.1 stay as they were");
    site.seen();
    run()
        .exits(0)
        .says("are the same")
        .says("nothing was written")
        .complains("OpenAPI description not modified: Preview\n");
    let seen = site.seen();
    assert_eq!((seen.unchanged, seen.files), (1, 2), "the description, and two pages: {seen:?}");
    made_up.run(&["check"]).clean();
}

#[test]
fn files_that_are_not_in_the_manifest_stay() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    made_up.write("README.md", "mine");
    made_up.write("notes/a.txt", "mine too");
    site.page(&VERSIONS, "1.0", &ROWS_2_1);
    made_up.write("pages/1.0.page-data.json", "mine as well");
    sync(&made_up, &site, &[]).exits(3).complains(
        "pages/1.0.page-data.json: the file is not in the manifest, and the new snapshot needs its path",
    );
    fs::remove_file(made_up.directory().join("pages/1.0.page-data.json")).unwrap();
    sync(&made_up, &site, &[]).exits(0);
    let after = bytes(&made_up.directory());
    assert_eq!((&*after["README.md"], &*after["notes/a.txt"]), (&b"mine"[..], &b"mine too"[..]));
}
