//! The public API is what `tests/public_api/*.txt` say, so that a review sees each change of it.
//!
//! `UPDATE_EXPECTED=1` rewrites the listings. They leave out the codes and the versions, which change with the docs.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use public_api::{Builder, PublicItem};

#[test]
fn the_library_has_the_listed_items() {
    check("intercom-errors", &["--features", "http"]);
}

#[test]
fn the_words_that_the_library_exports_have_the_listed_items() {
    check("intercom-errors-vocabulary", &["--features", "serde"]);
}

fn check(package: &str, features: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("public-api");
    let status = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--locked", "--package", package])
        .args(features)
        .args(["--", "-Zunstable-options", "--output-format", "json"])
        .current_dir(root)
        // rustdoc's JSON is not stable yet. The toolchain is pinned, so it does not change by itself.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("INTERCOM_ERRORS_SNAPSHOT")
        .status()
        .unwrap();
    assert!(status.success());

    let json = target.join("doc").join(package.replace('-', "_")).with_extension("json");
    let api = Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .unwrap();
    let lines = api.items().map(PublicItem::to_string).filter(|line| !is_of_the_docs(line));
    let found: String = lines.map(|line| line + "\n").collect();

    let listing = root.join("tests/public_api").join(package).with_extension("txt");
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(listing, found).unwrap();
    } else {
        let expected = fs::read_to_string(&listing).unwrap();
        let missing = |from: &str, other: &str| {
            let lines = from.lines().filter(|line| !other.lines().any(|known| known == *line));
            lines.flat_map(|line| ["  ", line, "\n"]).collect::<String>()
        };
        assert!(
            found == expected,
            "the public API differs from {}\nadded:\n{}removed:\n{}help: run the test with UPDATE_EXPECTED=1, and \
             choose the release by CONTRIBUTING.md",
            listing.display(),
            missing(&found, &expected),
            missing(&expected, &found),
        );
    }
}

/// Returns `true` for a variant of `ErrorCode` or `ApiVersion`.
fn is_of_the_docs(line: &str) -> bool {
    let is_variant =
        |name: &str| name.starts_with(|first: char| first.is_ascii_uppercase()) && !name.contains(':');
    ["ErrorCode", "ApiVersion"].iter().any(|name| {
        line.strip_prefix("pub intercom_errors::")
            .and_then(|line| line.strip_prefix(name)?.strip_prefix("::"))
            .is_some_and(is_variant)
    })
}
