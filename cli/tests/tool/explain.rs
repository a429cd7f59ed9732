use serde_json::json;

use crate::made_up::MadeUp;

#[test]
fn a_code_is_explained_with_its_evidence() {
    assert_eq!(
        MadeUp::usual().run(&["explain", "token_revoked"]).clean().out,
        r#"token_revoked
  The token was revoked

  variant   ErrorCode::TokenRevoked
  category  authentication
            made up
  advice    Intercom does not accept the token: it is missing, wrong, expired, revoked or blocked. Check which token is sent, or let the user connect again.
  since     2.1
  statuses  unknown
  docs      https://example.com/docs/Preview/codes

versions
  ● documented  2.1, Preview
  ○ presumed    1.0-2.0

evidence
  2.1      the version's error-codes page lists it: "The token is revoked"
  Preview  the version's error-codes page lists it
"#
    );
}

#[test]
fn statuses_are_counted_by_version() {
    MadeUp::usual()
        .run(&["explain", "not_found"])
        .clean()
        .says("  No page of the docs describes it.\n")
        .says("  statuses  404, 410\n")
        .says("https://example.com/docs/2.1/codes (no known page lists it)\n")
        .says(
            "  2.1      error examples in the version's OpenAPI description carry it: status 404 in 3 examples, status 410 in 1 example\n",
        );
}

#[test]
fn a_client_library_covers_no_version() {
    MadeUp::usual()
        .run(&["explain", "scroll_exists"])
        .clean()
        .says("  category  conflict\n            made up\n  advice    ")
        .says("  detail    another scroll is open, ")
        .says("  since     unknown\n")
        .says("  ○ presumed    1.0-2.1, Preview\n")
        .says("  any      Intercom's own client libraries name it: a made-up client\n");
}

#[test]
fn a_retired_code_has_its_date() {
    MadeUp::usual()
        .retired("old_code", "The old one")
        .run(&["explain", "old_code"])
        .clean()
        .says("  The old one\n  Retired on 2026-01-02: no source lists it any longer.\n")
        .says("evidence\n  none\n");
}

#[test]
fn a_listing_is_shown_with_its_provenance() {
    let secondary = json!({
        "listings": [{"versions": ["1.0", "2.0"], "complete": true, "date": "2026-06-12", "source": "read as text",
            "codes": {"conflict": null}}],
        "clients": []
    });
    let made_up = MadeUp::new().page("Preview", &[("conflict", "")]).data("secondary", &secondary);
    made_up
        .run(&["explain", "conflict"])
        .clean()
        .says("  1.0-2.0  the version's error-codes page lists it: read as text\n");
    let explained = made_up.run(&["explain", "conflict", "--format", "json"]).json();
    assert_eq!(explained["evidence"][1], json!({"kind": "page", "version": "2.0", "source": "read as text"}));
}

#[test]
fn json_has_the_code_of_list_and_its_evidence() {
    let made_up = MadeUp::usual();
    let explained = made_up.run(&["explain", "not_found", "--format", "json"]).clean().json();
    let listed = made_up.run(&["list", "--format", "json"]).json();
    assert_eq!(explained["category"], json!("not_found"));
    for (key, value) in listed["codes"][1].as_object().unwrap() {
        assert_eq!(&explained[key], value, "{key}");
    }
    assert_eq!(
        explained["evidence"],
        json!([{"kind": "openapi", "version": "2.1",
            "statuses": [{"status": 404, "examples": 3}, {"status": 410, "examples": 1}]}])
    );
    assert_eq!(explained["retired"], json!(null));
}

#[test]
fn an_unknown_code_gets_the_nearest_ones_and_exit_1() {
    for wrong in ["token_revokd", "TokenRevoked", "TOKEN-REVOKED", "revoked"] {
        let ran = MadeUp::usual().run(&["explain", wrong]);
        ran.exits(1).complains(&format!("error: the code \"{wrong}\" is not in the snapshot\n"));
        ran.complains("help: codes with similar names exist: token_revoked");
        ran.complains("issue form for unknown codes: the code and the status only, never the message\n");
        assert_eq!(ran.out, "");
    }
}

#[test]
fn a_code_without_similar_codes_gets_no_suggestion() {
    let ran = MadeUp::usual().run(&["explain", &"q".repeat(10_000)]);
    ran.exits(1).complains("\"... (10000 bytes)").complains("prints all codes");
    assert!(!ran.err.contains("similar"), "{}", ran.err);
}

/// The usual snapshot, with operations, reference pages and a report.
fn with_places() -> MadeUp {
    let observed = json!({
        "2.0": {"not_found": {"statuses": {"404": 1}, "operations": ["GET /contacts/{contact_id}"]}},
        "2.1": {"not_found": {"statuses": {"404": 2}, "operations": ["GET /contacts/{id}", "POST /contacts"]}},
        "Preview": {}
    });
    let reference = json!({
        "source": "made-up pages",
        "versions": {"1.0": {"not_found": {"pages": ["a/page.md"]}}, "2.0": {"not_found": {"pages": ["a/page.md"]}}}
    });
    let secondary = json!({
        "listings": [],
        "clients": [],
        "reports": [{"code": "hmac_mismatch", "statuses": [401], "operations": ["GET /me"], "source": "an issue",
            "dates": "2017 to 2025"}]
    });
    MadeUp::new()
        .page("2.1", &[("conflict", "Data clashes")])
        .observations(&observed)
        .data("reference", &reference)
        .data("secondary", &secondary)
}

#[test]
fn each_source_and_each_place_is_one_line() {
    with_places().run(&["explain", "not_found"]).clean().says(
        "evidence
  2.0-2.1  error examples in the version's OpenAPI description carry it: status 404 in 3 examples
  1.0-2.0  error examples in the version's reference pages carry it: made-up pages

operations
  2.0-2.1  GET /contacts/{id}
  2.1      POST /contacts

reference pages
  1.0-2.0  a/page.md
",
    );
    with_places().run(&["explain", "hmac_mismatch"]).clean().says(
        "evidence
  any      published responses and proposed examples carry it: an issue (2017 to 2025), status 401

operations
  any      GET /me
",
    );
}

#[test]
fn the_state_in_one_version_has_reasons() {
    let why = |code: &str, version: &str| {
        let ran = with_places().run(&["explain", code, "--version", version]);
        let (heading, reasons) = ran.clean().out.split_once("\n\n").unwrap();
        (heading.lines().next().unwrap().to_owned(), reasons.to_owned())
    };
    let is = |heading: &str, reasons: &[&str]| (heading.to_owned(), format!("  {}\n", reasons.join("\n  ")));
    assert_eq!(
        why("not_found", "2.1"),
        is(
            "not_found in 2.1: ◆ observed",
            &["error examples in the version's OpenAPI description carry it: status 404 in 2 examples"]
        )
    );
    assert_eq!(
        why("not_found", "Preview"),
        is("not_found in Preview: · unlisted", &["the version's OpenAPI description does not have it"])
    );
    assert_eq!(
        why("conflict", "2.0"),
        is(
            "conflict in 2.0: ○ presumed",
            &[
                "the version's error-codes page is not in the snapshot as a whole",
                "below: no version has it or rules it out",
                "above: it is documented in 2.1",
            ]
        )
    );
    assert_eq!(
        why("hmac_mismatch", "2.0"),
        is(
            "hmac_mismatch in 2.0: ○ presumed",
            &[
                "published responses and proposed examples carry it",
                "no source that covers a version names it"
            ]
        )
    );
    let json = with_places().run(&["explain", "not_found", "--version", "preview", "--format", "json"]);
    assert_eq!(
        json.clean().json()["in_version"],
        json!({"version": "Preview", "availability": "unlisted",
            "reasons": ["the version's OpenAPI description does not have it"]})
    );
}

#[test]
fn a_code_that_a_client_names_is_not_ruled_out() {
    let secondary =
        json!({"listings": [], "clients": [{"source": "a made-up client", "codes": ["conflict"]}]});
    let made_up = MadeUp::new().page("2.0", &[("gone", "")]).page("2.1", &[("conflict", "")]);
    made_up
        .data("secondary", &secondary)
        .run(&["explain", "conflict", "--version", "2.0"])
        .clean()
        .says("conflict in 2.0: ○ presumed\n")
        .says("  the version's error-codes page does not have it\n")
        .says("  Intercom's own client libraries name it, so silence does not rule it out\n")
        .says("  above: it is documented in 2.1\n");
}

#[test]
fn a_status_lists_its_codes() {
    MadeUp::usual()
        .run(&["explain", "404"])
        .clean()
        .says("404\n  category by itself: not found\n")
        .says("not_found")
        .says("1 code with the status 404 in 4 versions");
    MadeUp::usual().run(&["explain", "418"]).clean().says("No codes with the status 418 in 4 versions.\n");
    let json = MadeUp::usual().run(&["explain", "410", "--format", "json"]).clean().json();
    assert_eq!(json["codes"][0]["code"], json!("not_found"));
}
