//! `init`: a snapshot of one's own, which the next build compiles.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use intercom_errors::embedded_snapshot;
use intercom_errors_catalog::MANIFEST;
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

use crate::diff::DiffFormat;
use crate::outcome::{Failure, Report, Trouble};
use crate::printable::{printable, quoted};
use crate::source::Source;
use crate::store;
use crate::sync::{self, Action, Options, Site};

const FOLDER: &str = "docs-snapshot";
const VARIABLE: &str = "INTERCOM_ERRORS_SNAPSHOT";

/// The folder's place in a workspace is fixed, so that `snapshot` cannot name another.
pub(super) fn run(
    snapshot: Option<&Path>,
    workspace: &Path,
    offline: bool,
    site: Site,
) -> Result<Report, Failure> {
    if let Some(snapshot) = snapshot {
        return Err(Trouble::new(format!("--snapshot {} does not go with init", snapshot.display()))
            .help(format!("name the folder to put {FOLDER}/ into: `cargo intercom-errors init DIR`"))
            .usage());
    }
    let folder = workspace.join(FOLDER);
    let config = workspace.join(".cargo/config.toml");
    let shown = |path: &Path| printable(&path.display().to_string()).into_owned();
    // Looked at before anything is written.
    alone(workspace, &config)?;
    let Configuration { edited, forced } = configured(&config)?;

    let mut text = String::new();
    // Writing to a `String` cannot fail.
    if folder.join(MANIFEST).exists() {
        let _ = writeln!(text, "{}: is there already, and stays", shown(&folder));
    } else {
        unpack(workspace, &folder)?;
        let _ = writeln!(text, "{}: the docs as of this release", shown(&folder));
    }
    match edited {
        None => {
            let _ = writeln!(text, "{}: sets {VARIABLE} already, and stays", shown(&config));
        }
        Some(edited) => {
            store::write(workspace, ".cargo/config.toml", edited.as_bytes())?;
            let _ = writeln!(text, "{}: sets {VARIABLE} for builds in this folder", shown(&config));
        }
    }
    let elsewhere = env::var_os(VARIABLE).filter(|set| !forced && !leads_to(Path::new(set), &folder));
    let compiled = match &elsewhere {
        None => "the next build compiles this snapshot",
        Some(_) => "a build without that variable compiles this snapshot",
    };
    if let Some(set) = &elsewhere {
        let _ = writeln!(
            text,
            "warning: {VARIABLE} is {} in this environment, which goes before the configuration; unset it",
            quoted(&set.to_string_lossy())
        );
    }
    if offline {
        let _ = writeln!(text, "{compiled}; `cargo intercom-errors sync` takes it to today's docs");
        return Ok(Report::clean(text));
    }
    let options = Options {
        site,
        action: Action::Write,
        only: Vec::new(),
        accept_removed: false,
        format: DiffFormat::Text,
    };
    match sync::run(&Source::folder(folder), &options) {
        Ok(synced) => {
            text.push_str(&synced.text);
            let _ = writeln!(text, "{compiled}");
            Ok(Report { text, ..synced })
        }
        Err(failure) => {
            let _ = writeln!(text, "{compiled}, which was not synced");
            Ok(failure.after(
                text,
                "what was put there stays; `cargo intercom-errors sync` takes it to today's docs later",
            ))
        }
    }
}

/// Whether a build whose environment has this value compiles the snapshot in the folder.
///
/// The build refuses a path that is not absolute. An empty value keeps the configuration's out, and stands for the
/// snapshot of the crate's release.
fn leads_to(set: &Path, folder: &Path) -> bool {
    set.is_absolute() && same(set, folder)
}

/// Whether two paths lead to one place.
fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Cargo reads `.cargo/config`, its earlier name, in place of `config.toml` where both are there.
fn alone(workspace: &Path, config: &Path) -> Result<(), Failure> {
    let earlier = workspace.join(".cargo/config");
    if !earlier.exists() || same(&earlier, config) {
        return Ok(());
    }
    Err(Trouble::new(format!("{}: Cargo reads this file, and not config.toml beside it", earlier.display()))
        .help("nothing was written; rename it to config.toml, which every Cargo since 1.39 reads, and run init again")
        .unreadable())
}

/// The files of the snapshot in this tool: all, or none where something fails.
fn unpack(workspace: &Path, folder: &Path) -> Result<(), Failure> {
    let written = || -> io::Result<()> {
        let staging = tempfile::Builder::new().prefix(".docs-snapshot.").tempdir_in(workspace)?;
        let whole = staging.path().join(FOLDER);
        for (path, bytes) in embedded_snapshot() {
            let target = whole.join(path);
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(target, bytes)?;
        }
        // An empty folder of that name is replaced; one with files of somebody's is not.
        fs::rename(whole, folder)
    };
    written().map_err(|error| {
        Trouble::new(format!("{}: the snapshot cannot be put there: {error}", folder.display()))
            .help("name a folder that you may write to, in which docs-snapshot/ is empty or missing")
            .unreadable()
    })
}

/// Cargo's configuration in the workspace.
struct Configuration {
    /// Its text with the variable in it; `None` where it has it already.
    edited: Option<String>,
    /// Whether its value goes before the environment's.
    forced: bool,
}

fn configured(config: &Path) -> Result<Configuration, Failure> {
    let problem = |problem: &str| {
        Trouble::new(format!("{}: {problem}", config.display()))
            .help(format!(
                "nothing was written; write {VARIABLE} = {{ value = \"{FOLDER}\", relative = true }} under [env] there"
            ))
            .unreadable()
    };
    let text = match fs::read_to_string(config) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(problem(&format!("cannot be read: {error}"))),
    };
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| problem(&format!("is no TOML: {}", error.message())))?;
    let env = document.entry("env").or_insert_with(|| Item::Table(Table::new()));
    let Some(env) = env.as_table_like_mut() else {
        return Err(problem("`env` is no table"));
    };
    if let Some(present) = env.get(VARIABLE) {
        let field = |name| present.as_table_like().and_then(|table| table.get(name));
        let ours = field("value").and_then(Item::as_str) == Some(FOLDER)
            && field("relative").and_then(Item::as_bool) == Some(true);
        return match ours {
            true => Ok(Configuration {
                edited: None,
                forced: field("force").and_then(Item::as_bool) == Some(true),
            }),
            false => Err(problem(&format!("{VARIABLE} is set to something else already"))),
        };
    }
    let mut value = InlineTable::new();
    value.insert("value", FOLDER.into());
    value.insert("relative", true.into());
    env.insert(VARIABLE, Item::Value(Value::InlineTable(value)));
    let edited = document.to_string();
    // The document ends its lines with a line feed alone.
    let windows = text.contains("\r\n") && text.matches('\n').count() == text.matches("\r\n").count();
    let edited = match windows {
        true => edited.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => edited,
    };
    Ok(Configuration { edited: Some(edited), forced: false })
}
