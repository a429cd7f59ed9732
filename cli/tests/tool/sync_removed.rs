//! A version that is no longer in the docs is removed as a whole if that is accepted.

use serde_json::json;

use crate::docs_site::DocsSite;
use crate::made_up::MadeUp;
use crate::sync::{ROWS_2_1, ROWS_PREVIEW, bytes, sync};

/// Adds the listings of two versions, one of which has a code of its own.
fn with_listings(made_up: MadeUp) -> MadeUp {
    let secondary = json!({
        "listings": [
            {"versions": ["1.0"], "complete": true, "date": "2026-06-12", "source": "a made-up page",
                "codes": {"conflict": null, "listed_only": null}},
            {"versions": ["2.0"], "complete": true, "date": "2026-06-12", "source": "another one",
                "codes": {"conflict": null}}
        ],
        "clients": [{"source": "a made-up client", "codes": ["scroll_exists"]}]
    });
    made_up.page("2.1", &ROWS_2_1).page("Preview", &ROWS_PREVIEW).data("secondary", &secondary)
}

/// Makes a site without 1.0.
fn without_1_0() -> DocsSite {
    let (site, versions) = (DocsSite::new(), ["2.0", "2.1", "Preview"]);
    site.page(&versions, "2.1", &ROWS_2_1).page(&versions, "Preview", &ROWS_PREVIEW);
    site
}

#[test]
fn the_listing_of_a_version_is_removed_with_it() {
    let (made_up, site) = (with_listings(MadeUp::new()), without_1_0());
    let before = bytes(made_up.workspace());
    sync(&made_up, &site, &[]).exits(3).complains("no longer list versions of the snapshot: 1.0\n");
    assert_eq!(bytes(made_up.workspace()), before);
    sync(&made_up, &site, &["--accept-removed"])
        .exits(0)
        .says("LOST versions (1)\n  - 1.0\n")
        .says("conflict (page of 1.0): named, by a listing")
        .says("codes retired (1)\n  ~ listed_only")
        .says("note: listings of versions that the docs no longer list are removed\n");
    made_up.run(&["check"]).clean();
    let secondary = made_up.json("secondary.json");
    assert_eq!(secondary["listings"][0]["versions"], json!(["2.0"]));
    assert_eq!(secondary["listings"].as_array().map(Vec::len), Some(1));
    assert_eq!(secondary["clients"][0]["codes"], json!(["scroll_exists"]));
    sync(&made_up, &site, &[]).exits(0).says("nothing was written");
}

#[test]
fn a_file_that_is_written_again_keeps_its_source() {
    let made_up = with_listings(MadeUp::new().retired("old_code", "Old"));
    sync(&made_up, &without_1_0(), &["--accept-removed"]).exits(0).says("codes retired (1)\n  ~ listed_only");
    let manifest = made_up.json("manifest.json");
    for name in ["secondary.json", "retired.json"] {
        let file = manifest["files"].as_array().unwrap().iter().find(|file| file["path"] == name).unwrap();
        assert_eq!(file["source_url"], format!("https://example.com/{name}"));
    }
}

#[test]
fn a_listing_next_to_a_page_is_removed_too() {
    let made_up = with_listings(MadeUp::new().page("1.0", &[("conflict", "Data clashes")]));
    sync(&made_up, &without_1_0(), &["--accept-removed"])
        .exits(0)
        .says("LOST files (1)\n  - pages/1.0.page-data.json")
        .says("note: listings of versions that the docs no longer list are removed\n");
    made_up.run(&["check"]).clean();
}

#[test]
fn a_listing_of_several_versions_loses_only_the_removed_one() {
    let secondary = json!({
        "listings": [{"versions": ["1.0", "2.0"], "complete": true, "date": "2026-06-12", "source": "made-up pages",
            "codes": {"conflict": "Data clashes"}}],
        "clients": []
    });
    let made_up = MadeUp::new().page("2.1", &ROWS_2_1).page("Preview", &ROWS_PREVIEW);
    let made_up = made_up.data("secondary", &secondary);
    sync(&made_up, &without_1_0(), &["--accept-removed"])
        .exits(0)
        .says("note: listings of versions that the docs no longer list are removed\n");
    let secondary = made_up.json("secondary.json");
    assert_eq!(secondary["listings"][0]["versions"], json!(["2.0"]));
    assert_eq!(secondary["listings"][0]["codes"], json!({"conflict": "Data clashes"}));
}

#[test]
fn the_reference_pages_of_a_version_are_removed_with_it() {
    let reference = json!({
        "source": "made-up pages",
        "versions": {
            "1.0": {"shown_only": {"pages": ["a/page.md"]}},
            "2.0": {"conflict": {"statuses": {"409": 1}, "pages": ["a/page.md"]}}
        }
    });
    let made_up = MadeUp::new().page("2.1", &ROWS_2_1).page("Preview", &ROWS_PREVIEW);
    let made_up = made_up.data("reference", &reference);
    sync(&made_up, &without_1_0(), &["--accept-removed"])
        .exits(0)
        .says("LOST versions (1)\n  - 1.0\n")
        .says("codes retired (1)\n  ~ shown_only")
        .says("note: reference pages of versions that the docs no longer list are removed\n");
    made_up.run(&["check"]).clean();
    let reference = made_up.read("reference.json");
    assert!(!reference.contains("1.0") && reference.contains("2.0"), "{reference}");
}
