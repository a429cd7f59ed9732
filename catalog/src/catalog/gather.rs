//! Every code that a source names, with what each source says of it.

use std::collections::{BTreeSet, HashMap};

use super::{Code, Evidence, Retired};
use crate::code::CodeName;
use crate::fault::{Fault, WRONG_CONTENT};
use crate::snapshot::Snapshot;
use crate::version::Version;

/// Codes as they come, each with where it came from first.
#[derive(Default)]
struct Gathered {
    codes: Vec<Code>,
    index: HashMap<CodeName, usize>,
    variants: HashMap<String, usize>,
    origins: Vec<String>,
}

pub(super) fn gather(snapshot: Snapshot) -> Result<Vec<Code>, Fault> {
    let mut gathered = Gathered::default();
    let paged: BTreeSet<Version> = snapshot.pages.iter().map(|page| page.version).collect();
    for page in snapshot.pages.into_iter().rev() {
        let file = snapshot.manifest.files.get(page.file).map_or("a page", |file| &file.path);
        for (i, row) in page.page.rows.into_iter().enumerate() {
            let evidence = Evidence::Page { version: page.version, description: row.description };
            gathered.add(row.code, evidence, || format!("{file}, table row {}", i + 1))?;
        }
    }
    let mut listings = snapshot.secondary.listings;
    listings.sort_by_key(|listing| std::cmp::Reverse(listing.version));
    for listing in listings {
        // The page itself, once it is in the snapshot, says more than a listing of it.
        if paged.contains(&listing.version) {
            continue;
        }
        let version = listing.version;
        for code in listing.codes {
            gathered.add(code, Evidence::Listing { version }, || format!("the listing of {version}"))?;
        }
    }
    let mut observed = Vec::new();
    for (version, codes) in snapshot.observed.versions {
        for (code, statuses) in codes {
            let statuses = statuses.into_iter().collect();
            observed.push((code, Evidence::OpenApi { version, statuses }));
        }
    }
    let mut clients = Vec::new();
    for client in snapshot.secondary.clients {
        let source: Box<str> = client.source.into();
        clients
            .extend(client.codes.into_iter().map(|code| (code, Evidence::Client { source: source.clone() })));
    }
    for mut sources in [observed, clients] {
        sources.sort();
        for (code, evidence) in sources {
            let from = match evidence.version() {
                Some(version) => format!("the OpenAPI description of {version}"),
                None => "a client's source".to_owned(),
            };
            gathered.add(code, evidence, || from)?;
        }
    }
    let mut retired = snapshot.retired;
    retired.sort_by(|a, b| a.code.cmp(&b.code));
    for retired in retired {
        if let Some(&index) = gathered.index.get(&retired.code) {
            let origin = &gathered.origins[index];
            return Err(Fault::new(
                format!("the code \"{}\" is retired, and yet {origin} names it", retired.code),
                "let the tool write the list of retired codes anew",
            ));
        }
        let index = gathered.place(retired.code, || "the retired codes".to_owned())?;
        gathered.codes[index].retired =
            Some(Retired { since: retired.since, description: retired.description });
    }
    Ok(gathered.codes)
}

impl Gathered {
    fn add(
        &mut self,
        name: CodeName,
        evidence: Evidence,
        from: impl FnOnce() -> String,
    ) -> Result<(), Fault> {
        let index = self.place(name, from)?;
        self.codes[index].evidence.push(evidence);
        Ok(())
    }

    /// Where a code stands; a new one is put at the end.
    fn place(&mut self, name: CodeName, from: impl FnOnce() -> String) -> Result<usize, Fault> {
        if let Some(&index) = self.index.get(&name) {
            return Ok(index);
        }
        let index = self.codes.len();
        let from = from();
        if let Some(other) = self.variants.insert(name.variant(), index) {
            return Err(Fault::new(
                format!(
                    "the codes \"{}\" ({}) and \"{name}\" ({from}) would both become the variant `{}`",
                    self.codes[other].name,
                    self.origins[other],
                    name.variant(),
                ),
                WRONG_CONTENT,
            ));
        }
        self.index.insert(name.clone(), index);
        self.origins.push(from);
        self.codes.push(Code { name, evidence: Vec::new(), availability: Vec::new(), retired: None });
        Ok(index)
    }
}
