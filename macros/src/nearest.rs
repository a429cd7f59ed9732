//! The codes with similar names, for a mistyped one.

use crate::carried::Code;

/// The most names in a message.
const MOST: usize = 3;

/// Returns help that names the nearest codes, or the command that lists all.
pub(crate) fn help(text: &str, codes: &[Code]) -> String {
    let mut near: Vec<(usize, &str)> = codes
        .iter()
        .map(|code| (strsim::damerau_levenshtein(text, &code.name), code.name.as_str()))
        .filter(|(distance, name)| *distance <= name.len().max(text.len()) / 3)
        .collect();
    near.sort_unstable();
    let names: Vec<String> = near.iter().take(MOST).map(|(_, name)| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "`cargo intercom-errors list` prints all codes".to_owned(),
        [name] => format!("a code with a similar name exists: {name}"),
        names => format!("codes with similar names exist: {}", names.join(", ")),
    }
}

/// Returns the wire name for a variant's name: `token_revoked` for `TokenRevoked`.
pub(crate) fn wire_name(variant: &str) -> String {
    let mut name = String::with_capacity(variant.len() + 4);
    for c in variant.chars() {
        if c.is_uppercase() && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        name.extend(c.to_lowercase());
    }
    name
}
