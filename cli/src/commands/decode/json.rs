//! A reply, for a program.
//!
//! The form is stable: keys are never renamed, removed or given another type. New keys, and new values of those
//! with words, may come.
//!
//! ```json
//! {
//!   "status": 429,
//!   "form": "error_list",
//!   "request_id": "002tao2jpul9936ujpk0",
//!   "version": "2.15",
//!   "rate_limit": {"limit": 83, "remaining": 0, "reset": 1800000007},
//!   "category": "rate_limit",
//!   "category_source": "code",
//!   "advice": "...",
//!   "retry": {"advice": "after", "seconds": 7, "limit": null, "reason": "window_reset", "explanation": "..."},
//!   "retry_once_only": {"advice": "after", "seconds": 7, "limit": null, "reason": "window_reset", "explanation": "..."},
//!   "errors": [
//!     {
//!       "code": "rate_limit_exceeded",
//!       "message": "Exceeded rate limit of 83 in 10_seconds",
//!       "field": null,
//!       "data": null,
//!       "detail": {"fact": "window_limit", "count": 83, "seconds": 10}
//!     }
//!   ],
//!   "codes": [],
//!   "unknown": [{"code": "of_tomorrow", "nearest": []}]
//! }
//! ```
//!
//! | key | |
//! | --- | --- |
//! | `status` | null where neither the input nor `--status` tells it |
//! | `form` | what the body is: `error_list`, `field_errors`, `error_key`, `nested_error`, `error_text`, `single_error`, `other_json`, `html`, `text`, `empty`, `broken`, `binary` |
//! | `request_id` | the body's, else the header's; null where there is none |
//! | `version` | the `Intercom-Version` header as it came |
//! | `rate_limit` | the `X-RateLimit-*` headers; `reset` in seconds of Unix time |
//! | `category` | `authentication`, `permission`, `plan`, `not_found`, `invalid_request`, `conflict`, `rate_limit`, `unavailable`, `server` or `other`; null where only the status, which is missing, could tell |
//! | `category_source` | `code`, `status` or `form`; null with `category` |
//! | `advice` | what to do, as text |
//! | `retry` | for a request that may be sent twice; null with `category` |
//! | `retry_once_only` | for one that must not be carried out twice |
//! | `retry.advice` | `no`, `after` (so many `seconds`) or `backoff` (a wait of one's own choice) |
//! | `retry.limit` | how many times at most; null where nothing bounds it |
//! | `retry.reason` | why, as a word: `retry_after`, `window_reset`, `rate_limit`, `job_limit`, `momentary`, `may_be_done`, `not_implemented`, a category that is permanent, or `unknown` |
//! | `retry.explanation` | the same, as text |
//! | `errors` | in the reply's order; each value is null where the error has none |
//! | `errors[].data` | the JSON that the reply has |
//! | `errors[].detail` | a fact from the message: `fact` says which, beside its values |
//! | `codes` | each code of the reply that the snapshot knows, once, as in `list` |
//! | `unknown` | the others, once, each with the codes that are `nearest`; of the first 100 only |

use intercom_errors::{Detail, ErrorObject, RawJson, Repeat, RetryAdvice};
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Decoded, Retry, sentences};
use crate::format::json::{self, CodeEntry};
use crate::nearest::nearest;
use crate::outcome::Failure;

/// For how many unknown codes the nearest ones are looked for: each is compared with all.
const COMPARED: usize = 100;

#[derive(Serialize)]
struct Document<'d> {
    status: Option<u16>,
    form: &'static str,
    request_id: Option<&'d str>,
    version: Option<&'d str>,
    rate_limit: RateLimit,
    category: Option<&'static str>,
    category_source: Option<&'static str>,
    advice: &'static str,
    retry: Option<RetryEntry>,
    retry_once_only: Option<RetryEntry>,
    errors: Vec<Entry<'d>>,
    codes: Vec<CodeEntry<'d>>,
    unknown: Vec<Unknown<'d>>,
}

#[derive(Serialize)]
struct RateLimit {
    limit: Option<u64>,
    remaining: Option<u64>,
    reset: Option<u64>,
}

#[derive(Serialize)]
struct RetryEntry {
    advice: &'static str,
    seconds: Option<u64>,
    limit: Option<u32>,
    reason: &'static str,
    explanation: &'static str,
}

#[derive(Serialize)]
struct Entry<'d> {
    code: Option<&'d str>,
    message: Option<&'d str>,
    field: Option<&'d str>,
    data: Option<AsItCame<'d>>,
    detail: Option<Fact<'d>>,
}

#[derive(Serialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
enum Fact<'d> {
    ContactExists { id: &'d str, archived: bool },
    SeveralMatch,
    PermanentlyDeleted,
    ScrollInUse,
    PageLimit,
    UnknownAttribute { name: &'d str },
    VersionNotFound,
    NotInVersion,
    ContactMerged,
    WindowLimit { count: u64, seconds: u64 },
    JobLimit { count: u64, kind: &'d str },
}

#[derive(Serialize)]
struct Unknown<'d> {
    code: &'d str,
    nearest: Vec<&'d str>,
}

pub(super) fn print(decoded: &Decoded<'_>) -> Result<String, Failure> {
    let error = decoded.error;
    let category = decoded.category();
    let limits = error.rate_limit();
    let codes = decoded.known.iter().map(|code| CodeEntry::new(decoded.catalog, code));
    let unknown = decoded.unknown.iter().enumerate().map(|(index, &code)| Unknown {
        code,
        nearest: if index < COMPARED { nearest(decoded.catalog, code) } else { Vec::new() },
    });
    json::print(&Document {
        status: decoded.status,
        form: error.form().as_str(),
        request_id: error.request_id(),
        version: error.version_text(),
        rate_limit: RateLimit { limit: limits.limit, remaining: limits.remaining, reset: limits.reset },
        category: category.map(|(category, _)| category.as_str()),
        category_source: category.map(|(_, source)| source.as_str()),
        advice: sentences::advice(decoded),
        retry: decoded.retry(Repeat::Safe).map(RetryEntry::from),
        retry_once_only: decoded.retry(Repeat::Unsafe).map(RetryEntry::from),
        errors: error.errors().iter().map(Entry::new).collect(),
        codes: codes.collect(),
        unknown: unknown.collect(),
    })
}

impl From<Retry> for RetryEntry {
    fn from(retry: Retry) -> Self {
        let (advice, seconds) = match retry.advice {
            RetryAdvice::After(wait) => ("after", Some(wait.as_secs())),
            RetryAdvice::Backoff => ("backoff", None),
            _ => ("no", None),
        };
        Self {
            advice,
            seconds,
            limit: retry.limit,
            reason: retry.reason.as_str(),
            explanation: retry.reason.explanation(),
        }
    }
}

/// JSON text that is written as the JSON that it is.
struct AsItCame<'d>(&'d RawJson<'d>);

impl Serialize for AsItCame<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(self.0.as_str()).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'d> Entry<'d> {
    fn new(object: &'d ErrorObject<'_>) -> Self {
        Self {
            code: object.code.as_ref().map(AsRef::as_ref),
            message: object.message.as_deref(),
            field: object.field.as_deref(),
            data: object.data.as_ref().map(AsItCame),
            detail: object.detail().and_then(Fact::of),
        }
    }
}

impl<'d> Fact<'d> {
    fn of(detail: Detail<'d>) -> Option<Self> {
        Some(match detail {
            Detail::ContactExists { id, archived } => Self::ContactExists { id, archived },
            Detail::SeveralMatch => Self::SeveralMatch,
            Detail::PermanentlyDeleted => Self::PermanentlyDeleted,
            Detail::ScrollInUse => Self::ScrollInUse,
            Detail::PageLimit => Self::PageLimit,
            Detail::UnknownAttribute { name } => Self::UnknownAttribute { name },
            Detail::VersionNotFound => Self::VersionNotFound,
            Detail::NotInVersion => Self::NotInVersion,
            Detail::ContactMerged => Self::ContactMerged,
            Detail::WindowLimit { count, seconds } => Self::WindowLimit { count, seconds },
            Detail::JobLimit { count, kind } => Self::JobLimit { count, kind },
            _ => return None,
        })
    }
}
