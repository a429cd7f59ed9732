//! A page of which the snapshot has both forms keeps both.

use std::fs;

use serde_json::{Value, json};

use crate::docs_site::{Answer, DocsSite, html_page, page, page_data};
use crate::made_up::{MadeUp, VERSIONS, sha256};
use crate::sync::{ROWS_PREVIEW, bytes, sync, usual_site};

/// Preview's page of the usual site, as HTML with these rows.
fn html(rows: &[(&str, &str)]) -> String {
    let rows = rows
        .iter()
        .fold(String::new(), |all, (code, text)| all + &format!("<tr><td>{code}</td><td>{text}</td></tr>"));
    format!(
        "<!DOCTYPE html><html><body><div class=\"md-table-wrapper\"><table class=\"md\"><thead><tr><th>Field</th>\
         <th>Description</th></tr></thead><tbody>{rows}</tbody></table></div></body></html>"
    )
}

/// A snapshot that has both forms of Preview's page, and the site that they are from.
fn in_both_forms() -> (MadeUp, DocsSite) {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let text = html(&ROWS_PREVIEW);
    let manifest = fs::read_to_string(made_up.folder().join("manifest.json")).unwrap();
    let mut manifest: Value = serde_json::from_str(&manifest).unwrap();
    manifest["files"].as_array_mut().unwrap().push(json!({
        "path": "pages/preview.html", "kind": "html", "version": "Preview", "sha256": sha256(&text),
        "source_url": site.url() + &html_page("Preview")
    }));
    made_up.write("manifest.json", &manifest.to_string());
    made_up.write("pages/preview.html", &text);
    made_up.run(&["check"]).clean();
    site.answer(&html_page("Preview"), Answer::File(text));
    sync(&made_up, &site, &[]).exits(0);
    assert!(made_up.folder().join("pages/preview.html").is_file());
    (made_up, site)
}

#[test]
fn a_form_that_fails_for_a_moment_stays_and_ends_the_run() {
    for form in [page_data("Preview"), html_page("Preview")] {
        let (made_up, site) = in_both_forms();
        let before = bytes(made_up.workspace());
        site.answer(&form, Answer::Status(503));
        for more in [&[][..], &["--accept-removed"]] {
            sync(&made_up, &site, more)
                .exits(3)
                .complains(&format!("{form}: the server answered 503; expected 200"))
                .complains("nothing was written");
            assert_eq!(bytes(made_up.workspace()), before);
        }
    }
}

#[test]
fn a_form_that_is_gone_leaves_only_if_that_is_accepted() {
    for (form, file, name) in [
        (page_data("Preview"), "pages/preview.page-data.json", "page-data"),
        (html_page("Preview"), "pages/preview.html", "html"),
    ] {
        let (made_up, site) = in_both_forms();
        let before = bytes(made_up.workspace());
        site.answer(&form, Answer::Status(404));
        sync(&made_up, &site, &[])
            .exits(3)
            .complains(&format!("{form}: the page of Preview is gone as {name} (404 or 410)"))
            .complains("add --accept-removed if it is truly gone");
        assert_eq!(bytes(made_up.workspace()), before);
        sync(&made_up, &site, &["--accept-removed"]).exits(0).says(&format!("LOST files (1)\n  - {file}"));
        made_up.run(&["check"]).clean();
    }
}

#[test]
fn a_form_that_cannot_be_read_any_more_ends_the_run() {
    let (made_up, site) = in_both_forms();
    let before = bytes(made_up.workspace());
    site.answer(&html_page("Preview"), Answer::File("<html><body>Sorry</body></html>".to_owned()));
    sync(&made_up, &site, &["--accept-removed"])
        .exits(3)
        .complains(&format!("error: {}{}: ", site.url(), html_page("Preview")))
        .complains("nothing was written");
    assert_eq!(bytes(made_up.workspace()), before);
}

#[test]
fn forms_that_say_different_things_end_the_run() {
    let (made_up, site) = in_both_forms();
    let reworded = [("token_revoked", "reworded"), ROWS_PREVIEW[1]];
    site.answer(&page_data("Preview"), Answer::File(page(&VERSIONS, "Preview", &reworded).to_string()));
    sync(&made_up, &site, &[]).exits(3).complains("two forms of the same page differ: ");
    site.answer(&html_page("Preview"), Answer::File(html(&reworded)));
    sync(&made_up, &site, &[]).exits(0).says("now: reworded");
}
