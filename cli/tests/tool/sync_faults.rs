//! A fault of a page or of the list of versions is reported and leaves the snapshot unchanged. The same command works when
//! the fault is over.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::docs_site::{Answer, DocsSite, html_page, page, page_data};
use crate::made_up::{MadeUp, Ran, VERSIONS};
use crate::sync::{ROWS_2_1, ROWS_PREVIEW, bytes, sync, sync_within, usual_site};

/// Makes a page that is written if there is no fault.
pub(crate) fn newer() -> String {
    page(&VERSIONS, "Preview", &[("token_revoked", "reworded"), ("conflict", "Data clashes")]).to_string()
}

/// Syncs a usual snapshot with a site that gives this answer for the page of Preview: the run fails and changes
/// nothing. With the page, the same command succeeds.
pub(crate) fn survives(answer: Answer) -> Ran {
    survives_within(2, answer)
}

/// The same, with this time-out in seconds.
pub(crate) fn survives_within(seconds: u32, answer: Answer) -> Ran {
    let site = usual_site();
    site.answer(&page_data("Preview"), answer);
    survives_site(seconds, &site)
}

pub(crate) fn survives_site(seconds: u32, site: &DocsSite) -> Ran {
    let made_up = MadeUp::usual();
    let before = bytes(made_up.workspace());
    let began = Instant::now();
    let ran = sync_within(seconds, &made_up, site, &[]);
    assert!(began.elapsed() < Duration::from_secs(20), "took {:?}", began.elapsed());
    ran.exits(3);
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert_eq!(bytes(made_up.workspace()), before);
    site.page(&VERSIONS, "2.1", &ROWS_2_1).answer(&page_data("Preview"), Answer::File(newer()));
    sync(&made_up, site, &[]).exits(0).says("now: reworded");
    made_up.run(&["check"]).clean();
    ran
}

#[test]
fn an_error_page_with_the_status_200_is_refused() {
    let error = "<html><body><h1>Sorry</h1></body></html>".to_owned();
    survives(Answer::File(error.clone()))
        .complains("not valid JSON")
        .complains("the HTML form cannot be used either: ");
    let site = usual_site();
    site.answer(&page_data("Preview"), Answer::File(error.clone()));
    site.answer(&html_page("Preview"), Answer::File(error));
    survives_site(2, &site).complains("the HTML form cannot be used either: ");
}

#[test]
fn a_missing_page_is_a_loss() {
    survives(Answer::Status(404)).complains("the page of Preview no longer exists as page-data or HTML");
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::Status(410));
    sync(&made_up, &site, &["--accept-removed"]).exits(0).says("LOST files");
    made_up.run(&["check"]).clean();
}

#[test]
fn json_of_another_shape_is_refused() {
    survives(Answer::File("{\"props\": {\"tree\": []}}".to_owned())).complains("expected the page's tree");
    survives(Answer::File(page(&VERSIONS, "2.0", &ROWS_PREVIEW).to_string()))
        .complains("the page is of another version: expected Preview, found 2.0");
}

/// A site whose every page has this list of versions.
fn listing(versions: &[&str]) -> DocsSite {
    let site = DocsSite::new();
    site.page(versions, "2.1", &ROWS_2_1).page(versions, "Preview", &ROWS_PREVIEW);
    site
}

#[test]
fn a_shorter_list_of_versions_is_a_loss() {
    survives_site(2, &listing(&["1.0", "2.1", "Preview"]))
        .complains("no longer list versions of the snapshot: 2.0\n")
        .complains("run the command again later, or accept the loss: --accept-removed");
    let made_up = MadeUp::usual();
    sync(&made_up, &listing(&["1.0", "2.1", "Preview"]), &["--accept-removed"])
        .exits(0)
        .says("LOST versions (1)\n  - 2.0");
    made_up.run(&["check"]).clean();
}

#[test]
fn a_duplicate_version_is_refused() {
    survives_site(2, &listing(&["1.0", "2.0", "2.0", "2.1", "Preview"]))
        .complains("duplicate version \"2.0\": first in versions[1]");
}

#[test]
fn a_link_out_of_the_site_is_refused() {
    for link in ["/docs/../../../etc/codes", "https://example.com/codes", "//example.com/codes"] {
        let site = DocsSite::new();
        for version in ["2.1", "Preview"] {
            let mut page = page(&VERSIONS, version, &ROWS_2_1);
            page["versions"][1]["link"] = json!(link);
            site.answer(&page_data(version), Answer::File(page.to_string()));
        }
        survives_site(2, &site).complains("is not a path on the docs site");
    }
}

#[test]
fn pages_with_different_lists_of_versions_are_refused() {
    let site = usual_site();
    site.page(&["1.0", "2.0", "2.1", "2.2", "Preview"], "Preview", &ROWS_PREVIEW);
    survives_site(2, &site)
        .complains("the list of versions is not the one of")
        .complains("fetch all pages again");
}
