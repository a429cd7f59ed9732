//! The two forms of a page: page-data, and HTML if there is no page-data.

use std::fs;

use crate::docs_site::{Answer, DocsSite, html_page, page_data};
use crate::made_up::{MadeUp, VERSIONS};
use crate::sync::{ROWS_2_1, ROWS_PREVIEW, bytes, sync, usual_site};

/// A page as HTML with these rows.
fn html(rows: &[(&str, &str)]) -> String {
    let rows = rows
        .iter()
        .fold(String::new(), |all, (code, text)| all + &format!("<tr><td>{code}</td><td>{text}</td></tr>"));
    format!(
        "<!DOCTYPE html><html><body><div class=\"md-table-wrapper\"><table class=\"md\"><thead><tr><th>Field</th>\
         <th>Description</th></tr></thead><tbody>{rows}</tbody></table></div></body></html>"
    )
}

/// A site whose pages are HTML only.
fn html_site() -> DocsSite {
    let site = DocsSite::new();
    let rows = [("token_revoked", "reworded"), ROWS_PREVIEW[1]];
    site.answer(&html_page("2.1"), Answer::File(html(&ROWS_2_1)))
        .answer(&html_page("Preview"), Answer::File(html(&rows)));
    site
}

#[test]
fn html_is_taken_if_page_data_fails() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&html_page("2.0"), Answer::File(html(&[("html_only", "From HTML")])));
    sync(&made_up, &site, &[])
        .exits(0)
        .says("+ html_only")
        .says("note: 2.0: taken as HTML, which the default build does not read (feature `html`): http://127");
    assert!(made_up.folder().join("pages/2.0.html").is_file());
    made_up.run(&["check"]).clean();
    site.page(&VERSIONS, "2.0", &[("html_only", "From HTML")]);
    sync(&made_up, &site, &[]).exits(0);
    assert!(!made_up.folder().join("pages/2.0.html").exists(), "page-data takes its place");
    made_up.run(&["check"]).clean();
}

#[test]
fn a_server_that_is_down_does_not_turn_a_page_into_html() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::Status(503))
        .answer(&html_page("Preview"), Answer::File(html(&ROWS_PREVIEW)));
    sync(&made_up, &site, &[]).exits(3).complains("the server answered 503; expected 200");
}

#[test]
fn without_any_page_data_the_versions_are_the_snapshot_s_and_the_pages_are_html() {
    let (made_up, site) = (MadeUp::usual(), html_site());
    let versions = made_up.run(&["list", "--format", "json"]).json()["versions"].clone();
    sync(&made_up, &site, &[])
        .exits(0)
        .says("now: reworded")
        .says("note: no page lists the versions, so that those of the snapshot count: http://127.0.0.1")
        .says("note: 2.1: taken as HTML")
        .says("note: Preview: taken as HTML");
    made_up.run(&["check"]).clean();
    let files: Vec<String> = bytes(&made_up.folder().join("pages")).into_keys().collect();
    assert_eq!(files, ["2.1.html", "preview.html"]);
    let listed = made_up.run(&["list", "--format", "json"]).json()["versions"].clone();
    let links = |versions: &serde_json::Value| {
        let versions = versions.as_array().unwrap().iter();
        versions
            .map(|version| {
                version["docs_url"].as_str().unwrap().split('/').skip(3).collect::<Vec<_>>().join("/")
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(links(&listed), links(&versions), "the links are still known");

    sync(&made_up, &site, &[]).exits(0).says("are the same").says("nothing was written");
    site.page(&VERSIONS, "2.1", &ROWS_2_1).page(&VERSIONS, "Preview", &ROWS_PREVIEW);
    sync(&made_up, &site, &[]).exits(0).says("was: reworded");
    let manifest = fs::read_to_string(made_up.folder().join("manifest.json")).unwrap();
    assert!(!manifest.contains("\"versions\""), "the pages list them again: {manifest}");
    made_up.run(&["check"]).clean();
}

#[test]
fn a_site_without_any_page_changes_nothing() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    let before = bytes(made_up.workspace());
    for more in [&[][..], &["--accept-removed"]] {
        sync(&made_up, &site, more)
            .exits(3)
            .complains("/docs/2.1/codes/data.json: the server answered 404; expected 200")
            .complains("no page lists the versions of the docs; nothing was written")
            .complains("see that the address is that of the docs site");
    }
    assert_eq!(bytes(made_up.workspace()), before);
}
