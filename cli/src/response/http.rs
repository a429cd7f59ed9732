//! The output of `curl -i`: status lines, headers and bodies.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::{Reading, Response};

/// Parses an input that starts with a status line; any other input has no response.
///
/// Proxies, interim responses and redirects have their own header blocks. `curl` prints them one after another, without
/// their bodies, so the last block in a row is that of the response. A status line after a body starts the next one.
pub(super) fn parse(input: &[u8]) -> Vec<Response<'_>> {
    let mut responses = Vec::new();
    let mut next = status_line(input);
    while let Some((status, rest)) = next {
        let (headers, after) = header_block(rest);
        next = status_line(after);
        if next.is_some() {
            continue;
        }
        let (body, rest) = after.split_at(end_of_body(after));
        next = status_line(rest);
        let body = Cow::Borrowed(body);
        responses.push(Response { status: Some(status), headers, body, readings: vec![Reading::HTTP] });
    }
    responses
}

/// Returns the length of a body. It ends before a status line directly after JSON or at the start of a line.
fn end_of_body(rest: &[u8]) -> usize {
    let starts = |place: &usize| status_line(&rest[*place..]).is_some();
    let json = end_of_json(rest);
    let lines = rest.iter().enumerate().filter(|&(_, &byte)| byte == b'\n').map(|(place, _)| place + 1);
    let lines = lines.filter(|&place| json <= Some(place) && rest[place..].starts_with(b"HTTP/"));
    json.into_iter().chain(lines).find(starts).unwrap_or(rest.len())
}

/// Returns the length of the JSON that a body starts with.
fn end_of_json(body: &[u8]) -> Option<usize> {
    body.trim_ascii_start().first().filter(|first| b"{[".contains(first))?;
    let mut values = serde_json::Deserializer::from_slice(body).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    Some(values.byte_offset())
}

/// Parses a header line into the name and the value.
pub(crate) fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    (!name.is_empty() && name.bytes().all(is_token)).then(|| (name, value.trim()))
}

/// Parses an HTTP status: three digits, the first of which is not 0.
pub(crate) fn status(digits: &str) -> Option<u16> {
    let is_plain = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|&status| is_plain && status >= 100)
}

/// Splits off a line such as `HTTP/1.1 429 Too Many Requests` or `HTTP/2 429`. Returns its status and the rest.
fn status_line(input: &[u8]) -> Option<(u16, &[u8])> {
    let input = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input).trim_ascii_start();
    let after = input.strip_prefix(b"HTTP/")?;
    let (line, rest) = split_line(after);
    let line = String::from_utf8_lossy(line);
    let mut words = line.split_ascii_whitespace();
    let is_version = words.next()?.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let status = words.next().and_then(status)?;
    is_version.then_some((status, rest))
}

/// Splits off the headers, up to the empty line. Returns them and the rest.
///
/// Pasted text may lack the empty line. The body then starts at the first line that is not a header.
fn header_block(input: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut rest = input;
    while !rest.is_empty() {
        let (line, after) = split_line(rest);
        if line.is_empty() {
            return (headers, after);
        }
        let text = String::from_utf8_lossy(line);
        match (header(&text), headers.last_mut()) {
            // A line that starts with a space continues the value before it.
            (_, Some((_, value))) if text.starts_with([' ', '\t']) => {
                let more = text.trim();
                if !value.is_empty() && !more.is_empty() {
                    value.push(' ');
                }
                value.push_str(more);
            }
            (Some((name, value)), _) => headers.push((name.to_owned(), value.to_owned())),
            (None, _) => return (headers, rest),
        }
        rest = after;
    }
    (headers, rest)
}

/// Returns the first line without its end, and the rest.
fn split_line(input: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = input.splitn(2, |&byte| byte == b'\n');
    let line = parts.next().unwrap_or_default();
    (line.strip_suffix(b"\r").unwrap_or(line), parts.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The status, the headers and the body of a response.
    type Parts<'p> = (u16, &'p [(&'p str, &'p str)], &'p [u8]);

    #[track_caller]
    fn check(input: &[u8], status: u16, headers: &[(&str, &str)], body: &[u8]) {
        check_all(input, &[(status, headers, body)]);
    }

    #[track_caller]
    fn check_all(input: &[u8], expected: &[Parts<'_>]) {
        let expected = expected.iter().map(|&(status, headers, body)| Response {
            status: Some(status),
            headers: headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(),
            body: Cow::Borrowed(body),
            readings: vec![Reading::HTTP],
        });
        assert_eq!(parse(input), expected.collect::<Vec<_>>());
    }

    #[test]
    fn an_input_without_a_status_line_has_no_response() {
        for body in
            [&b""[..], b"{\"a\": 1}", b"HTTP", b"HTTP/1.1 soon", b"HTTP/1.1 42", b"HTTP/x 404 No", b"\xff"]
        {
            check_all(body, &[]);
        }
    }

    #[test]
    fn lines_end_with_or_without_a_carriage_return() {
        let headers = [("Content-Type", "text/plain"), ("x-request-id", "a1")];
        let text = "HTTP/1.1 404 Not Found\nContent-Type: text/plain\nx-request-id:a1 \n\nNo\n\nthing\n";
        check(text.as_bytes(), 404, &headers, b"No\n\nthing\n");
        let text = text.replace('\n', "\r\n");
        check(text.as_bytes(), 404, &headers, b"No\r\n\r\nthing\r\n");
    }

    #[test]
    fn a_status_line_needs_no_reason() {
        check(b"HTTP/2 429 \r\n\r\n{}", 429, &[], b"{}");
        check(b"HTTP/3 503\n\n", 503, &[], b"");
        check(b"\xef\xbb\xbf\r\nHTTP/1.1 500 Caf\xe9\n\n{}", 500, &[], b"{}");
    }

    #[test]
    fn the_last_block_counts() {
        let text = "HTTP/1.1 200 Connection established\r\nVia: p\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n\
                    HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nHTTP/2 404 \r\nx-a: b\r\n\r\nHTTP, they say";
        check(text.as_bytes(), 404, &[("x-a", "b")], b"HTTP, they say");
    }

    #[test]
    fn a_response_may_end_anywhere() {
        check(b"HTTP/1.1 502 Bad Gateway", 502, &[], b"");
        check(b"HTTP/1.1 502 Bad Gateway\nServer: nginx", 502, &[("Server", "nginx")], b"");
    }

    #[test]
    fn the_empty_line_may_be_missing() {
        check(b"HTTP/1.1 404 No\nA: b\n{\"code\": 1}\n", 404, &[("A", "b")], b"{\"code\": 1}\n");
        check(b"HTTP/1.1 404 No\n no header: x", 404, &[], b" no header: x");
    }

    #[test]
    fn a_value_may_continue_in_the_next_line() {
        check(b"HTTP/1.1 404 No\nA: b\n\tc: d\n\n{}", 404, &[("A", "b c: d")], b"{}");
        check(b"HTTP/1.1 429 No\nRetry-After:\n 9\n \n\n{}", 429, &[("Retry-After", "9")], b"{}");
    }

    #[test]
    fn the_body_is_verbatim() {
        check(b"HTTP/1.1 404 No\nA: \xff\n\n\xff\r\n\0", 404, &[("A", "\u{fffd}")], b"\xff\r\n\0");
    }

    #[test]
    fn a_status_line_after_a_body_starts_the_next_response() {
        check_all(
            b"HTTP/2 404 \r\na: b\r\n\r\n{\"code\": 1}HTTP/2 503 \r\n\r\nNo\nHTTP/1.1 429 Slow\n\n",
            &[(404, &[("a", "b")], b"{\"code\": 1}"), (503, &[], b"No\n"), (429, &[], b"")],
        );
        check_all(b"HTTP/2 503\n\n{}\n---\nHTTP/2 404\n\n[]", &[(503, &[], b"{}\n---\n"), (404, &[], b"[]")]);
        check(b"HTTP/2 503\n\nas in HTTP/2 404\n", 503, &[], b"as in HTTP/2 404\n");
        check(b"HTTP/2 503\n\n{\"a\": \"\\nHTTP/2 404\"}\n", 503, &[], b"{\"a\": \"\\nHTTP/2 404\"}\n");
    }
}
