//! The errors of one response.

mod json;

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use super::category_source::CategorySource;
use super::error_object::{ErrorObject, into_static};
use crate::Category;
use crate::printable::write_id;

/// The `type` of an error list.
pub(super) const LIST: &str = "error.list";

/// The errors of one response: `{"type": "error.list", "request_id": "...", "errors": [...]}`.
///
/// `Debug` prints codes and the request ID only, as messages may contain personal data. `{:#?}` prints all parts.
///
/// With the feature `serde`, a list is serialized and deserialized in this form, in any self-describing format, such as
/// JSON, `MessagePack` or CBOR. `errors` may be missing or null, and its entries are objects or strings. Use
/// [`from_body`](Self::from_body) to read the other kinds of body, which [`BodyKind`](crate::BodyKind) lists.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ErrorCode, ErrorList, ErrorObject};
///
/// let list = ErrorList::new([ErrorObject::new(ErrorCode::NotFound).with_message("No such contact")]);
/// assert_eq!(
///     list.to_json(),
///     r#"{"type":"error.list","request_id":null,"errors":[{"code":"not_found","message":"No such contact"}]}"#
/// );
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorList<'a> {
    /// The ID by which Intercom's support finds the request: a UUID, a shorter ID or free text.
    pub request_id: Option<Cow<'a, str>>,
    /// The errors, in the response's order.
    pub errors: Vec<ErrorObject<'a>>,
}

impl<'a> ErrorList<'a> {
    /// Makes a list of these errors without a request ID, for tests and mocks.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorList};
    ///
    /// let list = ErrorList::new([ErrorCode::NotFound.into()]);
    /// assert_eq!(list.errors.len(), 1);
    /// ```
    #[must_use]
    pub fn new(errors: impl IntoIterator<Item = ErrorObject<'a>>) -> Self {
        Self { request_id: None, errors: errors.into_iter().collect() }
    }

    /// Returns the most significant category of the errors, or `None` if no error has a category
    /// ([`ErrorObject::category`]).
    ///
    /// [`ApiError::category`](crate::ApiError::category) also considers the status.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Category, ErrorCode, ErrorList};
    ///
    /// let list = ErrorList::new([ErrorCode::ParameterInvalid.into(), ErrorCode::TokenRevoked.into()]);
    /// assert_eq!(list.category(), Some(Category::Authentication));
    /// assert_eq!(ErrorList::new([]).category(), None);
    /// ```
    #[must_use]
    pub fn category(&self) -> Option<Category> {
        self.most_significant().map(|(_, category, _)| category)
    }

    /// Returns the source of the [`category`](Self::category), which is a code or a message.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{CategorySource, ErrorCode, ErrorList};
    ///
    /// let list = ErrorList::new([ErrorCode::TokenRevoked.into()]);
    /// assert_eq!(list.category_source(), Some(CategorySource::Code));
    /// ```
    #[must_use]
    pub fn category_source(&self) -> Option<CategorySource> {
        self.most_significant().map(|(.., source)| source)
    }

    /// Returns the advice of the most significant error ([`ErrorObject::advice`]), else of the first error with one.
    /// `None` if no error has one.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Category, ErrorCode, ErrorList};
    ///
    /// let list = ErrorList::new([ErrorCode::TokenRevoked.into()]);
    /// assert_eq!(list.advice(), Some(Category::Authentication.advice()));
    /// ```
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        let most_significant = self.most_significant().map(|(error, ..)| error);
        most_significant.into_iter().chain(&self.errors).find_map(ErrorObject::advice)
    }

    /// Returns the first error with the most significant category, the category and its source.
    pub(super) fn most_significant(&self) -> Option<(&ErrorObject<'a>, Category, CategorySource)> {
        let classified = self.errors.iter().filter_map(|error| {
            let (category, source) = error.classify()?;
            Some((error, category, source))
        });
        classified.min_by_key(|&(_, category, _)| category)
    }

    /// Converts into an owned list (`'static`).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ErrorList;
    ///
    /// fn read(body: &str) -> ErrorList<'static> {
    ///     ErrorList::from_body(body).0.into_owned()
    /// }
    /// # assert_eq!(read("null"), ErrorList::default());
    /// ```
    #[must_use]
    pub fn into_owned(self) -> ErrorList<'static> {
        ErrorList {
            request_id: self.request_id.map(into_static),
            errors: self.errors.into_iter().map(ErrorObject::into_owned).collect(),
        }
    }
}

impl fmt::Debug for ErrorList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { request_id, errors } = self;
        let id = request_id.as_deref().map(Id);
        f.debug_struct("ErrorList").field("request_id", &id).field("errors", errors).finish()
    }
}

struct Id<'a>(&'a str);

impl fmt::Debug for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { fmt::Debug::fmt(self.0, f) } else { write_id(f, self.0) }
    }
}

#[cfg(feature = "serde")]
impl serde_core::Serialize for ErrorList<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_core::ser::SerializeMap;

        let mut list = serializer.serialize_map(Some(3))?;
        list.serialize_entry("type", LIST)?;
        list.serialize_entry("request_id", &self.request_id)?;
        list.serialize_entry("errors", &self.errors)?;
        list.end()
    }
}
