//! The input of `decode`.

use std::fs;

use super::decode;
use crate::made_up::{MadeUp, Ran};

const BODY: &str = r#"{"type":"error.list","errors":[{"code":"not_found","message":"No"}]}"#;

fn head(ran: &Ran) -> &str {
    ran.clean().out.lines().next().unwrap_or_default()
}

#[test]
fn a_response_comes_from_a_file_or_from_standard_input() {
    let made_up = MadeUp::usual();
    made_up.write("response.json", BODY);
    let file = made_up.directory().join("response.json");
    let from_file = made_up.run(&["decode", file.to_str().unwrap()]);
    assert_eq!(head(&from_file), "status unknown, not found");
    assert_eq!(decode(BODY, &[]).clean().out, from_file.out);
    assert_eq!(decode(BODY, &["-"]).clean().out, from_file.out);
}

#[test]
fn curl_prints_status_headers_and_body() {
    for start in [
        "HTTP/1.1 404 Not Found\r\nX-Request-Id: a1\r\n\r\n",
        "HTTP/1.1 404 Not Found\nx-request-id: a1\n\n",
        "HTTP/2 404 \r\nX-REQUEST-ID:a1\r\n\r\n",
        "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 404 Not Found\r\nX-Request-Id: a1\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nX-Request-Id: a1\r\n\r\n",
        "HTTP/1.1 301 Moved\r\nX-Request-Id: b2\r\n\r\nHTTP/2 404\r\nX-Request-Id: a1\r\n\r\n",
        // Pasted without the empty line.
        "HTTP/1.1 404 Not Found\nX-Request-Id: a1\n",
    ] {
        let ran = decode(&format!("{start}{BODY}"), &[]);
        assert_eq!(head(&ran), "status 404, not found", "{start}");
        ran.says("  request id  a1\n").says("  code      not_found\n");
    }
}

#[test]
fn the_command_line_overrides_the_input() {
    let input = "HTTP/1.1 404 Not Found\nX-Request-Id: a1\nIntercom-Version: 2.0\n\n";
    let ran = decode(input, &["--status", "500", "-H", "x-request-id: b2", "--header", "Intercom-Version:"]);
    assert_eq!(head(&ran), "status 500, server");
    ran.says("  request id  b2\n").says("  version     unknown: ");
}

#[test]
fn a_status_on_the_command_line_may_make_a_response_an_error() {
    assert_eq!(head(&decode("HTTP/1.1 200 OK\n\n{}", &["--status", "418"])), "status 418, invalid request");
}

#[test]
fn a_byte_of_another_encoding_becomes_a_replacement_character() {
    let input = b"HTTP/1.1 404 Caf\xe9\nX-Request-Id: \xe9\n\n{\"errors\":[{\"message\":\"Caf\xe9\"}]}";
    decode(input, &[]).clean().says("  request id  \u{fffd}\n").says("  message   Caf\u{fffd}\n");
}

#[test]
fn an_input_of_a_hundred_mebibytes_is_read() {
    let body = format!(r#"{{"errors":[{{"code":"not_found","message":"{}"}}]}}"#, "x".repeat(100 << 20));
    let made_up = MadeUp::usual();
    let file = made_up.workspace().join("long.json");
    fs::write(&file, body).unwrap();
    made_up.run(&["decode", file.to_str().unwrap()]).clean().says("x\"... (104857600 bytes)\n");
}

#[test]
fn random_bytes_are_decoded_without_a_panic() {
    let mut random = fastrand::Rng::with_seed(1);
    let whole = format!("HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nX: y\r\n z\r\n\r\n{BODY}").into_bytes();
    for round in 0..60 {
        let mut input = whole.clone();
        match round % 3 {
            0 => input = (0..random.usize(..600)).map(|_| random.u8(..)).collect(),
            1 => input.truncate(random.usize(..whole.len())),
            _ => {}
        }
        for _ in 0..random.usize(..8) {
            if let Some(byte) = random.choice(&mut input) {
                *byte = random.u8(..);
            }
        }
        let format = if random.bool() { "text" } else { "json" };
        let ran = decode(&input, &["--format", format, "-H", "A: b"]);
        // 0 decoded, 1 an unknown code or no error.
        assert!(matches!(ran.code, Some(0 | 1)), "{input:?}: {:?} {}", ran.code, ran.err);
        assert!(!ran.out.contains(|c: char| c != '\n' && c.is_control()), "{input:?}: {}", ran.out);
    }
}
