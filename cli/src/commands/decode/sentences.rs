//! What to do about a failure, in sentences.

use intercom_errors::{BodyForm, Category, CategorySource, Detail};

use super::Decoded;
use crate::printable::quoted;

/// What to do, in general. The retry advice comes beside it.
pub(super) fn advice(decoded: &Decoded<'_>) -> &'static str {
    let Some((category, source)) = decoded.category() else {
        return match decoded.error.form() {
            BodyForm::Binary => UNPACK,
            _ => {
                "Without the status nothing more can be told: say it with --status, or pipe in all that `curl -i` prints."
            }
        };
    };
    if source == CategorySource::Form {
        return "The page comes from something on the way to Intercom, such as a proxy, a firewall or a load balancer, \
                and so does the status: it says nothing of Intercom's permissions or data. Check the address, and ask \
                whoever runs what stands between.";
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
            "The workspace's plan does not include this. No permission or new token mends that: only another plan \
             does."
        }
        Category::NotFound => {
            "What the request names is not there, or no longer. Check the id, the path and the API version, and that \
             the token is of the workspace that has it."
        }
        Category::InvalidRequest => {
            "The request itself is wrong. Mend what the message and the field name before it is sent again."
        }
        Category::Conflict => {
            "The request clashes with what exists. Look up what is there, and update that in place of creating it \
             anew."
        }
        Category::RateLimit => {
            "Too many requests or jobs at once. Wait, then send fewer: the X-RateLimit headers of every reply tell \
             how many are left."
        }
        Category::Unavailable => {
            "The service could not answer in time. The request may have been carried out all the same: look before \
             you repeat one that must not happen twice."
        }
        Category::Server => {
            "The service failed. Where one more try fails too, give Intercom's support the request id."
        }
        _ if decoded.error.form() == BodyForm::Binary => UNPACK,
        _ => {
            "Nothing published tells what went wrong. Read the message, and give Intercom's support the request id."
        }
    }
}

const UNPACK: &str = "The body is no text. Where it is compressed, `curl --compressed` unpacks it.";

/// The fact that a message carries, in words.
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
        Detail::SeveralMatch => "several users have this address: name one by its id".to_owned(),
        Detail::PermanentlyDeleted => "the user is being deleted for good and does not come back".to_owned(),
        Detail::ScrollInUse => {
            "another scroll is open, and a workspace has one at a time: finish it, or let it run out"
                .to_owned()
        }
        Detail::PageLimit => "pages end here: the scroll endpoint reads on".to_owned(),
        Detail::UnknownAttribute { name } => {
            format!("the custom attribute {} does not exist: create it first, or mend its name", quoted(name))
        }
        Detail::VersionNotFound => {
            "there is no such API version: mend the Intercom-Version header".to_owned()
        }
        Detail::NotInVersion => {
            "this API version does not have it: name another in the Intercom-Version header".to_owned()
        }
        Detail::ContactMerged => {
            "the contact became part of another, which the reply's Link header leads to".to_owned()
        }
        Detail::WindowLimit { count, seconds } => {
            format!("at most {count} requests in each window of {seconds} s")
        }
        Detail::JobLimit { count, kind } => {
            format!(
                "at most {count} pending at once, of the kind {}: one of them has to end first",
                quoted(kind)
            )
        }
        _ => return None,
    })
}
