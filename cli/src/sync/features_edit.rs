//! Edits the version features of the `Cargo.toml` beside a snapshot, with all else as it was.

use std::collections::BTreeSet;

use intercom_errors_catalog::Version;
use toml_edit::{Array, DocumentMut, Item, Table, Value};

use crate::features::version;

/// The text of a `Cargo.toml` with exactly these version features, in ascending order among themselves.
///
/// # Errors
/// Why it cannot be edited, as the end of a sentence that begins with the file.
pub(super) fn edit(text: &str, versions: &BTreeSet<Version>) -> Result<String, String> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| format!("cannot be read as TOML: {}", error.message()))?;
    let features = document.entry("features").or_insert_with(|| Item::Table(Table::new()));
    let Some(features) = features.as_table_mut() else {
        return Err("has no table [features]; write its features as one".to_owned());
    };
    let present: Vec<String> = features.iter().map(|(name, _)| name.to_owned()).collect();
    for name in &present {
        if version(name).is_some_and(|version| !versions.contains(&version)) {
            features.remove(name);
        }
    }
    let mut order: Vec<String> = features.iter().map(|(name, _)| name.to_owned()).collect();
    for &new in versions {
        let name = new.feature();
        if order.contains(&name) {
            continue;
        }
        // Before the first later version; after the last version where there is none.
        let place = order
            .iter()
            .position(|other| version(other).is_some_and(|other| other > new))
            .or_else(|| order.iter().rposition(|other| version(other).is_some()).map(|last| last + 1))
            .unwrap_or(order.len());
        features.insert(&name, Item::Value(Value::Array(Array::new())));
        order.insert(place, name);
    }
    let rank = |name: &str| order.iter().position(|other| other == name);
    features.sort_values_by(|a, _, b, _| rank(a.get()).cmp(&rank(b.get())));
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, versions: &[&str]) -> String {
        edit(text, &versions.iter().map(|name| name.parse().unwrap()).collect()).unwrap()
    }

    const BEFORE: &str = "# top\n[package]\nname   = 'intercom-errors'\n\n[features]\ndefault = [\"std\"] # usual\n\
                          # Which versions.\nv1_0 = []\nv2_9 = []\npreview = []\nhtml = []\n\n[lib]\npath = \"x\"\n";

    #[test]
    fn a_version_is_put_where_it_belongs_and_all_else_stays() {
        let after = BEFORE.replace("v2_9 = []\n", "v2_9 = []\nv2_10 = []\n");
        assert_eq!(edited(BEFORE, &["1.0", "2.9", "2.10", "Preview"]), after);
        let after = BEFORE.replace("preview = []\n", "v3_0 = []\npreview = []\n");
        assert_eq!(edited(BEFORE, &["1.0", "2.9", "3.0", "Preview"]), after);
    }

    #[test]
    fn a_feature_without_its_version_goes() {
        assert_eq!(edited(BEFORE, &["1.0", "Preview"]), BEFORE.replace("v2_9 = []\n", ""));
    }

    #[test]
    fn what_is_right_already_stays_byte_for_byte() {
        assert_eq!(edited(BEFORE, &["1.0", "2.9", "Preview"]), BEFORE);
    }

    #[test]
    fn a_manifest_without_features_gets_them() {
        assert_eq!(
            edited("[package]\n", &["1.0", "Preview"]),
            "[package]\n\n[features]\nv1_0 = []\npreview = []\n"
        );
    }
}
