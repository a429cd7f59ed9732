//! The parts of the page that contain strings from outside, and those that repeat.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Write};

use intercom_errors_catalog::{Availability, Catalog, Code};

use crate::printable::printable;

/// Escapes a string for the text of elements and for quoted attributes.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in printable(self.0).chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Writes the sign of a state, which a screen reader does not read.
pub(super) fn write_sign(out: &mut String, state: Availability) -> fmt::Result {
    write!(out, r#"<span class="sign {state}" aria-hidden="true">{}</span>"#, state.sign())
}

/// Returns the name of a code, which may break after each of its words.
pub(super) fn breakable(code: &Code) -> String {
    code.name.replace('_', "_<wbr>")
}

/// The hosts that the page may link to: those of the docs pages, and GitHub.
pub(super) struct Links<'c>(BTreeSet<&'c str>);

impl<'c> Links<'c> {
    pub(super) fn new(catalog: &'c Catalog) -> Self {
        let docs = catalog.versions.iter().filter_map(|info| host(info.docs_url.as_deref()?));
        Self(docs.chain(["github.com"]).collect())
    }

    /// Writes a link, or its text alone if there is no address or the page may not link to it.
    pub(super) fn write(&self, out: &mut String, url: Option<&str>, text: &impl Display) -> fmt::Result {
        let text = text.to_string();
        match url.filter(|url| host(url).is_some_and(|host| self.0.contains(host))) {
            Some(url) => write!(out, r#"<a href="{}">{}</a>"#, Escaped(url), Escaped(&text)),
            None => write!(out, "{}", Escaped(&text)),
        }
    }

    /// Writes a provenance, with a link for each `owner/name issue 1` and `pull request 1 of owner/name` of GitHub.
    pub(super) fn write_provenance(&self, out: &mut String, text: &str) -> fmt::Result {
        let words: Vec<&str> = text.split(' ').collect();
        let mut rest = &*words;
        while let Some((first, after)) = rest.split_first() {
            let reference = match rest {
                [name, "issue", number, ..] => Some((*name, "issues", *number, 3)),
                ["pull", "request", number, "of", name, ..] => {
                    Some((name.trim_end_matches(','), "pull", *number, 5))
                }
                _ => None,
            };
            match reference.filter(|(name, _, number, _)| is_repository(name) && is_number(number)) {
                Some((name, kind, number, length)) => {
                    let (linked, after) = rest.split_at(length);
                    let linked = linked.join(" ");
                    let bare = linked.trim_end_matches(',');
                    self.write(out, Some(&format!("https://github.com/{name}/{kind}/{number}")), &bare)?;
                    out.push_str(&linked[bare.len()..]);
                    rest = after;
                }
                None => {
                    write!(out, "{}", Escaped(first))?;
                    rest = after;
                }
            }
            if !rest.is_empty() {
                out.push(' ');
            }
        }
        Ok(())
    }
}

/// Returns the host of an address that consists of plain characters: HTTPS, without user, port, query and fragment.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://")?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._~-".contains(&byte);
    rest.bytes().all(is_plain).then(|| rest.split_once('/').map_or(rest, |(host, _)| host))
}

fn is_repository(name: &str) -> bool {
    let is_name = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
            && part.bytes().any(|byte| byte.is_ascii_alphanumeric())
    };
    name.split_once('/').is_some_and(|(owner, name)| is_name(owner) && is_name(name))
}

fn is_number(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_cannot_become_a_tag_or_leave_an_attribute() {
        assert_eq!(
            Escaped("<b a=\"x\" b='y'>&amp;").to_string(),
            "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"
        );
    }

    #[test]
    fn only_plain_addresses_on_known_hosts_are_links() {
        let links = Links(["docs.example"].into());
        let written = |url: &str| {
            let mut out = String::new();
            links.write(&mut out, Some(url), &"x").unwrap();
            out
        };
        assert_eq!(
            written("https://docs.example/a-b/c.d"),
            r#"<a href="https://docs.example/a-b/c.d">x</a>"#
        );
        for url in [
            "http://docs.example/",
            "https://evil.example/",
            "https://docs.example:1/",
            "https://docs.example@evil.example/",
            "https://docs.example/?q",
            "https://docs.example/#\"><script>",
            "//docs.example/",
            "javascript:alert(1)",
        ] {
            assert_eq!(written(url), "x", "{url}");
        }
    }

    #[test]
    fn issues_and_pull_requests_are_links() {
        let links = Links(["github.com"].into());
        let written = |text: &str| {
            let mut out = String::new();
            links.write_provenance(&mut out, text).unwrap();
            out
        };
        assert_eq!(
            written("seen in a/b issue 7 & c/d issue 8"),
            "seen in <a href=\"https://github.com/a/b/issues/7\">a/b issue 7</a> &amp; \
             <a href=\"https://github.com/c/d/issues/8\">c/d issue 8</a>"
        );
        assert_eq!(
            written("pull request 6 of a/b, not merged"),
            "<a href=\"https://github.com/a/b/pull/6\">pull request 6 of a/b</a>, not merged"
        );
        for text in [
            "../b issue 7",
            "a/.. issue 7",
            "a/b/c issue 7",
            "a/b issue x",
            "b issue 7",
            "pull request 1 of a b",
            "issue 7",
        ] {
            assert_eq!(written(text), text);
        }
    }
}
