//! What kind of failure a code stands for.

use crate::catalog::Code;

/// A kind of failure, by what a caller can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    /// The token or key is missing, wrong, expired, revoked or blocked.
    Authentication,
    /// The caller is known, and may not do this.
    Permission,
    /// The workspace's plan does not include this.
    Plan,
    /// What the request names does not exist, or no longer.
    NotFound,
    /// The request itself is wrong.
    InvalidRequest,
    /// The request clashes with what exists.
    Conflict,
    /// Too many requests.
    RateLimit,
    /// The service cannot answer now.
    Unavailable,
    /// The service failed.
    Server,
    /// Nothing published tells.
    Other,
}

use Category::{
    Authentication, Conflict, InvalidRequest, NotFound, Permission, Plan, RateLimit, Server, Unavailable,
};

/// Codes whose statuses tell nothing, or tell the wrong thing. Each entry says why; "page" is the description on
/// the docs' error-codes page, "examples" are those of the OpenAPI descriptions, "clients" are Intercom's own.
const CURATED: &[(&str, Category)] = &[
    // Page: "Generic server error".
    ("server_error", Server),
    // Examples have it with 503, and its name says that the service failed.
    ("internal_error", Server),
    // Page: "Generic client error".
    ("client_error", InvalidRequest),
    // Page: "A required parameter was not supplied". The parameter is missing, not a resource.
    ("parameter_not_found", InvalidRequest),
    // Examples have it with 400, 404 and 422; page: "A parameter's value is invalid".
    ("parameter_invalid", InvalidRequest),
    // Page: "The JSON value type is incorrect for the field".
    ("type_mismatch", InvalidRequest),
    // Page: "The operation is not supported".
    ("unsupported", InvalidRequest),
    // Page: "This team is deprecated so conversations cannot be assigned to it". Waiting does not help.
    ("team_unavailable", InvalidRequest),
    // Examples have it with 404 and 422, for a request whose data does not hold.
    ("data_invalid", InvalidRequest),
    // The clients raise it as a request with a part missing.
    ("missing_parameter", InvalidRequest),
    // The clients raise it as a document that cannot be read.
    ("invalid_document", InvalidRequest),
    // The clients raise it where a workspace has as many custom attributes as it may.
    ("custom_data_limit_reached", InvalidRequest),
    // Page: "The action is not authorized".
    ("action_forbidden", Permission),
    // Examples have it with 401; page: "The token or API Key is not allowed to access the resource". A new token
    // with the same rights does not help.
    ("token_unauthorized", Permission),
    // Examples have it with 403; page: "The API is not available on this App's Plan". No scope is missing.
    ("api_plan_restricted", Plan),
    // Page: "The token or API Key has been revoked".
    ("token_revoked", Authentication),
    // Page: "The API Key or App has been blocked".
    ("token_blocked", Authentication),
    // Page: "The token or API Key does not exist". The caller's own token, not a resource.
    ("token_not_found", Authentication),
    // Page: "The token is expired".
    ("token_expired", Authentication),
    // Page: "No authorization data was found on the request".
    ("missing_authorization", Authentication),
    // The clients raise it where the app is suspended.
    ("token_suspended", Authentication),
    // Page: "There is existing data that clashes with the request data". It comes with 400 and 409.
    ("conflict", Conflict),
    // Page: "The client should start a new bulk job": the one named has ended.
    ("job_closed", Conflict),
    // Page: "This user was blocked and cannot be recreated".
    ("not_restorable", Conflict),
    // Examples have it with 400, for a tag that other objects still use.
    ("tag_has_dependent_objects", Conflict),
    // Examples have it with 422, for content that procedures still use.
    ("content_has_procedure_dependencies", Conflict),
    // The clients raise it where another scroll over the workspace's contacts is open.
    ("scroll_exists", Conflict),
    // The clients raise it where several users match.
    ("unique_user_constraint", Conflict),
    // Page: "The rate limit for the App has been exceeded".
    ("rate_limit_exceeded", RateLimit),
    // Page: "The client should wait for a time before retrying the request".
    ("retry_after", RateLimit),
    // The clients raise it for a service that does not answer now.
    ("service_unavailable", Unavailable),
    // Examples have it with 404 and 422: "We couldn't find that data attribute to update".
    ("field_not_found", NotFound),
    // Page: "The team does not exist".
    ("team_not_found", NotFound),
    // Page: "The admin does not exist".
    ("admin_not_found", NotFound),
];

impl Category {
    /// All categories, as they are declared.
    pub const ALL: [Self; 10] = [
        Self::Authentication,
        Self::Permission,
        Self::Plan,
        Self::NotFound,
        Self::InvalidRequest,
        Self::Conflict,
        Self::RateLimit,
        Self::Unavailable,
        Self::Server,
        Self::Other,
    ];

    /// What an HTTP status says by itself.
    #[must_use]
    pub fn from_status(status: u16) -> Self {
        match status {
            401 => Self::Authentication,
            402 => Self::Plan,
            403 => Self::Permission,
            404 | 410 => Self::NotFound,
            408 | 502..=504 => Self::Unavailable,
            409 => Self::Conflict,
            429 => Self::RateLimit,
            400..=499 => Self::InvalidRequest,
            500..=599 => Self::Server,
            _ => Self::Other,
        }
    }

    /// The category of a code: the curated one, else the one that all its statuses share.
    #[must_use]
    pub fn of(code: &Code) -> Self {
        let curated = CURATED.iter().find(|(name, _)| *name == &*code.name);
        if let Some(&(_, category)) = curated {
            return category;
        }
        let mut categories = code.statuses().into_iter().map(Self::from_status);
        match categories.next() {
            Some(first) if categories.all(|other| other == first) => first,
            _ => Self::Other,
        }
    }

    /// The name in lower case, such as `rate_limit`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::Plan => "plan",
            Self::NotFound => "not_found",
            Self::InvalidRequest => "invalid_request",
            Self::Conflict => "conflict",
            Self::RateLimit => "rate_limit",
            Self::Unavailable => "unavailable",
            Self::Server => "server",
            Self::Other => "other",
        }
    }

    /// The name of the variant in Rust.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Authentication => "Authentication",
            Self::Permission => "Permission",
            Self::Plan => "Plan",
            Self::NotFound => "NotFound",
            Self::InvalidRequest => "InvalidRequest",
            Self::Conflict => "Conflict",
            Self::RateLimit => "RateLimit",
            Self::Unavailable => "Unavailable",
            Self::Server => "Server",
            Self::Other => "Other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CodeName;

    #[test]
    fn all_holds_every_category_once() {
        let words: std::collections::BTreeSet<_> = Category::ALL.into_iter().map(Category::word).collect();
        assert_eq!(words.len(), Category::ALL.len());
        let of_statuses = (0..=600).map(Category::from_status);
        let of_codes = CURATED.iter().map(|(_, category)| *category);
        assert!(of_statuses.chain(of_codes).all(|category| Category::ALL.contains(&category)));
    }

    #[test]
    fn every_curated_name_is_a_code_and_stands_once() {
        for (place, (name, _)) in CURATED.iter().enumerate() {
            assert!(CodeName::new(name).is_ok(), "{name}");
            assert!(CURATED[..place].iter().all(|(other, _)| other != name), "{name} stands twice");
        }
    }
}
