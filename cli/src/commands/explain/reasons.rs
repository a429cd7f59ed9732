//! The reasons for one cell of the matrix, as clauses.

use intercom_errors_catalog::{Availability, Basis, Catalog, Code, Evidence, Neighbor, VersionInfo};

use crate::facts::Statement;

/// Returns the reasons for the state of a code in one version: sources that name it, or sources that do not.
pub(super) fn reasons(catalog: &Catalog, code: &Code, index: usize) -> Vec<String> {
    let (Some(info), Some(basis)) = (catalog.versions.get(index), catalog.bases(code).get(index).copied())
    else {
        return Vec::new();
    };
    let version = info.version;
    match basis {
        Basis::Named(_) => {
            let of_version = code.evidence.iter().filter(|mention| mention.version == Some(version));
            of_version.map(|mention| Statement::new(catalog, code, &[mention]).to_string()).collect()
        }
        Basis::RuledOut => explain_silence(code, info),
        Basis::Neighbors { below, above } => {
            let mut reasons = explain_silence(code, info);
            reasons.push(describe_neighbor("below", below));
            reasons.push(describe_neighbor("above", above));
            reasons
        }
        Basis::NoVersion => {
            let mut kinds: Vec<Evidence> = code.evidence.iter().map(|mention| mention.kind).collect();
            kinds.dedup();
            let mut reasons: Vec<String> = kinds.iter().map(|kind| kind.explanation().to_owned()).collect();
            reasons.push("no source that covers a version names it".to_owned());
            reasons
        }
        Basis::Retired => vec!["no source names it any longer".to_owned()],
    }
}

fn source_name(kind: Evidence) -> &'static str {
    match kind {
        Evidence::Page => "the version's error-codes page",
        _ => "the version's OpenAPI description",
    }
}

/// Returns the facts about the sources of a version without the code.
fn explain_silence(code: &Code, info: &VersionInfo) -> Vec<String> {
    let mut reasons = Vec::new();
    for kind in code.enumerating_kinds() {
        reasons.push(if info.enumerated_by.contains(&kind) {
            format!("{} does not have it", source_name(kind))
        } else {
            format!("{} is not in the snapshot as a whole", source_name(kind))
        });
    }
    if reasons.is_empty() {
        reasons.push("no page and no OpenAPI description of any version has it".to_owned());
    }
    for kind in [Evidence::Client, Evidence::Report] {
        if code.is_named_by(kind) {
            reasons.push(format!("{}, so silence does not rule it out", kind.explanation()));
        }
    }
    reasons
}

fn describe_neighbor(side: &str, neighbor: Option<Neighbor>) -> String {
    match neighbor {
        None => format!("{side}: no version has it or rules it out"),
        Some(Neighbor { version, state: Availability::Unlisted }) => {
            format!("{side}: {version} rules it out")
        }
        Some(Neighbor { version, state }) => format!("{side}: it is {state} in {version}"),
    }
}
