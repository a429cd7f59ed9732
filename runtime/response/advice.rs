//! Advice for codes and pages of which the category's advice would mislead. A fact's advice is in `detail`.

use super::detail;

/// A page of something on the way to Intercom.
pub(super) const PAGE: &str = "The page and the status come from something between you and Intercom, such as a \
    proxy, a firewall or a load balancer. They say nothing about Intercom's permissions or data. Check the address, \
    and ask whoever runs the network.";

/// A page that asks for a human.
pub(super) const CHALLENGE: &str = "A firewall between you and Intercom asked for a human, as it does after many \
    requests. They did not reach Intercom's API. Wait, then send fewer at once.";

/// Returns what to do about a code if its category's advice would mislead.
pub(super) fn of_code(code: &str) -> Option<&'static str> {
    Some(match code {
        "contact_merged" => detail::CONTACT_MERGED,
        "intercom_version_invalid" => detail::VERSION,
        // intercom-dotnet issue 109: "Unauthorized token, suspended application".
        "token_suspended" => {
            "The app is suspended. The token itself is good, and another one would fail too. Ask Intercom's support \
             about the app."
        }
        "unauthorized" => {
            "Intercom does not accept the token. A revoked token often arrives as this code too, not as \
             token_revoked. Check which token is sent and to which region's host, or let the user connect again."
        }
        _ => return None,
    })
}
