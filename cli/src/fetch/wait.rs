//! The wait before another attempt.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// The first wait if the server does not specify one. Each one after it is twice as long.
const FIRST: Duration = Duration::from_millis(250);

/// Returns the wait after a failed attempt, the first one being 0.
///
/// Follows a server's `Retry-After`, in seconds or as a date, up to `most`.
pub(crate) fn wait(attempt: u32, retry_after: Option<&str>, now: Timestamp, most: Duration) -> Duration {
    let requested = retry_after.and_then(|text| requested_wait(text.trim(), now));
    requested.unwrap_or_else(|| FIRST.saturating_mul(2u32.saturating_pow(attempt))).min(most)
}

fn requested_wait(text: &str, now: Timestamp) -> Option<Duration> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that does not fit is more than any limit.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = rfc2822::parse(text).ok()?.timestamp();
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: Duration = Duration::from_secs(60);

    #[test]
    fn waits_double_if_the_server_specifies_none() {
        let waits = [0, 1, 2, 40].map(|attempt| wait(attempt, None, Timestamp::UNIX_EPOCH, MOST).as_millis());
        assert_eq!(waits, [250, 500, 1000, 60_000]);
    }

    #[test]
    fn retry_after_is_followed_within_bounds() {
        for (text, seconds) in [
            ("3", 3),
            ("0", 0),
            ("99999999999999999999999", 60),
            ("Thu, 01 Jan 1970 00:00:07 GMT", 7),
            ("Wed, 31 Dec 1969 00:00:07 GMT", 0),
        ] {
            let waited = wait(0, Some(text), Timestamp::UNIX_EPOCH, MOST);
            assert_eq!(waited, Duration::from_secs(seconds), "{text}");
        }
        assert_eq!(wait(0, Some("soon"), Timestamp::UNIX_EPOCH, MOST), FIRST);
    }
}
