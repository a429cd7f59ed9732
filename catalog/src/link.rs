//! The label and the link of a version, as the docs publish them.

use intercom_errors_vocabulary::is_unprintable;

use crate::checked::{Invalid, checked_string};

/// The longest path that is accepted, in bytes. The docs' own have about 50.
const MAX_PATH: usize = 200;

/// The longest label that is accepted, in characters. The docs' own have at most 7.
const MAX_LABEL: usize = 40;

checked_string! {
    /// A path on the docs site: `/`, then letters and digits of ASCII, `/`, `.`, `_`, `~` and `-`, at most 200 bytes.
    ///
    /// It begins with one `/` and has no `..`, so it stays on the site. It has the same meaning in every output.
    SitePath, check_path
}

checked_string! {
    /// The name of a version in the docs, such as `v2.10`: 1 to 40 characters that can be seen.
    Label, check_label
}

fn check_path(text: &str) -> Result<(), Invalid> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._~-".contains(&byte);
    let stays = text.starts_with('/') && !text.starts_with("//") && text.split('/').all(|step| step != "..");
    if stays && text.len() <= MAX_PATH && text.bytes().all(is_plain) {
        Ok(())
    } else {
        Err(Invalid(
            "is not a path on the docs site: expected a single `/`, then at most 200 bytes of A-Z a-z 0-9 / . _ ~ - \
             without `..`",
        ))
    }
}

fn check_label(text: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() || text.chars().nth(MAX_LABEL).is_some() || text.contains(is_unprintable) {
        Err(Invalid("is not a version's label: expected 1 to 40 visible characters"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_on_the_site_and_is_plain() {
        for path in ["/", "/docs/references/2.1/a_b-c~d", &format!("/{}", "a".repeat(MAX_PATH - 1))] {
            assert_eq!(&*SitePath::new(path).unwrap(), path);
        }
        for path in [
            "",
            "docs",
            "//example.org",
            "/a/../b",
            "/..",
            "/a b",
            "/a#b",
            "/a?b",
            "/a)![p](//e.example/p.png)",
            "/a\n\n```rust",
            "/a\"",
            "/a<b>",
            "/a%20b",
            "/é",
            "/a\u{202e}b",
            &format!("/{}", "a".repeat(MAX_PATH)),
        ] {
            assert!(SitePath::new(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn a_label_can_be_seen() {
        for label in ["v2.10", "Preview", "2.15 (latest)", &"é".repeat(MAX_LABEL)] {
            assert_eq!(&*Label::new(label).unwrap(), label);
        }
        let too_long = "v".repeat(MAX_LABEL + 1);
        for label in ["", " ", "v\n\n    loop {}", "v\u{1b}[2J", "v\u{202e}2", "v\u{200b}2", &too_long] {
            assert!(Label::new(label).is_err(), "{label:?}");
        }
    }
}
