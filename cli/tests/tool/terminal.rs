//! Arguments, colors and pipes.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::made_up::{MadeUp, run, tool};

#[test]
fn the_argument_that_cargo_adds_is_optional() {
    let with = run(tool().args(["intercom-errors", "list", "--format", "csv"]));
    let without = run(tool().args(["list", "--format", "csv"]));
    assert_eq!(with.clean().out, without.clean().out);
}

#[test]
fn a_wrong_command_line_exits_2() {
    run(tool().arg("lst")).exits(2).complains("list");
    run(&mut tool()).exits(2);
    run(tool().args(["list", "--format", "html"]))
        .exits(2)
        .complains("[possible values: table, json, csv, markdown]");
    run(tool().arg("explain")).exits(2);
}

#[test]
fn help_has_examples_and_exits_0() {
    run(tool().arg("--help")).clean().says("Exit codes:").says("INTERCOM_ERRORS_SNAPSHOT");
    run(tool().arg("--version")).clean().says(env!("CARGO_PKG_VERSION"));
    for command in ["list", "matrix", "site", "explain", "decode", "diff", "check"] {
        run(tool().args([command, "--help"]))
            .clean()
            .says("Examples:\n  cargo intercom-errors ")
            .says(command);
    }
    run(tool().args(["list", "--help"])).clean().says("The JSON form of `list` and `matrix` is stable");
    run(tool().args(["decode", "--help"])).clean().says("The JSON form of `decode` is stable");
}

#[test]
fn help_and_the_readme_list_the_same_exit_codes() {
    let exit_codes = include_str!("../../src/exit_codes.md");
    assert!(include_str!("../../../README.md").contains(&format!("\n{exit_codes}")));
    for arguments in [
        &["--help"][..],
        &["decode", "--help"],
        &["explain", "--help"],
        &["diff", "--help"],
        &["check", "--help"],
    ] {
        run(tool().args(arguments)).clean().says(&format!("Exit codes:\n{exit_codes}"));
    }
}

#[test]
fn only_a_terminal_gets_colors() {
    let made_up = MadeUp::usual();
    for arguments in [&["matrix"][..], &["explain", "conflict"], &["diff", "2.0", "2.1"], &["explain", "x"]] {
        let colors = |variables: &[(&str, &str)]| {
            let ran = run(made_up.tool(arguments).envs(variables.iter().copied()));
            (ran.out + &ran.err).contains('\u{1b}')
        };
        assert!(!colors(&[]), "{arguments:?}");
        assert!(colors(&[("CLICOLOR_FORCE", "1")]), "{arguments:?}");
        assert!(!colors(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let codes: Vec<String> = (0..5_000).map(|number| format!("code_{number}")).collect();
    let rows: Vec<(&str, &str)> = codes.iter().map(|code| (code.as_str(), "a description")).collect();
    let made_up = MadeUp::new().page("Preview", &rows);
    let mut child = made_up
        .tool(&["list", "--format", "csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    // The reader is dropped here, with most of the output unread.
    let output = child.wait_with_output().unwrap();
    assert_eq!(line, "code,variant,description,since,statuses\n");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
