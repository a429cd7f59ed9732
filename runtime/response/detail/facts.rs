//! Every fact, with its wordings, explanation and advice. Each wording has its source next to it: Intercom's reference
//! pages with the versions that show the message ("docs 2.0-2.6"), its OpenAPI descriptions, or a public report.

use core::time::Duration;

use super::names::Names;
use super::row::{Row, facts, take};
use super::value::{Field, Value};
use crate::Category;
use crate::response::advice;

facts! {
    /// The fact behind an error. In most cases, only the message has it.
    ///
    /// A message has a fact if all of it equals a wording that Intercom was seen to send. A few codes have a fact, too.
    /// Intercom may reword its messages at any time, so match on the code if the code says enough. The
    /// [guide](crate::guide) shows what to do about the usual facts.
    ///
    /// Names and values are parts of the message, and may be personal data. `Display` and `Debug` print only the word
    /// that [`as_str`](Self::as_str) returns. `{:#?}` prints the values too. With the feature `serde`, a detail is
    /// serialized as a map: `fact` is that word, and the values follow.
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
    pub enum Detail<'a> {
        /// "A contact matching those details already exists with id=ID", or "An archived contact ...": update that
        /// contact instead.
        #[non_exhaustive]
        ContactExists {
            /// The ID of the existing contact.
            id: &'a str,
            /// True if the contact is archived. Unarchive such a contact, rather than update it.
            archived: bool,
        } = "contact_exists" {
            wordings: [
                // docs 2.0-2.6: POST /contacts.
                "A contact matching those details already exists with id={id}",
                // OpenAPI 2.7 and later: POST /contacts.
                "An {archived:archived} contact matching those details already exists with id={id}",
            ],
            explanation: "the contact {id} has these details already: update that one",
        }
        /// "Multiple existing users match this email address ...": the address does not identify a user.
        MultipleContactsMatch = "multiple_contacts_match" {
            wordings: [
                // python-intercom tests/unit/test_request.py; with the address: intercom-node issue 266.
                "Multiple existing users match this email address - must be more specific using user_id",
                "Multiple existing users match this email address {address:value} - must be more specific using user_id",
                "Multiple existing users match this email address",
            ],
            explanation: "several users have this address: use the ID of one",
        }
        /// "Company already exists.", or the code `unique_company_constraint`: two requests created the company at
        /// once.
        CompanyExists = "company_exists" {
            codes: ["unique_company_constraint"],
            // intercom-node issue 461; intercom-ruby issues 448 and 569.
            wordings: ["Company already exists"],
            explanation: "another request has just created the company: send this one again, and it updates it",
            // With status 400.
            category: Category::Conflict,
            advice: "Another request created the company at the same time. Send this one again, once: it updates \
                the company.",
        }
        /// "Contact has reached the maximum of N company associations": detach a company first.
        #[non_exhaustive]
        CompanyLimit {
            /// The number of companies that a contact can have.
            count: u64,
        } = "company_limit" {
            // docs 2.0-2.6: POST /contacts/{id}/companies.
            wordings: ["Contact has reached the maximum of {count:number} company associations"],
            explanation: "the contact has {count} companies, which is the limit: detach one first",
        }
        /// "User has been marked for permanent deletion and is not restorable.": no request can restore the user.
        PermanentlyDeleted = "permanently_deleted" {
            // intercom-ruby, lib/intercom/errors.rb.
            wordings: ["User has been marked for permanent deletion and is not restorable"],
            explanation: "the user is being deleted permanently and cannot be restored",
            advice: NOT_RESTORABLE,
        }
        /// "User has been blocked and is not restorable. ...": only a teammate can unblock the user.
        Blocked = "blocked" {
            // intercom-ruby issue 335.
            wordings: ["User has been blocked and is not restorable. See your App blocked user list for more detail"],
            explanation: "the user is blocked and cannot be restored: a teammate can unblock the user",
            advice: NOT_RESTORABLE,
        }
        /// "This contact has been merged. ...": the response's `Link` header points to the remaining contact.
        ContactMerged = "contact_merged" {
            // OpenAPI 2.16: GET /contacts/{id}.
            wordings: [
                "This contact has been merged. See the 'Link' header for the canonical contact",
                "This contact has been merged",
            ],
            explanation: "the contact was merged into another: follow the Link header of the response",
            advice: advice::CONTACT_MERGED,
        }
        /// "This user is unsubscribed from emails": no email can be sent to the user.
        UnsubscribedFromEmails = "unsubscribed_from_emails" {
            // intercom-ruby issue 187, with 403.
            wordings: ["This user is unsubscribed from emails"],
            explanation: "the user has unsubscribed from emails: do not send any",
            advice: "The user has unsubscribed from emails. No permission of the token is missing. Leave the user \
                out, or use another channel.",
        }
        /// `No such KEY[VALUE]`: no record has this value.
        #[non_exhaustive]
        NoSuchRecord {
            /// The key, such as `email` or `user_id`.
            key: &'a str,
            /// The value that no record has. It may be an email address.
            value: &'a str,
        } = "no_such_record" {
            wordings: [
                // docs 1.0-Preview: email and user_id.
                "No such {key}[{value:value}]",
                // docs 2.5-2.6: GET /export/content/data/{job_identifier}.
                "Export job not found for {key}: {value}",
            ],
            explanation: "no record has {value} as its {key}",
        }
        /// "The requested resource does not exist; check your path and try again": the endpoint does not exist in this
        /// version. The record may well exist, so do not treat it as deleted.
        PathNotFound = "path_not_found" {
            // docs 2.5-2.6; intercom-node issue 265.
            wordings: ["The requested resource does not exist; check your path and try again"],
            explanation: "the endpoint does not exist in this API version: check path, method and version",
            advice: "The endpoint does not exist, and the record may well exist. Check the path, the method and the \
                API version. Do not treat the record as deleted.",
        }
        /// "scroll already exists for this workspace": only one can be open at a time.
        ScrollInUse = "scroll_in_use" {
            codes: ["scroll_exists"],
            wordings: [
                // docs: GET /companies/scroll.
                "scroll already exists for this workspace",
                // Older: intercom-ruby issues 292 and 474.
                "scroll already exists for this app",
            ],
            explanation: "another scroll is open, and a workspace can have only one: finish it, or let it expire",
            // With status 400.
            category: Category::Conflict,
            advice: "Another scroll is open, and a workspace can have only one. It ends a minute after its last \
                request. Wait that long, then start again. Do not let two programs scroll at once.",
        }
        /// "scroll parameter not found": the scroll has ended, and cannot be resumed.
        ScrollExpired = "scroll_expired" {
            wordings: [
                // hull-connectors, fetch-leads.test.js: GET /contacts/scroll.
                "scroll parameter not found",
                // OpenAPI 2.7 and later: GET /companies/scroll, with 500.
                "Request failed due to an internal network error. Please restart the scroll operation",
            ],
            explanation: "the scroll has ended: start a new one, and read each page within a minute of the last",
            category: Category::NotFound,
            advice: "The scroll has ended and cannot be resumed. Start a new one from the beginning, and request each \
                page within a minute of the last.",
        }
        /// "page limit reached, please use scroll API": the endpoint has no further pages, and a scroll has them.
        PageLimit = "page_limit" {
            wordings: [
                // PostHog pull request 67063: POST /companies/list.
                "page limit reached, please use scroll API",
                // Older: intercom-ruby issue 274.
                "'page' not found on model",
            ],
            explanation: "there are no further pages: use the scroll endpoint",
        }
        /// "job ID is closed for new task updates": the bulk job has ended.
        #[non_exhaustive]
        JobClosed {
            /// The ID of the job.
            id: &'a str,
        } = "job_closed" {
            // Intercom-OpenAPI pull request 610: bulk contacts and companies.
            wordings: ["job {id} is closed for new task updates"],
            explanation: "the job {id} has ended: start another one",
            // With status 403 and the code `forbidden`.
            category: Category::Conflict,
            advice: "The bulk job has ended, so no task can be added to it. No permission is missing. Start another \
                job.",
        }
        /// "Custom attribute 'NAME' does not exist", or "Conversation attribute ...": create the attribute first.
        #[non_exhaustive]
        UnknownAttribute {
            /// The attribute's name in the request.
            name: &'a str,
        } = "unknown_attribute" {
            wordings: [
                // intercom-ruby, lib/intercom/errors.rb.
                "Custom attribute '{name:quoted}' does not exist",
                // intercom-node issue 349: PUT /conversations/{id}.
                "Conversation attribute '{name:quoted}' does not exist",
                // Intercom's docs of the Fin Agent API.
                "User attribute '{name:quoted}' does not exist",
            ],
            explanation: "the custom attribute {name} does not exist: create it first, or fix its name",
        }
        /// "NAME is not a valid field": a search cannot use it.
        #[non_exhaustive]
        UnknownField {
            /// The field's name in the request.
            name: &'a str,
        } = "unknown_field" {
            // docs 2.0-2.6: searches.
            wordings: ["{name} is not a valid field"],
            explanation: "a search cannot use the field {name}: fix its name",
        }
        /// "bad 'NAME' parameter": the endpoint does not accept the parameter, or its value.
        #[non_exhaustive]
        BadParameter {
            /// The name of the parameter.
            name: &'a str,
        } = "bad_parameter" {
            // docs 2.0-2.6; intercom-java issue 45.
            wordings: ["bad '{name:quoted}' parameter"],
            explanation: "the parameter {name} is not accepted: fix its value, or remove it",
        }
        /// "found unpermitted parameter: NAME": the endpoint does not accept these.
        #[non_exhaustive]
        UnpermittedParameters {
            /// The names of the parameters.
            names: Names<'a>,
        } = "unpermitted_parameters" {
            // intercom-ruby issues 393 and 607: POST /events.
            wordings: ["found unpermitted parameter: {names:names}", "found unpermitted parameters: {names:names}"],
            explanation: "not accepted: {names}",
        }
        /// "NAME is a required parameter", or "Please provide the following parameters: ...": all of them are missing.
        #[non_exhaustive]
        MissingParameters {
            /// The names of the parameters.
            names: Names<'a>,
        } = "missing_parameters" {
            wordings: [
                // docs 2.0-2.6.
                "{names:names} is a required parameter",
                // docs 1.2-2.6.
                "Please provide the following parameters: {names:names}",
                // OpenAPI 2.7 and later: tickets, tags and redirects.
                "{names} is required",
                "{names} not specified",
                // OpenAPI Preview: bulk contacts and companies.
                "{names} field must be supplied",
            ],
            explanation: "required and missing: {names}",
        }
        /// "User email, `user_id` or `anonymous_id` must be supplied": one of them is enough.
        #[non_exhaustive]
        MissingOneOf {
            /// The names of the parameters.
            names: Names<'a>,
        } = "missing_one_of" {
            // intercom-php issue 267.
            wordings: ["User {names:names} must be supplied"],
            explanation: "one of these is required: {names}",
        }
        /// "the NAME parameter must be one of: ...": the parameter has another value.
        #[non_exhaustive]
        AllowedValues {
            /// The name of the parameter.
            parameter: &'a str,
            /// The values that it can have.
            values: Names<'a>,
        } = "allowed_values" {
            wordings: [
                // python-intercom pull request 168.
                "the {parameter} parameter must be one of: {values:names}",
                // docs 2.2-2.6: POST /conversations/redact.
                "The {parameter} attribute provided should be either {values:names}",
                // OpenAPI Preview: articles.
                "Invalid {parameter}. Must be one of: {values:names}",
                "Invalid {parameter}. Must be a subset of: {values:names}",
                // OpenAPI 2.7 and later: data attributes.
                "The Data Attribute {parameter} field must be either {values:names}",
            ],
            explanation: "the parameter {parameter} can be one of {values}",
        }
        /// "FIELD does not support operator: OPERATOR": a search cannot combine the two.
        #[non_exhaustive]
        UnsupportedOperator {
            /// The name of the field.
            field: &'a str,
            /// The operator, such as `>`.
            operator: &'a str,
        } = "unsupported_operator" {
            // docs 2.0-2.6: searches.
            wordings: ["{field} does not support operator: {operator:operator}"],
            explanation: "a search by {field} cannot use the operator {operator}",
        }
        /// "The requested version could not be found": there is no such API version.
        VersionNotFound = "version_not_found" {
            // intercom-ruby, lib/intercom/errors.rb.
            wordings: ["The requested version could not be found"],
            explanation: "there is no such API version: fix the Intercom-Version header",
            advice: advice::VERSION,
        }
        /// "Requested resource is not available in current API version.": another version may have it.
        NotAvailableInVersion = "not_available_in_version" {
            // OpenAPI 2.7 and later; python-intercom issue 234.
            wordings: ["Requested resource is not available in current API version"],
            explanation: "this API version does not have it: set another in the Intercom-Version header",
            advice: advice::VERSION,
        }
        /// "Your current SDK version is incompatible with version VERSION of the API": the client is too old for it.
        #[non_exhaustive]
        SdkTooOld {
            /// The API version.
            version: &'a str,
        } = "sdk_too_old" {
            // intercom-ruby issue 541.
            wordings: ["Your current SDK version is incompatible with version {version} of the API"],
            explanation: "this client is too old for API version {version}: update it, or use an older version",
            advice: "The client is too old for this API version. Update the client, or set an older version in the \
                Intercom-Version header or in the settings of the app.",
        }
        /// "Your workspace is hosted in Europe but you connected to United States": use the host of the region.
        #[non_exhaustive]
        RegionMismatch {
            /// The region of the workspace.
            hosted: &'a str,
            /// The region of the host that received the request.
            connected: &'a str,
        } = "region_mismatch" {
            // intercom_flutter issue 304; react-use-intercom issue 429. With status 403.
            wordings: ["Your workspace is hosted in {hosted:words} but you connected to {connected:words}"],
            explanation: "the workspace is in {hosted}, not in {connected}: use the host of its region",
            category: Category::InvalidRequest,
            advice: "The workspace is hosted in another region. No permission is missing. Use the host of that region, \
                such as api.eu.intercom.io or api.au.intercom.io.",
        }
        /// "You do not have the required scope (SCOPE) to access this resource": the app lacks the scope.
        #[non_exhaustive]
        MissingScope {
            /// The name of the scope.
            scope: &'a str,
        } = "missing_scope" {
            // OpenAPI 2.7 and later.
            wordings: ["You do not have the required scope ({scope}) to access this resource"],
            explanation: "the scope {scope} is missing: add it to the app, and authorize again",
        }
        /// "Failed Identity Verification check", or the code `hmac_mismatch`: the hash of the user's identity is wrong
        /// or missing. The API token is not at fault.
        IdentityVerificationFailed = "identity_verification_failed" {
            codes: ["hmac_mismatch"],
            // intercom_flutter issue 494; intercom-android issue 391.
            wordings: ["Failed Identity Verification check"],
            explanation: "the hash of the user's identity is wrong or missing: check the secret of this platform",
            category: Category::Authentication,
            advice: "The hash that verifies the user's identity is wrong or missing. Make it with the secret of this \
                platform (web, iOS or Android) for this user. The API token is not at fault.",
        }
        /// `Exceeded rate limit of N in 10_seconds`: more requests than a window allows.
        #[non_exhaustive]
        WindowLimit {
            /// The number of requests that the window allows.
            count: u64,
            /// The length of the window.
            window: Duration,
        } = "window_limit" {
            // intercom-ruby issue 475.
            wordings: ["Exceeded rate limit of {count:number} in {window:number}_seconds"],
            explanation: "at most {count} requests in each window of {window} s",
        }
        /// "Exceeded rate limit of N pending ... jobs": too many concurrent jobs. Waiting for the rate-limit window to
        /// reset does not help.
        #[non_exhaustive]
        JobLimit {
            /// The number of such jobs that may be pending.
            count: u64,
            /// The kind of job, such as "message data export".
            kind: &'a str,
        } = "job_limit" {
            // OpenAPI 2.7 and later: exports.
            wordings: ["Exceeded rate limit of {count:number} pending {kind:words} jobs"],
            explanation: "pending jobs of the kind {kind} are limited to {count}: wait until one of them ends",
        }
    }
}

const NOT_RESTORABLE: &str = "The user cannot be restored, so no retry helps. Leave the user out, or ask a teammate to \
    unblock the user in the workspace.";
