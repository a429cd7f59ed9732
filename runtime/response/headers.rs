//! Where a response's headers are read from, whichever HTTP client it came by.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A response's headers, by name.
///
/// It is there for slices, arrays and `Vec`s of pairs, for maps of strings, for `()` where there are no headers, and
/// with the feature `http` for `http::HeaderMap`, which `reqwest`, `hyper` and `ureq` share.
///
/// Closures do not have it, and yet [`ApiError::from_response`](crate::ApiError::from_response) takes them: any
/// `Fn(&str) -> Option<&str>` from a name, in lower case, to the value. [`FindHeader`] covers both.
///
/// The headers that are asked for are `X-Request-Id`, `Intercom-Version`, `X-RateLimit-Limit`,
/// `X-RateLimit-Remaining`, `X-RateLimit-Reset` and `Retry-After`. Others need not be there.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Headers};
///
/// struct Recorded {
///     request_id: String,
/// }
///
/// impl Headers for Recorded {
///     fn get(&self, name: &str) -> Option<&str> {
///         name.eq_ignore_ascii_case("x-request-id").then_some(&*self.request_id)
///     }
/// }
///
/// let headers = Recorded { request_id: "002tao2jpul9936ujpk0".to_owned() };
/// let error = ApiError::from_response(500, &headers, b"").expect("500 is an error");
/// assert_eq!(error.request_id(), Some("002tao2jpul9936ujpk0"));
///
/// let by_closure = |name: &str| Headers::get(&headers, name);
/// assert_eq!(ApiError::from_response(500, &by_closure, b""), Some(error));
/// ```
pub trait Headers {
    /// The value of the first header of that name, without regard to ASCII case; `None` where there is none, or
    /// where its value is no text.
    fn get(&self, name: &str) -> Option<&str>;
}

impl Headers for () {
    fn get(&self, _name: &str) -> Option<&str> {
        None
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for [(N, V)] {
    fn get(&self, name: &str) -> Option<&str> {
        first(self.iter().map(|(known, value)| (known, value)), name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>, const COUNT: usize> Headers for [(N, V); COUNT] {
    fn get(&self, name: &str) -> Option<&str> {
        <[(N, V)] as Headers>::get(self, name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for Vec<(N, V)> {
    fn get(&self, name: &str) -> Option<&str> {
        <[(N, V)] as Headers>::get(self, name)
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Headers for BTreeMap<N, V> {
    fn get(&self, name: &str) -> Option<&str> {
        first(self.iter(), name)
    }
}

#[cfg(feature = "std")]
impl<N: AsRef<str>, V: AsRef<str>, H> Headers for std::collections::HashMap<N, V, H> {
    fn get(&self, name: &str) -> Option<&str> {
        first(self.iter(), name)
    }
}

#[cfg(feature = "http")]
impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        self.get(name)?.to_str().ok()
    }
}

fn first<'h, N: AsRef<str> + 'h, V: AsRef<str> + 'h>(
    mut pairs: impl Iterator<Item = (&'h N, &'h V)>,
    name: &str,
) -> Option<&'h str> {
    pairs.find(|(known, _)| known.as_ref().eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
}

/// What [`ApiError::from_response`](crate::ApiError::from_response) takes as headers: whatever has [`Headers`], or
/// a closure from a name to a value.
///
/// Nobody needs to implement or name it: `By` tells the two apart and is always inferred. [`Headers`] itself cannot be there for closures: its values
/// live as long as the borrow of `self`, and those that a closure returns live as long as what it captured.
///
/// # Examples
///
/// ```
/// use intercom_errors::ApiError;
/// use std::collections::HashMap;
///
/// let headers = HashMap::from([("intercom-version", "2.15".to_owned())]);
/// let by_name = |name: &str| headers.get(&*name.to_lowercase()).map(String::as_str);
/// let error = ApiError::from_response(404, &by_name, b"").expect("404 is an error");
/// assert_eq!(error.version_text(), Some("2.15"));
/// ```
pub trait FindHeader<'a, By> {
    /// The value of the first header of that name, which is given in lower case.
    fn find(&'a self, name: &str) -> Option<&'a str>;
}

/// Marks what has [`Headers`].
#[doc(hidden)]
#[derive(Debug)]
pub enum ByTrait {}

/// Marks closures.
#[doc(hidden)]
#[derive(Debug)]
pub enum ByClosure {}

impl<'a, H: Headers + ?Sized> FindHeader<'a, ByTrait> for H {
    fn find(&'a self, name: &str) -> Option<&'a str> {
        self.get(name)
    }
}

impl<'a, 'h: 'a, F: Fn(&str) -> Option<&'h str>> FindHeader<'a, ByClosure> for F {
    fn find(&'a self, name: &str) -> Option<&'a str> {
        self(name)
    }
}

/// A response's status, as `u16` or, with the feature `http`, as `http::StatusCode`.
///
/// No other integer has it, so that a bare `404` is taken as it stands.
///
/// # Examples
///
/// ```
/// use intercom_errors::ApiError;
///
/// let by_number = ApiError::from_response(404, &(), b"");
/// # #[cfg(feature = "http")]
/// assert_eq!(ApiError::from_response(http::StatusCode::NOT_FOUND, &(), b""), by_number);
/// ```
pub trait Status {
    /// The status as a number.
    fn number(self) -> u16;
}

impl Status for u16 {
    fn number(self) -> u16 {
        self
    }
}

#[cfg(feature = "http")]
impl Status for http::StatusCode {
    fn number(self) -> u16 {
        self.as_u16()
    }
}

/// A value that is empty or only space tells nothing.
pub(crate) fn present(value: &str) -> Option<&str> {
    let value = value.trim();
    (!value.is_empty()).then_some(value)
}
