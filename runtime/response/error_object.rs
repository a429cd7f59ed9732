//! One error of a response, and the list of them.

mod raw_json;
#[cfg(feature = "serde")]
mod serde;

use alloc::borrow::Cow;
use alloc::vec::Vec;

pub use raw_json::RawJson;

use crate::Code;

/// One error of a response: `{"code": "...", "message": "...", "field": "...", "data": {...}}`.
///
/// The OpenAPI descriptions require `code` alone, and yet replies without it are seen; each part may be missing
/// or null. Where a part is a string, it is that string; any other value of it is kept as its JSON text, so that
/// `"code": 404` is the unknown code `404`. Of a key that comes twice the last value that is not null counts.
/// Where `code` is missing, `error_key` stands in for it, else `type`, unless that says `error` or `error.list`; at the
/// top of a body `type` has to be a known code. An `error_key` beside another
/// `code` is an error of its own.
///
/// With the feature `serde` it is serialised as a map of the parts that it has, and deserialised by the same rules from an
/// object, or from a text that is its code or message. Errors inside it, and an `error_key` beside another `code`,
/// are then passed over, and a number goes through `serde_json::Value`, which may take digits off it.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, ErrorCode};
///
/// let body = br#"{"type": "error.list", "errors": [{"code": "not_found", "message": "No such contact"}]}"#;
/// let error = ApiError::from_response(404, &(), body).expect("404 is an error");
/// for object in error.errors() {
///     assert!(object.code.as_ref().is_some_and(|code| *code == ErrorCode::NotFound));
///     assert_eq!(object.message.as_deref(), Some("No such contact"));
///     assert_eq!(object.field, None);
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorObject<'a> {
    /// What went wrong, for programs. Old payloads name it `type`, some endpoints `error_key`.
    pub code: Option<Code<'a>>,
    /// What went wrong, for people. It may hold personal data, such as an e-mail address.
    pub message: Option<Cow<'a, str>>,
    /// The part of the request that it is about; where the error names none, the key that it stands under, in
    /// `{"errors": {"email": "is invalid"}}`. One longer than 64 bytes is then kept on the first error under it.
    pub field: Option<Cow<'a, str>>,
    /// What newer versions add, such as the `required_permissions` of `action_forbidden`.
    pub data: Option<RawJson<'a>>,
}

impl ErrorObject<'_> {
    /// The same error, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> ErrorObject<'static> {
        ErrorObject {
            code: self.code.map(Code::into_owned),
            message: self.message.map(owned),
            field: self.field.map(owned),
            data: self.data.map(RawJson::into_owned),
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self { code: None, message: None, field: None, data: None })
    }
}

/// The errors of one response: `{"type": "error.list", "request_id": "...", "errors": [...]}`.
///
/// With the feature `serde` it is (de)serialised in that form, by any format that tells what its values are, such as
/// JSON, `MessagePack` or CBOR; formats without keys, such as postcard, cannot read it. `errors` may be missing or null,
/// and its entries are objects or texts; the relatives of this form, which [`BodyForm`](crate::BodyForm) lists, are
/// for [`ApiError`](crate::ApiError) to read.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ErrorCode, ErrorList, ErrorObject};
///
/// let mut object = ErrorObject::default();
/// object.code = Some(ErrorCode::NotFound.into());
/// let mut list = ErrorList::default();
/// list.errors.push(object);
/// # #[cfg(feature = "serde")]
/// assert_eq!(
///     serde_json::to_string(&list).unwrap(),
///     r#"{"type":"error.list","request_id":null,"errors":[{"code":"not_found"}]}"#
/// );
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorList<'a> {
    /// What Intercom's support finds the request by: a UUID, a shorter id or free text.
    pub request_id: Option<Cow<'a, str>>,
    /// The errors, in the response's order.
    pub errors: Vec<ErrorObject<'a>>,
}

impl ErrorList<'_> {
    /// The same list, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> ErrorList<'static> {
        ErrorList {
            request_id: self.request_id.map(owned),
            errors: self.errors.into_iter().map(ErrorObject::into_owned).collect(),
        }
    }
}

pub(crate) fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
