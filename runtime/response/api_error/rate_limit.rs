//! The headers that say how many requests are left, and when to come back.

use crate::response::headers::{FindHeader, present};
use crate::response::http_date;

/// The `X-RateLimit-*` headers of a reply.
///
/// Intercom sends them on many replies, but not on all: <https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>.
/// A value that is no number is left out, and so is a count of 4,294,967,295 (2^32 - 1) or more.
///
/// # Examples
///
/// ```
/// use intercom_errors::ApiError;
///
/// let headers = [("X-RateLimit-Limit", "83"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "soon")];
/// let error = ApiError::from_response(429, &headers, b"").expect("429 is an error");
/// assert_eq!(error.rate_limit().limit, Some(83));
/// assert_eq!(error.rate_limit().remaining, Some(0));
/// assert_eq!(error.rate_limit().reset, None);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many requests the current window allows. Windows have 10 seconds.
    pub limit: Option<u64>,
    /// How many of them are left.
    pub remaining: Option<u64>,
    /// When the window ends, in seconds of Unix time.
    pub reset: Option<u64>,
}

/// The same in a third of the room, with the greatest numbers for those that are missing. A `Result` with an error
/// of more than 128 bytes is slow to hand on, and clippy warns of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed {
    limit: u32,
    remaining: u32,
    reset: u64,
}

impl Packed {
    pub(super) fn read<'a, By>(headers: &'a (impl FindHeader<'a, By> + ?Sized)) -> Self {
        let number = |name| headers.find(name).and_then(number);
        let count = |name| number(name).and_then(|count| u32::try_from(count).ok()).unwrap_or(u32::MAX);
        Self {
            limit: count("x-ratelimit-limit"),
            remaining: count("x-ratelimit-remaining"),
            reset: number("x-ratelimit-reset").unwrap_or(u64::MAX),
        }
    }

    pub(super) const fn unpack(self) -> RateLimit {
        const fn count(count: u32) -> Option<u64> {
            // `From` is not const.
            if count == u32::MAX { None } else { Some(count as u64) }
        }
        let Self { limit, remaining, reset } = self;
        let reset = if reset == u64::MAX { None } else { Some(reset) };
        RateLimit { limit: count(limit), remaining: count(remaining), reset }
    }
}

/// When `Retry-After` says to come back. Intercom documents no such header, but proxies send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RetryAfter {
    /// In so many seconds. More than fit are far beyond any wait that is advised.
    Seconds(u32),
    /// At this second of this day since 1970, which needs less room than one number.
    At { day: u32, second: u32 },
}

const DAY: u64 = 86_400;

impl RetryAfter {
    pub(super) fn read<'a, By>(headers: &'a (impl FindHeader<'a, By> + ?Sized)) -> Option<Self> {
        let value = headers.find("retry-after")?;
        if let Some(seconds) = number(value) {
            return Some(Self::Seconds(u32::try_from(seconds).unwrap_or(u32::MAX)));
        }
        let time = http_date::parse(value)?;
        let part = |part| u32::try_from(part).ok();
        Some(Self::At { day: part(time / DAY)?, second: part(time % DAY)? })
    }

    /// The seconds from `now` on. A date that is over tells nothing.
    pub(super) fn seconds_from(self, now: u64) -> Option<u64> {
        match self {
            Self::Seconds(seconds) => Some(u64::from(seconds)),
            Self::At { day, second } => (u64::from(day) * DAY + u64::from(second)).checked_sub(now),
        }
    }
}

/// Digits and nothing else: `parse` by itself would also take a sign.
fn number(value: &str) -> Option<u64> {
    let value = present(value)?;
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}
