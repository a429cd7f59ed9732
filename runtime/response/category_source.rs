//! The source of a category.

intercom_errors_vocabulary::word_enum! {
    /// The source of [`ApiError::category`](crate::ApiError::category).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Category, CategorySource};
    ///
    /// let body = r#"{"type": "error.list", "errors": [{"code": "api_plan_restricted"}]}"#;
    /// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
    /// assert_eq!((error.category(), error.category_source()), (Category::Plan, CategorySource::Code));
    ///
    /// // No published source has this code, so the status decides.
    /// let body = r#"{"type": "error.list", "errors": [{"code": "brand_new_code"}]}"#;
    /// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
    /// assert_eq!((error.category(), error.category_source()), (Category::Permission, CategorySource::Status));
    ///
    /// // A load balancer's page says nothing about Intercom's permissions.
    /// let error = ApiError::from_response(403, &(), "<html>403 Forbidden</html>").expect("403 is an error");
    /// assert_eq!((error.category(), error.category_source()), (Category::Other, CategorySource::Body));
    ///
    /// // The code means a missing permission, but the message says that the bulk job has ended.
    /// let body = r#"{"errors": [{"code": "forbidden", "message": "job a1 is closed for new task updates"}]}"#;
    /// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
    /// assert_eq!((error.category(), error.category_source()), (Category::Conflict, CategorySource::Message));
    /// ```
    pub enum CategorySource: "source of a category" {
        /// A code in the response.
        Code = "code",
        /// A message with a known wording. It corrects the category of the code, or replaces a missing one.
        Message = "message",
        /// The HTTP status. No code or message in the response has a known category.
        Status = "status",
        /// The kind of body. It is an HTML page, so neither the body nor the status is from Intercom's API.
        Body = "body",
    }
}
