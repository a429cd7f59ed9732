//! A fault of the network or the server is reported and leaves the snapshot unchanged.

use std::io::Write;
use std::time::Instant;

use crate::docs_site::{Answer, DocsSite, page_data};
use crate::made_up::{MadeUp, VERSIONS};
use crate::sync::{ROWS_2_1, ROWS_PREVIEW, bytes, sync, usual_site};
use crate::sync_faults::{newer, survives, survives_within};

#[test]
fn a_refused_connection_changes_nothing() {
    let made_up = MadeUp::usual();
    let before = bytes(made_up.workspace());
    // A port that was free just now.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    made_up
        .run(&["sync", "--base-url", &url])
        .exits(3)
        .complains(&format!("error: {url}/page-data/docs/2.1/codes/data.json: the connection failed: "))
        .complains("help: nothing was written");
    assert_eq!(bytes(made_up.workspace()), before);
    sync(&made_up, &usual_site(), &[]).exits(0);
}

#[test]
fn a_reset_in_the_body_changes_nothing() {
    survives(Answer::Reset(newer())).complains("/docs/Preview/codes/data.json: the connection failed: ");
}

#[test]
fn a_body_that_is_cut_short_changes_nothing() {
    survives(Answer::CutShort(newer())).complains("/docs/Preview/codes/data.json: the connection failed: ");
}

#[test]
fn a_body_of_one_byte_a_second_times_out() {
    survives_within(1, Answer::Drip(newer()))
        .complains("the response took too long; allow more time: --timeout SECONDS");
}

#[test]
fn server_errors_are_retried() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::AtFirst(2, 500, "", newer()));
    sync(&made_up, &site, &[]).exits(0).says("now: reworded");
    survives(Answer::AtFirst(u32::MAX, 503, "Retry-After: 0\r\n", String::new()))
        .complains("the status is wrong: expected 200, found 503")
        .complains("help: run the command again later\n");
}

#[test]
fn not_modified_without_a_condition_is_refused() {
    survives(Answer::Status(304)).complains("the status is wrong: expected 200, found 304");
}

#[test]
fn too_many_requests_are_retried_after_the_requested_wait() {
    std::thread::scope(|scope| {
        for (extra, least) in [("", 250), ("Retry-After: 1\r\n", 1000), ("Retry-After: 9999999\r\n", 2000)] {
            scope.spawn(move || {
                let (made_up, site) = (MadeUp::usual(), usual_site());
                site.answer(&page_data("Preview"), Answer::AtFirst(1, 429, extra, newer()));
                let began = Instant::now();
                sync(&made_up, &site, &[]).exits(0).says("now: reworded");
                let took = began.elapsed().as_millis();
                assert!((least..least + 3000).contains(&took), "{extra:?} took {took} ms");
            });
        }
    });
}

#[test]
fn only_redirects_within_the_host_are_followed() {
    let elsewhere = usual_site();
    for (to, why) in [
        (page_data("Preview"), "redirects too often: expected at most 5 times"),
        (elsewhere.url() + "/x", "is on another host: expected the same host"),
        ("http://example.com/".to_owned(), "is plain HTTP: expected https://"),
        ("file:///etc/passwd".to_owned(), "expected "),
        ("//example.com/".to_owned(), "has no host"),
        ("data.json".to_owned(), "expected https://"),
        (elsewhere.url().replace("//", "//me:secret@"), "***@127.0.0.1"),
    ] {
        survives(Answer::Redirect(to)).complains(why);
    }
    assert_eq!(elsewhere.seen().requests, 0);
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::Redirect("/moved".to_owned()));
    site.answer("/moved", Answer::File(newer()));
    sync(&made_up, &site, &[]).exits(0).says("now: reworded");
}

#[test]
fn the_unpacked_size_of_a_page_is_bounded() {
    survives(Answer::Bomb).complains("the response is too large: expected at most 16 MiB");
}

#[test]
fn a_head_byte_by_byte_times_out() {
    survives_within(1, Answer::DripHead(newer()))
        .complains("the response took too long; allow more time: --timeout SECONDS");
}

#[test]
fn a_head_without_end_is_refused() {
    std::thread::scope(|scope| {
        for (first, again) in [
            ("HTTP/1.1 200 OK\r\nX-Endless: ", "x"),
            ("HTTP/1.1 200 OK\r\n", "X-Again: again\r\n"),
            ("", "HTTP/1.1 100 Continue\r\n\r\n"),
            ("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        ] {
            scope.spawn(move || survives_within(1, Answer::Endless(first, again)));
        }
    });
}

#[test]
fn a_body_without_end_is_refused() {
    survives(Answer::Endless("HTTP/1.1 200 OK\r\n\r\n", " "))
        .complains("the response is too large: expected at most 16 MiB");
    // In tiny chunks, the time runs out first.
    survives_within(
        1,
        Answer::Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\n12345\r\n"),
    );
}

#[test]
fn an_unrequested_compression_is_refused() {
    let gzip = |bytes: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    deflate.write_all(newer().as_bytes()).unwrap();
    for (encoding, body) in [
        ("gzip, gzip", gzip(&gzip(newer().as_bytes()))),
        ("gzip", gzip(&gzip(newer().as_bytes()))),
        ("deflate", deflate.finish().unwrap()),
        ("br", newer().into_bytes()[..100].to_vec()),
    ] {
        survives(Answer::Encoded(encoding, body)).complains("/docs/Preview/codes/data.json: ");
    }
}

#[test]
fn a_server_without_a_trusted_certificate_is_refused() {
    let made_up = MadeUp::usual();
    let before = bytes(made_up.workspace());
    let site = usual_site();
    let url = site.url().replace("http://", "https://");
    made_up
        .run(&["sync", "--timeout", "2", "--base-url", &url])
        .exits(3)
        .complains(&format!("error: {url}/page-data/docs/2.1/codes/data.json: "));
    assert_eq!(bytes(made_up.workspace()), before);
}

#[test]
fn a_server_that_keeps_failing_gets_no_further_request() {
    let minors: Vec<String> = (0..40).map(|minor| format!("1.{minor}")).collect();
    let versions: Vec<&str> =
        minors.iter().map(String::as_str).chain(VERSIONS[1..].iter().copied()).collect();
    let (made_up, site, descriptions) = (MadeUp::usual(), DocsSite::new(), DocsSite::new());
    site.page(&versions, "2.1", &ROWS_2_1).page(&versions, "Preview", &ROWS_PREVIEW);
    for version in &minors {
        let answer = Answer::AtFirst(u32::MAX, 503, "Retry-After: 0\r\n", String::new());
        descriptions.answer(&format!("/{version}/api.yaml"), answer);
    }
    let template = format!("{}/{{version}}/api.yaml", descriptions.url());
    sync(&made_up, &site, &["--openapi-url", &template])
        .exits(0)
        .says("not requested, because its server did not respond before");
    let requests = descriptions.seen().requests;
    // Four attempts for each of three files, and for those that were under way.
    assert!((12..=28).contains(&requests), "{requests} requests");
}
