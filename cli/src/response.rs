//! A response in a file: the body alone, or everything that `curl -i` prints.

/// The parts of a response that an input has.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Response<'i> {
    /// `None` if the input is a body alone.
    pub(crate) status: Option<u16>,
    /// In the order of the input, names verbatim.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: &'i [u8],
}

impl Response<'_> {
    /// Returns the first header of a name, unless its value is empty.
    pub(crate) fn header(&self, wanted: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }
}

/// Parses any input. One that does not start with a status line is a body.
///
/// Proxies, interim responses and redirects have header blocks of their own. `curl` prints them one after another
/// and without their bodies, so the last block belongs to the response.
pub(crate) fn parse(input: &[u8]) -> Response<'_> {
    let mut response = Response { status: None, headers: Vec::new(), body: input };
    while let Some((status, rest)) = status_line(response.body) {
        let (headers, body) = header_block(rest);
        response = Response { status: Some(status), headers, body };
    }
    response
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

/// Splits a line such as `HTTP/1.1 429 Too Many Requests` or `HTTP/2 429` off, and returns its status and the rest.
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

/// Splits the headers off, up to the empty line, and returns them and the body.
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
                value.push(' ');
                value.push_str(text.trim());
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

    #[track_caller]
    fn check(input: &[u8], status: Option<u16>, headers: &[(&str, &str)], body: &[u8]) {
        let headers = headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        assert_eq!(parse(input), Response { status, headers, body });
    }

    #[test]
    fn an_input_without_a_status_line_is_a_body() {
        for body in
            [&b""[..], b"{\"a\": 1}", b"HTTP", b"HTTP/1.1 soon", b"HTTP/1.1 42", b"HTTP/x 404 No", b"\xff"]
        {
            check(body, None, &[], body);
        }
    }

    #[test]
    fn lines_end_with_or_without_a_carriage_return() {
        let headers = [("Content-Type", "text/plain"), ("x-request-id", "a1")];
        let text = "HTTP/1.1 404 Not Found\nContent-Type: text/plain\nx-request-id:a1 \n\nNo\n\nthing\n";
        check(text.as_bytes(), Some(404), &headers, b"No\n\nthing\n");
        let text = text.replace('\n', "\r\n");
        check(text.as_bytes(), Some(404), &headers, b"No\r\n\r\nthing\r\n");
    }

    #[test]
    fn a_status_line_needs_no_reason() {
        check(b"HTTP/2 429 \r\n\r\n{}", Some(429), &[], b"{}");
        check(b"HTTP/3 503\n\n", Some(503), &[], b"");
        check(b"\xef\xbb\xbf\r\nHTTP/1.1 500 Caf\xe9\n\n{}", Some(500), &[], b"{}");
    }

    #[test]
    fn the_last_block_counts() {
        let text = "HTTP/1.1 200 Connection established\r\nVia: p\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n\
                    HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nHTTP/2 404 \r\nx-a: b\r\n\r\nHTTP, they say";
        check(text.as_bytes(), Some(404), &[("x-a", "b")], b"HTTP, they say");
    }

    #[test]
    fn a_response_may_end_anywhere() {
        check(b"HTTP/1.1 502 Bad Gateway", Some(502), &[], b"");
        check(b"HTTP/1.1 502 Bad Gateway\nServer: nginx", Some(502), &[("Server", "nginx")], b"");
    }

    #[test]
    fn the_empty_line_may_be_missing() {
        check(b"HTTP/1.1 404 No\nA: b\n{\"code\": 1}\n", Some(404), &[("A", "b")], b"{\"code\": 1}\n");
        check(b"HTTP/1.1 404 No\n no header: x", Some(404), &[], b" no header: x");
    }

    #[test]
    fn a_value_may_continue_in_the_next_line() {
        check(b"HTTP/1.1 404 No\nA: b\n\tc: d\n\n{}", Some(404), &[("A", "b c: d")], b"{}");
    }

    #[test]
    fn the_body_is_verbatim() {
        check(b"HTTP/1.1 404 No\nA: \xff\n\n\xff\r\n\0", Some(404), &[("A", "\u{fffd}")], b"\xff\r\n\0");
    }
}
