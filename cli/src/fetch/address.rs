//! The addresses that may be requested, and those that a redirect may lead to.

use std::net::IpAddr;

use intercom_errors_catalog::check_url;
use ureq::http::Uri;

use crate::printable::quoted;

/// Parses an address: `https://`, or `http://` of this machine.
///
/// # Errors
/// The problem, as the end of a sentence that begins with the address.
pub(crate) fn parse(url: &str) -> Result<Uri, String> {
    let uri: Uri =
        url.parse().map_err(|_| "is not a URL: expected one such as https://host/path".to_owned())?;
    let Some(host) = uri.host().filter(|host| !host.is_empty()) else {
        return Err("has no host: expected a URL such as https://host/path".to_owned());
    };
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err("has a user: expected an address without one".to_owned());
    }
    match uri.scheme_str() {
        Some("https") => Ok(uri),
        Some("http") if is_loopback(host) => Ok(uri),
        Some("http") => {
            Err("is plain HTTP: expected https:// (plain HTTP is only for this machine)".to_owned())
        }
        _ => Err("has another scheme: expected https://".to_owned()),
    }
}

/// Parses an address that is extended by a path and recorded in the manifest. It must end with its path.
///
/// # Errors
/// The problem, as the end of a sentence that begins with the address.
pub(crate) fn parse_base(url: &str) -> Result<Uri, String> {
    let uri = parse(url)?;
    if url.contains(['?', '#']) {
        return Err("has a query or a fragment: expected an address that ends with its path".to_owned());
    }
    check_url(url).map_err(|why| why.to_string())?;
    Ok(uri)
}

/// Removes possible secrets from an address for a message: its user, and what follows its path.
pub(crate) fn redacted(url: &str) -> String {
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), url),
    };
    // In an invalid address, anything before the last `@` may be a secret.
    let (user, rest) = match rest.rsplit_once('@') {
        Some((_, rest)) => ("***@", rest),
        None => ("", rest),
    };
    match rest.find(['?', '#']) {
        Some(end) => format!("{scheme}{user}{}***", &rest[..=end]),
        None => format!("{scheme}{user}{rest}"),
    }
}

/// Returns the target of a redirect, which is an absolute path or an address on the same host.
///
/// # Errors
/// The problem, as the end of a sentence that begins with the address.
pub(crate) fn redirect_target(from: &Uri, location: &str) -> Result<Uri, String> {
    let location = location.split('#').next().unwrap_or_default();
    let scheme = from.scheme_str().unwrap_or("https");
    let target = if location.starts_with('/') && !location.starts_with("//") {
        let authority = from.authority().map_or("", ureq::http::uri::Authority::as_str);
        format!("{scheme}://{authority}{location}")
    } else {
        location.to_owned()
    };
    let refused = |why: &str| format!("redirects to {}, which {why}", quoted(&redacted(&target)));
    let to = parse(&target).map_err(|why| refused(&why))?;
    if to.authority() != from.authority() {
        return Err(refused("is on another host: expected the same host"));
    }
    if scheme == "https" && to.scheme_str() != Some("https") {
        return Err(refused("is plain HTTP: expected https://"));
    }
    Ok(to)
}

/// Returns `true` if a host is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_allowed_anywhere_and_plain_http_on_this_machine_only() {
        for url in ["https://example.com/a", "http://127.0.0.1:1/a", "http://localhost/a", "http://[::1]:2/"]
        {
            assert!(parse(url).is_ok(), "{url}");
        }
        for url in [
            "http://example.com/",
            "http://127.0.0.1.example.com/",
            "file:///etc/passwd",
            "ftp://a/b",
            "https://user@example.com/",
            "https://user:password@example.com/",
            "http://user@localhost/",
            "/a",
            "",
        ] {
            assert!(parse(url).is_err(), "{url}");
        }
    }

    #[test]
    fn an_address_that_others_are_made_from_ends_with_its_path() {
        assert!(parse_base("https://example.com/a").is_ok());
        for url in ["https://example.com/a?b", "https://example.com/?", "https://example.com/a#b"] {
            assert!(parse_base(url).is_err(), "{url}");
        }
    }

    #[test]
    fn an_address_is_shown_without_possible_secrets() {
        for (url, shown) in [
            ("https://example.com/a", "https://example.com/a"),
            ("https://me:secret@example.com/a", "https://***@example.com/a"),
            ("https://me:sec@ret/?#@example.com", "https://***@example.com"),
            ("me:secret@example.com", "***@example.com"),
            ("https://example.com/a?token=secret#x", "https://example.com/a?***"),
            ("https://example.com/a#secret", "https://example.com/a#***"),
            ("https://me:secret@example.com/?secret", "https://***@example.com/?***"),
        ] {
            assert_eq!(redacted(url), shown);
        }
    }

    #[test]
    fn a_redirect_is_an_absolute_path_or_an_address_on_the_same_host() {
        let from: Uri = "https://example.com/a/b".parse().unwrap();
        for (location, to) in
            [("/c?d#e", "https://example.com/c?d"), ("https://example.com/x", "https://example.com/x")]
        {
            assert_eq!(redirect_target(&from, location).unwrap().to_string(), to, "{location}");
        }
        for location in [
            "https://example.org/",
            "c",
            "../c",
            "//example.com/x",
            "//example.org/",
            "http://example.com/",
            "file:///x",
            "https://example.com:8443/x",
        ] {
            assert!(redirect_target(&from, location).is_err(), "{location}");
        }
        let problem = redirect_target(&from, &"/a".repeat(1000).replacen('/', "//", 1)).unwrap_err();
        assert!(problem.len() < 200, "{problem}");
    }
}
