//! OpenAPI descriptions that `sync` cannot read.

use std::net::TcpListener;

use crate::docs_site::{Answer, DocsSite};
use crate::made_up::{MadeUp, Ran};
use crate::sync::{DESCRIPTION, ROWS_2_1, ROWS_PREVIEW, sync};

/// More versions than are requested at once. The description of Preview is the last one.
const MANY: [&str; 14] =
    ["1.0", "2.0", "2.1", "3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "Preview"];

/// Makes a site, and a snapshot of its pages.
fn many() -> (MadeUp, DocsSite) {
    let site = DocsSite::new();
    let made_up = MadeUp::usual_of(&format!("{}/d", site.url()));
    site.page(&MANY, "2.1", &ROWS_2_1).page(&MANY, "Preview", &ROWS_PREVIEW);
    sync(&made_up, &site, &[]).exits(0);
    (made_up, site)
}

fn sync_with(made_up: &MadeUp, site: &DocsSite, more: &[&str]) -> Ran {
    let template = format!("{}/d/{{version}}/api.yaml", site.url());
    sync(made_up, site, &[&["--openapi-url", &template], more].concat())
}

#[test]
fn a_description_that_cannot_be_read_leaves_the_others_to_be_read() {
    for (answer, why) in [
        (Answer::Redirect("https://example.com/".to_owned()), "is on another host: expected the same host"),
        (Answer::Redirect("/d/1.0/api.yaml".to_owned()), "redirects too often: expected at most 5 times"),
        (Answer::Bomb, "the response is too large: expected at most 32 MiB"),
    ] {
        let (made_up, site) = many();
        site.answer("/d/1.0/api.yaml", answer).answer("/d/0/api.yaml", Answer::File(DESCRIPTION.to_owned()));
        let ran = sync_with(&made_up, &site, &["--check"]);
        ran.exits(1).says("+ from_openapi").says("note: no OpenAPI description of 1.0 (").says(why);
        assert!(!ran.out.contains("not requested"), "{}", ran.out);
    }
}

#[test]
fn descriptions_that_hang_or_break_off_leave_the_others_to_be_read() {
    let sync_with_faults = |answer: Answer, why: &str| {
        let (made_up, site) = many();
        // All but one of those that are fetched at once.
        for version in &MANY[..3] {
            site.answer(&format!("/d/{version}/api.yaml"), answer.clone());
        }
        site.answer("/d/0/api.yaml", Answer::File(DESCRIPTION.to_owned()));
        let ran = sync_with(&made_up, &site, &["--check"]);
        ran.exits(1).says("+ from_openapi").says("note: no OpenAPI description of 1.0-2.1 (").says(why);
        assert!(!ran.out.contains("not requested"), "{}", ran.out);
    };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let why = "the response took too long; allow more time: --timeout SECONDS";
            sync_with_faults(Answer::Drip(DESCRIPTION.to_owned()), why);
        });
        scope.spawn(|| {
            sync_with_faults(Answer::CutShort(DESCRIPTION.to_owned()), "the connection failed: ");
        });
    });
}

#[test]
fn a_check_without_every_description_is_not_clean() {
    let (made_up, site) = many();
    sync_with(&made_up, &site, &["--check"])
        .exits(0)
        .says("note: no OpenAPI description of 1.0-3.9, Preview (")
        .complains("no OpenAPI description: 1.0-3.9, Preview\n");
    site.answer("/d/1.0/api.yaml", Answer::Redirect("https://example.com/".to_owned()));
    sync_with(&made_up, &site, &["--check"])
        .exits(3)
        .says("docs-snapshot and what could be read of the docs at http://127.0.0.1")
        .says("is on another host: expected the same host")
        .complains("may be behind the docs at http://127.0.0.1")
        .complains("the OpenAPI description of 1.0 could not be read");
    sync_with(&made_up, &site, &["--dry-run"]).exits(0);
}

#[test]
fn a_description_that_is_not_modified_without_a_condition_is_refused() {
    let (made_up, site) = many();
    site.answer("/d/0/api.yaml", Answer::Status(304));
    sync_with(&made_up, &site, &["--check"])
        .exits(3)
        .says("the status is wrong: expected 200, found 304")
        .complains("OpenAPI description could not be read: Preview\n");
}

#[test]
fn a_server_that_does_not_respond_gets_no_further_request() {
    let (made_up, site) = many();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let template = format!("http://127.0.0.1:{port}/{{version}}/api.yaml");
    sync(&made_up, &site, &["--check", "--openapi-url", &template])
        .exits(3)
        .says("the connection failed: ")
        .says("note: no OpenAPI description of 1.0-3.9, Preview (http://127.0.0.1")
        .says("; the observations of 2.1, Preview stay as they were\n")
        .complains("could not be read");
    sync(&made_up, &site, &["--openapi-url", &template]).exits(0);
    made_up.run(&["check"]).clean();
}
