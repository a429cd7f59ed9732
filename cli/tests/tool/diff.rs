use serde_json::{Value, json};

use crate::made_up::{MadeUp, Ran, run, tool};

fn snapshots(from: &MadeUp, to: &MadeUp, more: &[&str]) -> Ran {
    run(tool().args(["diff", "--snapshots"]).arg(from.directory()).arg(to.directory()).args(more))
}

fn changes(from: &MadeUp, to: &MadeUp) -> Vec<Value> {
    let ran = snapshots(from, to, &["--format", "json"]);
    ran.json()["changes"].as_array().unwrap().clone()
}

fn has(changes: &[Value], kind: &str, subject: &str) -> bool {
    changes.iter().any(|change| change["kind"] == kind && change["subject"] == subject)
}

#[test]
fn versions_differ_in_codes_wording_and_state() {
    let ran = MadeUp::usual().run(&["diff", "2.1", "Preview"]);
    assert_eq!(
        ran.exits(1).out,
        "2.1 -> Preview

codes removed (1)
  - not_found: observed -> unlisted

descriptions reworded (1)
  ~ token_revoked
      was: The token is revoked
      now: The token was revoked
"
    );
    assert_eq!(ran.err, "");
    MadeUp::usual().run(&["diff", "Preview", "2.1"]).exits(1).says("  + not_found: unlisted -> observed\n");
    MadeUp::usual()
        .run(&["diff", "2.0", "2.1"])
        .exits(1)
        .says("availability changed (3)\n  ~ conflict: presumed -> documented\n");
}

#[test]
fn equal_versions_exit_0() {
    let ran = MadeUp::usual().run(&["diff", "1.0", "v2.0"]);
    assert_eq!(ran.clean().out, "1.0 and 2.0 are the same.\n");
}

#[test]
fn an_invalid_or_unknown_version_is_a_usage_error() {
    let made_up = MadeUp::usual();
    made_up
        .run(&["diff", "old/", "2.1"])
        .exits(2)
        .complains("help: to compare two snapshot directories, add --snapshots");
    made_up.run(&["diff", "2.1", "3.0"]).exits(2).complains("the version 3.0 is not in the snapshot");
    made_up.run(&["diff", "--snapshots", "a", "b"]).exits(2).complains("cannot be used with");
}

#[test]
fn a_snapshot_is_the_same_as_itself() {
    let made_up = MadeUp::usual();
    snapshots(&made_up, &made_up, &[]).clean().says(" are the same.\n");
    assert_eq!(changes(&made_up, &made_up), Vec::<Value>::new());
}

#[test]
fn a_lost_code_comes_first_and_on_standard_error() {
    let from = MadeUp::new().page("Preview", &[("conflict", "Data clashes"), ("gone", "Was here")]);
    let to = MadeUp::new().page("Preview", &[("conflict", "Data clashes"), ("fresh", "New here")]);
    let ran = snapshots(&from, &to, &[]);
    ran.exits(1)
        .says("\nLOST codes (1)\n  - gone: documented in Preview; presumed in 1.0-2.1\n")
        .says("\ncodes added (1)\n  + fresh: documented in Preview; presumed in 1.0-2.1\n")
        .complains("has 1 fact that ")
        .complains("help: lost codes: gone\n");
    assert!(ran.out.find("LOST").unwrap() < ran.out.find("codes added").unwrap());
    snapshots(&from, &to, &["--format", "markdown"])
        .exits(1)
        .says("### LOST codes (1)\n\n- **`gone`**: `documented in Preview; presumed in 1.0-2.1`\n");
}

#[test]
fn a_retired_code_is_not_lost() {
    let from = MadeUp::new().page("Preview", &[("conflict", "Data clashes"), ("gone", "Was here")]);
    let to = MadeUp::new().page("Preview", &[("conflict", "Data clashes")]).retired("gone", "Was here");
    let changes = changes(&from, &to);
    assert!(has(&changes, "code_retired", "gone"));
    assert!(!has(&changes, "code_lost", "gone"));
    assert!(has(&changes, "evidence_lost", "gone"), "its page listed it");
}

#[test]
fn every_kind_of_loss_is_reported() {
    let from = MadeUp::usual();
    let to = MadeUp::new()
        .page("Preview", &[("token_revoked", ""), ("conflict", "")])
        .observations(&json!({"2.1": {"not_found": {"statuses": {"404": 5}}}}));
    let changes = changes(&from, &to);
    for (kind, subject) in [
        ("code_lost", "scroll_exists"),
        ("description_lost", "token_revoked"),
        ("evidence_lost", "conflict"),
        ("evidence_lost", "not_found"),
        ("file_lost", "pages/2.1.page-data.json"),
        ("file_lost", "secondary.json"),
        ("evidence_changed", "not_found"),
        ("file_changed", "observed.json"),
    ] {
        assert!(has(&changes, kind, subject), "{kind} {subject} in {changes:#?}");
    }
    let lost = json!({"kind": "evidence_lost", "subject": "not_found", "place": "openapi of 2.1, status 410",
        "from": "examples: 1", "to": null});
    assert!(changes.contains(&lost), "{changes:#?}");
}

#[test]
fn versions_and_the_default_are_compared() {
    let rows = [("conflict", "Data clashes")];
    let from = MadeUp::new().page("Preview", &rows);
    let observed = json!({"2.2": {"conflict": {"statuses": {"409": 1}}}});
    let to = MadeUp::new().page_with_default("Preview", "2.0", &rows).observations(&observed);
    let found = changes(&from, &to);
    assert!(has(&found, "version_added", "2.2"));
    let default =
        json!({"kind": "default_changed", "subject": "default", "place": null, "from": "2.1", "to": "2.0"});
    assert!(found.contains(&default), "{found:#?}");
    assert!(has(&changes(&to, &from), "version_lost", "2.2"));
}

#[test]
fn changed_descriptions_and_states_are_reported_by_version() {
    let from = MadeUp::new().page("Preview", &[("conflict", "Data clashes")]);
    let to = MadeUp::new()
        .page("2.1", &[("conflict", "Data clashes")])
        .page("Preview", &[("conflict", "Data clash")]);
    snapshots(&from, &to, &[])
        .exits(1)
        .says("  ~ conflict (Preview)\n      was: Data clashes\n      now: Data clash\n")
        .says("  ~ conflict (2.1): presumed -> documented\n")
        .says("  + conflict (page of 2.1): named\n")
        .says("  + pages/2.1.page-data.json: page-data of 2.1\n");
}

#[test]
fn operations_and_reference_pages_are_compared_by_source() {
    let snapshot = |operation: &str, page: &str| {
        MadeUp::new()
            .page("Preview", &[("conflict", "Data clashes")])
            .observations(&json!({"2.1": {"conflict": {"statuses": {"409": 1}, "operations": [operation]}}}))
            .data("reference", &json!({"source": "r", "versions": {"2.0": {"conflict": {"pages": [page]}}}}))
    };
    let (from, to) = (snapshot("GET /a", "a.md"), snapshot("GET /b", "b.md"));
    let ran = snapshots(&from, &to, &[]);
    for change in [
        "openapi of 2.1, GET /a): named -> not named",
        "openapi of 2.1, GET /b): not named -> named",
        "reference of 2.0, a.md): named -> not named",
        "reference of 2.0, b.md): not named -> named",
    ] {
        ran.exits(1).says(&format!("  ~ conflict ({change}\n"));
    }
    assert!(!ran.out.contains("LOST"), "{}", ran.out);
}

#[test]
fn categories_and_their_reasons_are_compared() {
    let snapshot = |category: &str, reason: &str| {
        let entry = json!({"code": "conflict", "category": category, "reason": reason});
        MadeUp::new()
            .page("Preview", &[("conflict", "Data clashes")])
            .data("categories", &json!({"categories": [entry]}))
    };
    snapshots(&snapshot("conflict", "by its name"), &snapshot("not_found", "by its status"), &[])
        .exits(1)
        .says("category changed (2)\n  ~ conflict: conflict -> not_found\n")
        .says("  ~ conflict (reason): by its name -> by its status\n");
}

#[test]
fn a_directory_without_a_snapshot_cannot_be_read() {
    let made_up = MadeUp::usual();
    run(tool().args(["diff", "--snapshots", "nowhere"]).arg(made_up.directory()))
        .exits(3)
        .complains("error: nowhere/manifest.json: the directory has no manifest");
}
