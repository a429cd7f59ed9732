//! Waits: how long they may be, and how to measure one without a clock.

use core::time::Duration;

use super::headers::Headers;
use super::http_date;

/// The shortest wait. Headers count in whole seconds, so zero may mean nearly a second.
pub(super) const MIN_WAIT: Duration = Duration::from_secs(1);

/// The longest wait that a response can ask for.
pub(super) const MAX_WAIT: Duration = Duration::from_secs(60 * 60);

/// The length of a rate limit's window, as the docs describe it.
pub(super) const WINDOW: Duration = Duration::from_secs(10);

/// The time after which a scroll ends without a request.
pub(super) const SCROLL: Duration = Duration::from_secs(60);

/// The longest window. In 2016 a window had a minute.
pub(super) const MAX_WINDOW: Duration = Duration::from_secs(60);

/// Returns the time from the response's `Date` header to `time`, which is Unix time in seconds. The same clock made
/// both, so the clock of this machine does not matter.
///
/// `None` without a valid `Date`, if `time` is in the past, and if it is more than `most` away: the two are then not
/// from one clock, or `time` has another unit.
pub(super) fn until(time: u64, headers: &(impl Headers + ?Sized), most: Duration) -> Option<Duration> {
    let sent = http_date::parse(headers.header("date")?)?;
    let wait = Duration::from_secs(time.checked_sub(sent)?);
    (wait <= most).then(|| wait.max(MIN_WAIT))
}

/// Parses digits and nothing else: `parse` by itself would also accept a sign.
pub(super) fn number(value: &str) -> Option<u64> {
    let value = value.trim();
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}
