//! The wordings that are known, and the fact behind each.

use core::time::Duration;

use super::Detail;
use super::names::{Names, is_name};

/// Builds a fact from the values of a wording, in their order. The second is empty if there is one only.
type Build = for<'m> fn([&'m str; 2]) -> Option<Detail<'m>>;

/// Each fact, with its wordings. `{name}`, `{names}`, `{number}`, `{words}`, `{quoted}` and `{value}` stand for values,
/// which [`is_valid`] describes. A wording has at most two, with text between them.
///
/// The sources are Intercom's reference pages with the versions that show the message ("docs 2.0-2.6"), its OpenAPI
/// descriptions, and public reports of responses.
const FACTS: &[(&[&str], Build)] = &[
    (
        // docs 2.0-2.6: POST /contacts.
        &["A contact matching those details already exists with id={name}"],
        |[id, _]| Some(Detail::ContactExists { id, archived: false }),
    ),
    (
        // OpenAPI 2.7 and later: POST /contacts.
        &["An archived contact matching those details already exists with id={name}"],
        |[id, _]| Some(Detail::ContactExists { id, archived: true }),
    ),
    (
        &[
            // python-intercom tests/unit/test_request.py; with the address: intercom-node issue 266.
            "Multiple existing users match this email address - must be more specific using user_id",
            "Multiple existing users match this email address {value} - must be more specific using user_id",
            "Multiple existing users match this email address",
        ],
        |_| Some(Detail::MultipleContactsMatch),
    ),
    (
        // intercom-node issue 461; intercom-ruby issues 448 and 569.
        &["Company already exists"],
        |_| Some(Detail::CompanyExists),
    ),
    (
        // docs 2.0-2.6: POST /contacts/{id}/companies.
        &["Contact has reached the maximum of {number} company associations"],
        |[count, _]| Some(Detail::CompanyLimit { count: count.parse().ok()? }),
    ),
    (
        // intercom-ruby, lib/intercom/errors.rb.
        &["User has been marked for permanent deletion and is not restorable"],
        |_| Some(Detail::PermanentlyDeleted),
    ),
    (
        // intercom-ruby issue 335.
        &["User has been blocked and is not restorable. See your App blocked user list for more detail"],
        |_| Some(Detail::Blocked),
    ),
    (
        // OpenAPI 2.16: GET /contacts/{id}.
        &[
            "This contact has been merged. See the 'Link' header for the canonical contact",
            "This contact has been merged",
        ],
        |_| Some(Detail::ContactMerged),
    ),
    (
        // intercom-ruby issue 187, with 403.
        &["This user is unsubscribed from emails"],
        |_| Some(Detail::UnsubscribedFromEmails),
    ),
    (
        &[
            // docs 1.0-Preview: email and user_id.
            "No such {name}[{value}]",
            // docs 2.5-2.6: GET /export/content/data/{job_identifier}.
            "Export job not found for {name}: {name}",
        ],
        |[key, value]| Some(Detail::NoSuchRecord { key, value }),
    ),
    (
        // docs 2.5-2.6; intercom-node issue 265.
        &["The requested resource does not exist; check your path and try again"],
        |_| Some(Detail::PathNotFound),
    ),
    (
        &[
            // docs: GET /companies/scroll.
            "scroll already exists for this workspace",
            // Older: intercom-ruby issues 292 and 474.
            "scroll already exists for this app",
        ],
        |_| Some(Detail::ScrollInUse),
    ),
    (
        &[
            // hull-connectors, fetch-leads.test.js: GET /contacts/scroll.
            "scroll parameter not found",
            // OpenAPI 2.7 and later: GET /companies/scroll, with 500.
            "Request failed due to an internal network error. Please restart the scroll operation",
        ],
        |_| Some(Detail::ScrollExpired),
    ),
    (
        &[
            // PostHog pull request 67063: POST /companies/list.
            "page limit reached, please use scroll API",
            // Older: intercom-ruby issue 274.
            "'page' not found on model",
        ],
        |_| Some(Detail::PageLimit),
    ),
    (
        // Intercom-OpenAPI pull request 610: bulk contacts and companies, with 403.
        &["job {name} is closed for new task updates"],
        |[id, _]| Some(Detail::JobClosed { id }),
    ),
    (
        &[
            // intercom-ruby, lib/intercom/errors.rb.
            "Custom attribute '{quoted}' does not exist",
            // intercom-node issue 349: PUT /conversations/{id}.
            "Conversation attribute '{quoted}' does not exist",
            // Intercom's docs of the Fin Agent API.
            "User attribute '{quoted}' does not exist",
        ],
        |[name, _]| Some(Detail::UnknownAttribute { name }),
    ),
    (
        // docs 2.0-2.6: searches.
        &["{name} is not a valid field"],
        |[name, _]| Some(Detail::UnknownField { name }),
    ),
    (
        // docs 2.0-2.6; intercom-java issue 45.
        &["bad '{quoted}' parameter"],
        |[name, _]| Some(Detail::BadParameter { name }),
    ),
    (
        // intercom-ruby issues 393 and 607: POST /events.
        &["found unpermitted parameter: {names}", "found unpermitted parameters: {names}"],
        |[names, _]| Some(Detail::UnpermittedParameters { names: Names::parse(names)? }),
    ),
    (
        &[
            // docs 2.0-2.6.
            "{names} is a required parameter",
            // docs 1.2-2.6.
            "Please provide the following parameters: {names}",
            // OpenAPI 2.7 and later: tickets, tags and redirects.
            "{name} is required",
            "{name} not specified",
            // OpenAPI Preview: bulk contacts and companies.
            "{name} field must be supplied",
        ],
        |[names, _]| Some(Detail::MissingParameters { names: Names::parse(names)? }),
    ),
    (
        // intercom-php issue 267.
        &["User {names} must be supplied"],
        |[names, _]| Some(Detail::MissingOneOf { names: Names::parse(names)? }),
    ),
    (
        &[
            // python-intercom pull request 168.
            "the {name} parameter must be one of: {names}",
            // docs 2.2-2.6: POST /conversations/redact.
            "The {name} attribute provided should be either {names}",
            // OpenAPI Preview: articles.
            "Invalid {name}. Must be one of: {names}",
            "Invalid {name}. Must be a subset of: {names}",
            // OpenAPI 2.7 and later: data attributes.
            "The Data Attribute {name} field must be either {names}",
        ],
        |[parameter, values]| Some(Detail::AllowedValues { parameter, values: Names::parse(values)? }),
    ),
    (
        // docs 2.0-2.6: searches.
        &["{name} does not support operator: {value}"],
        |[field, operator]| Some(Detail::UnsupportedOperator { field, operator }),
    ),
    (
        // intercom-ruby, lib/intercom/errors.rb.
        &["The requested version could not be found"],
        |_| Some(Detail::VersionNotFound),
    ),
    (
        // OpenAPI 2.7 and later; python-intercom issue 234.
        &["Requested resource is not available in current API version"],
        |_| Some(Detail::NotAvailableInVersion),
    ),
    (
        // intercom-ruby issue 541.
        &["Your current SDK version is incompatible with version {name} of the API"],
        |[version, _]| Some(Detail::SdkTooOld { version }),
    ),
    (
        // intercom_flutter issue 304; react-use-intercom issue 429.
        &["Your workspace is hosted in {words} but you connected to {words}"],
        |[hosted, connected]| Some(Detail::RegionMismatch { hosted, connected }),
    ),
    (
        // OpenAPI 2.7 and later.
        &["You do not have the required scope ({name}) to access this resource"],
        |[scope, _]| Some(Detail::MissingScope { scope }),
    ),
    (
        // intercom_flutter issue 494; intercom-android issue 391.
        &["Failed Identity Verification check"],
        |_| Some(Detail::IdentityVerificationFailed),
    ),
    (
        // intercom-ruby issue 475.
        &["Exceeded rate limit of {number} in {number}_seconds"],
        |[count, seconds]| {
            let window = Duration::from_secs(seconds.parse().ok()?);
            Some(Detail::WindowLimit { count: count.parse().ok()?, window })
        },
    ),
    (
        // OpenAPI 2.7 and later: exports.
        &["Exceeded rate limit of {number} pending {words} jobs"],
        |[count, kind]| Some(Detail::JobLimit { count: count.parse().ok()?, kind }),
    ),
];

/// Finds the fact of a message that equals a known wording, apart from whitespace around it and a full stop at its end.
pub(super) fn find(message: &str) -> Option<Detail<'_>> {
    let message = message.trim();
    let message = message.strip_suffix('.').unwrap_or(message);
    FACTS.iter().find_map(|(wordings, build)| {
        let values = wordings.iter().find_map(|wording| values(wording, message))?;
        build(values)
    })
}

/// Returns the values of a message that has this wording. A value ends before the first place where the text behind it
/// occurs, so two wordings in a row are not taken for one.
fn values<'m>(mut wording: &str, mut message: &'m str) -> Option<[&'m str; 2]> {
    let mut values = [""; 2];
    for value in &mut values {
        let Some((text, rest)) = wording.split_once('{') else { break };
        let (kind, rest) = rest.split_once('}')?;
        message = message.strip_prefix(text)?;
        let behind = rest.split('{').next().unwrap_or_default();
        let end = if behind.is_empty() { message.len() } else { message.find(behind)? };
        (*value, message) = message.split_at(end);
        if !is_valid(kind, value) {
            return None;
        }
        wording = rest;
    }
    (wording == message).then_some(values)
}

fn is_valid(kind: &str, value: &str) -> bool {
    match kind {
        "name" => is_name(value),
        "names" => Names::parse(value).is_some(),
        "number" => value.bytes().all(|byte| byte.is_ascii_digit()),
        "words" => {
            !value.is_empty()
                && value.split(' ').all(|word| {
                    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
                })
        }
        // A quote inside is an apostrophe.
        "quoted" => {
            !value.is_empty() && value.split('\'').skip(1).all(|rest| rest.starts_with(char::is_alphanumeric))
        }
        // An address, an id or an operator.
        _ => !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || "[]".contains(c)),
    }
}
