//! The state of a retry loop.

use core::time::Duration;

use super::api_error::ApiError;
use super::idempotency::Idempotency;
use super::retry::{Retry, RetryAdvice};

/// The state of a retry loop: it counts the retries of one request.
///
/// Make one per request. After each failure, [`next_delay`](Self::next_delay) returns how long to wait, or `None` to
/// give up.
///
/// A transient failure is retried once, as Intercom's docs advise, and so is a lost race. A rate limit, a scroll in use
/// or a firewall's challenge is retried up to [`max_retries`](Self::max_retries) times. The wait is the one in the
/// response, else an exponential backoff. [`ApiError::retry`] has the rules for a single response.
///
/// # Examples
///
/// ```
/// use std::error::Error;
/// use std::thread::sleep;
///
/// use intercom_errors::{ApiError, Attempts, Idempotency};
/// # type Response = (u16, Vec<(String, String)>, String);
///
/// fn update(send: impl Fn() -> Result<Response, Box<dyn Error>>) -> Result<String, Box<dyn Error>> {
///     let mut attempts = Attempts::new(Idempotency::from_method("PUT")).jitter(fastrand::f64);
///     loop {
///         let (status, headers, body) = send()?;
///         let Some(error) = ApiError::from_response(status, &headers, &body) else { return Ok(body) };
///         match attempts.next_delay(&error) {
///             Some(delay) => sleep(delay),
///             None => return Err(error.into_owned().into()),
///         }
///     }
/// }
/// # assert!(update(|| Ok((200, Vec::new(), String::new()))).is_ok());
/// # assert!(update(|| Ok((404, Vec::new(), String::new()))).is_err());
/// ```
///
/// With backon, use it in `adjust` of an async retry. Its delay replaces that of backon's own backoff:
///
/// ```no_run
/// use backon::{ExponentialBuilder, Retryable};
/// use intercom_errors::{ApiError, Attempts, Idempotency};
/// # async fn send() -> Result<String, ApiError<'static>> { Ok(String::new()) }
///
/// async fn get() -> Result<String, ApiError<'static>> {
///     let mut attempts = Attempts::new(Idempotency::from_method("GET")).jitter(fastrand::f64);
///     send.retry(ExponentialBuilder::default()).adjust(|error, _| attempts.next_delay(error)).await
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Attempts {
    idempotency: Idempotency,
    max_retries: u32,
    base: Duration,
    max: Duration,
    jitter: Option<fn() -> f64>,
    /// The number of retries so far.
    retries: u32,
    /// The number of retries after a transient failure or a lost race, which have a limit of their own.
    limited: u32,
}

impl Attempts {
    /// The minimum delay, whatever backoff and jitter are.
    const MIN_DELAY: Duration = Duration::from_millis(1);

    /// Makes the state for one request: at most 5 retries, a backoff from 1 to 60 seconds, and no jitter.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Attempts, Idempotency};
    ///
    /// let error = ApiError::from_response(503, &(), "").expect("503 is an error");
    /// let mut attempts = Attempts::new(Idempotency::from_method("GET"));
    /// assert!(attempts.next_delay(&error).is_some());
    /// assert!(attempts.next_delay(&error).is_none());
    ///
    /// let mut attempts = Attempts::new(Idempotency::from_method("POST"));
    /// assert!(attempts.next_delay(&error).is_none());
    /// ```
    #[must_use]
    pub const fn new(idempotency: Idempotency) -> Self {
        Self {
            idempotency,
            max_retries: 5,
            base: Duration::from_secs(1),
            max: Duration::from_secs(60),
            jitter: None,
            retries: 0,
            limited: 0,
        }
    }

    /// Sets the maximum number of retries, 5 by default. Of these, at most one is after a transient failure or a
    /// lost race.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Attempts, Idempotency};
    ///
    /// let error = ApiError::from_response(429, &(), "").expect("429 is an error");
    /// let mut attempts = Attempts::new(Idempotency::Idempotent).max_retries(2);
    /// assert!(attempts.next_delay(&error).is_some());
    /// assert!(attempts.next_delay(&error).is_some());
    /// assert!(attempts.next_delay(&error).is_none());
    /// ```
    #[must_use]
    pub const fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// Sets the backoff for responses that do not say how long to wait. It is `base` before the first retry, twice as
    /// long before each further one, and at most `max`.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use intercom_errors::{ApiError, Attempts, Idempotency};
    ///
    /// let error = ApiError::from_response(429, &(), "").expect("429 is an error");
    /// let (base, max) = (Duration::from_secs(2), Duration::from_secs(5));
    /// let mut attempts = Attempts::new(Idempotency::Idempotent).backoff(base, max);
    /// assert_eq!(attempts.next_delay(&error), Some(Duration::from_secs(2)));
    /// assert_eq!(attempts.next_delay(&error), Some(Duration::from_secs(4)));
    /// assert_eq!(attempts.next_delay(&error), Some(Duration::from_secs(5)));
    /// ```
    #[must_use]
    pub const fn backoff(mut self, base: Duration, max: Duration) -> Self {
        self.base = base;
        self.max = max;
        self
    }

    /// Sets a source of random numbers from 0 to 1, so that clients that failed together do not retry together.
    /// `fastrand::f64` and `rand::random::<f64>` are such functions.
    ///
    /// Jitter makes a backoff shorter by up to a half. It makes a wait from the response longer by up to the backoff's
    /// `base`, and never shorter. A number that is not from 0 to 1 counts as 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use intercom_errors::{ApiError, Attempts, Idempotency};
    ///
    /// let mut attempts = Attempts::new(Idempotency::Idempotent).jitter(|| 0.5);
    /// let error = ApiError::from_response(429, &(), "").expect("429 is an error");
    /// assert_eq!(attempts.next_delay(&error), Some(Duration::from_millis(750)));
    ///
    /// let error = ApiError::from_response(429, &[("Retry-After", "7")], "").expect("429 is an error");
    /// assert_eq!(attempts.next_delay(&error), Some(Duration::from_millis(7500)));
    /// ```
    #[must_use]
    pub const fn jitter(mut self, random: fn() -> f64) -> Self {
        self.jitter = Some(random);
        self
    }

    /// Returns how long to wait before sending the request again, and counts the retry. `None` to give up.
    ///
    /// The delay is never zero, and at most [`RetryAdvice::MAX_WAIT`].
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use intercom_errors::{ApiError, Attempts, Idempotency};
    ///
    /// let mut attempts = Attempts::new(Idempotency::NotIdempotent);
    /// let error = ApiError::from_response(429, &[("Retry-After", "7")], "").expect("429 is an error");
    /// assert_eq!(attempts.next_delay(&error), Some(Duration::from_secs(7)));
    ///
    /// let error = ApiError::from_response(404, &(), "").expect("404 is an error");
    /// assert_eq!(attempts.next_delay(&error), None);
    /// ```
    #[must_use = "the request must wait this long, or not be sent again"]
    pub fn next_delay(&mut self, error: &ApiError<'_>) -> Option<Duration> {
        let Retry { advice, max_retries, .. } = error.retry(self.idempotency);
        if self.retries >= self.max_retries || max_retries.is_some_and(|max| self.limited >= max) {
            return None;
        }
        let delay = match advice {
            RetryAdvice::No => return None,
            RetryAdvice::After(wait) => wait.saturating_add(self.random_part(self.base)),
            RetryAdvice::Backoff => self.next_backoff(),
        };
        self.retries += 1;
        self.limited += u32::from(max_retries.is_some());
        Some(delay.clamp(Self::MIN_DELAY, RetryAdvice::MAX_WAIT))
    }

    fn next_backoff(&self) -> Duration {
        let full = self.base.saturating_mul(2_u32.saturating_pow(self.retries)).min(self.max);
        if self.jitter.is_some() { full / 2 + self.random_part(full / 2) } else { full }
    }

    /// Returns a random part of a duration, or zero without jitter.
    fn random_part(&self, whole: Duration) -> Duration {
        let Some(random) = self.jitter else { return Duration::ZERO };
        let factor = random();
        if (0.0..1.0).contains(&factor) { whole.mul_f64(factor) } else { whole }
    }
}
