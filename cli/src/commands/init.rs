//! `init`: creates a snapshot of your own, which the next build compiles.

use std::env;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use intercom_errors::embedded_snapshot;
use intercom_errors_catalog::{MANIFEST, SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE};

use crate::args::{Site, SyncArguments};
use crate::cargo_config;
use crate::diff::DiffFormat;
use crate::outcome::{Failure, Message, Report};
use crate::printable::{printable, quoted};
use crate::source::Source;
use crate::store::swap::Place;
use crate::sync::{self, Action};

/// The directory of Cargo's configuration in a workspace.
const CARGO: &str = ".cargo";

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
    let snapshot = workspace.join(SNAPSHOT_DIRECTORY);
    let is_snapshot = |path: &Path| path.canonicalize().ok() == snapshot.canonicalize().ok();
    let mut text = String::new();
    let needs_lines = create(workspace, &snapshot, is_snapshot, &mut text)?;
    // Writing to a `String` cannot fail.
    let _ = writeln!(text, "commit both, {SNAPSHOT_DIRECTORY}/ and the configuration");
    // The build script refuses a relative path, and an empty value selects the snapshot of the release.
    let is_compiled = |value: &Path| value.is_absolute() && is_snapshot(value);
    let mut conditions = Vec::from_iter(needs_lines.then_some("with these lines"));
    if let Some(value) = env::var_os(SNAPSHOT_VARIABLE).filter(|value| !is_compiled(Path::new(value))) {
        conditions.push("without that variable");
        let value = quoted(&value.to_string_lossy());
        let _ = writeln!(
            text,
            "warning: {SNAPSHOT_VARIABLE} is {value} in the environment, which overrides the configuration; unset it"
        );
    }
    let compiled = if conditions.is_empty() {
        "the next build compiles this snapshot".to_owned()
    } else {
        format!("a build {} compiles this snapshot", conditions.join(" and "))
    };
    if offline {
        let _ = writeln!(text, "{compiled}; `cargo intercom-errors sync` updates it from the docs");
        return Ok(Report::clean(text));
    }
    let arguments = SyncArguments {
        site,
        check: false,
        dry_run: false,
        only: Vec::new(),
        accept_removed: false,
        format: DiffFormat::Text,
    };
    match sync::run(&Source::directory(snapshot), &arguments, Action::Finish) {
        Ok(synced) => Ok(Report { text: format!("{text}{}{compiled}\n", synced.text), ..synced }),
        Err(failure) => Ok(failure.after(
            format!("{text}{compiled}, which was not synced\n"),
            "the created files stay; run `cargo intercom-errors sync` later to update them from the docs",
        )),
    }
}

/// Returns the root of the workspace of a directory. Builds find the configuration there.
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

/// Creates the snapshot and Cargo's configuration if they are missing, and reports each.
///
/// Returns `true` if an existing configuration needs more lines.
fn create(
    workspace: &Path,
    snapshot: &Path,
    is_snapshot: impl Fn(&Path) -> bool,
    text: &mut String,
) -> Result<bool, Failure> {
    let place = Place::lock_in(workspace, SNAPSHOT_DIRECTORY)?;
    let cargo = workspace.join(CARGO);
    let existing = cargo_config::file_in(&cargo);
    let configured = existing.as_deref().map(cargo_config::read).transpose()?.flatten();
    let config = existing.clone().unwrap_or_else(|| cargo.join("config.toml"));
    if existing.is_none() {
        check_no_link(&cargo)?;
        check_no_link(&config)?;
    }
    let shown = |path: &Path| printable(&path.display().to_string()).into_owned();
    let name = shown(snapshot);
    if snapshot.join(MANIFEST).exists() {
        let _ = writeln!(text, "{name}: exists already, not changed");
    } else {
        place.create(embedded_snapshot()).map_err(|error| {
            Message::new(format!("{name}: the snapshot cannot be created: {error}"))
                .help("pass a writable directory in which docs-snapshot/ is empty or missing")
                .unreadable()
        })?;
        let _ = writeln!(text, "{name}: the docs as of this release");
    }
    let name = shown(&config);
    if existing.is_none() {
        place.write_next_to(&format!("{CARGO}/config.toml"), CONFIG.as_bytes()).map_err(|error| {
            Message::new(format!("{name}: cannot be written: {error}"))
                .help("the created snapshot stays; run `init` again when the file can be written")
                .unreadable()
        })?;
        let _ = writeln!(text, "{name}: sets {SNAPSHOT_VARIABLE} for builds in this directory");
    } else if configured.and_then(|found| found.directory).is_some_and(|found| is_snapshot(&found)) {
        let _ = writeln!(text, "{name}: sets {SNAPSHOT_VARIABLE} already, not changed");
    } else {
        let _ = writeln!(text, "{name}: exists already, not changed; add these lines to it:\n\n{CONFIG}");
        return Ok(true);
    }
    Ok(false)
}

/// Refuses to write through a symbolic link, which may lead out of the workspace.
fn check_no_link(path: &Path) -> Result<(), Failure> {
    if path.is_symlink() {
        return Err(Message::new(format!(
            "{}: a symbolic link, which init does not write through: expected a directory or file of the workspace",
            path.display()
        ))
        .help("nothing was written; replace the link, or create the file that it leads to")
        .unreadable());
    }
    Ok(())
}
