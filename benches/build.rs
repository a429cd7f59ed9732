//! Writes the sets of codes for the lookups: the real ones, and a larger one made up from their words. Each set becomes
//! the derive's enum and its peers.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use intercom_errors_catalog::{Catalog, Code, CodeName, Evidence, Snapshot, emit};

#[path = "src/made_up.rs"]
mod made_up;

fn main() {
    let snapshot = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-snapshot");
    println!("cargo::rerun-if-changed={}", snapshot.display());
    println!("cargo::rerun-if-changed=src/made_up.rs");
    let read_file = |path: &str| fs::read(snapshot.join(path));
    let real =
        Snapshot::load("docs-snapshot", read_file).and_then(Catalog::merge).expect("the snapshot is valid");

    let real_names: Vec<String> = real.codes.iter().map(|code| code.name.to_string()).collect();
    let is_documented = |code: &&Code| code.evidence[0].kind == Evidence::Page;
    let on_a_page = real.codes.iter().filter(is_documented).map(|code| code.name.to_string()).collect();
    let mut made_up = made_up::codes(&real_names, 2000);
    let unknown = made_up.split_off(1000);
    let mut out = String::new();
    for (set, names) in [("on_a_page", on_a_page), ("real", real_names), ("codes_1000", made_up)] {
        write_set(&mut out, &real, set, &names);
    }
    writeln!(out, "pub static UNKNOWN: [&str; {}] = {unknown:?};", unknown.len()).unwrap();
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("sets.rs"), out).unwrap();
}

/// Writes a module with the derive's enum of these codes, strum's, a `match` and a `phf::Map`.
fn write_set(out: &mut String, real: &Catalog, set: &str, names: &[String]) {
    let count = names.len();
    let mut names: Vec<CodeName> = names.iter().map(|name| CodeName::new(name).expect("a code")).collect();
    // A catalog is sorted.
    names.sort();
    let template = &real.codes[0];
    let codes = names.iter().map(|name| Code { name: name.clone(), ..template.clone() }).collect();
    let catalog = Catalog { codes, left_out: Vec::new(), ..real.clone() };
    let carrier = emit(&catalog, true)
        .replace("#[doc(hidden)]\n#[macro_export]\n", "")
        .replace("__intercom_errors_catalog", &format!("catalog_of_{set}"));

    writeln!(out, "pub mod {set} {{\n{carrier}").unwrap();
    let item = "struct Intercom;";
    writeln!(out, "{item}\ncatalog_of_{set}! {{ derived #[intercom_errors(codes = pub ErrorCode)] {item} }}")
        .unwrap();
    let strings: Vec<&str> = names.iter().map(|name| &**name).collect();
    writeln!(out, "pub static NAMES: [&str; {count}] = {strings:?};").unwrap();
    out.push_str("#[derive(Clone, Copy, strum::EnumString)]\npub enum Strum {\n");
    for name in &names {
        writeln!(out, "#[strum(serialize = {:?})] {},", &**name, name.variant()).unwrap();
    }
    out.push_str("}\npub fn by_match(code: &str) -> Option<usize> {\nSome(match code {\n");
    for (place, name) in names.iter().enumerate() {
        writeln!(out, "{:?} => {place},", &**name).unwrap();
    }
    out.push_str("_ => return None,\n})\n}\n");
    let mut map = phf_codegen::Map::new();
    for (place, name) in names.iter().enumerate() {
        map.entry(&**name, place.to_string());
    }
    writeln!(out, "pub static PHF: phf::Map<&'static str, usize> = {};\n}}", map.build()).unwrap();
}
