//! The facts behind errors. Everything about one of them is in this file, except its wordings.

mod names;
mod wordings;

use alloc::borrow::Cow;
use alloc::format;
use core::fmt;
use core::time::Duration;

pub use names::Names;

use crate::{Category, Code};

/// The fact behind an error, which in most cases only its message has.
///
/// Each variant is read from a wording that Intercom was seen to send, and from nothing else: a message that contains
/// such a wording among other text has no fact. Intercom may reword its messages at any time, so match on the code if
/// the code says enough. Names and values are parts of the message, and may be personal data. The [guide](crate::guide)
/// shows what to do about the usual ones.
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
    /// "Company already exists.", or the code `unique_company_constraint`: two requests created the company at once.
    CompanyExists,
    /// "Contact has reached the maximum of N company associations".
    #[non_exhaustive]
    CompanyLimit {
        /// The number of companies that a contact can have.
        count: u64,
    },
    /// "User has been marked for permanent deletion and is not restorable."
    PermanentlyDeleted,
    /// "User has been blocked and is not restorable. ..."
    Blocked,
    /// "This contact has been merged. ...": the response's `Link` header points to the remaining contact.
    ContactMerged,
    /// "This user is unsubscribed from emails": no email can be sent to the user.
    UnsubscribedFromEmails,
    /// `No such KEY[VALUE]`: no record has this value.
    #[non_exhaustive]
    NoSuchRecord {
        /// The key, such as `email` or `user_id`.
        key: &'a str,
        /// The value that no record has. It may be an e-mail address.
        value: &'a str,
    },
    /// "The requested resource does not exist; check your path and try again": the endpoint does not exist in this
    /// version. The record may well exist, so do not treat it as deleted.
    PathNotFound,
    /// "scroll already exists for this workspace": only one can be open at a time.
    ScrollInUse,
    /// "scroll parameter not found": the scroll has ended, and cannot be resumed.
    ScrollExpired,
    /// "page limit reached, please use scroll API".
    PageLimit,
    /// "job ID is closed for new task updates": the bulk job has ended.
    #[non_exhaustive]
    JobClosed {
        /// The job's id.
        id: &'a str,
    },
    /// "Custom attribute 'NAME' does not exist", or "Conversation attribute ...".
    #[non_exhaustive]
    UnknownAttribute {
        /// The attribute's name in the request.
        name: &'a str,
    },
    /// "NAME is not a valid field": a search cannot use it.
    #[non_exhaustive]
    UnknownField {
        /// The field's name in the request.
        name: &'a str,
    },
    /// "bad 'NAME' parameter".
    #[non_exhaustive]
    BadParameter {
        /// The parameter's name.
        name: &'a str,
    },
    /// "found unpermitted parameter: NAME": the endpoint does not accept these.
    #[non_exhaustive]
    UnpermittedParameters {
        /// The parameters' names.
        names: Names<'a>,
    },
    /// "NAME is a required parameter", or "Please provide the following parameters: ...": all of them are missing.
    #[non_exhaustive]
    MissingParameters {
        /// The parameters' names.
        names: Names<'a>,
    },
    /// "User email, `user_id` or `anonymous_id` must be supplied": one of them is enough.
    #[non_exhaustive]
    MissingOneOf {
        /// The parameters' names.
        names: Names<'a>,
    },
    /// "the NAME parameter must be one of: ...".
    #[non_exhaustive]
    AllowedValues {
        /// The parameter's name.
        parameter: &'a str,
        /// The values that it can have.
        values: Names<'a>,
    },
    /// "FIELD does not support operator: OPERATOR", in a search.
    #[non_exhaustive]
    UnsupportedOperator {
        /// The field's name.
        field: &'a str,
        /// The operator, such as `>`.
        operator: &'a str,
    },
    /// "The requested version could not be found": there is no such API version.
    VersionNotFound,
    /// "Requested resource is not available in current API version."
    NotAvailableInVersion,
    /// "Your current SDK version is incompatible with version VERSION of the API".
    #[non_exhaustive]
    SdkTooOld {
        /// The API version.
        version: &'a str,
    },
    /// "Your workspace is hosted in Europe but you connected to United States".
    #[non_exhaustive]
    RegionMismatch {
        /// The region of the workspace.
        hosted: &'a str,
        /// The region of the host that was asked.
        connected: &'a str,
    },
    /// "You do not have the required scope (SCOPE) to access this resource".
    #[non_exhaustive]
    MissingScope {
        /// The scope's name.
        scope: &'a str,
    },
    /// "Failed Identity Verification check", or the code `hmac_mismatch`: the hash of the user's identity is wrong or
    /// missing. The API token is not at fault.
    IdentityVerificationFailed,
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
            Self::CompanyExists => "company_exists",
            Self::CompanyLimit { .. } => "company_limit",
            Self::PermanentlyDeleted => "permanently_deleted",
            Self::Blocked => "blocked",
            Self::ContactMerged => "contact_merged",
            Self::UnsubscribedFromEmails => "unsubscribed_from_emails",
            Self::NoSuchRecord { .. } => "no_such_record",
            Self::PathNotFound => "path_not_found",
            Self::ScrollInUse => "scroll_in_use",
            Self::ScrollExpired => "scroll_expired",
            Self::PageLimit => "page_limit",
            Self::JobClosed { .. } => "job_closed",
            Self::UnknownAttribute { .. } => "unknown_attribute",
            Self::UnknownField { .. } => "unknown_field",
            Self::BadParameter { .. } => "bad_parameter",
            Self::UnpermittedParameters { .. } => "unpermitted_parameters",
            Self::MissingParameters { .. } => "missing_parameters",
            Self::MissingOneOf { .. } => "missing_one_of",
            Self::AllowedValues { .. } => "allowed_values",
            Self::UnsupportedOperator { .. } => "unsupported_operator",
            Self::VersionNotFound => "version_not_found",
            Self::NotAvailableInVersion => "not_available_in_version",
            Self::SdkTooOld { .. } => "sdk_too_old",
            Self::RegionMismatch { .. } => "region_mismatch",
            Self::MissingScope { .. } => "missing_scope",
            Self::IdentityVerificationFailed => "identity_verification_failed",
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
        match self {
            Self::ContactExists { id, archived: true } => {
                format!("the contact {id:?} has these details already and is archived: unarchive that one")
                    .into()
            }
            Self::ContactExists { id, archived: false } => {
                format!("the contact {id:?} has these details already: update that one").into()
            }
            Self::MultipleContactsMatch => "several users have this address: use the id of one".into(),
            Self::CompanyExists => {
                "another request has just created the company: send this one again, and it updates it".into()
            }
            Self::CompanyLimit { count } => {
                format!("the contact has {count} companies, which is the limit: detach one first").into()
            }
            Self::PermanentlyDeleted => "the user is being deleted permanently and cannot be restored".into(),
            Self::Blocked => {
                "the user is blocked and cannot be restored: a teammate can unblock the user".into()
            }
            Self::ContactMerged => {
                "the contact was merged into another: follow the Link header of the response".into()
            }
            Self::UnsubscribedFromEmails => "the user has unsubscribed from emails: do not send it".into(),
            Self::NoSuchRecord { key, value } => format!("no record has the {key} {value:?}").into(),
            Self::PathNotFound => {
                "the endpoint does not exist in this API version: check path, method and version".into()
            }
            Self::ScrollInUse => {
                "another scroll is open, and a workspace has one at a time: finish it, or let it expire"
                    .into()
            }
            Self::ScrollExpired => {
                "the scroll has ended: start a new one, and read each page within a minute of the last".into()
            }
            Self::PageLimit => "there are no further pages: use the scroll endpoint".into(),
            Self::JobClosed { id } => format!("the job {id:?} has ended: start another one").into(),
            Self::UnknownAttribute { name } => {
                format!("the custom attribute {name:?} does not exist: create it first, or fix its name")
                    .into()
            }
            Self::UnknownField { name } => {
                format!("a search cannot use the field {name:?}: fix its name").into()
            }
            Self::BadParameter { name } => {
                format!("the parameter {name:?} is not accepted: fix its value, or remove it").into()
            }
            Self::UnpermittedParameters { names } => format!("not accepted: {names:?}").into(),
            Self::MissingParameters { names } => format!("required and missing: {names:?}").into(),
            Self::MissingOneOf { names } => format!("one of these is required: {names:?}").into(),
            Self::AllowedValues { parameter, values } => {
                format!("the parameter {parameter:?} can be one of {values:?}").into()
            }
            Self::UnsupportedOperator { field, operator } => {
                format!("a search by {field:?} cannot use the operator {operator:?}").into()
            }
            Self::VersionNotFound => "there is no such API version: fix the Intercom-Version header".into(),
            Self::NotAvailableInVersion => {
                "this API version does not have it: set another in the Intercom-Version header".into()
            }
            Self::SdkTooOld { version } => {
                format!("this client is too old for API version {version:?}: update it, or set an older one")
                    .into()
            }
            Self::RegionMismatch { hosted, connected } => {
                format!("the workspace is in {hosted:?}, not in {connected:?}: use the host of its region")
                    .into()
            }
            Self::MissingScope { scope } => {
                format!("the scope {scope:?} is missing: add it to the app, and authorize again").into()
            }
            Self::IdentityVerificationFailed => {
                "the hash of the user's identity is wrong or missing: check the secret of this platform"
                    .into()
            }
            Self::WindowLimit { count, window } => {
                format!("at most {count} requests in each window of {} s", window.as_secs()).into()
            }
            Self::JobLimit { count, kind } => {
                format!("at most {count} pending at once, of the kind {kind:?}: wait until one of them ends")
                    .into()
            }
        }
    }

    /// Returns the fact that a code stands for, whatever the message says.
    pub(super) fn from_code(code: &Code<'_>) -> Option<Self> {
        match code.as_str() {
            "hmac_mismatch" => Some(Self::IdentityVerificationFailed),
            "scroll_exists" => Some(Self::ScrollInUse),
            "unique_company_constraint" => Some(Self::CompanyExists),
            _ => None,
        }
    }

    pub(super) fn from_message(message: &'a str) -> Option<Self> {
        wordings::find(message)
    }

    /// Returns the category of a fact whose code and status mean something else, or nothing: a closed job comes as 403
    /// `forbidden`, an existing company with 400, a wrong host with 403, and a scroll that broke with 500.
    pub(super) const fn category(self) -> Option<Category> {
        match self {
            Self::IdentityVerificationFailed => Some(Category::Authentication),
            Self::CompanyExists | Self::JobClosed { .. } | Self::ScrollInUse => Some(Category::Conflict),
            Self::RegionMismatch { .. } => Some(Category::InvalidRequest),
            Self::ScrollExpired => Some(Category::NotFound),
            _ => None,
        }
    }

    /// Returns what to do if the category's advice would mislead.
    pub(super) const fn advice(self) -> Option<&'static str> {
        Some(match self {
            Self::CompanyExists => {
                "Another request created the company at the same time. Send this one again, once: it updates \
                 the company."
            }
            Self::PermanentlyDeleted | Self::Blocked => {
                "The user cannot be restored, so no retry helps. Leave the user out, or ask a teammate to unblock \
                 the user in the workspace."
            }
            Self::ContactMerged => CONTACT_MERGED,
            Self::UnsubscribedFromEmails => {
                "The user has unsubscribed from emails. No permission of the token is missing. Leave the user out, \
                 or use another channel."
            }
            Self::PathNotFound => {
                "The endpoint does not exist, and the record may well exist. Check the path, the method and the API \
                 version. Do not treat the record as deleted."
            }
            Self::ScrollInUse => {
                "Another scroll is open, and a workspace has one at a time. It ends a minute after its last request. \
                 Wait that long, then start again, and let no two programs scroll at once."
            }
            Self::ScrollExpired => {
                "The scroll has ended and cannot be resumed. Start a new one from the beginning, and request each \
                 page within a minute of the last."
            }
            Self::JobClosed { .. } => {
                "The bulk job has ended, so no task can be added to it. No permission is missing. Start another job."
            }
            Self::VersionNotFound | Self::NotAvailableInVersion => VERSION,
            Self::SdkTooOld { .. } => {
                "The client is too old for this API version. Update the client, or set an older version in the \
                 Intercom-Version header or in the settings of the app."
            }
            Self::RegionMismatch { .. } => {
                "The workspace is hosted in another region. No permission is missing. Use the host of that region, \
                 such as api.eu.intercom.io or api.au.intercom.io."
            }
            Self::IdentityVerificationFailed => {
                "The hash that verifies the user's identity is wrong or missing. Make it with the secret of this \
                 platform (web, iOS or Android) for this user. The API token is not at fault."
            }
            _ => return None,
        })
    }
}

/// Advice for a fact that also comes as a code alone.
pub(super) const CONTACT_MERGED: &str = "The contact was merged into another one. Follow the Link header to it, and \
    replace the id that you keep. Up to version 2.15 a merged contact is a plain 404; from 2.16 on it is a 410.";
pub(super) const VERSION: &str = "The API version does not have this. Without an Intercom-Version header the version \
    set in the workspace's app counts, which is often an old one: send the header, or change the app's version.";

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
            Self::CompanyLimit { count } => {
                map.serialize_entry("count", count)?;
            }
            Self::NoSuchRecord { key, value } => {
                map.serialize_entry("key", key)?;
                map.serialize_entry("value", value)?;
            }
            Self::JobClosed { id } => {
                map.serialize_entry("id", id)?;
            }
            Self::UnknownAttribute { name } | Self::UnknownField { name } | Self::BadParameter { name } => {
                map.serialize_entry("name", name)?;
            }
            Self::UnpermittedParameters { names }
            | Self::MissingParameters { names }
            | Self::MissingOneOf { names } => {
                map.serialize_entry("names", names)?;
            }
            Self::AllowedValues { parameter, values } => {
                map.serialize_entry("parameter", parameter)?;
                map.serialize_entry("values", values)?;
            }
            Self::UnsupportedOperator { field, operator } => {
                map.serialize_entry("field", field)?;
                map.serialize_entry("operator", operator)?;
            }
            Self::SdkTooOld { version } => {
                map.serialize_entry("version", version)?;
            }
            Self::RegionMismatch { hosted, connected } => {
                map.serialize_entry("hosted", hosted)?;
                map.serialize_entry("connected", connected)?;
            }
            Self::MissingScope { scope } => {
                map.serialize_entry("scope", scope)?;
            }
            Self::WindowLimit { count, window } => {
                map.serialize_entry("count", count)?;
                map.serialize_entry("seconds", &window.as_secs())?;
            }
            Self::JobLimit { count, kind } => {
                map.serialize_entry("count", count)?;
                map.serialize_entry("kind", kind)?;
            }
            Self::MultipleContactsMatch
            | Self::CompanyExists
            | Self::PermanentlyDeleted
            | Self::Blocked
            | Self::ContactMerged
            | Self::UnsubscribedFromEmails
            | Self::PathNotFound
            | Self::ScrollInUse
            | Self::ScrollExpired
            | Self::PageLimit
            | Self::VersionNotFound
            | Self::NotAvailableInVersion
            | Self::IdentityVerificationFailed => {}
        }
        map.end()
    }
}
