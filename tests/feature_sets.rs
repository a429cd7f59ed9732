//! The enum with several sets of version features, each built and run as a user's program.

mod nested;

use std::collections::BTreeSet;

use intercom_errors_catalog::{Catalog, Snapshot, Version};
use nested::{Downstream, root};

fn catalog() -> Catalog {
    let directory = root().join("docs-snapshot");
    let snapshot = Snapshot::load("docs-snapshot", |path| std::fs::read(directory.join(path))).unwrap();
    Catalog::merge(snapshot).unwrap()
}

/// Returns the codes that a program prints if it is built with these features of the crate.
fn codes(downstream: &Downstream, features: &[&str]) -> Vec<String> {
    let features =
        features.iter().map(|feature| format!("intercom-errors/{feature}")).collect::<Vec<_>>().join(",");
    let ran = downstream
        .cargo(&["run", "--quiet", "--no-default-features", "--features", &features], None)
        .expect_success();
    ran.stdout.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

fn expected(versions: &[Version]) -> Vec<String> {
    let mut catalog = catalog();
    catalog.keep_available_in(versions);
    catalog.codes.iter().map(|code| code.name.to_string()).collect()
}

#[test]
fn the_enum_has_the_codes_of_the_enabled_versions() {
    let downstream = Downstream::new("feature-sets");
    let catalog = catalog();
    let versions: Vec<Version> = catalog.versions.iter().map(|info| info.version).collect();
    let docs_default = catalog.versions.iter().find(|info| info.default).unwrap().version;

    let mut union = BTreeSet::new();
    for &version in &versions {
        let codes = codes(&downstream, &[&version.feature()]);
        assert_eq!(codes, expected(&[version]), "{version} alone");
        union.extend(codes);
    }

    let all: BTreeSet<String> = codes(&downstream, &["all-versions"]).into_iter().collect();
    assert_eq!(union, all, "the union of all versions is all-versions");
    assert_eq!(codes(&downstream, &["docs-default"]), expected(&[docs_default]), "docs-default");

    let two: Vec<Version> = ["2.7", "2.16"].map(|name| name.parse().unwrap()).into();
    assert_eq!(codes(&downstream, &["v2_7", "v2_16"]), expected(&two), "two versions");
}

#[test]
fn without_any_version_the_error_lists_the_features() {
    let downstream = Downstream::new("no-version");
    let ran = downstream.cargo(&["check", "--no-default-features"], None);
    assert!(!ran.success);
    let message = "no API version of this snapshot is enabled; help: enable a feature of intercom-errors: all-versions \
                   (the default), docs-default (the version that the docs show by default) or any of v1_0, v1_1,";
    assert!(ran.stderr.contains(message), "{}", ran.stderr);
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
}

#[test]
fn the_error_of_a_version_that_is_not_enabled_names_its_feature() {
    let downstream = Downstream::new("pinned");
    let build = |attribute: &str, item: &str, feature: &str| {
        let source = format!(
            "#[derive(intercom_errors::IntercomErrors)]\n#[intercom_errors({attribute})]\npub {item}\n"
        );
        downstream.write("src/lib.rs", &source);
        let features = format!("intercom-errors/{feature}");
        downstream.cargo(&["check", "--lib", "--no-default-features", "--features", &features], None)
    };
    let [newest, oldest] = ["2.16", "1.0"].map(|name| expected(&[name.parse().unwrap()]));
    let left_out = newest.iter().filter(|code| !oldest.contains(code)).count();
    assert!(left_out > 0);
    for (attribute, item) in [
        ("codes = Fault, version = \"2.16\"", "struct Docs;"),
        ("exhaustive, version = [\"1.0\", \"2.16\"]", "enum Fault { Conflict }"),
    ] {
        let ran = build(attribute, item, "v1_0");
        assert!(!ran.success);
        let problem =
            format!("error: a pinned version has disabled codes: expected none, found {left_out}\n");
        assert!(ran.stderr.contains(&problem), "{}", ran.stderr);
        let help = "help: enable the features of intercom-errors that have them: `v2_16`";
        assert!(ran.stderr.contains(help), "{}", ran.stderr);
    }
    for (variant, help) in [
        ("ContactMerged", "help: enable the feature `v2_16` of intercom-errors"),
        (
            "ContactMergd",
            "help: write `ContactMerged`; `ContactMerged` needs the feature `v2_16` of intercom-errors",
        ),
        (
            "#[intercom_errors(code = \"contact-merged\")] Merged",
            "help: write `contact_merged`; `contact_merged` needs the feature `v2_16` of intercom-errors",
        ),
    ] {
        let ran = build("display", &format!("enum Fault {{ {variant} }}"), "v1_0");
        assert!(!ran.success);
        assert!(ran.stderr.contains(help), "{}", ran.stderr);
    }
    build("codes = Fault, version = \"2.16\"", "struct Docs;", "v2_16").expect_success();
    // Each variant is checked by itself, so the item needs no other codes.
    build("version = \"2.16\"", "enum Fault { NotFound }", "v1_0").expect_success();
}
