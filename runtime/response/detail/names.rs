//! Lists of names in a message.

use core::{fmt, iter};

/// Names as a message lists them, such as `email, user_id or anonymous_id`, in a [`Detail`](crate::Detail).
///
/// `Debug` prints only their number, as they may be personal data. `{:#?}` prints a list of them. The feature `serde`
/// serializes them as a sequence.
///
/// # Examples
///
/// ```
/// use intercom_errors::{Detail, ErrorCode, ErrorObject};
///
/// let object = ErrorObject::new(ErrorCode::ParameterInvalid)
///     .with_message("the type parameter must be one of: user, company, conversation");
/// let Some(Detail::AllowedValues { values, .. }) = object.detail() else { panic!("it lists the values") };
/// assert!(values.iter().eq(["user", "company", "conversation"]));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Names<'a>(&'a str);

impl<'a> Names<'a> {
    /// Reads a list of names. Each is bare, in single quotes, or a Ruby symbol. `None` if an entry is not a name.
    pub(super) fn parse(list: &'a str) -> Option<Self> {
        let names = Self(list);
        (names.iter().next().is_some() && names.iter().all(is_name)).then_some(names)
    }

    /// Returns the names in the order of the message.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Detail, ErrorObject};
    ///
    /// let object =
    ///     ErrorObject::new("400").with_message("User email, user_id or anonymous_id must be supplied");
    /// let Some(Detail::MissingOneOf { names, .. }) = object.detail() else { panic!("it lists the names") };
    /// assert_eq!(names.iter().last(), Some("anonymous_id"));
    /// ```
    pub fn iter(self) -> impl Iterator<Item = &'a str> + Clone {
        let mut rest = self.0;
        iter::from_fn(move || {
            while !rest.is_empty() {
                let name;
                (name, rest) = split_first(rest);
                if !name.is_empty() {
                    return Some(name);
                }
            }
            None
        })
    }
}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            f.debug_list().entries(self.iter()).finish()
        } else {
            write!(f, "Names({})", self.iter().count())
        }
    }
}

#[cfg(feature = "serde")]
impl serde_core::Serialize for Names<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// Returns the name before the first separator, and the rest of the list. It reads no further than the separator, so that
/// a list of any length is read in linear time.
fn split_first(list: &str) -> (&str, &str) {
    for start in 0..list.len() {
        for separator in [",", " or ", " and "] {
            if list.as_bytes()[start..].starts_with(separator.as_bytes()) {
                return (unquote(&list[..start]), &list[start + separator.len()..]);
            }
        }
    }
    (unquote(list), "")
}

fn unquote(name: &str) -> &str {
    // Ruby prints some names as symbols.
    let name = name.trim().trim_start_matches(':');
    name.strip_prefix('\'').and_then(|name| name.strip_suffix('\'')).unwrap_or(name)
}

/// Returns true for one word of an API's names: `user_id`, `custom_attributes.plan`, `2.2`.
pub(super) fn is_name(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    text.split('.').all(is_part)
}
