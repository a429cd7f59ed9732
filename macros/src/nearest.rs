//! The codes whose names are like a text, for those who mistyped one.

use crate::carried::Code;
use crate::join::join;

/// How many are named at most.
const MOST: usize = 3;

/// Help that names the codes nearest to a text, or says how to find one.
pub(crate) fn help(text: &str, codes: &[Code]) -> String {
    let mut near: Vec<(usize, &str)> = codes
        .iter()
        .map(|code| (strsim::damerau_levenshtein(text, &code.name), code.name.as_str()))
        .filter(|(distance, name)| *distance <= name.len().max(text.len()) / 3)
        .collect();
    let mut names = Vec::new();
    while names.len() < MOST
        && let Some(nearest) = (0..near.len()).min_by_key(|&place| near[place])
    {
        names.push(format!("`{}`", near.swap_remove(nearest).1));
    }
    match names.as_slice() {
        [] => "`cargo intercom-errors list` prints all codes".to_owned(),
        [name] => format!("a code with a similar name exists: {name}"),
        names => format!("codes with similar names exist: {}", join(names, ", ")),
    }
}

/// The wire name that a variant's name stands for: `TokenRevoked` gives `token_revoked`.
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
