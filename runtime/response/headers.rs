//! Access to the headers of any HTTP client.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A function that returns the value of a header. The readers accept it rather than [`Headers`], so that they are
/// compiled once, and not once per type of headers.
pub(super) type Lookup<'l, 'h> = &'l dyn Fn(&str) -> Option<&'h str>;

/// The headers of a response, by name.
///
/// Implemented for slices, arrays and `Vec`s of pairs, for maps of strings, and for `()` as no headers. With the
/// feature `http`, also for `http::HeaderMap`, which `reqwest`, `hyper` and `ureq` share.
///
/// [`ApiError::from_response`](crate::ApiError::from_response) looks up `x-request-id`, `intercom-version`,
/// `x-ratelimit-limit`, `x-ratelimit-remaining`, `x-ratelimit-reset`, `retry-after` and `date`. You may leave out all
/// others.
///
/// # Examples
///
/// Implement it for a type of your own:
///
/// ```
/// use intercom_errors::{ApiError, Headers};
///
/// struct Recorded {
///     request_id: String,
/// }
///
/// impl Headers for Recorded {
///     fn header(&self, name: &str) -> Option<&str> {
///         name.eq_ignore_ascii_case("x-request-id").then_some(&*self.request_id)
///     }
/// }
///
/// let headers = Recorded { request_id: "002tao2jpul9936ujpk0".to_owned() };
/// let error = ApiError::from_response(500, &headers, "").expect("500 is an error");
/// assert_eq!(error.request_id(), Some("002tao2jpul9936ujpk0"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read as headers by `intercom-errors`",
    label = "this type does not implement `Headers`",
    note = "for the `HeaderMap` of `http`, `reqwest`, `hyper` or `ureq`, enable the feature `http` of `intercom-errors`",
    note = "otherwise pass pairs of names and values, a map of strings, or `&()` for no headers"
)]
pub trait Headers {
    /// Returns the value of the first header with this name. ASCII case does not matter. `None` if there is no such
    /// header, or if its value is not a string.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Headers;
    ///
    /// assert_eq!([("X-Request-Id", "a1")].header("x-request-id"), Some("a1"));
    /// ```
    fn header(&self, name: &str) -> Option<&str>;
}

impl Headers for () {
    fn header(&self, _name: &str) -> Option<&str> {
        None
    }
}

impl<H: Headers + ?Sized> Headers for &H {
    fn header(&self, name: &str) -> Option<&str> {
        (**self).header(name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for [(N, V)] {
    fn header(&self, name: &str) -> Option<&str> {
        first(self.iter().map(|(known, value)| (known, value)), name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>, const COUNT: usize> Headers for [(N, V); COUNT] {
    fn header(&self, name: &str) -> Option<&str> {
        self.as_slice().header(name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for Vec<(N, V)> {
    fn header(&self, name: &str) -> Option<&str> {
        self.as_slice().header(name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for BTreeMap<N, V> {
    fn header(&self, name: &str) -> Option<&str> {
        first(self.iter(), name)
    }
}

#[cfg(feature = "std")]
impl<N: AsRef<str>, V: AsRef<str>, H> Headers for std::collections::HashMap<N, V, H> {
    fn header(&self, name: &str) -> Option<&str> {
        first(self.iter(), name)
    }
}

#[cfg(feature = "http")]
impl Headers for http::HeaderMap {
    fn header(&self, name: &str) -> Option<&str> {
        self.get(name)?.to_str().ok()
    }
}

fn first<'h, N: AsRef<str> + 'h, V: AsRef<str> + 'h>(
    mut pairs: impl Iterator<Item = (&'h N, &'h V)>,
    name: &str,
) -> Option<&'h str> {
    pairs.find(|(known, _)| known.as_ref().eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
}

/// Trims a value, and treats a blank one as missing.
pub(super) fn non_blank(value: &str) -> Option<&str> {
    let value = value.trim();
    (!value.is_empty()).then_some(value)
}

/// Parses a whole number. `parse` alone would also accept a sign.
pub(super) fn number(value: &str) -> Option<u64> {
    let value = value.trim();
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}
