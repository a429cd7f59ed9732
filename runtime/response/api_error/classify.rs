//! The kind of failure, from the codes and the known messages, else from the status.

use super::ApiError;
use crate::response::advice;
use crate::response::body::BodyKind;
use crate::response::category_source::CategorySource;
use crate::response::detail::Detail;
use crate::response::error_object::ErrorObject;
use crate::{Category, Code, ErrorCode};

/// The number of bytes of a page in which a challenge is searched.
const PAGE_HEAD: usize = 64 << 10;

impl<'a> ApiError<'a> {
    /// Returns the code of the most significant error ([`primary_error`](Self::primary_error)). `None` if that error has
    /// no code, or if there are no errors.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Code, ErrorCode};
    ///
    /// let body = r#"{"type": "error.list", "errors": [{"code": "not_found"}]}"#;
    /// let error = ApiError::from_response(404, &(), body).expect("404 is an error");
    /// match error.code() {
    ///     Some(Code::Known(ErrorCode::NotFound)) => println!("it does not exist"),
    ///     Some(code) => println!("{code}"),
    ///     None => println!("an error without a code"),
    /// }
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<&Code<'a>> {
        self.primary_error()?.code.as_ref()
    }

    /// Returns the [`code`](Self::code) if [`ErrorCode`] has it, else `None`.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorCode};
    ///
    /// let body = r#"{"type": "error.list", "errors": [{"code": "token_revoked"}]}"#;
    /// let error = ApiError::from_response(401, &(), body).expect("401 is an error");
    /// assert_eq!(error.known_code(), Some(ErrorCode::TokenRevoked));
    /// ```
    #[must_use]
    pub fn known_code(&self) -> Option<ErrorCode> {
        self.code().and_then(Code::known)
    }

    /// Returns the kind of failure.
    ///
    /// If several codes have a category, the most significant one wins, in the order of [`Category`].
    ///
    /// A message with a known wording corrects the category of its code ([`CategorySource::Message`]). For example,
    /// `forbidden` is a conflict if a bulk job has ended.
    ///
    /// If no code and no message has a category, the status decides ([`Category::from_status`]), so new codes are still
    /// classified. HTML is the exception. A 4xx with a page comes from something between you and Intercom, and is
    /// [`Other`](Category::Other). Only 408 and 429 mean the same from every server.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Category};
    ///
    /// let body = r#"{"errors": [{"code": "token_revoked"}]}"#;
    /// let error = ApiError::from_response(400, &(), body).expect("400 is an error");
    /// if error.category() == Category::Authentication {
    ///     println!("ask the user to connect again");
    /// }
    /// ```
    #[must_use]
    pub fn category(&self) -> Category {
        self.classify().0
    }

    /// Returns the source of the [`category`](Self::category).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, CategorySource};
    ///
    /// let error = ApiError::from_response(404, &(), "").expect("404 is an error");
    /// assert_eq!(error.category_source(), CategorySource::Status);
    /// ```
    #[must_use]
    pub fn category_source(&self) -> CategorySource {
        self.classify().1
    }

    /// Returns the message of the most significant error. If it has no message, returns the first message of an error
    /// without a code. `None` if there is neither. It may contain personal data, so do not log it.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let body = r#"{"errors": [{"code": "not_found", "message": "No such contact"}]}"#;
    /// let error = ApiError::from_response(404, &(), body).expect("404 is an error");
    /// assert_eq!(error.message(), Some("No such contact"));
    /// ```
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        let uncoded = || self.errors().iter().filter(|error| error.code.is_none());
        self.primary_error().into_iter().chain(uncoded()).find_map(|error| error.message.as_deref())
    }

    /// Returns the fact behind the first error that has one ([`ErrorObject::detail`]). `None` if no wording is known.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Detail};
    ///
    /// let body = r#"{"errors": [{
    ///     "code": "conflict",
    ///     "message": "A contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4"
    /// }]}"#;
    /// let error = ApiError::from_response(409, &(), body).expect("409 is an error");
    /// if let Some(Detail::ContactExists { id, .. }) = error.detail() {
    ///     assert_eq!(id, "5ba682d23d7cf92bef87bfd4");
    /// }
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<Detail<'_>> {
        self.errors().iter().find_map(ErrorObject::detail)
    }

    /// Returns a sentence on what to do, for people. The wording may change in any release.
    ///
    /// It is the advice of the most significant error ([`ErrorObject::advice`]), else [`Category::advice`]. For an HTML
    /// page from something between you and Intercom, the advice is about that.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Category};
    ///
    /// let error = ApiError::from_response(404, &(), "").expect("404 is an error");
    /// assert_eq!(error.advice(), Category::NotFound.advice());
    ///
    /// let error = ApiError::from_response(403, &(), "<html>403 Forbidden</html>").expect("403 is an error");
    /// assert!(error.advice().contains("a proxy, a firewall or a load balancer"));
    /// ```
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self.classify() {
            (_, CategorySource::Body) if self.is_challenge() => advice::CHALLENGE,
            (_, CategorySource::Body) => advice::PAGE,
            (category, _) => {
                self.primary_error().and_then(ErrorObject::advice).unwrap_or_else(|| category.advice())
            }
        }
    }

    /// Returns true if any of the errors has this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorCode};
    ///
    /// let body = r#"{"errors": [{"code": "parameter_invalid"}, {"code": "not_found"}]}"#;
    /// let error = ApiError::from_response(400, &(), body).expect("400 is an error");
    /// assert!(error.has(ErrorCode::NotFound));
    /// assert!(!error.has(ErrorCode::Conflict));
    /// ```
    #[must_use]
    pub fn has(&self, code: ErrorCode) -> bool {
        self.errors().iter().any(|error| error.code.as_ref().and_then(Code::known) == Some(code))
    }

    /// Returns the most significant error: the first that is itself of the [`category`](Self::category), else the
    /// first with a code, else the first. `None` if the body has no errors.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorCode};
    ///
    /// let body = r#"{"errors": [{"code": "parameter_invalid"}, {"code": "token_revoked"}]}"#;
    /// let error = ApiError::from_response(400, &(), body).expect("400 is an error");
    /// assert_eq!(error.primary_error(), Some(&ErrorCode::TokenRevoked.into()));
    /// ```
    #[must_use]
    pub fn primary_error(&self) -> Option<&ErrorObject<'a>> {
        let errors = self.errors();
        self.list()
            .most_significant()
            .map(|(error, ..)| error)
            .or_else(|| errors.iter().find(|error| error.code.is_some()))
            .or_else(|| errors.first())
    }

    /// Returns a label for metrics and traces: the known code, else the category.
    ///
    /// The set of labels is bounded, whatever a response says. So it suits OpenTelemetry's attribute `error.type` and
    /// the label of a metric. A new release may have more labels.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// fn log(error: &ApiError<'_>) {
    ///     tracing::warn!(error.type = error.error_type(), "{error}");
    /// }
    ///
    /// let body = r#"{"errors": [{"code": "token_revoked"}]}"#;
    /// let error = ApiError::from_response(401, &(), body).expect("401 is an error");
    /// assert_eq!(error.error_type(), "token_revoked");
    /// log(&error);
    ///
    /// let body = r#"{"errors": [{"code": "brand_new_code"}]}"#;
    /// let error = ApiError::from_response(401, &(), body).expect("401 is an error");
    /// assert_eq!(error.error_type(), "authentication");
    /// ```
    #[must_use]
    pub fn error_type(&self) -> &'static str {
        self.known_code().map_or_else(|| self.category().as_str(), ErrorCode::as_str)
    }

    pub(super) fn classify(&self) -> (Category, CategorySource) {
        if let Some((_, category, source)) = self.list().most_significant() {
            return (category, source);
        }
        let is_the_same_from_every_server = matches!(self.status(), 408 | 429 | 500..);
        match self.body_kind() {
            BodyKind::Html if !is_the_same_from_every_server => (Category::Other, CategorySource::Body),
            _ => (Category::from_status(self.status()), CategorySource::Status),
        }
    }

    /// Returns `true` for a firewall's page with a challenge for people. AWS WAF's has a CAPTCHA (dust issue 5026, with
    /// 405). Cloudflare's loads a script of this name, with 403
    /// (<https://developers.cloudflare.com/cloudflare-challenges/>).
    pub(super) fn is_challenge(&self) -> bool {
        let page = self.body().get(..PAGE_HEAD).unwrap_or(self.body());
        let has = |word: &[u8]| page.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
        matches!((self.status(), self.body_kind()), (403 | 405, BodyKind::Html))
            && (has(b"captcha") || has(b"/cdn-cgi/challenge-platform/"))
    }
}
