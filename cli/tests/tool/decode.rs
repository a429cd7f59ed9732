//! `decode`.

mod found;
mod input;
mod json;
mod refused;
mod text;

use std::io::Write;
use std::process::{Output, Stdio};

use crate::made_up::{MadeUp, Ran, tool};

/// Runs `decode` on this standard input, with the made-up codes.
fn decode(input: &(impl AsRef<[u8]> + ?Sized), arguments: &[&str]) -> Ran {
    let made_up = MadeUp::usual();
    let mut child = tool()
        .arg("decode")
        .args(arguments)
        .arg("--snapshot")
        .arg(made_up.directory())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A tool that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Ran {
        code: status.code(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}
