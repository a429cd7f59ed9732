//! The proxy in the environment.

use std::env;

use ureq::{Proxy, ProxyProtocol};

use super::redacted;
use crate::outcome::{Failure, Message};

/// The variables that the client reads. It uses the first one that is not empty.
const VARIABLES: [&str; 6] =
    ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/// Refuses a proxy that the client would silently bypass.
pub(super) fn check_environment() -> Result<(), Failure> {
    let values = VARIABLES.into_iter().filter_map(|name| Some((name, env::var_os(name)?)));
    let Some((name, value)) = { values }.find(|(_, value)| !value.is_empty()) else {
        return Ok(());
    };
    match value.to_str() {
        Some(url) if is_usable(url) => Ok(()),
        _ => Err(Message::new(format!(
            "{name} is not a usable proxy: expected the URL of an HTTP proxy such as http://host:8080, found {}",
            redacted(&value.to_string_lossy())
        ))
        .help(format!("set {name} to an HTTP proxy, or unset it"))
        .usage()),
    }
}

fn is_usable(url: &str) -> bool {
    let protocol = Proxy::new(url).map(|proxy| proxy.protocol());
    matches!(protocol, Ok(ProxyProtocol::Http | ProxyProtocol::Https))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_proxies_are_usable() {
        for url in ["http://127.0.0.1:8080", "https://me:secret@proxy.example", "proxy.example:3128"] {
            assert!(is_usable(url), "{url}");
        }
        for url in ["socks5://127.0.0.1", "gopher://a", "%%%", "http://"] {
            assert!(!is_usable(url), "{url}");
        }
    }
}
