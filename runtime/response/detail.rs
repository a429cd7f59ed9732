//! The facts that messages carry. Everything about one of them is in this file.

use alloc::borrow::Cow;
use alloc::format;
use core::fmt;
use core::time::Duration;

/// Information available only in an error's message.
///
/// Each variant is read from a wording that Intercom was seen to send. Intercom may reword its messages at any time,
/// so match on the code if the code says enough.
///
/// `Display` prints the word of [`as_str`](Self::as_str). The feature `serde` serializes it as a map of `fact`, which
/// is that word, and the values.
///
/// # Examples
///
/// Update the contact that exists already:
///
/// ```
/// use intercom_errors::{ApiError, Detail};
///
/// let body = r#"{"type": "error.list", "errors": [{
///     "code": "conflict",
///     "message": "An archived contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4"
/// }]}"#;
/// let error = ApiError::from_response(409, &(), body).expect("409 is an error");
/// match error.detail() {
///     Some(Detail::ContactExists { id, archived: true, .. }) => println!("POST /contacts/{id}/unarchive"),
///     Some(Detail::ContactExists { id, .. }) => println!("PUT /contacts/{id}"),
///     _ => println!("{error}"),
/// }
/// # assert!(matches!(error.detail(), Some(Detail::ContactExists { archived: true, .. })));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Detail<'a> {
    /// "A contact matching those details already exists with id=ID", or "An archived contact ...".
    #[non_exhaustive]
    ContactExists {
        /// The existing contact's id.
        id: &'a str,
        /// True if the contact is archived, and so must be unarchived rather than updated.
        archived: bool,
    },
    /// "Multiple existing users match this email address ...".
    MultipleContactsMatch,
    /// "User has been marked for permanent deletion and is not restorable."
    PermanentlyDeleted,
    /// "scroll already exists for this workspace": only one can be open at a time.
    ScrollInUse,
    /// "page limit reached, please use scroll API".
    PageLimit,
    /// "Custom attribute 'NAME' does not exist".
    #[non_exhaustive]
    UnknownAttribute {
        /// The attribute's name in the request.
        name: &'a str,
    },
    /// "The requested version could not be found": there is no such API version.
    VersionNotFound,
    /// "Requested resource is not available in current API version."
    NotAvailableInVersion,
    /// "This contact has been merged. ...": the response's `Link` header points to the remaining contact.
    ContactMerged,
    /// `Exceeded rate limit of N in 10_seconds`: more requests than a window allows.
    #[non_exhaustive]
    WindowLimit {
        /// The number of requests that the window allows.
        count: u64,
        /// The length of the window.
        window: Duration,
    },
    /// "Exceeded rate limit of N pending ... jobs": too many concurrent jobs. Waiting for the rate-limit window to
    /// reset does not help.
    #[non_exhaustive]
    JobLimit {
        /// The number of such jobs that may be pending.
        count: u64,
        /// The kind of job, such as "message data export".
        kind: &'a str,
    },
}

impl<'a> Detail<'a> {
    /// Returns the fact in lower case, such as `contact_exists`.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new("bad_request").with_message("scroll already exists for this workspace");
    /// assert_eq!(object.detail().map(|detail| detail.as_str()), Some("scroll_in_use"));
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ContactExists { .. } => "contact_exists",
            Self::MultipleContactsMatch => "multiple_contacts_match",
            Self::PermanentlyDeleted => "permanently_deleted",
            Self::ScrollInUse => "scroll_in_use",
            Self::PageLimit => "page_limit",
            Self::UnknownAttribute { .. } => "unknown_attribute",
            Self::VersionNotFound => "version_not_found",
            Self::NotAvailableInVersion => "not_available_in_version",
            Self::ContactMerged => "contact_merged",
            Self::WindowLimit { .. } => "window_limit",
            Self::JobLimit { .. } => "job_limit",
        }
    }

    /// Explains in a clause what happened and what to do. Text of the message is quoted and escaped. The wording may
    /// change in any release.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ErrorObject;
    ///
    /// let object = ErrorObject::new("bad_request").with_message("page limit reached, please use scroll API");
    /// let explanation = object.detail().map(|detail| detail.explanation());
    /// assert_eq!(explanation.as_deref(), Some("there are no further pages: use the scroll endpoint"));
    /// ```
    #[must_use]
    pub fn explanation(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::ContactExists { id, archived } => {
                let rest =
                    if archived { " and is archived: unarchive that one" } else { ": update that one" };
                return Cow::Owned(format!("the contact {id:?} has these details already{rest}"));
            }
            Self::MultipleContactsMatch => "several users have this address: use the id of one",
            Self::PermanentlyDeleted => "the user is being deleted permanently and cannot be restored",
            Self::ScrollInUse => {
                "another scroll is open, and a workspace has one at a time: finish it, or let it expire"
            }
            Self::PageLimit => "there are no further pages: use the scroll endpoint",
            Self::UnknownAttribute { name } => {
                return Cow::Owned(format!(
                    "the custom attribute {name:?} does not exist: create it first, or fix its name"
                ));
            }
            Self::VersionNotFound => "there is no such API version: fix the Intercom-Version header",
            Self::NotAvailableInVersion => {
                "this API version does not have it: set another in the Intercom-Version header"
            }
            Self::ContactMerged => {
                "the contact was merged into another: follow the Link header of the response"
            }
            Self::WindowLimit { count, window } => {
                let seconds = window.as_secs();
                return Cow::Owned(format!("at most {count} requests in each window of {seconds} s"));
            }
            Self::JobLimit { count, kind } => {
                return Cow::Owned(format!(
                    "at most {count} pending at once, of the kind {kind:?}: wait until one of them ends"
                ));
            }
        })
    }

    pub(super) fn from_message(message: &'a str) -> Option<Self> {
        let message = message.trim();
        let message = message.strip_suffix('.').unwrap_or(message);
        match message {
            "User has been marked for permanent deletion and is not restorable" => {
                return Some(Self::PermanentlyDeleted);
            }
            "scroll already exists for this workspace" => return Some(Self::ScrollInUse),
            "page limit reached, please use scroll API" => return Some(Self::PageLimit),
            "The requested version could not be found" => return Some(Self::VersionNotFound),
            "Requested resource is not available in current API version" => {
                return Some(Self::NotAvailableInVersion);
            }
            _ => {}
        }
        if message.starts_with("Multiple existing users match this email address") {
            return Some(Self::MultipleContactsMatch);
        }
        if message.starts_with("This contact has been merged") {
            return Some(Self::ContactMerged);
        }
        existing_contact(message).or_else(|| unknown_attribute(message)).or_else(|| limit(message))
    }
}

fn existing_contact(message: &str) -> Option<Detail<'_>> {
    let (archived, rest) = match message.strip_prefix("An archived contact ") {
        Some(rest) => (true, rest),
        None => (false, message.strip_prefix("A contact ")?),
    };
    let id = rest.strip_prefix("matching those details already exists with id=")?;
    let is_id = !id.is_empty() && !id.contains(char::is_whitespace);
    is_id.then_some(Detail::ContactExists { id, archived })
}

fn unknown_attribute(message: &str) -> Option<Detail<'_>> {
    let name = message.strip_prefix("Custom attribute '")?.strip_suffix("' does not exist")?;
    Some(Detail::UnknownAttribute { name })
}

fn limit(message: &str) -> Option<Detail<'_>> {
    let (count, rest) = message.strip_prefix("Exceeded rate limit of ")?.split_once(' ')?;
    let count = count.parse().ok()?;
    if let Some(seconds) = rest.strip_prefix("in ").and_then(|window| window.strip_suffix("_seconds")) {
        let window = Duration::from_secs(seconds.parse().ok()?);
        return Some(Detail::WindowLimit { count, window });
    }
    let kind = rest.strip_prefix("pending ")?.strip_suffix(" jobs")?;
    Some(Detail::JobLimit { count, kind })
}

impl fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl serde_core::Serialize for Detail<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_core::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fact", self.as_str())?;
        match self {
            Self::ContactExists { id, archived } => {
                map.serialize_entry("id", id)?;
                map.serialize_entry("archived", archived)?;
            }
            Self::UnknownAttribute { name } => map.serialize_entry("name", name)?,
            Self::WindowLimit { count, window } => {
                map.serialize_entry("count", count)?;
                map.serialize_entry("seconds", &window.as_secs())?;
            }
            Self::JobLimit { count, kind } => {
                map.serialize_entry("count", count)?;
                map.serialize_entry("kind", kind)?;
            }
            Self::MultipleContactsMatch
            | Self::PermanentlyDeleted
            | Self::ScrollInUse
            | Self::PageLimit
            | Self::VersionNotFound
            | Self::NotAvailableInVersion
            | Self::ContactMerged => {}
        }
        map.end()
    }
}
