use serde_json::json;

use crate::made_up::{MadeUp, run, tool};

#[test]
fn a_code_is_explained_with_its_evidence() {
    assert_eq!(
        MadeUp::usual().run(&["explain", "token_revoked"]).clean().out,
        r#"token_revoked
  The token was revoked

  variant   ErrorCode::TokenRevoked
  category  authentication
            made up
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
fn a_client_tells_of_no_version() {
    MadeUp::usual()
        .run(&["explain", "scroll_exists"])
        .clean()
        .says("  category  conflict\n            made up\n")
        .says("  since     unknown\n")
        .says("  ○ presumed    1.0-2.1, Preview\n")
        .says("  any      Intercom's own client libraries name it: a made-up client\n");
}

#[test]
fn a_retired_code_says_since_when() {
    let retired =
        json!({"codes": [{"code": "old_code", "since": "2026-01-02", "description": "What it was"}]});
    MadeUp::usual()
        .file("retired.json", "retired", None, &retired)
        .run(&["explain", "old_code"])
        .clean()
        .says("  What it was\n  Retired on 2026-01-02: no source lists it any longer.\n")
        .says("evidence\n  none\n");
}

#[test]
fn a_listing_says_how_it_is_known() {
    let secondary = json!({
        "listings": [{"version": "2.0", "source": "read as text", "codes": ["conflict"]}],
        "clients": []
    });
    let made_up = MadeUp::new().page("Preview", &[("conflict", "")]).file(
        "secondary.json",
        "secondary",
        None,
        &secondary,
    );
    made_up
        .run(&["explain", "conflict"])
        .clean()
        .says("  2.0      the version's error-codes page lists it: read as text\n");
    let explained = made_up.run(&["explain", "conflict", "--format", "json"]).json();
    assert_eq!(explained["evidence"][0], json!({"kind": "page", "version": "2.0", "source": "read as text"}));
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
        assert_eq!(ran.out, "");
    }
}

#[test]
fn a_code_like_no_other_gets_no_suggestion() {
    let ran = MadeUp::usual().run(&["explain", &"q".repeat(10_000)]);
    ran.exits(1).complains("\"... (10000 bytes)").complains("prints all codes");
    assert!(!ran.err.contains("similar"), "{}", ran.err);
}

#[test]
fn the_repository_explains_a_code_of_its_page() {
    run(tool().args(["explain", "token_revoked"]))
        .clean()
        .says("The token or API Key has been revoked")
        .says("● documented")
        .says("the version's error-codes page lists it");
}
