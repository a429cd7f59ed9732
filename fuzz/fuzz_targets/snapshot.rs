//! A whole snapshot: its files in one text. See `split_files`.

#![no_main]
#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::io;

use intercom_errors_catalog::{Catalog, Snapshot, emit};
use intercom_errors_fuzz::{check_code, check_fault, shown, split_files};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let files: HashMap<&str, &str> = split_files(text).collect();
    let load = || {
        let read = |path: &str| {
            files.get(path).map(|text| text.as_bytes().to_owned()).ok_or(io::ErrorKind::NotFound.into())
        };
        Snapshot::load("snapshot", read).and_then(Catalog::merge)
    };
    let mut catalog = match load() {
        Ok(catalog) => catalog,
        Err(fault) => return check_fault(&fault),
    };
    for code in &catalog.codes {
        check_code(&code.name);
        assert_eq!(code.availability.len(), catalog.versions.len(), "{}", code.name);
        assert!(!code.evidence.is_empty() || code.retired.is_some(), "{}", code.name);
    }
    assert!(catalog.codes.is_sorted_by(|a, b| a.name < b.name));

    let source = emit(&catalog, true);
    assert_eq!(Ok(&source), load().map(|catalog| emit(&catalog, true)).as_ref());
    check_source(&source);

    // A set of versions leaves codes out, and changes none.
    let all = catalog.codes.clone();
    let Some(first) = catalog.versions.first().map(|info| info.version) else { return };
    catalog.keep_available_in(&[first]);
    assert!(catalog.codes.iter().all(|code| all.contains(code)));
    assert_eq!(catalog.codes.len() + catalog.left_out.len(), all.len());
    check_source(&emit(&catalog, false));
});

/// Nothing published becomes code: the source is one macro, whatever the texts are.
fn check_source(source: &str) {
    let file = syn::parse_file(source).unwrap_or_else(|error| panic!("{error} in {}", shown(source)));
    assert!(matches!(&file.items[..], [syn::Item::Macro(item)] if item.ident.is_some()), "{}", shown(source));
}
