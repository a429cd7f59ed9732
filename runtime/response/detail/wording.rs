//! Messages with a known wording.

use super::names::is_name;

/// Returns the values of a message with this wording, in the order of `fields`.
///
/// `{field:kind}` in a wording is a value, which [`is_valid`] describes; a name needs no kind. Other names than those
/// of fields are values that the fact does not keep. Values have text between them. A value ends before the first place
/// with the text that follows it, so two wordings in a row are not taken for one.
pub(super) fn values<'m>(wording: &str, fields: &[&str], mut message: &'m str) -> Option<[&'m str; 2]> {
    // Nearly all messages differ from the wording at one of its ends.
    let (_, end) = wording.rsplit_once('}').unwrap_or(("", wording));
    if !message.ends_with(end) || !(wording.starts_with('{') || message.get(..1) == wording.get(..1)) {
        return None;
    }
    let mut values = [""; 2];
    let (text, mut wording) = wording.split_once('{').unwrap_or((wording, ""));
    message = message.strip_prefix(text)?;
    while let Some((placeholder, rest)) = wording.split_once('}') {
        let (text, rest) = rest.split_once('{').unwrap_or((rest, ""));
        let end = if text.is_empty() { message.len() } else { message.find(text)? };
        let (value, after) = message.split_at(end);
        let (field, kind) = placeholder.split_once(':').unwrap_or((placeholder, "name"));
        if !is_valid(kind, value) {
            return None;
        }
        for (slot, name) in values.iter_mut().zip(fields) {
            if *name == field {
                *slot = value;
            }
        }
        (message, wording) = (after.strip_prefix(text)?, rest);
    }
    message.is_empty().then_some(values)
}

fn is_valid(kind: &str, value: &str) -> bool {
    match kind {
        "name" => is_name(value),
        // These are checked when they are parsed.
        "names" => true,
        "number" => value.bytes().all(|byte| byte.is_ascii_digit()),
        "archived" => value == kind,
        "words" => value.split(' ').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        }),
        // A quote inside is an apostrophe.
        "quoted" => {
            !value.is_empty() && value.split('\'').skip(1).all(|rest| rest.starts_with(char::is_alphanumeric))
        }
        "operator" => {
            !value.is_empty()
                && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=!<>~^$_".contains(&byte))
        }
        // `value`: an address or an id.
        _ => !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || "[]".contains(c)),
    }
}
