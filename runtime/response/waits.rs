//! Waits: the minimum, and how to measure one without a clock.

use core::time::Duration;

use super::headers::Lookup;
use super::http_date;

/// The minimum wait. Headers count in whole seconds, so zero may mean nearly a second.
pub(super) const MIN_WAIT: Duration = Duration::from_secs(1);

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
