//! A response as JSON.
//!
#![doc = include_str!("json.md")]

use intercom_errors::{ApiError, Detail, ErrorObject, Idempotency, Retry, RetryAdvice};
use serde::Serialize;
use serde_json::value::{RawValue, Value};

use super::Decoded;
use crate::format::json::{self, CodeEntry};
use crate::nearest::nearest;
use crate::outcome::Failure;

/// The number of unknown codes that are compared with all known codes.
const MAX_COMPARED: usize = 100;

#[derive(Serialize)]
struct Document<'d> {
    input: Vec<&'static str>,
    status: Option<u16>,
    body_kind: &'static str,
    request_id: Option<&'d str>,
    version: Option<&'d str>,
    rate_limit: Value,
    category: Option<&'static str>,
    category_source: Option<&'static str>,
    advice: &'static str,
    retry: Option<RetryEntry>,
    retry_not_idempotent: Option<RetryEntry>,
    errors: Vec<Entry<'d>>,
    codes: Vec<CodeEntry<'d>>,
    unknown: Vec<Value>,
}

#[derive(Serialize)]
struct RetryEntry {
    advice: &'static str,
    seconds: Option<u64>,
    max_retries: Option<u32>,
    reason: &'static str,
    explanation: &'static str,
}

#[derive(Serialize)]
struct Entry<'d> {
    code: Option<&'d str>,
    message: Option<&'d str>,
    field: Option<&'d str>,
    /// It is printed verbatim.
    data: Option<&'d RawValue>,
    detail: Option<Detail<'d>>,
}

pub(super) fn print(decoded: &Decoded<'_>) -> Result<String, Failure> {
    let category = decoded.category();
    let limits = decoded.error.as_ref().map(ApiError::rate_limit).unwrap_or_default();
    let codes = decoded.known.iter().map(|code| CodeEntry::new(decoded.catalog, code));
    let unknown = decoded.unknown.iter().enumerate().map(|(index, code)| {
        let nearest = if index < MAX_COMPARED { nearest(decoded.catalog, code) } else { Vec::new() };
        serde_json::json!({"code": code, "nearest": nearest})
    });
    json::print(&Document {
        input: decoded.response.readings.iter().map(|reading| reading.word).collect(),
        status: decoded.response.status,
        body_kind: decoded.body_kind.as_str(),
        request_id: decoded.request_id(),
        version: decoded.version(),
        rate_limit: serde_json::json!({
            "limit": limits.limit, "remaining": limits.remaining, "reset": limits.reset
        }),
        category: category.map(|(category, _)| category.as_str()),
        category_source: category.map(|(_, source)| source.as_str()),
        advice: decoded.advice(),
        retry: decoded.retry(Idempotency::Idempotent).map(RetryEntry::from),
        retry_not_idempotent: decoded.retry(Idempotency::NotIdempotent).map(RetryEntry::from),
        errors: decoded.list.errors.iter().map(Entry::new).collect(),
        codes: codes.collect(),
        unknown: unknown.collect(),
    })
}

impl From<Retry> for RetryEntry {
    fn from(retry: Retry) -> Self {
        let seconds = match retry.advice {
            RetryAdvice::After(wait) => Some(wait.as_secs()),
            _ => None,
        };
        Self {
            advice: retry.advice.as_str(),
            seconds,
            max_retries: retry.max_retries,
            reason: retry.reason.as_str(),
            explanation: retry.reason.explanation(),
        }
    }
}

impl<'d> Entry<'d> {
    fn new(object: &'d ErrorObject<'_>) -> Self {
        Self {
            code: object.code.as_ref().map(AsRef::as_ref),
            message: object.message.as_deref(),
            field: object.field.as_deref(),
            data: object.data.as_ref().and_then(|data| serde_json::from_str(data.as_str()).ok()),
            detail: object.detail(),
        }
    }
}
