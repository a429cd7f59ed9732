//! The snapshot that Cargo's configuration names, which builds in a directory compile.

use std::env;
use std::path::{Path, PathBuf};

use intercom_errors_catalog::{SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE, read_regular};
use toml::{Table, Value};

use crate::outcome::{Failure, Message};

/// The most bytes of a configuration file that is read.
const MOST: u64 = 1 << 20;

/// A value of `INTERCOM_ERRORS_SNAPSHOT` under `[env]`.
#[derive(Debug)]
pub(crate) struct Setting {
    /// The directory of the snapshot. `None` for an empty value, which selects the snapshot of the release.
    pub(crate) directory: Option<PathBuf>,
    /// `true` if the value overrides the environment.
    pub(crate) force: bool,
}

/// Finds the value for builds in a directory: the nearest one above it, else the one in Cargo's home.
pub(crate) fn find(directory: &Path) -> Result<Option<Setting>, Failure> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    for directory in directory.ancestors().map(|ancestor| ancestor.join(".cargo")).chain(home) {
        if let Some(file) = file_in(&directory)
            && let Some(setting) = read(&file)?
        {
            return Ok(Some(setting));
        }
    }
    Ok(None)
}

/// Returns the configuration file in a `.cargo` directory. Cargo prefers `config`, the earlier name.
pub(crate) fn file_in(directory: &Path) -> Option<PathBuf> {
    ["config", "config.toml"].map(|name| directory.join(name)).into_iter().find(|file| file.exists())
}

/// Reads the value from a configuration file, if the file has one.
pub(crate) fn read(file: &Path) -> Result<Option<Setting>, Failure> {
    let message = |problem: String| Message::new(format!("{}: {problem}", file.display()));
    let unreadable = |problem: String| message(format!("cannot be read: {problem}")).unreadable();
    let bytes = read_regular(file, MOST).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        message(format!("not valid TOML: {}", error.message())).unreadable()
    })?;
    let Some(entry) = table.get("env").and_then(|env| env.get(SNAPSHOT_VARIABLE)) else {
        return Ok(None);
    };
    let is_set = |key| entry.get(key).and_then(Value::as_bool).unwrap_or_default();
    let value = entry.as_str().or_else(|| entry.get("value")?.as_str());
    let force = is_set("force");
    // Cargo's `relative` means: to the directory that contains `.cargo`.
    let base = file.parent().and_then(Path::parent).filter(|_| is_set("relative"));
    match (value, base) {
        (Some(""), None) => Ok(Some(Setting { directory: None, force })),
        (Some(value), Some(base)) => Ok(Some(Setting { directory: Some(base.join(value)), force })),
        (Some(value), None) if Path::new(value).is_absolute() => {
            Ok(Some(Setting { directory: Some(value.into()), force }))
        }
        _ => Err(message(format!(
            "{SNAPSHOT_VARIABLE} is not valid: expected an absolute path, or `relative = true`"
        ))
        .help(format!("write {SNAPSHOT_VARIABLE} = {{ value = \"{SNAPSHOT_DIRECTORY}\", relative = true }}"))
        .unreadable()),
    }
}
