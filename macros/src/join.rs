//! Names in a row.

/// The standard `join` is a large piece of code for so small a thing, and every consumer's build compiles it.
pub(crate) fn join(items: &[String], separator: &str) -> String {
    let mut text = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            text.push_str(separator);
        }
        text.push_str(item);
    }
    text
}
