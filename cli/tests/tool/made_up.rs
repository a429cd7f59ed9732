//! Snapshots made up for a test, and the tool run on them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::docs_site;

/// The versions that every made-up page lists; 2.1 is the default.
pub(crate) const VERSIONS: [&str; 4] = ["1.0", "2.0", "2.1", "Preview"];

const REPOSITORY: &str = "https://github.com/intercom/Intercom-OpenAPI";

/// A made-up snapshot in a temporary directory.
pub(crate) struct MadeUp {
    root: TempDir,
    files: Vec<Value>,
}

/// The result of a run of the tool.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl MadeUp {
    pub(crate) fn new() -> Self {
        let root = TempDir::new().unwrap();
        fs::create_dir_all(root.path().join("docs-snapshot/pages")).unwrap();
        Self { root, files: Vec::new() }
    }

    /// Makes a snapshot with two codes that two pages list, one in responses, and one in a client.
    pub(crate) fn usual() -> Self {
        Self::usual_of(REPOSITORY)
    }

    /// Makes the usual snapshot, with observations of this repository.
    pub(crate) fn usual_of(repository: &str) -> Self {
        let observed = json!({
            "2.1": {"not_found": {"statuses": {"404": 3, "410": 1}}},
            "Preview": {"conflict": {"statuses": {"409": 2}}}
        });
        Self::new()
            .page("2.1", &[("token_revoked", "The token is revoked"), ("conflict", "Data clashes")])
            .page("Preview", &[("token_revoked", "The token was revoked"), ("conflict", "Data clashes")])
            .observations_of(repository, &observed)
            .data(
                "secondary",
                &json!({
                    "listings": [],
                    "clients": [{"source": "a made-up client", "codes": ["scroll_exists"]}]
                }),
            )
            .categories()
    }

    /// Adds the categories of the usual snapshot.
    pub(crate) fn categories(self) -> Self {
        let entry =
            |code: &str, category: &str| json!({"code": code, "category": category, "reason": "made up"});
        let entries = [
            entry("conflict", "conflict"),
            entry("scroll_exists", "conflict"),
            entry("token_revoked", "authentication"),
        ];
        self.data("categories", &json!({"categories": entries}))
    }

    pub(crate) fn page(self, version: &str, rows: &[(&str, &str)]) -> Self {
        self.page_with_default(version, "2.1", rows)
    }

    pub(crate) fn page_with_default(self, version: &str, default: &str, rows: &[(&str, &str)]) -> Self {
        let page = docs_site::page_with_default(&VERSIONS, version, default, rows);
        let path = format!("pages/{}.page-data.json", version.to_lowercase());
        self.file(&path, "page-data", Some(version), &page)
    }

    /// Adds the codes of examples, by version.
    pub(crate) fn observations(self, versions: &Value) -> Self {
        self.observations_of(REPOSITORY, versions)
    }

    fn observations_of(self, repository: &str, versions: &Value) -> Self {
        let source = json!({"repository": repository, "files": {}});
        self.data("observed", &json!({"source": source, "versions": versions}))
    }

    /// Adds a code that is retired since 2026-01-02.
    pub(crate) fn retired(self, code: &str, description: &str) -> Self {
        let retired = json!({"code": code, "since": "2026-01-02", "description": description});
        self.data("retired", &json!({"codes": [retired]}))
    }

    /// Adds the file of this kind.
    pub(crate) fn data(self, kind: &str, content: &Value) -> Self {
        self.file(&format!("{kind}.json"), kind, None, content)
    }

    /// Adds a file with its entry in the manifest.
    fn file(mut self, path: &str, kind: &str, version: Option<&str>, content: &Value) -> Self {
        let text = content.to_string();
        let mut entry = json!({"path": path, "kind": kind, "sha256": sha256(&text),
            "source_url": format!("https://example.com/{path}")});
        if let Some(version) = version {
            entry["version"] = json!(version);
        }
        self.files.push(entry);
        self.write(path, &text);
        self.write("manifest.json", &json!({"files": self.files}).to_string());
        self
    }

    /// Writes a file without an entry.
    pub(crate) fn write(&self, path: &str, text: &str) {
        write(&self.directory().join(path), text);
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.directory().join(path)).unwrap()
    }

    pub(crate) fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).unwrap()
    }

    /// The directory that the snapshot's directory is in.
    pub(crate) fn workspace(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn directory(&self) -> PathBuf {
        self.root.path().join("docs-snapshot")
    }

    /// Runs the tool with this snapshot.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        run(&mut self.tool(arguments))
    }

    /// Returns the tool with this snapshot.
    pub(crate) fn tool(&self, arguments: &[&str]) -> Command {
        let mut tool = tool();
        tool.args(arguments).arg("--snapshot").arg(self.directory());
        tool
    }
}

/// Writes a file, and creates its directory.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// Returns a file's hash in the manifest's form.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// Returns the tool, in the repository, with nothing of the environment that changes what it does.
pub(crate) fn tool() -> Command {
    tool_in(Command::new(env!("CARGO_BIN_EXE_cargo-intercom-errors")))
}

/// Takes what changes the tool out of the environment of a program.
pub(crate) fn tool_in(mut tool: Command) -> Command {
    for name in ["INTERCOM_ERRORS_SNAPSHOT", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        tool.env_remove(name);
    }
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        tool.env_remove(name);
    }
    tool
}

pub(crate) fn run(tool: &mut Command) -> Ran {
    tool.output().unwrap().into()
}

/// Runs the tool with this standard input.
pub(crate) fn run_with_input(tool: &mut Command, input: &[u8]) -> Ran {
    let mut child = tool.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A tool that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap().into()
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
        Self { code: output.status.code(), out, err }
    }
}

impl Ran {
    /// Asserts the exit code.
    #[track_caller]
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "out:\n{}\nerr:\n{}", self.out, self.err);
        self
    }

    /// Asserts success, with nothing on standard error.
    #[track_caller]
    pub(crate) fn clean(&self) -> &Self {
        self.exits(0);
        assert_eq!(self.err, "");
        self
    }

    /// Asserts that standard output has this text.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.out.contains(text), "no {text:?} in:\n{}", self.out);
        self
    }

    /// Asserts that standard error has this text.
    #[track_caller]
    pub(crate) fn complains(&self, text: &str) -> &Self {
        assert!(self.err.contains(text), "no {text:?} in:\n{}", self.err);
        self
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}
