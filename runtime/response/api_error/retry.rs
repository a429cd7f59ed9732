//! Advice on whether to retry a request.

use super::ApiError;
use crate::Category;
use crate::response::detail::Detail;
use crate::response::error_object::ErrorObject;
use crate::response::idempotency::Idempotency;
use crate::response::rate_limit::RateLimit;
use crate::response::retry::{Retry, RetryAdvice, RetryReason};
use crate::response::retry_after::RetryAfter;
use crate::response::waits::MIN_WAIT;

impl ApiError<'_> {
    /// Returns advice on whether to retry the request. [`Idempotency::from_method`] suits most requests.
    ///
    /// The advice is about this response alone. In a retry loop, use [`Attempts`](crate::Attempts), which also counts
    /// and adds jitter.
    ///
    /// # Failures that pass
    ///
    /// - A rate limit refuses a request before it is carried out, so any request may be repeated.
    /// - A transient failure may come after the request was carried out. Only an idempotent request may be repeated,
    ///   once.
    /// - A scroll in use ends a minute after its last request.
    /// - A request that lost the race to create a company updates it when sent again. Repeat it once, after a second.
    /// - A firewall sends challenges in bursts, such as a page with a CAPTCHA and status 403 or 405.
    ///
    /// All other failures are permanent, including `conflict` and any other 409. If a response has several errors, one
    /// permanent error makes the failure permanent.
    ///
    /// # The wait
    ///
    /// After a rate limit, the first of these that applies is the wait:
    ///
    /// 1. the time in `Retry-After`, in seconds or as a date, but at most [`RetryAdvice::MAX_WAIT`];
    /// 2. [`Backoff`](RetryAdvice::Backoff), if a message reports a limit on concurrent jobs: one has to end first;
    /// 3. the time until `X-RateLimit-Reset`, if that is at most [`RetryAdvice::MAX_WINDOW`] after `Date`;
    /// 4. the length of the window, from a message such as `Exceeded rate limit of 83 in 10_seconds`;
    /// 5. [`RateLimit::WINDOW`], if a header has a time, but `Date` is missing or wrong;
    /// 6. [`Backoff`](RetryAdvice::Backoff), as the response does not say how long to wait.
    ///
    /// After any other failure that passes, the wait is the time in `Retry-After`. Without that header it is
    /// [`SCROLL`](RetryAdvice::SCROLL) for a scroll, one second after a lost race, and else
    /// [`Backoff`](RetryAdvice::Backoff).
    ///
    /// No wait is shorter than a second, the unit of these headers. No wait needs a clock: one clock makes the
    /// response's `Date`, its `X-RateLimit-Reset` and the dates in `Retry-After`, so a wait is the difference of two
    /// headers.
    ///
    /// # Sources
    ///
    /// - Intercom's docs advise one retry after 500, 502, 503 and 504
    ///   (<https://developers.intercom.com/docs/references/rest-api/errors/http-responses>). This crate treats 408 and
    ///   other 5xx except 501 and 505 the same.
    /// - The docs describe windows of 10 seconds, and no `Retry-After`
    ///   (<https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>). Proxies send it.
    /// - Intercom's staff say that a scroll ends after a minute
    ///   (<https://github.com/intercom/intercom-ruby/issues/292>).
    /// - Lost races (<https://github.com/intercom/intercom-node/issues/461>) and firewall pages
    ///   (<https://github.com/dust-tt/dust/issues/5026>) are known from reports.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use intercom_errors::{ApiError, Idempotency};
    ///
    /// // This response is old, and the wait is still right.
    /// let headers = [("Date", "Thu, 15 Jan 2026 08:00:00 GMT"), ("X-RateLimit-Reset", "1768464007")];
    /// let error = ApiError::from_response(429, &headers, "").expect("429 is an error");
    /// let retry = error.retry(Idempotency::from_method("POST"));
    /// assert_eq!(retry.delay(Duration::from_secs(1)), Some(Duration::from_secs(7)));
    /// ```
    #[must_use]
    pub fn retry(&self, idempotency: Idempotency) -> Retry {
        let no = |reason| Retry { advice: RetryAdvice::No, reason, max_retries: Some(0) };
        let passes = |advice, reason, max_retries| match self.0.retry_after {
            Some(RetryAfter::Wait(wait)) => {
                Retry { advice: RetryAdvice::After(wait), reason: RetryReason::RetryAfter, max_retries }
            }
            _ => Retry { advice, reason, max_retries },
        };
        match (self.category(), self.only_detail()) {
            (_, Some(Detail::ScrollInUse)) => {
                passes(RetryAdvice::After(RetryAdvice::SCROLL), RetryReason::ScrollInUse, None)
            }
            (_, Some(Detail::CompanyExists)) => {
                passes(RetryAdvice::After(MIN_WAIT), RetryReason::LostRace, Some(1))
            }
            _ if self.is_challenge() => passes(RetryAdvice::Backoff, RetryReason::Challenge, None),
            (Category::RateLimit, _) => {
                let (advice, reason) = self.wait_for_limit();
                passes(advice, reason, None)
            }
            (Category::Unavailable | Category::Server, _) => match (self.status(), idempotency) {
                (501 | 505, _) => no(RetryReason::NotImplemented),
                (_, Idempotency::Idempotent) => passes(RetryAdvice::Backoff, RetryReason::Transient, Some(1)),
                (_, Idempotency::NotIdempotent) => no(RetryReason::MayBeDone),
            },
            (Category::Other, _) => no(RetryReason::Unknown),
            (category, _) => no(RetryReason::Permanent(category)),
        }
    }

    /// Returns the fact behind the error if there is only one error: others may be permanent.
    fn only_detail(&self) -> Option<Detail<'_>> {
        match self.errors() {
            [error] => error.detail(),
            _ => None,
        }
    }

    /// Returns the wait for a rate limit if the response has no `Retry-After`.
    fn wait_for_limit(&self) -> (RetryAdvice, RetryReason) {
        let mut details = self.errors().iter().filter_map(ErrorObject::detail);
        if details.clone().any(|detail| matches!(detail, Detail::JobLimit { .. })) {
            return (RetryAdvice::Backoff, RetryReason::JobLimit);
        }
        let limit = self.rate_limit();
        if let Some(wait) = limit.resets_in {
            return (RetryAdvice::After(wait), RetryReason::WindowReset);
        }
        let named = details.find_map(|detail| match detail {
            Detail::WindowLimit { window, .. } => Some(window.clamp(MIN_WAIT, RetryAdvice::MAX_WINDOW)),
            _ => None,
        });
        let has_time = limit.reset.is_some() || self.0.retry_after.is_some();
        match named.or(has_time.then_some(RateLimit::WINDOW)) {
            Some(window) => (RetryAdvice::After(window), RetryReason::WindowLength),
            None => (RetryAdvice::Backoff, RetryReason::RateLimit),
        }
    }
}
