//! Strings from outside in each output of the tool: one file per output, each with the promise of `SECURITY.md`.
//!
//! Every test sends the same list of strings through every field that comes from outside.

mod csv;
mod html;
mod json;
mod man_pages;
mod markdown;
#[path = "../../../tests/hostile_output/snapshot.rs"]
mod snapshot;
#[path = "../../../tests/hostile_output/strings.rs"]
mod strings;
mod terminal;
mod terminal_arguments;
mod terminal_descriptions;
mod terminal_responses;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::made_up::{Ran, run, sha256, tool, write};
use snapshot::MadeUpSnapshot;

/// The hostile snapshot, as a directory, and as files that were fetched from the docs site.
struct Hostile {
    directory: PathBuf,
    fetched: PathBuf,
    /// A snapshot with usual strings, as a directory.
    usual: PathBuf,
    snapshot: MadeUpSnapshot,
}

impl Hostile {
    /// Returns the one that all tests share.
    fn get() -> &'static Self {
        static HOSTILE: OnceLock<Hostile> = OnceLock::new();
        HOSTILE.get_or_init(|| {
            let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
            let _ = fs::remove_dir_all(&root);
            let [directory, fetched, usual] = ["hostile", "fetched", "usual"].map(|name| root.join(name));
            let snapshot = snapshot::hostile(sha256);
            for (directory, files) in
                [(&directory, &snapshot.files), (&usual, &snapshot::usual(sha256).files)]
            {
                for (path, content) in files {
                    write(&directory.join(path), content);
                }
            }
            for (path, version) in pages(&snapshot) {
                let content = &snapshot.files[&path];
                write(&fetched.join(format!("pages/{version}.page-data.json")), content);
            }
            Self { directory, fetched, usual, snapshot }
        })
    }

    /// Runs the tool with this snapshot.
    fn run(&self, arguments: &[&str]) -> Ran {
        run_with(&self.directory, arguments)
    }

    /// Compares the usual snapshot with this one, and this one with the usual one, in a format.
    fn differences(&self, format: &str) -> [Ran; 2] {
        [[&self.usual, &self.directory], [&self.directory, &self.usual]]
            .map(|pair| run(tool().args(["diff", "--snapshots", "--format", format]).args(pair)))
    }

    /// Reports the update of the usual snapshot to the docs of this one, in a format.
    fn update(&self, format: &str) -> Ran {
        let fetched = self.fetched.to_str().unwrap();
        let sync = ["sync", "--check", "--accept-removed", "--format", format, "--from", fetched];
        run_with(&self.usual, &sync)
    }
}

/// Runs the tool with a snapshot.
fn run_with(snapshot: &Path, arguments: &[&str]) -> Ran {
    run(tool().args(arguments).arg("--snapshot").arg(snapshot))
}

/// Returns the path and the version of each page.
fn pages(snapshot: &MadeUpSnapshot) -> Vec<(String, String)> {
    let manifest: Value = serde_json::from_str(&snapshot.files["manifest.json"]).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let files = manifest["files"].as_array().unwrap().iter().filter(|file| file["version"].is_string());
    files.map(|file| (text(&file["path"]), text(&file["version"]))).collect()
}

/// Returns the strings that a command line can have.
fn arguments() -> Vec<String> {
    strings::all().into_iter().filter(|text| !text.contains('\0') && text.len() < 10_000).collect()
}

/// Both streams have lines of visible characters and nothing else.
#[track_caller]
fn assert_visible(ran: &Ran) {
    for text in [&ran.out, &ran.err] {
        snapshot::assert_visible(text);
    }
}

/// The tool with colours, as on a terminal.
fn colored() -> Command {
    let mut tool = tool();
    tool.env("CLICOLOR_FORCE", "1");
    tool
}

impl Ran {
    /// Removes the colours, which are the only escape sequences of the tool's own.
    fn without_colors(self) -> Self {
        let [out, err] = [&self.out, &self.err].map(|text| {
            let mut parts = text.split("\u{1b}[");
            let mut plain = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let color = part.split_once('m');
                let is_color = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit() || byte == b';');
                let (_, rest) = color.filter(|(code, _)| is_color(code)).expect(part);
                plain.push_str(rest);
            }
            plain
        });
        Self { out, err, ..self }
    }
}
