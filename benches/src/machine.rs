//! The machine on which the figures were measured.

use std::env;
use std::fs;
use std::process::Command;
use std::thread;

use crate::report::Table;

/// A table of what may matter to the figures, as far as the machine tells.
pub fn table() -> Table {
    let mut table = Table::new("", ["measured on", ""]);
    let cores = thread::available_parallelism().ok().map(|cores| cores.to_string());
    for (name, value) in [
        ("processor", processor()),
        ("cores", cores),
        ("system", said_by("uname", &["-srm"])),
        ("compiler", said_by("rustc", &["--version"])),
        ("date", said_by("date", &["-u", "+%Y-%m-%d"])),
        ("commit", said_by("git", &["-C", env!("CARGO_MANIFEST_DIR"), "rev-parse", "--short", "HEAD"])),
    ] {
        table.row(name, [value.unwrap_or_else(|| "not told".to_owned())]);
    }
    table
}

/// The triple that this machine's compiler builds for.
pub fn host() -> String {
    let version = said_by("rustc", &["-vV"]).expect("`rustc -vV` runs");
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("`rustc -vV` names the host").to_owned()
}

fn processor() -> Option<String> {
    if let Ok(text) = fs::read_to_string("/proc/cpuinfo") {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        return Some(line.split_once(':')?.1.trim().to_owned());
    }
    said_by("sysctl", &["-n", "machdep.cpu.brand_string"])
}

/// Returns the output of a program, if it is installed.
fn said_by(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}
