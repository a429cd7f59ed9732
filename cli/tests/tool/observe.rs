//! `observe`: what it records, what it reports, and what it leaves alone.

use std::fs;

use serde_json::json;

use crate::descriptions::Descriptions;
use crate::made_up::{MadeUp, Ran};
use crate::sync::bytes;

impl MadeUp {
    pub(crate) fn observe(&self, descriptions: &Descriptions, more: &[&str]) -> Ran {
        self.run(&[&["observe", descriptions.path().to_str().unwrap()], more].concat())
    }

    /// Observes, and checks that the new snapshot is whole.
    #[track_caller]
    pub(crate) fn observed(&self, descriptions: &Descriptions) -> Ran {
        let ran = self.observe(descriptions, &[]);
        ran.exits(0);
        self.run(&["check"]).clean();
        ran
    }

    /// Returns the message if the directory cannot be replaced.
    pub(crate) fn cannot_be_written(&self, why: &str) -> String {
        format!(
            "error: {}: cannot be written: {why}\n{UNCHANGED}help: check that the disk has room, and that you may write to \
             the directory and its files\n",
            self.directory().canonicalize().unwrap().display()
        )
    }

    pub(crate) fn codes(&self) -> Vec<String> {
        let listed = self.run(&["list", "--format", "json"]).clean().json();
        let codes = listed["codes"].as_array().unwrap().iter();
        codes.map(|code| code["code"].as_str().unwrap().to_owned()).collect()
    }

    /// The run failed with exactly this message, and every file is as it was.
    #[track_caller]
    pub(crate) fn stays(&self, descriptions: &Descriptions, message: &str) {
        let before = bytes(&self.directory());
        let ran = self.observe(descriptions, &[]);
        ran.exits(3);
        assert_eq!(ran.out, "");
        let (_progress, error) = ran.err.split_at(ran.err.find("error: ").unwrap());
        assert_eq!(error.replace(descriptions.path().to_str().unwrap(), "DIR"), message);
        assert!(bytes(&self.directory()) == before, "a file has changed");
    }
}

/// Makes a snapshot of one page.
fn one_page() -> MadeUp {
    MadeUp::new().page("Preview", &[("conflict", "Data clashes")])
}

pub(crate) fn two() -> Descriptions {
    Descriptions::new().of("2.1", &[("not_found", 404), ("gone", 410)]).of("0", &[("not_found", 404)])
}

pub(crate) const UNCHANGED: &str = "help: nothing was written; the snapshot is unchanged\n";

#[test]
fn the_first_observation_makes_the_file_and_its_entry() {
    let (made_up, descriptions) = (one_page(), two());
    let ran = made_up.observed(&descriptions);
    assert_eq!(
        ran.out
            .replace(made_up.directory().to_str().unwrap(), "SNAPSHOT")
            .replace(descriptions.path().to_str().unwrap(), "DIR"),
        "SNAPSHOT -> the descriptions in DIR

codes added (2)
  + gone: observed in 2.1; presumed in 1.0-2.0
  + not_found: observed in 2.1, Preview; presumed in 1.0-2.0

files added (1)
  + observed.json: observed
note: 2.1: 2 codes in 2 errors
note: Preview: 1 codes in 1 errors
written
"
    );
    assert_eq!(ran.err, "OpenAPI description read: 2.1, Preview\n");
    assert_eq!(made_up.codes(), ["conflict", "gone", "not_found"]);
    let observed = made_up.json("observed.json");
    assert_eq!(
        observed["versions"],
        json!({
            "2.1": {
                "gone": {"statuses": {"410": 1}, "operations": ["GET /gone/410"]},
                "not_found": {"statuses": {"404": 1}, "operations": ["GET /not_found/404"]}
            },
            "Preview": {"not_found": {"statuses": {"404": 1}, "operations": ["GET /not_found/404"]}}
        })
    );
    assert_eq!(observed["source"]["revision"], json!(null));
    let files: Vec<_> = observed["source"]["files"].as_object().unwrap().keys().collect();
    assert_eq!(files, ["0/api.intercom.io.yaml", "2.1/api.intercom.io.yaml"]);
    assert!(!made_up.directory().join("retired.json").exists());
}

#[test]
fn an_empty_revision_is_a_usage_error() {
    MadeUp::usual()
        .observe(&two(), &["--revision", ""])
        .exits(2)
        .complains("is not a line of text: expected 1 to 4096 characters that can be seen");
}

#[test]
fn the_revision_is_kept_with_the_observations() {
    let made_up = one_page();
    made_up.observe(&two(), &["--revision", "8889625"]).exits(0);
    assert!(made_up.read("observed.json").contains(r#""revision": "8889625""#));
    // Files that did not change are still of that revision.
    made_up.observed(&two()).says("nothing was written\n");
    // Changed files are of another revision, which is unknown.
    made_up.observed(&two().of("2.1", &[("locked", 423)]));
    assert_eq!(made_up.json("observed.json")["source"]["revision"], json!(null));
}

#[test]
fn a_version_that_no_page_lists_becomes_one() {
    let made_up = one_page();
    made_up.observed(&Descriptions::new().of("2.16", &[("not_found", 404)]));
    let matrix = made_up.run(&["matrix", "--format", "csv"]);
    matrix
        .clean()
        .says("code,1.0,2.0,2.1,2.16,Preview\n")
        .says("not_found,presumed,presumed,presumed,observed,");
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    let made_up = one_page();
    made_up.observed(&two());
    let first = bytes(&made_up.directory());
    made_up.observed(&two()).says("are the same").says("nothing was written\n");
    assert!(bytes(&made_up.directory()) == first);
}

#[test]
fn a_dry_run_reports_and_writes_nothing() {
    let made_up = one_page();
    let before = bytes(&made_up.directory());
    made_up
        .observe(&two(), &["--dry-run"])
        .exits(0)
        .says("  + gone: observed in 2.1; ")
        .says("nothing was written\n");
    assert!(bytes(&made_up.directory()) == before);
}

#[test]
fn a_code_that_vanishes_is_retired_and_comes_back_if_it_is_named_again() {
    let made_up = one_page();
    made_up.observed(&two());
    let without = Descriptions::new().of("2.1", &[("not_found", 404)]).of("0", &[("not_found", 404)]);
    made_up.observed(&without).says("codes retired (1)\n  ~ gone: 20");

    let retired = made_up.json("retired.json");
    let since = retired["codes"][0]["since"].as_str().unwrap().to_owned();
    assert_eq!(retired, json!({"codes": [{"code": "gone", "since": since, "statuses": [410]}]}));
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    assert!(since.len() == 10 && since <= today, "{since}");
    assert_eq!(made_up.codes(), ["conflict", "gone", "not_found"]);
    made_up
        .run(&["explain", "gone"])
        .clean()
        .says(&format!("  Retired on {since}: no source lists it any longer.\n"))
        .says("  category  not found\n")
        .says("  statuses  410\n")
        .says("  · unlisted    1.0-2.1, Preview\n");

    let again = made_up.observed(&without);
    assert!(!again.out.contains("retired"), "reported once: {}", again.out);
    let kept = made_up.json("retired.json");
    assert_eq!(kept, retired);
    assert_eq!(made_up.codes(), ["conflict", "gone", "not_found"]);

    made_up.observed(&two());
    assert_eq!(made_up.read("retired.json"), "{\n  \"codes\": []\n}\n");
    assert_eq!(made_up.codes(), ["conflict", "gone", "not_found"]);
    made_up.run(&["explain", "gone"]).clean().says("  since     2.1\n");
}

#[test]
fn a_retired_code_keeps_its_first_date() {
    let made_up = one_page().retired("old", "An old code");
    let retired = made_up.json("retired.json");
    made_up.observed(&two());
    assert_eq!(made_up.json("retired.json"), retired);
}

#[test]
fn a_code_that_another_source_names_is_not_retired() {
    let made_up = MadeUp::usual();
    made_up.observed(&Descriptions::new().of("2.1", &[("not_found", 404)]));
    assert!(!made_up.directory().join("retired.json").exists(), "a page names conflict");
    let ran = made_up.observed(&Descriptions::new().of("2.1", &[("scroll_exists", 400)]));
    ran.says("codes retired (1)\n  ~ not_found: 20");
    let ran = made_up.observed(&Descriptions::new().of("2.1", &[("not_found", 404)]));
    assert!(!ran.out.contains("codes retired"), "a client names scroll_exists: {}", ran.out);
}

#[test]
fn a_checkout_of_some_versions_keeps_the_observations_of_the_others() {
    let made_up = one_page();
    let observe = |descriptions: &Descriptions, revision| {
        let ran = made_up.observe(descriptions, &["--revision", revision]);
        ran.exits(0);
        made_up.run(&["check"]).clean();
        ran
    };
    observe(&two().of("2.16", &[("locked", 423)]), "8889625");
    let before = made_up.json("observed.json");
    let part = Descriptions::new().of("2.1", &[("not_found", 404)]);

    observe(&part, "8889625")
        .says("codes retired (1)\n  ~ gone: 20")
        .says("note: 2.16: no directory; its observations stay unless --accept-removed is passed\n")
        .says("note: Preview: no directory; its observations stay unless --accept-removed is passed\n")
        .says("note: 2.1: 1 codes in 1 errors\n");
    let after = made_up.json("observed.json");
    for version in ["2.16", "Preview"] {
        assert_eq!(after["versions"][version], before["versions"][version]);
    }
    for file in ["0/api.intercom.io.yaml", "2.16/api.intercom.io.yaml"] {
        assert_eq!(after["source"]["files"][file], before["source"]["files"][file]);
    }
    assert_eq!(after["source"]["revision"], json!("8889625"));

    observe(&part, "0f0f0f0")
        .says("the revision is not recorded, because other observations are of another one\n");
    let after = made_up.json("observed.json");
    assert_eq!(after["source"]["revision"], json!(null));
}

/// Makes a snapshot with observations of 2.1 and Preview in a repository, with a tag for each file.
fn observed_in(repository: &str) -> MadeUp {
    let files = |what: &str| json!({"0/api.intercom.io.yaml": format!("{what}-0"), "2.1/api.intercom.io.yaml": format!("{what}-2.1")});
    one_page().data(
        "observed",
        &json!({
            "source": {"repository": repository, "files": files("hash"), "etags": files("tag")},
            "versions": {
                "2.1": {"not_found": {"statuses": {"404": 1}}},
                "Preview": {"not_found": {"statuses": {"404": 1}}}
            }
        }),
    )
}

#[test]
fn observations_of_two_repositories_are_not_mixed() {
    let part = Descriptions::new().of("2.1", &[("not_found", 404)]);
    let made_up = observed_in("https://mirror.example/x");
    made_up.stays(
        &part,
        &format!(
            "error: the observations of Preview are of another repository: expected \
             https://github.com/intercom/Intercom-OpenAPI, found https://mirror.example/x\nhelp: pass a checkout that has \
             these versions too, or remove their observations: --accept-removed\n{UNCHANGED}"
        ),
    );
    made_up.observed(&two());
    let observed = made_up.read("observed.json");
    assert!(observed.contains("Intercom-OpenAPI") && !observed.contains("mirror"), "{observed}");

    let made_up = observed_in("https://mirror.example/x");
    made_up.observe(&part, &["--accept-removed"]).exits(0);
    let observed = made_up.read("observed.json");
    assert!(!observed.contains("mirror") && !observed.contains("Preview"), "{observed}");
}

#[test]
fn the_other_versions_keep_their_tags() {
    let made_up = observed_in("https://github.com/intercom/Intercom-OpenAPI");
    made_up.observed(&Descriptions::new().of("2.1", &[("not_found", 404)]));
    let observed = made_up.json("observed.json");
    assert_eq!(observed["source"]["files"]["0/api.intercom.io.yaml"], json!("hash-0"));
    assert_eq!(observed["source"]["etags"], json!({"0/api.intercom.io.yaml": "tag-0"}));
}

#[test]
fn a_version_that_vanishes_is_removed_if_that_is_accepted_and_is_reported() {
    let made_up = one_page();
    made_up.observed(&Descriptions::new().of("2.1", &[("gone", 410)]).of("2.16", &[("gone", 410)]));
    let ran = made_up.observe(&Descriptions::new().of("2.1", &[("gone", 410)]), &["--accept-removed"]);
    ran.exits(0)
        .says("note: 2.16: no directory; its observations are removed\n")
        .says("LOST versions (1)\n  - 2.16\n");
    made_up.run(&["check"]).clean();
    assert!(!made_up.read("observed.json").contains("2.16"));
}

#[test]
fn a_directory_that_is_not_a_version_s_is_reported_and_skipped() {
    let descriptions = two();
    fs::create_dir(descriptions.path().join("v2\n.7")).unwrap();
    fs::write(descriptions.path().join("2.0"), "").unwrap();
    fs::write(descriptions.path().join("LICENSE.md"), "").unwrap();
    let ran = one_page().observe(&descriptions, &[]);
    ran.exits(0).says("codes added (2)\n");
    assert_eq!(
        ran.err.lines().next(),
        Some("skipped, because they are not directories of versions: 2.0, LICENSE.md, v2\\n.7")
    );
}

#[test]
fn a_faulty_example_is_skipped_and_the_rest_counts() {
    let odd = "openapi: 3.0.1\npaths:\n  /a: {get: {responses: {'404': {content: {application/json: {examples: \
        {odd: 7, good: {value: {type: error.list, errors: [{code: not_found}]}}}}}}}}}\n";
    let made_up = one_page();
    let ran = made_up.observe(&Descriptions::new().file("2.1", odd.as_bytes()), &[]);
    ran.exits(0)
        .says("note: examples in OpenAPI descriptions were skipped: 1 of 2.1\n")
        .complains("skipped: ");
    made_up.run(&["check"]).clean();
}
