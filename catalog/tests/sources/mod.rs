//! Snapshots made of values, for tests of the merge.

#![allow(dead_code, reason = "each test file uses some of it")]

use intercom_errors_catalog::{
    Availability, Catalog, Category, Client, CodeName, CuratedCategory, File, Kind, Label, Listing,
    Operation, Page, Placeholder, ReportedCode, RetiredCode, Row, Sightings, SitePath, Snapshot, Version,
    VersionLink, VersionPage,
};

/// A builder of a snapshot, source by source.
#[derive(Debug, Clone)]
pub(crate) struct Sources {
    pub(crate) snapshot: Snapshot,
    versions: Vec<VersionLink>,
}

/// Creates docs that list these versions, the first one as their default, without a page.
pub(crate) fn docs(versions: &[&str]) -> Sources {
    let link = |(i, name): (usize, &&str)| VersionLink {
        version: version(name),
        label: Label::new(&format!("v{name}")).unwrap(),
        link: Some(SitePath::new(&format!("/docs/{name}")).unwrap()),
        default: Some(i == 0),
        active: false,
    };
    Sources {
        snapshot: Snapshot { directory: "snapshot".to_owned(), ..Snapshot::default() },
        versions: versions.iter().enumerate().map(link).collect(),
    }
}

impl Sources {
    /// Adds a version's page that lists these codes.
    pub(crate) fn page(self, name: &str, codes: &[&str]) -> Self {
        let rows: Vec<_> = codes.iter().map(|code| (*code, None)).collect();
        self.described_page(name, &rows)
    }

    /// Adds a version's page that lists these codes with these descriptions.
    pub(crate) fn described_page(self, name: &str, rows: &[(&str, Option<&str>)]) -> Self {
        let versions = self.versions.clone();
        self.page_with_versions(name, rows, versions)
    }

    /// Adds a version's page that lists these codes, and no versions.
    pub(crate) fn page_without_versions(self, name: &str, codes: &[&str]) -> Self {
        let rows: Vec<_> = codes.iter().map(|code| (*code, None)).collect();
        self.page_with_versions(name, &rows, Vec::new())
    }

    fn page_with_versions(
        mut self,
        name: &str,
        rows: &[(&str, Option<&str>)],
        versions: Vec<VersionLink>,
    ) -> Self {
        let version = version(name);
        let file = self.snapshot.manifest.files.len();
        self.snapshot.manifest.files.push(File {
            path: format!("{name}.json"),
            kind: Kind::PageData(version),
            source_url: format!("https://docs.example/{name}"),
            last_modified: None,
            sha256: "0".repeat(64),
        });
        let page = Page { versions, rows: rows.iter().map(row).collect(), last_modified: None };
        self.snapshot.pages.push(VersionPage { version, file, page });
        self
    }

    /// Sets the day on which the last page changed.
    pub(crate) fn changed_on(mut self, date: &str) -> Self {
        self.snapshot.pages.last_mut().unwrap().page.last_modified = Some(date.to_owned());
        self
    }

    /// Adds a listing of a version's page that is complete.
    pub(crate) fn listing(self, name: &str, codes: &[&str]) -> Self {
        self.listing_of(&[name], true, codes)
    }

    /// Adds a listing of a version's page that is not complete.
    pub(crate) fn partial(self, name: &str, codes: &[&str]) -> Self {
        self.listing_of(&[name], false, codes)
    }

    /// Adds a listing of the pages of these versions, read on 2026-06-12.
    pub(crate) fn listing_of(self, names: &[&str], complete: bool, codes: &[&str]) -> Self {
        let rows: Vec<_> = codes.iter().map(|code| (*code, None)).collect();
        self.described_listing(names, complete, &rows)
    }

    pub(crate) fn described_listing(
        mut self,
        names: &[&str],
        complete: bool,
        rows: &[(&str, Option<&str>)],
    ) -> Self {
        self.snapshot.secondary.listings.push(Listing {
            versions: names.iter().map(|name| version(name)).collect(),
            complete,
            date: "2026-06-12".to_owned(),
            source: "read as text".to_owned(),
            link: None,
            rows: rows.iter().map(row).collect(),
        });
        self
    }

    /// Sets the label of the last listing's only version, and the path of its page.
    pub(crate) fn linked(mut self, label: &str, link: &str) -> Self {
        self.snapshot.secondary.listings.last_mut().unwrap().link =
            Some((Label::new(label).unwrap(), SitePath::new(link).unwrap()));
        self
    }

    /// Adds reference pages of a version with these codes, each once with the status 400.
    pub(crate) fn reference(mut self, name: &str, codes: &[&str]) -> Self {
        let shown = |name: &&str| {
            let pages = vec!["a/page.md".to_owned()];
            (code(name), Sightings { statuses: vec![(400, 1)], pages, operations: Vec::new() })
        };
        "reference pages".clone_into(&mut self.snapshot.reference.source);
        self.snapshot.reference.versions.insert(version(name), codes.iter().map(shown).collect());
        self
    }

    /// Adds published responses with this code and these statuses.
    pub(crate) fn report(mut self, name: &str, statuses: &[u16]) -> Self {
        self.snapshot.secondary.reports.push(ReportedCode {
            code: code(name),
            statuses: statuses.to_vec(),
            operations: Vec::new(),
            source: "an issue".to_owned(),
            dates: "2026".to_owned(),
        });
        self
    }

    /// Adds a placeholder.
    pub(crate) fn placeholder(mut self, name: &str) -> Self {
        let reason = "made up".to_owned();
        self.snapshot.secondary.placeholders.push(Placeholder { code: code(name), reason });
        self
    }

    /// Adds a version's OpenAPI description with these codes, each once with the status 400.
    pub(crate) fn description(self, name: &str, codes: &[&str]) -> Self {
        let codes: Vec<_> = codes.iter().map(|code| (*code, 400)).collect();
        self.counted_description(name, &codes)
    }

    /// Adds a version's OpenAPI description with these codes, each once with its status.
    pub(crate) fn counted_description(mut self, name: &str, codes: &[(&str, u16)]) -> Self {
        let codes = codes.iter().map(|(name, status)| {
            let operations = vec![Operation::new("GET /a").unwrap()];
            (code(name), Sightings { statuses: vec![(*status, 1)], operations, pages: Vec::new() })
        });
        self.snapshot.observed.versions.insert(version(name), codes.collect());
        self
    }

    /// Adds a client that names these codes.
    pub(crate) fn client(mut self, source: &str, codes: &[&str]) -> Self {
        self.snapshot
            .secondary
            .clients
            .push(Client { source: source.to_owned(), codes: codes.iter().map(|name| code(name)).collect() });
        self
    }

    /// Adds a curated category.
    pub(crate) fn category(mut self, name: &str, category: Category, reason: &str) -> Self {
        self.snapshot.categories.push(CuratedCategory {
            code: code(name),
            category,
            reason: reason.to_owned(),
        });
        self
    }

    /// Adds a retired code.
    pub(crate) fn retired(mut self, name: &str) -> Self {
        self.snapshot.retired.push(RetiredCode {
            code: code(name),
            since: "2026-01-02".to_owned(),
            description: Some("What it was".into()),
            statuses: [404, 410].into(),
        });
        self
    }

    #[track_caller]
    pub(crate) fn catalog(self) -> Catalog {
        Catalog::merge(self.snapshot).unwrap()
    }

    /// Returns the state of a code in each version, ascending, as one letter each.
    #[track_caller]
    pub(crate) fn states(self, name: &str) -> String {
        states(&self.catalog(), name)
    }
}

/// Returns D for documented, O for observed, P for presumed, U for unlisted.
#[track_caller]
pub(crate) fn states(catalog: &Catalog, name: &str) -> String {
    let letter = |state: &Availability| state.as_str()[..1].to_uppercase();
    catalog.code(name).unwrap().availability.iter().map(letter).collect()
}

pub(crate) fn names(catalog: &Catalog) -> Vec<&str> {
    catalog.codes.iter().map(|code| &*code.name).collect()
}

fn row((name, description): &(&str, Option<&str>)) -> Row {
    Row { code: code(name), description: description.map(Into::into) }
}

pub(crate) fn version(name: &str) -> Version {
    name.parse().unwrap()
}

pub(crate) fn code(name: &str) -> CodeName {
    CodeName::new(name).unwrap()
}
