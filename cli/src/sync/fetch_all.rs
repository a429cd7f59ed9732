//! Fetches pages and descriptions, a few at a time, and reads each as it comes.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use intercom_errors_catalog::{Kind, Version, html};

use super::Old;
use super::descriptions::{Description, unfetched};
use super::origin::{Form, Origin, PAGE_LIMIT, Wanted};
use super::plan::{self, Plan, of_version, utf8};
use super::progress::Progress;
use crate::fetch::{FetchError, Fetched, Known, Reply};
use crate::outcome::{Failure, Trouble};
use crate::store::{UNCHANGED, hash};

/// How many requests are under way at once.
pub(super) const PARALLEL: usize = 4;

/// What was fetched.
#[derive(Default)]
pub(super) struct AllFetched {
    pub(super) pages: BTreeMap<Version, PageOutcome>,
    pub(super) descriptions: BTreeMap<Version, Description>,
}

/// What became of one version's page.
pub(super) struct PageOutcome {
    /// Each form that there is; none where the version has no page.
    pub(super) forms: Vec<FormOutcome>,
    /// Why page-data was not taken, where HTML was.
    pub(super) fell_back: Option<String>,
    /// The one of the snapshot's two forms that the site has no more.
    pub(super) gone: Option<Kind>,
}

pub(super) enum FormOutcome {
    Unchanged(Kind),
    New { kind: Kind, url: String, fetched: Fetched, page_date: Option<String> },
}

/// What the snapshot has of a file.
pub(super) struct InSnapshot {
    pub(super) listed: bool,
    pub(super) conditions: Known,
}

/// What to tell the server of the file that the snapshot has from this address, if it still is that file.
pub(super) fn known(old: &Old<'_>, kind: Kind, url: &str) -> InSnapshot {
    let entry = old.snapshot.manifest.files.iter().find(|file| file.kind == kind);
    let whole = entry.filter(|file| {
        file.source_url == url && old.source.read(&file.path).is_ok_and(|bytes| hash(&bytes) == file.sha256)
    });
    let conditions = whole
        .map(|file| Known { etag: file.etag.clone(), last_modified: file.last_modified.clone() })
        .unwrap_or_default();
    InSnapshot { listed: entry.is_some(), conditions }
}

enum Job<'p> {
    Page(Version, &'p str),
    Description(Version),
}

enum Done {
    Page(Version, PageOutcome),
    Description(Version, Description),
}

pub(super) fn fetch_all(
    old: &Old<'_>,
    origin: &Origin,
    plan: &Plan,
    progress: &Progress,
) -> Result<AllFetched, Failure> {
    let pages = plan.pages.iter().map(|(version, link)| Job::Page(*version, link));
    let descriptions = plan.descriptions.iter().map(|version| Job::Description(*version));
    let jobs: Mutex<VecDeque<Job<'_>>> = Mutex::new(pages.chain(descriptions).collect());
    progress.expect(lock(&jobs).len());
    let outcome: Mutex<Result<AllFetched, Failure>> = Mutex::new(Ok(AllFetched::default()));

    let work = || {
        loop {
            let Some(job) = lock(&jobs).pop_front() else { return };
            let done = run(old, origin, plan, &job, progress);
            let mut outcome = lock(&outcome);
            match (done, &mut *outcome) {
                (Ok(Done::Page(version, page)), Ok(all)) => drop(all.pages.insert(version, page)),
                (Ok(Done::Description(version, read)), Ok(all)) => {
                    drop(all.descriptions.insert(version, read));
                }
                (Err(failure), Ok(_)) => {
                    *outcome = Err(failure);
                    // The rest would be fetched for nothing.
                    lock(&jobs).clear();
                }
                (_, Err(_)) => {}
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..PARALLEL {
            scope.spawn(work);
        }
    });
    outcome.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What a thread that panicked held is still whole: each is changed in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn run(
    old: &Old<'_>,
    origin: &Origin,
    plan: &Plan,
    job: &Job<'_>,
    progress: &Progress,
) -> Result<Done, Failure> {
    match job {
        Job::Page(version, link) => {
            let page = page(old, origin, plan, *version, link)?;
            let forms: Vec<String> = page.forms.iter().map(FormOutcome::shown).collect();
            let what = if forms.is_empty() { "no page".to_owned() } else { forms.join(", ") };
            progress.done(&format!("{version}: {what}"));
            Ok(Done::Page(*version, page))
        }
        Job::Description(version) => {
            let Some(descriptions) = &origin.descriptions else {
                return Ok(Done::Description(*version, Description::Unchanged));
            };
            let read = descriptions.get(origin, *version, &old.snapshot.observed)?;
            let what = match &read {
                Description::Read { codes, .. } => format!("fetched, {} codes", codes.len()),
                Description::Unchanged => "unchanged".to_owned(),
                Description::Absent(_) => "none".to_owned(),
                Description::Unread(_) => "could not be read".to_owned(),
            };
            progress.done(&format!("{version}: OpenAPI description: {what}"));
            Ok(Done::Description(*version, read))
        }
    }
}

impl FormOutcome {
    fn shown(&self) -> String {
        match self {
            Self::Unchanged(kind) => format!("unchanged ({})", kind.name()),
            Self::New { kind, fetched, .. } => {
                format!("fetched ({}, {} bytes)", kind.name(), fetched.bytes.len())
            }
        }
    }
}

fn page(
    old: &Old<'_>,
    origin: &Origin,
    plan: &Plan,
    version: Version,
    link: &str,
) -> Result<PageOutcome, Failure> {
    let (json, html) = (Kind::PageData(version), Kind::Html(version));
    let url = origin.url(Form::PageData, link);
    let in_snapshot = known(old, json, &url);
    let asked = lock(&plan.asked).remove(&url);
    let reply = asked.unwrap_or_else(|| {
        let wanted = Wanted { form: Form::PageData, version, url: &url, limit: PAGE_LIMIT };
        origin.get(&wanted, &in_snapshot.conditions)
    });
    let first = form(json, url, reply, |bytes| plan::read(bytes, version));
    if in_snapshot.listed && known(old, html, "").listed {
        return both((json, first), (html, || second(old, origin, version, link)));
    }
    let failed = match first {
        Ok(found) => return Ok(PageOutcome { forms: vec![found], fell_back: None, gone: None }),
        Err(failed) => failed,
    };
    if let FormFailed::Unfetched(error) = &failed
        && (!error.is_of_one_file() || error.is_momentary() && in_snapshot.listed)
    {
        // A server that is down for a moment must not turn the page that the snapshot has into HTML.
        return Err(unfetched(error));
    }
    match second(old, origin, version, link) {
        Ok(found) => Ok(PageOutcome { forms: vec![found], fell_back: Some(failed.to_string()), gone: None }),
        Err(other) if failed.is_missing() && other.is_missing() => {
            Ok(PageOutcome { forms: Vec::new(), fell_back: None, gone: None })
        }
        Err(FormFailed::Unfetched(error)) if !error.is_of_one_file() => Err(unfetched(&error)),
        Err(other) => Err(Trouble::new(failed.to_string())
            .help(format!("its HTML form cannot be taken either: {other}"))
            .help(UNCHANGED)
            .unreadable()),
    }
}

/// What becomes of a page of which the snapshot has both forms. Both are kept, and must agree, so that one leaves
/// only where the site says that it has none: a failure of the moment, or a shape that is new, ends the run.
fn both(
    (json, first): (Kind, Result<FormOutcome, FormFailed>),
    (html, second): (Kind, impl FnOnce() -> Result<FormOutcome, FormFailed>),
) -> Result<PageOutcome, Failure> {
    let outcome = |forms, fell_back, gone| Ok(PageOutcome { forms, fell_back, gone });
    let first = match first {
        Err(failed) if !failed.is_missing() => return Err(failed.ends()),
        found_or_missing => found_or_missing,
    };
    match (first, second()) {
        (_, Err(failed)) if !failed.is_missing() => Err(failed.ends()),
        (Ok(first), Ok(second)) => outcome(vec![first, second], None, None),
        (Ok(first), Err(_)) => outcome(vec![first], None, Some(html)),
        (Err(missing), Ok(second)) => outcome(vec![second], Some(missing.to_string()), Some(json)),
        (Err(_), Err(_)) => outcome(Vec::new(), None, None),
    }
}

/// The HTML form of a version's page.
fn second(old: &Old<'_>, origin: &Origin, version: Version, link: &str) -> Result<FormOutcome, FormFailed> {
    let url = origin.url(Form::Html, link);
    let known = known(old, Kind::Html(version), &url);
    let wanted = Wanted { form: Form::Html, version, url: &url, limit: PAGE_LIMIT };
    let reply = origin.get(&wanted, &known.conditions);
    form(Kind::Html(version), url, reply, |bytes| {
        let page = html::read(utf8(bytes)?).map_err(|fault| fault.to_string())?;
        of_version(page, version)
    })
}

/// Why a form of a page cannot be taken.
enum FormFailed {
    Unfetched(FetchError),
    Unreadable { url: String, problem: String },
}

impl FormFailed {
    fn is_missing(&self) -> bool {
        matches!(self, Self::Unfetched(error) if error.is_missing())
    }

    /// The end of the run.
    fn ends(&self) -> Failure {
        match self {
            Self::Unfetched(error) => unfetched(error),
            Self::Unreadable { .. } => Trouble::new(self.to_string()).help(UNCHANGED).unreadable(),
        }
    }
}

impl std::fmt::Display for FormFailed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unfetched(error) => error.fmt(f),
            Self::Unreadable { url, problem } => write!(f, "{url}: {problem}"),
        }
    }
}

fn form(
    kind: Kind,
    url: String,
    reply: Result<Reply, FetchError>,
    read: impl Fn(&[u8]) -> Result<intercom_errors_catalog::Page, String>,
) -> Result<FormOutcome, FormFailed> {
    match reply {
        Err(error) => Err(FormFailed::Unfetched(error)),
        Ok(Reply::Unchanged) => Ok(FormOutcome::Unchanged(kind)),
        Ok(Reply::File(fetched)) => match read(&fetched.bytes) {
            Ok(page) => Ok(FormOutcome::New { kind, url, fetched, page_date: page.last_modified }),
            Err(problem) => Err(FormFailed::Unreadable { url, problem }),
        },
    }
}
