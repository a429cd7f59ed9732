//! The version features of the `intercom-errors` package that a snapshot belongs to.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use intercom_errors_catalog::Version;
use toml_edit::Document;

use crate::source::Source;

/// The package whose features are the snapshot's versions.
const PACKAGE: &str = "intercom-errors";

/// The `Cargo.toml` beside a snapshot's folder.
#[derive(Debug)]
pub(crate) struct Beside {
    /// What messages call it.
    pub(crate) manifest: String,
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    /// Its version features, or why they cannot be read.
    pub(crate) features: Result<BTreeSet<String>, String>,
}

/// Reads the version features beside a snapshot's folder, where a `Cargo.toml` of the package is.
pub(crate) fn beside(source: &Source) -> Option<Beside> {
    let Source::Folder(folder, _) = source else {
        return None;
    };
    let path = folder.canonicalize().ok()?.parent()?.join("Cargo.toml");
    let text = fs::read_to_string(&path).ok()?;
    // Shown as the folder is: by a short path where that is how the folder was found.
    let shown = match folder.parent() {
        Some(parent) if folder.file_name().is_some() => parent.join("Cargo.toml"),
        _ => path.clone(),
    };
    let manifest = shown.display().to_string();
    match text.parse::<Document<String>>() {
        Err(error) => {
            let problem = error.message().to_owned();
            let features = Err(format!("cannot be read as TOML: {problem}; mend it and check again"));
            Some(Beside { manifest, path, text, features })
        }
        Ok(document) => {
            let package = document.get("package").and_then(|package| package.get("name"));
            if package.and_then(|name| name.as_str()) != Some(PACKAGE) {
                return None;
            }
            let features = document.get("features").and_then(|features| features.as_table_like());
            let names = features.into_iter().flat_map(|features| features.iter().map(|(name, _)| name));
            let features = names.filter(|name| is_version(name)).map(str::to_owned).collect();
            Some(Beside { manifest, path, text, features: Ok(features) })
        }
    }
}

/// What is wrong with the features, given those that the versions ask for.
pub(crate) fn compare(features: &BTreeSet<String>, versions: &BTreeSet<String>) -> Vec<String> {
    let missing = versions.difference(features).map(|name| {
        format!("the snapshot has a version without its feature; add `{name} = []` to [features]")
    });
    let extra = features.difference(versions).map(|name| {
        format!(
            "the feature `{name}` is of no version in the snapshot; remove it, or fetch that version again"
        )
    });
    missing.chain(extra).collect()
}

/// The version that a feature is of, where it is of one.
pub(crate) fn version(feature: &str) -> Option<Version> {
    if feature == "preview" {
        return Some(Version::Preview);
    }
    feature.strip_prefix('v')?.replacen('_', ".", 1).parse().ok()
}

/// `preview`, or `v2_10` and the like.
fn is_version(feature: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    feature == "preview"
        || feature
            .strip_prefix('v')
            .and_then(|rest| rest.split_once('_'))
            .is_some_and(|(major, minor)| number(major) && number(minor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_feature_is_told_by_its_form() {
        for name in ["preview", "v1_0", "v2_16"] {
            assert!(is_version(name), "{name}");
        }
        for name in
            ["default", "std", "serde", "html", "all-versions", "latest", "v2", "v_1", "v2_x", "vivid"]
        {
            assert!(!is_version(name), "{name}");
        }
    }
}
