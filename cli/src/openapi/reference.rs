//! Finds the value that a `$ref` names.

use percent_encoding::percent_decode_str;

use super::tree::Node;
use crate::printable::quoted;

/// Finds a value by its JSON pointer (RFC 6901) in the fragment of a URI, such as
/// `#/components/responses/NotFound`.
///
/// Bundlers write the braces of a path such as `/contacts/{id}` as `%7B` and `%7D`.
///
/// # Errors
///
/// A message if the value is in another file or does not exist.
pub(super) fn target<'t>(root: &'t Node<'t>, reference: &str) -> Result<&'t Node<'t>, String> {
    let Some(fragment) = reference.strip_prefix('#') else {
        return Err(format!(
            "the `$ref` {} leads to another file: expected one that begins with `#/`; bundle the files into one",
            quoted(reference)
        ));
    };
    find(root, fragment).ok_or_else(|| {
        format!(
            "the `$ref` {} leads nowhere: expected a value in this file; add it or correct the `$ref`",
            quoted(reference)
        )
    })
}

fn find<'t>(root: &'t Node<'t>, fragment: &str) -> Option<&'t Node<'t>> {
    let pointer = percent_decode_str(fragment).decode_utf8().ok()?;
    let mut segments = pointer.split('/');
    if segments.next() != Some("") {
        return None;
    }
    segments.try_fold(root, |node, segment| node.get(&segment.replace("~1", "/").replace("~0", "~")))
}
