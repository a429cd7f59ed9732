//! Waits: their bounds, and how to measure one without a clock.

use core::time::Duration;

use super::headers::Lookup;
use super::http_date;

/// The minimum wait. Headers count in whole seconds, so zero may mean nearly a second.
pub(super) const MIN_WAIT: Duration = Duration::from_secs(1);

/// The maximum wait that a response can ask for.
pub(super) const MAX_WAIT: Duration = Duration::from_secs(60 * 60);

/// The length of a rate limit's window according to the docs.
pub(super) const WINDOW: Duration = Duration::from_secs(10);

/// The time after which a scroll ends without a request.
pub(super) const SCROLL: Duration = Duration::from_secs(60);

/// The maximum length of a window. In 2016 a window had a minute.
pub(super) const MAX_WINDOW: Duration = Duration::from_secs(60);

/// Returns the time from the `Date` header to `time`, which is Unix time in seconds. The same clock made both, so the
/// clock of this machine does not matter.
///
/// `None` without a valid `Date`, or if `time` is in the past. `None` also if `time` is more than `max` away: then the
/// two are not from one clock, or `time` has another unit.
pub(super) fn until(time: u64, header: Lookup<'_, '_>, max: Duration) -> Option<Duration> {
    let sent = http_date::parse(header("date")?)?;
    let wait = Duration::from_secs(time.checked_sub(sent)?);
    (wait <= max).then(|| wait.max(MIN_WAIT))
}

/// Parses a whole number. `parse` alone would also accept a sign.
pub(super) fn number(value: &str) -> Option<u64> {
    let value = value.trim();
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}
