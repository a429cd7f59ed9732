//! Advice for codes and pages for which the advice of the category would mislead. The advice for a fact is in `detail`.

/// A page from something between the client and Intercom.
pub(super) const PAGE: &str = "The page and the status come from something between you and Intercom, such as a \
    proxy, a firewall or a load balancer. They say nothing about Intercom's permissions or data. Check the address, \
    and ask whoever runs the network.";

/// A page with a challenge, such as a CAPTCHA.
pub(super) const CHALLENGE: &str = "A firewall between you and Intercom sent a challenge for people, such as a CAPTCHA, \
    as it does after many requests. The request did not reach Intercom's API. Wait, then send fewer at once.";

/// For the code and for the message that report a merged contact.
pub(super) const CONTACT_MERGED: &str = "The contact was merged into another one. Follow the Link header to it, and \
    replace the ID that you stored. Up to version 2.15 a merged contact is a plain 404. From 2.16 on it is a 410.";

/// For the code and for the messages that report the version of a request.
pub(super) const VERSION: &str = "The API version does not have this. Without an Intercom-Version header, Intercom uses \
    the version that is set for the app, which is often an old one: send the header, or change the app's version.";

/// Returns what to do about a code, if the advice of its category would mislead.
pub(super) fn of_code(code: &str) -> Option<&'static str> {
    Some(match code {
        "contact_merged" => CONTACT_MERGED,
        "intercom_version_invalid" => VERSION,
        // intercom-dotnet issue 109: "Unauthorized token, suspended application".
        "token_suspended" => {
            "The app is suspended. The token itself is valid, and another one would fail too. Ask Intercom's support \
             about the app."
        }
        "unauthorized" => {
            "Intercom does not accept the token. A revoked token often arrives as this code too, not as \
             token_revoked. Check which token is sent and to which region's host, or let the user connect again."
        }
        _ => return None,
    })
}
