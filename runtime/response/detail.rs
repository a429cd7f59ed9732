//! The facts that messages carry.

/// Information available only in an error's message.
///
/// Each variant is read from a wording that Intercom was seen to send. Intercom may reword its messages at any time,
/// so match on the code if the code says enough.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Detail};
///
/// let body = r#"{"type": "error.list", "errors": [{
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
        /// True if the contact is archived, and so must be unarchived rather than updated.
        archived: bool,
    },
    /// "Multiple existing users match this email address ...".
    SeveralMatch,
    /// "User has been marked for permanent deletion and is not restorable."
    PermanentlyDeleted,
    /// "scroll already exists for this workspace": only one can be open at a time.
    ScrollInUse,
    /// "page limit reached, please use scroll API".
    PageLimit,
    /// "Custom attribute 'NAME' does not exist".
    UnknownAttribute {
        /// The attribute's name in the request.
        name: &'a str,
    },
    /// "The requested version could not be found": there is no such API version.
    VersionNotFound,
    /// "Requested resource is not available in current API version."
    NotInVersion,
    /// "This contact has been merged. ...": the response's `Link` header points to the remaining contact.
    ContactMerged,
    /// `Exceeded rate limit of N in 10_seconds`: more requests than a window allows.
    WindowLimit {
        /// The number of requests that the window allows.
        count: u64,
        /// The length of the window.
        seconds: u64,
    },
    /// "Exceeded rate limit of N pending ... jobs": too many concurrent jobs. Waiting for the rate-limit window to
    /// reset does not help.
    JobLimit {
        /// The number of such jobs that may be pending.
        count: u64,
        /// The kind of job, such as "message data export".
        kind: &'a str,
    },
}

impl<'a> Detail<'a> {
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
            "Requested resource is not available in current API version" => return Some(Self::NotInVersion),
            _ => {}
        }
        if message.starts_with("Multiple existing users match this email address") {
            return Some(Self::SeveralMatch);
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
        return Some(Detail::WindowLimit { count, seconds: seconds.parse().ok()? });
    }
    let kind = rest.strip_prefix("pending ")?.strip_suffix(" jobs")?;
    Some(Detail::JobLimit { count, kind })
}
