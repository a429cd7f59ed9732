//! A page that loses facts is not accepted without --accept-removed.

use crate::docs_site::{Answer, DocsSite, page, page_data};
use crate::made_up::{MadeUp, VERSIONS};
use crate::sync::{ROWS_2_1, ROWS_PREVIEW, bytes, sync, usual_site};

/// The run exits with 3, reports the loss and writes nothing, whatever the action. If the loss is accepted, it writes.
#[track_caller]
fn must_be_accepted(made_up: &MadeUp, site: &DocsSite, loss: &str) {
    let before = bytes(made_up.workspace());
    for action in [&[][..], &["--check"], &["--dry-run"]] {
        let ran = sync(made_up, site, action);
        ran.exits(3).says("\nnothing was written\n");
        let message = format!(
            "error: the docs at {}: {loss}\nhelp: nothing was written; the snapshot is unchanged\nhelp: compare the pages \
             with the docs; if they are right, run: cargo intercom-errors sync --accept-removed\n",
            site.url()
        );
        ran.complains(&message);
        assert_eq!(bytes(made_up.workspace()), before);
    }
    sync(made_up, site, &["--accept-removed"]).exits(0).says("\nwritten\n");
    made_up.run(&["check"]).clean();
    sync(made_up, site, &["--check"]).exits(0);
}

#[test]
fn a_code_that_a_page_loses_must_be_accepted() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.page(&VERSIONS, "2.1", &ROWS_2_1[1..]);
    must_be_accepted(&made_up, &site, "the page of 2.1 loses token_revoked");
}

#[test]
fn a_code_that_leaves_every_page_is_one_line() {
    let versions = ["1.0", "2.0", "2.1", "Preview"];
    let rows = [("conflict", "Data clashes"), ("gone", "Not there"), ("lost", "Nor this one")];
    let made_up = versions.iter().fold(MadeUp::new(), |made_up, version| made_up.page(version, &rows));
    let site = DocsSite::new();
    for version in versions {
        site.page(&VERSIONS, version, &rows[..1]);
    }
    must_be_accepted(&made_up, &site, "the page of 1.0-2.1, Preview loses gone, lost");
}

#[test]
fn of_many_lost_codes_eight_are_listed() {
    let codes: Vec<String> = (0..11).map(|number| format!("code_{number:02}")).collect();
    let rows: Vec<(&str, &str)> = codes.iter().map(|code| (&**code, "")).collect();
    let (made_up, site) = (MadeUp::new().page("2.1", &rows), DocsSite::new());
    site.page(&VERSIONS, "2.1", &rows[..1]);
    let listed = "code_01, code_02, code_03, code_04, code_05, code_06, code_07, code_08 and 2 more";
    must_be_accepted(&made_up, &site, &format!("the page of 2.1 loses {listed}"));
}

#[test]
fn a_page_with_as_many_unknown_codes_as_known_ones_is_accepted() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.page(&VERSIONS, "2.0", &[ROWS_2_1[0], ("fresh_one", "New")]);
    sync(&made_up, &site, &[]).exits(0).says("+ fresh_one");
}

#[test]
fn more_than_five_new_descriptions_at_once_must_be_accepted() {
    let codes: Vec<String> = (0..6).map(|number| format!("code_{number}")).collect();
    for (count, is_few) in [(5, true), (6, false)] {
        let rows = |text| codes[..count].iter().map(|code| (&**code, text)).collect::<Vec<(&str, &str)>>();
        let (made_up, site) = (MadeUp::new().page("2.1", &rows("The old text")), DocsSite::new());
        site.page(&VERSIONS, "2.1", &rows("Another text"));
        if is_few {
            sync(&made_up, &site, &[]).exits(0).says("descriptions reworded (5)").says("\nwritten\n");
        } else {
            let codes = codes.join(", ");
            must_be_accepted(&made_up, &site, &format!("6 descriptions change at once: {codes}"));
        }
    }
}

#[test]
fn a_page_of_unknown_codes_must_be_accepted() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let rows = [ROWS_2_1[0], ("type", "error.list"), ("request_id", "An id")];
    site.page(&VERSIONS, "2.0", &rows);
    must_be_accepted(
        &made_up,
        &site,
        "2 of 3 rows of the page of 2.0 have codes that no source has named: type, request_id",
    );
}

#[test]
fn another_page_is_refused_even_if_losses_are_accepted() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let mut other = page(&VERSIONS, "Preview", &ROWS_PREVIEW);
    other["slug"] = "/docs/Preview/error-objects".into();
    site.answer(&page_data("Preview"), Answer::File(other.to_string()));
    let before = bytes(made_up.workspace());
    sync(&made_up, &site, &["--accept-removed"])
        .exits(3)
        .complains("slug: this is another page: expected a path that ends in \"/error-codes\"");
    assert_eq!(bytes(made_up.workspace()), before);
}
