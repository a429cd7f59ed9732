//! The known codes that a person, or a reply, may have meant.

use intercom_errors_catalog::Catalog;

/// The codes nearest to an unknown one, the likeliest first.
pub(crate) fn nearest<'c>(catalog: &'c Catalog, name: &str) -> Vec<&'c str> {
    const MOST: usize = 5;
    const ALIKE: f64 = 0.84;
    // No code is nearly so long, and comparing takes the product of both lengths.
    const LONGEST: usize = 200;
    if name.len() > LONGEST {
        return Vec::new();
    }
    // So that the variant's name, or a code in capitals, finds the code.
    let plain = |name: &str| name.replace(['_', '-', ' '], "").to_lowercase();
    let wanted = plain(name);
    let mut near: Vec<(f64, &str)> = catalog
        .codes
        .iter()
        .filter_map(|code| {
            let code = &*code.name;
            let known = plain(code);
            let likeness = strsim::jaro_winkler(&wanted, &known);
            let part = wanted.len() >= 4 && known.contains(&wanted);
            (part || likeness >= ALIKE).then_some((likeness, code))
        })
        .collect();
    // Equally near ones stay in the catalog's order.
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.truncate(MOST);
    near.into_iter().map(|(_, code)| code).collect()
}
