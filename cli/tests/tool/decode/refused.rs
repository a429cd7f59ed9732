//! Inputs that `decode` refuses.

use super::decode;
use crate::made_up::{MadeUp, run, tool};

#[test]
fn a_status_below_400_is_not_an_error() {
    let body = r#"{"errors": {"email": "is invalid"}}"#;
    for (input, arguments) in
        [(&*format!("HTTP/1.1 200 OK\n\n{body}"), &[][..]), (body, &["--status", "200", "--format", "json"])]
    {
        let ran = decode(input, arguments);
        ran.exits(1)
            .complains("error: status 200 is not an error: expected 400 or higher\n")
            .complains("--status 400");
        assert_eq!(ran.out, "");
    }
    decode("HTTP/1.1 302 Found\nLocation: /x\n\n", &[])
        .exits(1)
        .complains("help: it is a redirect: `curl -iL`");
}

#[test]
fn an_empty_input_without_a_status_cannot_be_read() {
    decode("\r\n", &[]).exits(3).complains("error: the input is empty: expected a response\n");
    decode("", &["--format", "json"]).exits(3).complains("help: add -i to `curl`");
}

#[test]
fn a_file_that_cannot_be_read_is_reported() {
    let made_up = MadeUp::usual();
    made_up
        .run(&["decode", "nowhere.json"])
        .exits(3)
        .complains("error: nowhere.json: the response cannot be read: ");
    let directory = made_up.directory();
    made_up
        .run(&["decode", directory.to_str().unwrap()])
        .exits(3)
        .complains("help: pass a file with a response");
}

#[test]
fn an_endless_input_ends() {
    if cfg!(target_os = "linux") {
        run(tool().args(["decode", "/dev/zero"]))
            .exits(3)
            .complains("the response is too long: expected at most 128 MiB\n");
    }
}

#[test]
fn a_wrong_command_line_exits_2() {
    for status in ["99", "1000", "4O4", "-1", "+404", "0404", ""] {
        decode("", &[&format!("--status={status}")]).exits(2).complains("expected three digits such as 404");
    }
    for header in ["Retry-After", ": 7", "Retry After: 7", ""] {
        decode("", &["-H", header]).exits(2).complains("expected one such as 'Retry-After: 7'");
    }
    decode("", &["--format", "csv"]).exits(2);
    decode("", &["a", "b"]).exits(2);
}
