//! The merge: what all files of a snapshot say together of each code in each version.

use std::collections::{BTreeSet, HashMap};

use crate::code::CodeName;
use crate::fault::{Fault, WRONG_CONTENT};
use crate::manifest::{File, origin};
use crate::snapshot::{Snapshot, VersionPage};
use crate::version::Version;

/// What to do where the pages of a snapshot do not fit together.
const FETCH_ALL: &str = "fetch all pages again, so that they are of one day";

/// Versions, codes, and what is known of each code in each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// All versions, ascending.
    pub versions: Vec<VersionInfo>,
    /// All codes: those of pages in the docs' order (newest page first), then those only observed, then those
    /// only named by clients, then those retired; each of the latter by name.
    pub codes: Vec<Code>,
    /// Codes that the enum leaves out, because no enabled version has them.
    pub left_out: Vec<Code>,
    /// The files that all of this was read from, by kind.
    pub sources: Vec<File>,
}

/// An API version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionInfo {
    /// The version.
    pub version: Version,
    /// What the docs call it; its name where the docs do not list it.
    pub label: String,
    /// Whether the docs show it where a reader names none. One version is.
    pub default: bool,
    /// Its error-codes page, where the docs list one.
    pub docs_url: Option<String>,
}

/// A code and all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub name: CodeName,
    /// What names it, in the order of [`Evidence`].
    pub evidence: Vec<Evidence>,
    /// What is known of it in each version, in the order of [`Catalog::versions`].
    pub availability: Vec<Availability>,
    /// Since which day no source names it, where that is so.
    pub retired: Option<Retired>,
}

/// That no source names a code any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The day, as `2026-11-22`.
    pub since: String,
    /// The description that a page last had.
    pub description: Option<Box<str>>,
}

/// One source's word that a code exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// A version's page, in the snapshot, lists it.
    Page {
        /// The version.
        version: Version,
        /// What the page says of it.
        description: Option<Box<str>>,
    },
    /// A version's page, not in the snapshot, is known to list it.
    Listing {
        /// The version.
        version: Version,
    },
    /// Error responses in a version's OpenAPI description carry it.
    OpenApi {
        /// The version.
        version: Version,
        /// The HTTP statuses and how many example errors have each.
        statuses: Box<[(u16, u32)]>,
    },
    /// The source of Intercom's own clients names it, for no version.
    Client {
        /// Which client, and when it was read.
        source: Box<str>,
    },
}

/// What a snapshot knows of one code in one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Availability {
    /// The version's own page lists the code.
    Documented,
    /// Not documented there, but a published error response of that version carries it.
    Observed,
    /// Nothing tells of that version itself, and a nearest version of which something tells has the code.
    Presumed,
    /// What tells of that version leaves the code out, or no neighbour has it.
    Unlisted,
}

impl Catalog {
    /// Merges a snapshot.
    ///
    /// # Errors
    /// A [`Fault`] where files contradict each other, or two codes would become the same variant.
    pub fn merge(snapshot: Snapshot) -> Result<Self, Fault> {
        let versions = all_versions(&snapshot)?;
        let known: Vec<Version> = versions.iter().map(|info| info.version).collect();
        let paged: BTreeSet<Version> = snapshot
            .pages
            .iter()
            .map(|page| page.version)
            .chain(snapshot.secondary.listings.iter().map(|listing| listing.version))
            .collect();
        let described: BTreeSet<Version> = snapshot.observed.versions.keys().copied().collect();

        let mut sources = snapshot.manifest.files.clone();
        sources.sort_by_key(|file| file.kind);
        let mut codes = gather(snapshot)?;
        for code in &mut codes {
            code.evidence.sort();
            code.availability = availability(code, &known, &paged, &described);
        }
        Ok(Self { versions, codes, left_out: Vec::new(), sources })
    }

    /// Sets aside the codes that are unlisted in every one of these versions. A retired code stays: it was
    /// available once, and leaves with a major release only.
    pub fn keep_available_in(&mut self, enabled: &BTreeSet<Version>) {
        let versions = &self.versions;
        let available = |code: &Code| {
            code.retired.is_some()
                || code.availability.iter().zip(versions).any(|(&availability, info)| {
                    availability != Availability::Unlisted && enabled.contains(&info.version)
                })
        };
        let (codes, left_out) = std::mem::take(&mut self.codes).into_iter().partition(available);
        self.codes = codes;
        self.left_out = left_out;
    }

    /// A code by its wire name.
    #[must_use]
    pub fn code(&self, name: &str) -> Option<&Code> {
        self.codes.iter().find(|code| &*code.name == name)
    }
}

impl Code {
    /// What the newest page that describes the code says of it.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        let described = self.evidence.iter().rev().find_map(|evidence| match evidence {
            Evidence::Page { description, .. } => description.as_deref(),
            _ => None,
        });
        described.or_else(|| self.retired.as_ref()?.description.as_deref())
    }

    /// The HTTP statuses that it was seen with in any version, ascending.
    #[must_use]
    pub fn statuses(&self) -> BTreeSet<u16> {
        self.evidence
            .iter()
            .flat_map(|evidence| match evidence {
                Evidence::OpenApi { statuses, .. } => &**statuses,
                _ => &[],
            })
            .map(|&(status, _)| status)
            .collect()
    }

    /// The earliest version that documents it or was observed to send it.
    #[must_use]
    pub fn since(&self) -> Option<Version> {
        self.evidence.iter().filter_map(Evidence::version).min()
    }
}

impl Evidence {
    /// The version that it tells of, where it tells of one.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        match self {
            Self::Page { version, .. } | Self::Listing { version } | Self::OpenApi { version, .. } => {
                Some(*version)
            }
            Self::Client { .. } => None,
        }
    }

    fn is_page(&self) -> bool {
        matches!(self, Self::Page { .. } | Self::Listing { .. })
    }
}

/// The state of one code in each version.
///
/// A version's own evidence is its page for a code that any page lists, and its OpenAPI description for any
/// other: the two kinds name different codes, so that the silence of the wrong kind says nothing.
fn availability(
    code: &Code,
    versions: &[Version],
    paged: &BTreeSet<Version>,
    described: &BTreeSet<Version>,
) -> Vec<Availability> {
    use Availability::{Documented, Observed, Presumed, Unlisted};

    if code.retired.is_none() && code.evidence.iter().all(|evidence| evidence.version().is_none()) {
        return vec![Presumed; versions.len()];
    }
    let own_kind = match code.evidence.iter().any(Evidence::is_page) {
        true => paged,
        false => described,
    };
    // What a version says for itself: `None` where nothing tells.
    let own: Vec<Option<Availability>> = versions
        .iter()
        .map(|&version| {
            let mut of_version =
                code.evidence.iter().filter(|evidence| evidence.version() == Some(version)).peekable();
            if of_version.peek().is_none() {
                own_kind.contains(&version).then_some(Unlisted)
            } else if of_version.any(Evidence::is_page) {
                Some(Documented)
            } else {
                Some(Observed)
            }
        })
        .collect();
    let listed = |own: &Option<Availability>| own.is_some_and(|own| own != Unlisted);
    own.iter()
        .enumerate()
        .map(|(i, state)| {
            state.unwrap_or_else(|| {
                let below = own[..i].iter().rev().find(|own| own.is_some());
                let above = own[i + 1..].iter().find(|own| own.is_some());
                match below.is_some_and(listed) || above.is_some_and(listed) {
                    true => Presumed,
                    false => Unlisted,
                }
            })
        })
        .collect()
}

/// The list of versions that all pages share, with the links on the site that it was read from.
fn agreed_versions(snapshot: &Snapshot) -> Result<Vec<VersionInfo>, Fault> {
    let file = |page: &VersionPage| &snapshot.manifest.files[page.file];
    let complete =
        snapshot.pages.iter().find(|page| page.page.versions.iter().any(|link| link.link.is_some()));
    let Some(complete) = complete else {
        return Err(Fault::new(
            "no page lists the versions with their links; expected one at least",
            FETCH_ALL,
        ));
    };
    if let Some(other) = snapshot.pages.iter().find(|page| !page.page.same_versions(&complete.page)) {
        let name = &file(complete).path;
        return Err(Fault::new(format!("the list of versions is not the one of {name}"), FETCH_ALL)
            .at("versions")
            .file(&file(other).path));
    }
    let site = origin(&file(complete).source_url).unwrap_or_default();
    Ok(complete
        .page
        .versions
        .iter()
        .map(|link| VersionInfo {
            version: link.version,
            label: link.label.clone(),
            default: link.default == Some(true),
            docs_url: link.link.as_ref().map(|path| format!("{site}{path}")),
        })
        .collect())
}

/// The versions of the docs and of the OpenAPI descriptions.
fn all_versions(snapshot: &Snapshot) -> Result<Vec<VersionInfo>, Fault> {
    let mut versions = agreed_versions(snapshot)?;
    for &version in snapshot.observed.versions.keys() {
        if versions.iter().all(|info| info.version != version) {
            versions.push(VersionInfo {
                version,
                label: version.to_string(),
                default: false,
                docs_url: None,
            });
        }
    }
    versions.sort_by_key(|info| info.version);
    for listing in &snapshot.secondary.listings {
        if versions.iter().all(|info| info.version != listing.version) {
            return Err(Fault::new(
                format!(
                    "a listing is of version \"{}\", which no page and no description names",
                    listing.version
                ),
                WRONG_CONTENT,
            ));
        }
    }
    Ok(versions)
}

/// Codes as they come, each with where it came from first.
#[derive(Default)]
struct Gathered {
    codes: Vec<Code>,
    index: HashMap<CodeName, usize>,
    variants: HashMap<String, usize>,
    origins: Vec<String>,
}

fn gather(snapshot: Snapshot) -> Result<Vec<Code>, Fault> {
    let mut gathered = Gathered::default();
    let paged: BTreeSet<Version> = snapshot.pages.iter().map(|page| page.version).collect();
    for page in snapshot.pages.into_iter().rev() {
        let file = &snapshot.manifest.files[page.file].path;
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
