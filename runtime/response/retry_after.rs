//! The `Retry-After` header.

use core::time::Duration;

use super::headers::{Lookup, number};
use super::http_date;
use super::retry::RetryAdvice;
use super::waits::{MIN_WAIT, until};

/// The maximum time to a date. If a date is more than a week away, one of the two clocks is wrong.
const MAX_DISTANCE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The `Retry-After` header. Intercom does not document it, but proxies send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RetryAfter {
    /// A wait: at least a second, at most [`RetryAdvice::MAX_WAIT`].
    Wait(Duration),
    /// A date that cannot be measured from the response's `Date`.
    Unmeasured,
}

impl RetryAfter {
    /// Reads the header. `None` if it is missing, or is neither a number nor a date.
    pub(super) fn read(header: Lookup<'_, '_>) -> Option<Self> {
        let value = header("retry-after")?;
        let wait = match number(value) {
            Some(seconds) => Some(Duration::from_secs(seconds)),
            None => until(http_date::parse(value)?, header, MAX_DISTANCE),
        };
        Some(wait.map_or(Self::Unmeasured, |wait| Self::Wait(wait.clamp(MIN_WAIT, RetryAdvice::MAX_WAIT))))
    }
}
