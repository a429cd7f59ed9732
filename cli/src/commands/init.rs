//! `init`: creates a snapshot of your own, which the next build compiles.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use intercom_errors::embedded_snapshot;
use intercom_errors_catalog::MANIFEST;

use crate::diff::DiffFormat;
use crate::outcome::{Failure, Report, Trouble};
use crate::printable::{printable, quoted};
use crate::source::{FOLDER, Source, VARIABLE};
use crate::store;
use crate::sync::{self, Action, Options, Site};

/// The contents of `.cargo/config.toml`.
const CONFIG: &str = "[env]\nINTERCOM_ERRORS_SNAPSHOT = { value = \"docs-snapshot\", relative = true }\n";

/// `--snapshot` is refused: the place of the snapshot in a workspace is fixed.
pub(super) fn run(
    snapshot: Option<&Path>,
    workspace: &Path,
    offline: bool,
    site: Site,
) -> Result<Report, Failure> {
    if let Some(snapshot) = snapshot {
        return Err(Trouble::new(format!("--snapshot {} cannot be used with init", snapshot.display()))
            .help(format!("pass the directory to create {FOLDER}/ in: `cargo intercom-errors init DIR`"))
            .usage());
    }
    let folder = workspace.join(FOLDER);
    let name = printable(&folder.display().to_string()).into_owned();
    let mut text = if folder.join(MANIFEST).exists() {
        format!("{name}: exists already, not changed\n")
    } else {
        unpack(workspace, &folder)?;
        format!("{name}: the docs as of this release\n")
    };
    let compiled = configure(workspace, &folder, &mut text)?;
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
    match sync::run(&Source::folder(folder), &options) {
        Ok(synced) => Ok(Report { text: format!("{text}{}{compiled}\n", synced.text), ..synced }),
        Err(failure) => Ok(failure.after(
            format!("{text}{compiled}, which was not synced\n"),
            "the created files stay; run `cargo intercom-errors sync` later to update them from the docs",
        )),
    }
}

/// Writes the snapshot of this tool: all files, or none if one fails.
fn unpack(workspace: &Path, folder: &Path) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let staging = tempfile::Builder::new().prefix(".docs-snapshot.").tempdir_in(workspace)?;
        let whole = staging.path().join(FOLDER);
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
        Trouble::new(format!("{}: the snapshot cannot be created: {error}", folder.display()))
            .help("pass a writable directory in which docs-snapshot/ is empty or missing")
            .unreadable()
    })
}

/// Writes Cargo's configuration if there is none, and returns which build compiles the snapshot.
fn configure(workspace: &Path, folder: &Path, text: &mut String) -> Result<&'static str, Failure> {
    // Cargo prefers `config`, the earlier name of the file.
    let paths = [".cargo/config", ".cargo/config.toml"].map(|path| workspace.join(path));
    let existing = paths.iter().find(|path| path.exists());
    let path = existing.unwrap_or(&paths[1]);
    let name = path.display().to_string();
    let name = printable(&name);
    if existing.is_none() {
        store::write(workspace, ".cargo/config.toml", CONFIG.as_bytes())?;
        let _ = writeln!(text, "{name}: sets {VARIABLE} for builds in this directory");
    } else if fs::read_to_string(path).is_ok_and(|file| CONFIG.lines().all(|line| file.contains(line))) {
        let _ = writeln!(text, "{name}: sets {VARIABLE} already, not changed");
    } else {
        let _ = writeln!(text, "{name}: exists already, not changed; add these lines to it:\n\n{CONFIG}");
        return Ok("a build with these lines compiles this snapshot");
    }
    // The build script refuses a relative path, and takes an empty value for the snapshot of the release.
    let is_folder =
        |value: &Path| value.is_absolute() && value.canonicalize().ok() == folder.canonicalize().ok();
    let Some(value) = env::var_os(VARIABLE).filter(|value| !is_folder(Path::new(value))) else {
        return Ok("the next build compiles this snapshot");
    };
    let value = quoted(&value.to_string_lossy());
    let _ = writeln!(
        text,
        "warning: {VARIABLE} is {value} in the environment, which overrides the configuration; unset it"
    );
    Ok("a build without that variable compiles this snapshot")
}
