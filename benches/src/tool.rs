//! The command-line tool.

use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::project::{cargo, root, run};
use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, medians};

/// The longest time that a command may take, in seconds.
const LIMIT: f64 = 0.010;

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("The tool");
    section.text(
        "A release build of `cargo-intercom-errors` runs in an empty directory, so it reads the snapshot that is compiled in. \
         Wall time from start to end, next to a process that does nothing.",
    );
    let tool = build();
    let directory = TempDir::with_prefix("measured-").expect("a temporary directory");
    let start = |mut command: Command| {
        command.current_dir(directory.path()).env_remove("INTERCOM_ERRORS_SNAPSHOT");
        Box::new(move || drop(run(&mut command))) as Box<dyn FnMut()>
    };
    let mut explain = Command::new(tool);
    explain.args(["explain", "token_revoked"]);
    let mut peers = [start(explain), start(Command::new("true"))];
    let times = medians(effort.rounds(51), &mut peers);

    let mut table = Table::new("Wall time:", ["command", "/ `true`"]);
    table.row("`cargo-intercom-errors explain token_revoked`", [ratio(times[0] / times[1])]);
    section.table(table);
    section.goal(Goal::fact("`explain` runs in less than 10 ms", times[0] < LIMIT));
    section
}

/// Builds the tool and returns its path.
fn build() -> String {
    eprintln!("  building the tool");
    let arguments = ["build", "--release", "--locked", "--package", "cargo-intercom-errors"];
    let mut command = cargo(&arguments);
    let output = run(command.arg("--message-format=json-render-diagnostics").current_dir(root()));
    let messages = String::from_utf8(output.stdout).expect("Cargo prints UTF-8");
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| Some(message.get("executable")?.as_str()?.to_owned()))
        .expect("Cargo reports the path of the program")
}
