//! `init`: creates a snapshot of your own, which the next build compiles.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use intercom_errors::embedded_snapshot;
use intercom_errors_catalog::{MANIFEST, SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE};

use crate::cargo_config;
use crate::diff::DiffFormat;
use crate::outcome::{Failure, Message, Report};
use crate::printable::{printable, quoted};
use crate::source::Source;
use crate::store;
use crate::sync::{self, Action, Options, Site};

/// The contents of `.cargo/config.toml`.
const CONFIG: &str = "[env]\nINTERCOM_ERRORS_SNAPSHOT = { value = \"docs-snapshot\", relative = true }\n";

/// `--snapshot` is refused: the place of the snapshot in a workspace is fixed.
pub(super) fn run(
    snapshot: Option<&Path>,
    directory: &Path,
    offline: bool,
    site: Site,
) -> Result<Report, Failure> {
    if let Some(snapshot) = snapshot {
        return Err(Message::new(format!("--snapshot {} cannot be used with init", snapshot.display()))
            .help(format!(
                "pass the directory to create {SNAPSHOT_DIRECTORY}/ in: `cargo intercom-errors init DIR`"
            ))
            .usage());
    }
    let workspace = &workspace_root(directory)?;
    let folder = workspace.join(SNAPSHOT_DIRECTORY);
    let existing = cargo_config::file_in(&workspace.join(".cargo"));
    let configured = existing.as_deref().map(cargo_config::read).transpose()?.flatten();
    let name = printable(&folder.display().to_string()).into_owned();
    let mut text = if folder.join(MANIFEST).exists() {
        format!("{name}: exists already, not changed\n")
    } else {
        unpack(workspace, &folder)?;
        format!("{name}: the docs as of this release\n")
    };
    let is_folder = |found: &Path| found.canonicalize().ok() == folder.canonicalize().ok();
    let is_configured = configured.is_some_and(|found| is_folder(&found.folder));
    let needs_lines = configure(workspace, existing.as_deref(), is_configured, &mut text)?;
    let _ = writeln!(text, "commit both, {SNAPSHOT_DIRECTORY}/ and the configuration");
    // The build script refuses a relative path, and an empty value selects the snapshot of the release.
    let is_compiled = |value: &Path| value.is_absolute() && is_folder(value);
    let other = env::var_os(SNAPSHOT_VARIABLE).filter(|value| !is_compiled(Path::new(value)));
    if let Some(value) = &other {
        let value = quoted(&value.to_string_lossy());
        let _ = writeln!(
            text,
            "warning: {SNAPSHOT_VARIABLE} is {value} in the environment, which overrides the configuration; unset it"
        );
    }
    let compiled = match (needs_lines, other) {
        (false, None) => "the next build compiles this snapshot",
        (true, None) => "a build with these lines compiles this snapshot",
        (false, Some(_)) => "a build without that variable compiles this snapshot",
        (true, Some(_)) => "a build with these lines and without that variable compiles this snapshot",
    };
    if offline {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{compiled}; `cargo intercom-errors sync` updates it from the docs");
        return Ok(Report::clean(text));
    }
    let options = Options {
        site,
        action: Action::Finish,
        only: Vec::new(),
        accept_removed: false,
        format: DiffFormat::Text,
    };
    match sync::run(&Source::directory(folder), &options) {
        Ok(synced) => Ok(Report { text: format!("{text}{}{compiled}\n", synced.text), ..synced }),
        Err(failure) => Ok(failure.after(
            format!("{text}{compiled}, which was not synced\n"),
            "the created files stay; run `cargo intercom-errors sync` later to update them from the docs",
        )),
    }
}

/// Returns the root of the workspace that a directory is in, where builds find the configuration.
fn workspace_root(directory: &Path) -> Result<PathBuf, Failure> {
    let name = directory.display();
    let absolute = directory.canonicalize().map_err(|error| {
        Message::new(format!("{name}: cannot be read: {error}"))
            .help("pass the directory of a Cargo workspace")
            .usage()
    })?;
    if !absolute.ancestors().any(|ancestor| ancestor.join("Cargo.toml").is_file()) {
        return Err(Message::new(format!(
            "{name}: not in a Cargo workspace: expected a Cargo.toml there or above"
        ))
        .help("run it in your workspace, or pass its directory: `cargo intercom-errors init DIR`")
        .usage());
    }
    // Cargo knows best which packages are members of which workspace.
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["locate-project", "--workspace", "--message-format", "plain"])
        .current_dir(&absolute)
        .output();
    let located = match output {
        Ok(output) if output.status.success() => {
            String::from_utf8(output.stdout).map_err(|error| error.to_string())
        }
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).trim().replace('\n', " ")),
        Err(error) => Err(error.to_string()),
    };
    let manifest = located.map_err(|problem| {
        Message::new(format!("{name}: Cargo cannot find the root of the workspace: {problem}")).unreadable()
    })?;
    Ok(match Path::new(manifest.trim_end()).parent() {
        Some(root) if root != absolute => root.to_owned(),
        _ => directory.to_owned(),
    })
}

/// Writes the snapshot of this tool: all files, or none if one fails.
fn unpack(workspace: &Path, folder: &Path) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let staging = tempfile::Builder::new().prefix(".docs-snapshot.").tempdir_in(workspace)?;
        let whole = staging.path().join(SNAPSHOT_DIRECTORY);
        for (path, bytes) in embedded_snapshot() {
            let target = whole.join(path);
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(target, bytes)?;
        }
        // Replaces an empty directory of that name, and fails if it has files.
        fs::rename(whole, folder)
    };
    write().map_err(|error| {
        Message::new(format!("{}: the snapshot cannot be created: {error}", folder.display()))
            .help("pass a writable directory in which docs-snapshot/ is empty or missing")
            .unreadable()
    })
}

/// Writes Cargo's configuration if there is none, and returns `true` if an existing one needs more lines.
fn configure(
    workspace: &Path,
    existing: Option<&Path>,
    is_configured: bool,
    text: &mut String,
) -> Result<bool, Failure> {
    const NEW: &str = ".cargo/config.toml";
    let new = workspace.join(NEW);
    let name = existing.unwrap_or(&new).display().to_string();
    let name = printable(&name);
    if existing.is_none() {
        store::write(workspace, NEW, CONFIG.as_bytes())?;
        let _ = writeln!(text, "{name}: sets {SNAPSHOT_VARIABLE} for builds in this directory");
    } else if is_configured {
        let _ = writeln!(text, "{name}: sets {SNAPSHOT_VARIABLE} already, not changed");
    } else {
        let _ = writeln!(text, "{name}: exists already, not changed; add these lines to it:\n\n{CONFIG}");
        return Ok(true);
    }
    Ok(false)
}
