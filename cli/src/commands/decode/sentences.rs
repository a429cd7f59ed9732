//! Advice in sentences.

use intercom_errors::{BodyForm, Category, CategorySource, Detail};

use super::Decoded;
use crate::printable::quoted;

/// Returns what to do, apart from the retry advice.
pub(super) fn advice(decoded: &Decoded<'_>) -> &'static str {
    let Some((category, source)) = decoded.category() else {
        if decoded.form == BodyForm::Binary {
            return UNPACK;
        }
        return "No code has a category, and the status is unknown. Pass it with --status, or pipe in the output of \
                `curl -i`.";
    };
    if source == CategorySource::Form {
        return "The page and the status come from something between you and Intercom, such as a proxy, a firewall or a \
                load balancer. They say nothing about Intercom's permissions or data. Check the address, and ask whoever \
                runs the network.";
    }
    match category {
        Category::Authentication => {
            "Intercom does not accept the token: it is missing, wrong, expired, revoked or blocked. Check which token \
             is sent, or let the user connect again."
        }
        Category::Permission => {
            "The token is good, but it may not do this. Give the app the permission that the endpoint needs; the \
             message and the data may name it."
        }
        Category::Plan => {
            "The workspace's plan does not include this. Only another plan fixes it, not a permission or a new \
             token."
        }
        Category::NotFound => {
            "The object does not exist, or no longer exists. Check the id, the path and the API version, and if the \
             token belongs to the same workspace."
        }
        Category::InvalidRequest => {
            "The request is not valid. Fix the problem named by the message and the field, then send it again."
        }
        Category::Conflict => {
            "The request conflicts with an existing object. Look that object up, and update it instead of creating \
             another."
        }
        Category::RateLimit => {
            "There are too many requests or jobs at once. Wait, then send fewer. The X-RateLimit headers of every \
             response say how many are left."
        }
        Category::Unavailable => {
            "The service could not answer in time. The request may have been carried out all the same. Check before \
             you repeat one that is not idempotent."
        }
        Category::Server => {
            "The service failed. If a retry fails too, send the request id to Intercom's support."
        }
        _ if decoded.form == BodyForm::Binary => UNPACK,
        _ => {
            "No published source says what went wrong. Read the message, and send the request id to Intercom's \
             support."
        }
    }
}

const UNPACK: &str = "The body is not text. If it is compressed, `curl --compressed` unpacks it.";

/// Returns the information from a message, in words.
pub(super) fn detail(detail: Detail<'_>) -> Option<String> {
    Some(match detail {
        Detail::ContactExists { id, archived: false } => {
            format!("the contact {} has these details already: update that one", quoted(id))
        }
        Detail::ContactExists { id, archived: true } => {
            format!(
                "the contact {} has these details already and is archived: unarchive that one",
                quoted(id)
            )
        }
        Detail::SeveralMatch => "several users have this address: use the id of one".to_owned(),
        Detail::PermanentlyDeleted => {
            "the user is being deleted permanently and cannot be restored".to_owned()
        }
        Detail::ScrollInUse => {
            "another scroll is open, and a workspace has one at a time: finish it, or let it expire"
                .to_owned()
        }
        Detail::PageLimit => "there are no further pages: use the scroll endpoint".to_owned(),
        Detail::UnknownAttribute { name } => {
            format!("the custom attribute {} does not exist: create it first, or fix its name", quoted(name))
        }
        Detail::VersionNotFound => "there is no such API version: fix the Intercom-Version header".to_owned(),
        Detail::NotInVersion => {
            "this API version does not have it: set another in the Intercom-Version header".to_owned()
        }
        Detail::ContactMerged => {
            "the contact was merged into another: follow the Link header of the response".to_owned()
        }
        Detail::WindowLimit { count, seconds } => {
            format!("at most {count} requests in each window of {seconds} s")
        }
        Detail::JobLimit { count, kind } => {
            format!(
                "at most {count} pending at once, of the kind {}: wait until one of them ends",
                quoted(kind)
            )
        }
        _ => return None,
    })
}
