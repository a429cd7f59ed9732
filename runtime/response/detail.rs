//! The facts that messages carry.

use crate::ErrorObject;

/// A fact that an error's message carries and no other part of it does.
///
/// Each is read from a wording that Intercom was seen to send; a message of any other wording has none. Intercom
/// may reword its messages at any time, so where a code tells as much, match on the code.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Detail};
///
/// let body = br#"{"type": "error.list", "errors": [{
///     "code": "conflict",
///     "message": "An archived contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4"
/// }]}"#;
/// let error = ApiError::from_response(409, &(), body).expect("409 is an error");
/// let detail = error.errors()[0].detail();
/// assert_eq!(detail, Some(Detail::ContactExists { id: "5ba682d23d7cf92bef87bfd4", archived: true }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Detail<'a> {
    /// "A contact matching those details already exists with id=ID", or "An archived contact ...".
    ContactExists {
        /// The existing contact's id.
        id: &'a str,
        /// Whether it is archived, and so must be unarchived rather than updated.
        archived: bool,
    },
    /// "Multiple existing users match this email address ...".
    SeveralMatch,
    /// "User has been marked for permanent deletion and is not restorable."
    PermanentlyDeleted,
    /// "scroll already exists for this workspace": one at a time can be open.
    ScrollInUse,
    /// "page limit reached, please use scroll API".
    PageLimit,
    /// "Custom attribute 'NAME' does not exist".
    UnknownAttribute {
        /// The attribute's name, as the request had it.
        name: &'a str,
    },
    /// "The requested version could not be found": there is no such API version.
    VersionNotFound,
    /// "Requested resource is not available in current API version."
    NotInVersion,
    /// "This contact has been merged. ...": the reply's `Link` header leads to the one that it became part of.
    ContactMerged,
    /// `Exceeded rate limit of N in 10_seconds`: more requests than a window allows.
    WindowLimit {
        /// How many requests the window allows.
        count: u64,
        /// How long the window is.
        seconds: u64,
    },
    /// "Exceeded rate limit of N pending ... jobs": too many jobs at once. To wait out a window does not help.
    JobLimit {
        /// How many such jobs may be pending.
        count: u64,
        /// What the jobs are, such as "message data export".
        kind: &'a str,
    },
}

impl ErrorObject<'_> {
    /// The fact that the message carries, where it is one of the wordings that are known.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Detail, ErrorObject};
    ///
    /// let mut object = ErrorObject::default();
    /// object.message = Some("Exceeded rate limit of 83 in 10_seconds".into());
    /// assert_eq!(object.detail(), Some(Detail::WindowLimit { count: 83, seconds: 10 }));
    ///
    /// object.message = Some("Too fast".into());
    /// assert_eq!(object.detail(), None);
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<Detail<'_>> {
        detail_of(self.message.as_deref()?)
    }
}

fn detail_of(message: &str) -> Option<Detail<'_>> {
    let message = message.trim();
    let message = message.strip_suffix('.').unwrap_or(message);
    match message {
        "User has been marked for permanent deletion and is not restorable" => {
            return Some(Detail::PermanentlyDeleted);
        }
        "scroll already exists for this workspace" => return Some(Detail::ScrollInUse),
        "page limit reached, please use scroll API" => return Some(Detail::PageLimit),
        "The requested version could not be found" => return Some(Detail::VersionNotFound),
        "Requested resource is not available in current API version" => return Some(Detail::NotInVersion),
        _ => {}
    }
    if message.starts_with("Multiple existing users match this email address") {
        return Some(Detail::SeveralMatch);
    }
    if message.starts_with("This contact has been merged") {
        return Some(Detail::ContactMerged);
    }
    existing_contact(message).or_else(|| unknown_attribute(message)).or_else(|| limit(message))
}

fn existing_contact(message: &str) -> Option<Detail<'_>> {
    let (archived, rest) = match message.strip_prefix("An archived contact ") {
        Some(rest) => (true, rest),
        None => (false, message.strip_prefix("A contact ")?),
    };
    let id = rest.strip_prefix("matching those details already exists with id=")?;
    let whole = !id.is_empty() && !id.contains(char::is_whitespace);
    whole.then_some(Detail::ContactExists { id, archived })
}

fn unknown_attribute(message: &str) -> Option<Detail<'_>> {
    let name = message.strip_prefix("Custom attribute '")?.strip_suffix("' does not exist")?;
    Some(Detail::UnknownAttribute { name })
}

fn limit(message: &str) -> Option<Detail<'_>> {
    let (count, rest) = message.strip_prefix("Exceeded rate limit of ")?.split_once(' ')?;
    let count = count.parse().ok()?;
    if let Some(seconds) = rest.strip_prefix("in ").and_then(|window| window.strip_suffix("_seconds")) {
        return Some(Detail::WindowLimit { count, seconds: seconds.parse().ok()? });
    }
    let kind = rest.strip_prefix("pending ")?.strip_suffix(" jobs")?;
    Some(Detail::JobLimit { count, kind })
}
