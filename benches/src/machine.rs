//! The machine on which the figures were measured.

use std::env;
use std::fs;
use std::process::Command;
use std::thread;

use crate::report::Table;

/// Returns a table of the facts that may affect the figures.
pub fn table() -> Table {
    let mut table = Table::new("", ["measured on", ""]);
    let cores = thread::available_parallelism().ok().map(|cores| cores.to_string());
    for (name, value) in [
        ("processor", processor()),
        ("cores", cores),
        ("system", output_of("uname", &["-srm"])),
        ("compiler", output_of("rustc", &["--version"])),
        ("date", output_of("date", &["-u", "+%Y-%m-%d"])),
        ("commit", output_of("git", &["-C", env!("CARGO_MANIFEST_DIR"), "rev-parse", "--short", "HEAD"])),
    ] {
        table.row(name, [value.unwrap_or_else(|| "unknown".to_owned())]);
    }
    table
}

/// Returns the target triple of this machine's compiler.
pub fn host() -> String {
    let version = output_of("rustc", &["-vV"]).expect("`rustc -vV` runs");
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("`rustc -vV` names the host").to_owned()
}

fn processor() -> Option<String> {
    if let Ok(text) = fs::read_to_string("/proc/cpuinfo") {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        return Some(line.split_once(':')?.1.trim().to_owned());
    }
    output_of("sysctl", &["-n", "machdep.cpu.brand_string"])
}

/// Returns the output of a program. `None` if it fails or is not installed.
fn output_of(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}
