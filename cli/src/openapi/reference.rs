//! `$ref`s, followed within the document.

use super::fault::Fault;
use super::place::shown;
use super::tree::Node;

/// The text of a node's `$ref`, if it has one.
pub(super) fn of<'t>(node: &'t Node<'_>) -> Option<&'t Node<'t>> {
    node.mapping()?.get("$ref")
}

/// Finds the value that `reference` names.
///
/// It is a JSON pointer (RFC 6901) in the fragment of a URI, as in `#/components/responses/NotFound`.
pub(super) fn target<'t>(root: &'t Node<'t>, reference: &str) -> Result<&'t Node<'t>, Fault> {
    let Some(fragment) = reference.strip_prefix('#') else {
        return Err(Fault::RefOutside { reference: shown(reference) });
    };
    let absent = || Fault::RefAbsent { reference: shown(reference) };
    let pointer = percent_decoded(fragment).ok_or_else(absent)?;
    let mut segments = pointer.split('/');
    if segments.next() != Some("") {
        return Err(absent());
    }
    segments.try_fold(root, |node, segment| {
        let key = segment.replace("~1", "/").replace("~0", "~");
        node.mapping().and_then(|mapping| mapping.get(&key)).ok_or_else(absent)
    })
}

/// Bundlers write the braces of a path such as `/contacts/{id}` as `%7B` and `%7D`.
fn percent_decoded(fragment: &str) -> Option<String> {
    let mut bytes = fragment.bytes();
    let mut decoded = Vec::with_capacity(fragment.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex(bytes.next()?)? * 16 + hex(bytes.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
