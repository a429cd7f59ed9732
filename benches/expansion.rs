//! What an enum of 1,000 variants costs rustc with this derive, beside strum's `EnumString`, `Display` and
//! `EnumIter` on the same enum, and beside the bare enum.
//!
//! `cargo bench --bench expansion` prints seconds of `cargo check`, medians of five, and their ratio.

#![allow(missing_docs, reason = "a program")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const VARIANTS: usize = 1000;
const RUNS: usize = 5;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("expansion");
    let snapshot = folder.join("snapshot");
    write_snapshot(&snapshot);
    let bare = measure(&folder, &snapshot, "bare", "#[derive(Clone, Copy)]", "");
    let ours =
        measure(&folder, &snapshot, "ours", "#[derive(Clone, Copy, intercom_errors::IntercomErrors)]", "");
    let strum = measure(
        &folder,
        &snapshot,
        "strums",
        "#[derive(Clone, Copy, strum::EnumString, strum::Display, strum::EnumIter)]",
        "#[strum(serialize_all = \"snake_case\")]",
    );
    println!("an enum of {VARIANTS} variants, seconds of `cargo check`, median of {RUNS}:");
    println!("  bare                                   {bare:.3}");
    println!("  IntercomErrors                         {ours:.3}");
    println!("  strum's EnumString, Display, EnumIter  {strum:.3}");
    println!("ratio of what the derives add: {:.2}", (ours - bare) / (strum - bare));
}

fn name(number: usize) -> String {
    format!("made_up_{number}")
}

/// A snapshot with as many codes, made up for this measurement.
fn write_snapshot(folder: &Path) {
    let tag = |name: &str, children: &str| {
        format!(r#"{{"$$mdtype":"Tag","name":"{name}","attributes":{{}},"children":[{children}]}}"#)
    };
    let cells = |name: &str, cells: [&str; 2]| {
        tag("tr", &cells.map(|text| tag(name, &format!("{text:?}"))).join(","))
    };
    let mut rows = cells("th", ["Field", "Description"]);
    for number in 0..VARIANTS {
        write!(rows, ",{}", cells("td", [&name(number), "Made up"])).unwrap();
    }
    let table = tag("table", &rows);
    let page = format!(
        r#"{{"versions":[{{"version":"1.0","label":"v1.0","link":"/x","default":true,"active":true}}],"props":{{"ast":{table}}}}}"#
    );
    let manifest = format!(
        r#"{{"files":[{{"path":"page.json","kind":"page-data","version":"1.0","source_url":"https://made-up.example/","sha256":"{}"}}]}}"#,
        "0".repeat(64)
    );
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("page.json"), page).unwrap();
    fs::write(folder.join("manifest.json"), manifest).unwrap();
}

/// The seconds of checking a crate that has the enum and nothing else, once its dependencies are built.
fn measure(folder: &Path, snapshot: &Path, name: &str, derives: &str, attribute: &str) -> f64 {
    let folder = folder.join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[workspace]\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n\
         intercom-errors = {{ path = {root:?} }}\nstrum = {{ version = \"0.28\", features = [\"derive\"] }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(Path::new(root).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut source = format!("#![allow(dead_code)]\n{derives}\n{attribute}\npub enum Own {{\n");
    for number in 0..VARIANTS {
        writeln!(source, "    MadeUp{number},").unwrap();
    }
    source.push_str("}\n");
    let library = folder.join("src/lib.rs");
    fs::write(&library, &source).unwrap();
    check(&folder, snapshot);
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|run| {
            fs::write(&library, format!("{source}// {run}\n")).unwrap();
            check(&folder, snapshot)
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[RUNS / 2]
}

fn check(folder: &Path, snapshot: &Path) -> f64 {
    let start = Instant::now();
    let status = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.with_file_name("target"))
        .env("INTERCOM_ERRORS_SNAPSHOT", snapshot)
        .status()
        .unwrap();
    assert!(status.success());
    start.elapsed().as_secs_f64()
}
