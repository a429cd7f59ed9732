//! What an enum of 1,000 variants costs rustc with this derive, beside strum's `EnumString`, `Display` and
//! `EnumIter` on the same enum, and beside the bare enum.
//!
//! `cargo bench --bench expansion` prints seconds of `cargo check` and `cargo build`, and the ratio of what the
//! derives add.

#![allow(missing_docs, reason = "a program")]

#[path = "../tests/nested/mod.rs"]
mod nested;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const VARIANTS: usize = 1000;
const RUNS: usize = 9;

/// A crate that has the enum and nothing else.
struct Peer {
    label: &'static str,
    folder: PathBuf,
    source: String,
}

fn main() {
    let codes: Vec<String> = (0..VARIANTS).map(|number| format!("made_up_{number}")).collect();
    let snapshot = nested::made_up_snapshot("expansion-snapshot", &codes);
    let peers = [
        peer("bare", "bare", ""),
        peer("IntercomErrors", "ours", "#[derive(intercom_errors::IntercomErrors)]"),
        peer(
            "strum's EnumString, Display, EnumIter",
            "strums",
            "#[derive(strum::EnumString, strum::Display, strum::EnumIter)]\n#[strum(serialize_all = \"snake_case\")]",
        ),
    ];
    for command in ["check", "build"] {
        println!("an enum of {VARIANTS} variants, seconds of `cargo {command}`, median of {RUNS}:");
        let [bare, ours, strum] = measure(command, &peers, &snapshot);
        println!("  what the derives add, as a ratio: {:.2}", (ours - bare) / (strum - bare));
    }
}

fn peer(label: &'static str, name: &str, derives: &str) -> Peer {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("expansion").join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[workspace]\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n\
         intercom-errors = {{ path = {root:?} }}\nstrum = {{ version = \"0.28\", features = [\"derive\"] }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(Path::new(root).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut source = format!("#![allow(dead_code)]\n#[derive(Clone, Copy)]\n{derives}\npub enum Own {{\n");
    for number in 0..VARIANTS {
        writeln!(source, "    MadeUp{number},").unwrap();
    }
    source.push_str("}\n");
    Peer { label, folder, source }
}

/// The medians, once the dependencies are built. The peers take turns, so that what else the machine does falls on
/// all of them.
fn measure(command: &str, peers: &[Peer; 3], snapshot: &Path) -> [f64; 3] {
    let mut seconds = [const { Vec::new() }; 3];
    for run in 0..=RUNS {
        for (peer, seconds) in peers.iter().zip(&mut seconds) {
            fs::write(peer.folder.join("src/lib.rs"), format!("{}// {command} {run}\n", peer.source))
                .unwrap();
            let start = Instant::now();
            cargo(command, &peer.folder, snapshot);
            // The first run builds the dependencies.
            if run > 0 {
                seconds.push(start.elapsed().as_secs_f64());
            }
        }
    }
    let mut medians = [0.0; 3];
    for ((peer, seconds), median) in peers.iter().zip(&mut seconds).zip(&mut medians) {
        seconds.sort_by(f64::total_cmp);
        *median = seconds[RUNS / 2];
        println!("  {:40} {median:.3}", peer.label);
    }
    medians
}

fn cargo(command: &str, folder: &Path, snapshot: &Path) {
    let status = Command::new(env!("CARGO"))
        .args([command, "--quiet", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.with_file_name("target"))
        .env("INTERCOM_ERRORS_SNAPSHOT", snapshot)
        .status()
        .unwrap();
    assert!(status.success());
}
