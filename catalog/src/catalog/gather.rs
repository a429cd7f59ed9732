//! Collects every code that a source names, with its evidence.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use intercom_errors_vocabulary::{Category, Evidence};

use super::{Code, Mention};
use crate::code::CodeName;
use crate::fault::{Fault, WRONG_CONTENT};
use crate::observed::Codes;
use crate::page::Row;
use crate::reference::Reference;
use crate::secondary::{Client, ReportedCode};
use crate::snapshot::Snapshot;
use crate::version::Version;

/// Codes in order of discovery, with the first source of each.
#[derive(Default)]
struct Gathered {
    codes: Vec<Code>,
    /// The index of each code, by the name of its variant.
    variants: HashMap<String, usize>,
    origins: Vec<String>,
}

pub(super) fn gather(snapshot: Snapshot) -> Result<Vec<Code>, Fault> {
    let mut gathered = Gathered::default();
    let listed = listed(&snapshot);
    for page in snapshot.pages.into_iter().rev() {
        let file = snapshot.manifest.files.get(page.file).map_or("a page", |file| &file.path);
        for (i, row) in page.page.rows.into_iter().enumerate() {
            let mention =
                Mention { description: row.description, ..Mention::new(Evidence::Page, Some(page.version)) };
            gathered.add(row.code, mention, &|| format!("{file}, table row {}", i + 1))?;
        }
    }
    for (version, code, mention) in listed {
        gathered.add(code, mention, &|| format!("the listing of {version}"))?;
    }
    let clients = clients(snapshot.secondary.clients);
    let reports = reports(snapshot.secondary.reports);
    let named: BTreeSet<&CodeName> = clients.iter().chain(&reports).map(|(code, _)| code).collect();
    // A word that only examples have in the place of a code.
    let placeholders: BTreeSet<CodeName> =
        snapshot.secondary.placeholders.into_iter().map(|word| word.code).collect();
    let is_placeholder = |gathered: &Gathered, code: &CodeName| {
        placeholders.contains(code)
            && !named.contains(code)
            && !gathered.variants.contains_key(&code.variant())
    };
    let mut observed = observed(snapshot.observed.versions);
    observed.retain(|(code, _)| !is_placeholder(&gathered, code));
    let mut shown = shown(snapshot.reference);
    shown.retain(|(code, _)| !is_placeholder(&gathered, code));
    for mentions in [observed, shown, clients, reports] {
        gathered.add_by_name(mentions)?;
    }
    let mut retired = snapshot.retired;
    retired.sort_by(|a, b| a.code.cmp(&b.code));
    for retired in retired {
        let (index, new) = gathered.place(retired.code.clone(), &|| "the retired codes".to_owned())?;
        if !new {
            return Err(Fault::new(
                format!("the code \"{}\" is retired, but {} names it", retired.code, gathered.origins[index]),
                "let the tool rewrite the list of retired codes",
            ));
        }
        gathered.codes[index].retired = Some(retired);
    }
    Ok(gathered.codes)
}

/// The rows that the listings add to the pages, the newest version first.
fn listed(snapshot: &Snapshot) -> Vec<(Version, CodeName, Mention)> {
    let mut listed = Vec::new();
    for listing in &snapshot.secondary.listings {
        let source: Box<str> = listing.source.as_str().into();
        for &version in &listing.versions {
            if snapshot.is_overtaken(listing, version) {
                continue;
            }
            let page = snapshot.pages.iter().find(|page| page.version == version);
            let is_on_page = |row: &&Row| {
                page.is_some_and(|page| page.page.rows.iter().any(|other| other.code == row.code))
            };
            listed.extend(listing.rows.iter().filter(|row| !is_on_page(row)).map(|row| {
                let mention = Mention {
                    source: Some(source.clone()),
                    description: row.description.clone(),
                    ..Mention::new(Evidence::Page, Some(version))
                };
                (version, row.code.clone(), mention)
            }));
        }
    }
    listed.sort_by_key(|(version, ..)| Reverse(*version));
    listed
}

fn observed(versions: BTreeMap<Version, Codes>) -> Vec<(CodeName, Mention)> {
    let mut mentions = Vec::new();
    for (version, codes) in versions {
        mentions.extend(codes.into_iter().map(|(code, sightings)| {
            let mention = Mention {
                statuses: counted(sightings.statuses),
                operations: sightings.operations.into_iter().collect(),
                ..Mention::new(Evidence::OpenApi, Some(version))
            };
            (code, mention)
        }));
    }
    mentions
}

fn shown(reference: Reference) -> Vec<(CodeName, Mention)> {
    let source: Box<str> = reference.source.into();
    let mut mentions = Vec::new();
    for (version, codes) in reference.versions {
        mentions.extend(codes.into_iter().map(|(code, shown)| {
            let mention = Mention {
                source: Some(source.clone()),
                statuses: counted(shown.statuses),
                pages: shown.pages.into(),
                ..Mention::new(Evidence::Reference, Some(version))
            };
            (code, mention)
        }));
    }
    mentions
}

fn counted(statuses: BTreeMap<u16, u32>) -> Box<[(u16, Option<u32>)]> {
    statuses.into_iter().map(|(status, count)| (status, Some(count))).collect()
}

fn clients(clients: Vec<Client>) -> Vec<(CodeName, Mention)> {
    let mut mentions = Vec::new();
    for client in clients {
        let mention = Mention { source: Some(client.source.into()), ..Mention::new(Evidence::Client, None) };
        mentions.extend(client.codes.into_iter().map(|code| (code, mention.clone())));
    }
    mentions
}

fn reports(reports: Vec<ReportedCode>) -> Vec<(CodeName, Mention)> {
    let mention = |report: ReportedCode| {
        let mention = Mention {
            source: Some(format!("{} ({})", report.source, report.dates).into()),
            statuses: report.statuses.into_iter().map(|status| (status, None)).collect(),
            operations: report.operations.into(),
            ..Mention::new(Evidence::Report, None)
        };
        (report.code, mention)
    };
    reports.into_iter().map(mention).collect()
}

impl Gathered {
    fn add(&mut self, name: CodeName, mention: Mention, from: &dyn Fn() -> String) -> Result<(), Fault> {
        let (index, _) = self.place(name, from)?;
        self.codes[index].evidence.push(mention);
        Ok(())
    }

    /// Adds codes whose sources have no order of their own.
    fn add_by_name(&mut self, mut codes: Vec<(CodeName, Mention)>) -> Result<(), Fault> {
        codes.sort();
        for (code, mention) in codes {
            let (kind, version) = (mention.kind, mention.version);
            self.add(code, mention, &|| match (kind, version) {
                (Evidence::Reference, Some(version)) => format!("the reference of {version}"),
                (_, Some(version)) => format!("the OpenAPI description of {version}"),
                (Evidence::Report, None) => "a report".to_owned(),
                (_, None) => "a client's source".to_owned(),
            })?;
        }
        Ok(())
    }

    /// The index of a code, and `true` if it is new; a new code is put at the end.
    fn place(&mut self, name: CodeName, from: &dyn Fn() -> String) -> Result<(usize, bool), Fault> {
        let variant = name.variant();
        if let Some(&index) = self.variants.get(&variant) {
            let other = &self.codes[index].name;
            if *other == name {
                return Ok((index, false));
            }
            return Err(Fault::new(
                format!(
                    "the codes \"{other}\" ({}) and \"{name}\" ({}) would both become the variant `{variant}`",
                    self.origins[index],
                    from(),
                ),
                WRONG_CONTENT,
            ));
        }
        let index = self.codes.len();
        self.variants.insert(variant, index);
        self.origins.push(from());
        self.codes.push(Code {
            name,
            evidence: Vec::new(),
            category: Category::Other,
            category_reason: None,
            availability: Vec::new(),
            retired: None,
        });
        Ok((index, true))
    }
}
