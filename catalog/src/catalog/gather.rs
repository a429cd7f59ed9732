//! Collects every code that a source names, with its evidence.

use std::collections::BTreeMap;

use intercom_errors_vocabulary::{Category, Evidence};

use super::{Code, Mention};
use crate::code::CodeName;
use crate::fault::{Fault, WRONG_CONTENT};
use crate::manifest::{File, Kind};
use crate::observed::Codes;
use crate::retired::RetiredCode;
use crate::secondary::Secondary;
use crate::seen::Seen;
use crate::snapshot::Snapshot;
use crate::version::Version;

/// Returns all codes by name, each with its evidence by kind and then by version.
pub(super) fn gather(snapshot: Snapshot) -> Result<Vec<Code>, Fault> {
    let mut found: Vec<Code> = Vec::new();
    add_listed(&mut found, &snapshot);
    let Snapshot { manifest, pages, observed, reference, secondary, retired, .. } = snapshot;
    for page in pages {
        for row in page.page.rows {
            let of_page = Mention::new(Evidence::Page, Some(page.version));
            found.push(code_with(row.code, Mention { description: row.description, ..of_page }));
        }
    }
    add_sightings(&mut found, Evidence::OpenApi, None, observed.versions);
    add_sightings(&mut found, Evidence::Reference, Some(&reference.source), reference.versions);
    let Secondary { clients, reports, placeholders, .. } = secondary;
    for client in clients {
        let mention = Mention { source: Some(client.source.into()), ..Mention::new(Evidence::Client, None) };
        for code in client.codes {
            found.push(code_with(code, mention.clone()));
        }
    }
    for report in reports {
        let mention = Mention {
            source: Some(format!("{} ({})", report.source, report.dates).into()),
            statuses: report.statuses.into_iter().map(|status| (status, None)).collect(),
            operations: report.operations.into(),
            ..Mention::new(Evidence::Report, None)
        };
        found.push(code_with(report.code, mention));
    }
    for retired in retired {
        found.push(code(retired.code.clone(), Vec::new(), Some(retired)));
    }

    let mut words = Seen::default();
    for placeholder in &placeholders {
        words.add(&*placeholder.code);
    }
    let mut codes = merge(found);
    for code in &mut codes {
        if words.contains(&code.name) && code.evidence.iter().all(is_example) {
            code.evidence.clear();
        }
    }
    codes.retain(|code| code.retired.is_some() || !code.evidence.is_empty());
    check(&codes, &manifest.files)?;
    Ok(codes)
}

/// Adds the rows of listings that say more than the snapshot's page of the version.
fn add_listed(found: &mut Vec<Code>, snapshot: &Snapshot) {
    for listing in &snapshot.secondary.listings {
        for &version in &listing.versions {
            if snapshot.is_overtaken(listing, version) {
                continue;
            }
            for row in &listing.rows {
                let mention = Mention {
                    source: Some(listing.source.as_str().into()),
                    description: row.description.clone(),
                    ..Mention::new(Evidence::Page, Some(version))
                };
                found.push(code_with(row.code.clone(), mention));
            }
        }
    }
}

fn add_sightings(
    found: &mut Vec<Code>,
    kind: Evidence,
    source: Option<&str>,
    versions: BTreeMap<Version, Codes>,
) {
    for (version, codes) in versions {
        for (code, sightings) in codes {
            let mention = Mention {
                source: source.map(Into::into),
                statuses: sightings
                    .statuses
                    .into_iter()
                    .map(|(status, count)| (status, Some(count)))
                    .collect(),
                operations: sightings.operations.into(),
                pages: sightings.pages.into(),
                ..Mention::new(kind, Some(version))
            };
            found.push(code_with(code, mention));
        }
    }
}

fn code_with(name: CodeName, mention: Mention) -> Code {
    code(name, vec![mention], None)
}

fn code(name: CodeName, evidence: Vec<Mention>, retired: Option<RetiredCode>) -> Code {
    Code {
        name,
        evidence,
        category: Category::Other,
        category_reason: None,
        availability: Vec::new(),
        retired,
    }
}

/// Sorts codes and merges those of the same name.
fn merge(mut found: Vec<Code>) -> Vec<Code> {
    found.sort_unstable_by(|a, b| a.name.cmp(&b.name).then_with(|| a.evidence.cmp(&b.evidence)));
    let mut codes: Vec<Code> = Vec::with_capacity(found.len());
    for code in found {
        match codes.last_mut() {
            Some(last) if last.name == code.name => {
                for mention in code.evidence {
                    if !last.evidence.last().is_some_and(|before| is_same_page(before, &mention)) {
                        last.evidence.push(mention);
                    }
                }
            }
            _ => codes.push(code),
        }
    }
    codes
}

/// Returns `true` for a listing after the page that it lists. The page comes first, as it has no provenance.
fn is_same_page(before: &Mention, mention: &Mention) -> bool {
    before.kind == Evidence::Page && (before.kind, before.version) == (mention.kind, mention.version)
}

fn is_example(mention: &Mention) -> bool {
    matches!(mention.kind, Evidence::OpenApi | Evidence::Reference)
}

/// Refuses two codes of one variant, and a retired code that a source names.
fn check(codes: &[Code], files: &[File]) -> Result<(), Fault> {
    let mut variants = Seen::default();
    for code in codes {
        let name = &code.name;
        if code.retired.is_some() && !code.evidence.is_empty() {
            return Err(Fault::new(
                format!("the code \"{name}\" is retired, but {} names it", source_of(code, files)),
                "let the tool rewrite the list of retired codes",
            ));
        }
        if let Some(first) = variants.add(name.variant()) {
            let other = &codes[first];
            return Err(Fault::new(
                format!(
                    "the codes \"{}\" ({}) and \"{name}\" ({}) would both become the variant `{}`",
                    other.name,
                    source_of(other, files),
                    source_of(code, files),
                    name.variant()
                ),
                WRONG_CONTENT,
            ));
        }
    }
    Ok(())
}

/// Returns the path of the first file that names a code, and the version in it.
fn source_of(code: &Code, files: &[File]) -> String {
    let first = code.evidence.first();
    let version = first.and_then(|mention| mention.version);
    let is_source = |kind: Kind| match first {
        None => kind == Kind::Retired,
        Some(Mention { kind: Evidence::Page, source: None, .. }) => kind.version() == version,
        Some(mention) => match mention.kind {
            Evidence::OpenApi => kind == Kind::Observed,
            Evidence::Reference => kind == Kind::Reference,
            _ => kind == Kind::Secondary,
        },
    };
    let path = files.iter().find(|file| is_source(file.kind)).map_or("a file", |file| &file.path);
    version.map_or_else(|| path.to_owned(), |version| format!("{path}, version {version}"))
}
