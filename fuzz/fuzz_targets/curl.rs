//! The tool's input: what `curl -i` prints, a log, or a body.

#![no_main]
#![forbid(unsafe_code)]

use std::borrow::Cow;

use intercom_errors::ApiError;
use libfuzzer_sys::fuzz_target;
use tool::response::{Response, parse};

// The tool is a program, so the reader is compiled into the target.
#[path = "../../cli/src"]
#[allow(dead_code, unreachable_pub, unused_imports, reason = "the tool uses the rest")]
mod tool {
    pub mod response;
}

fuzz_target!(|input: &[u8]| {
    let responses = parse(input);
    assert!(!responses.is_empty());
    for response in &responses {
        assert!(!response.readings.is_empty());
        assert!(response.status.is_none_or(|status| (100..=999).contains(&status)));
        for (name, value) in &response.headers {
            assert!(!is_printed(response) || !name.is_empty() && !value.contains('\n'));
        }
        let _ = ApiError::from_response(response.status.unwrap_or(400), &response.headers, &response.body);
    }
    // Printed as `curl -i` prints it, a response is read as it was.
    if let Some(response) = responses.first()
        && is_printed(response)
    {
        assert!(matches!(response.body, Cow::Borrowed(_)));
        let mut printed = format!("HTTP/2 {}\r\n", response.status.unwrap_or_default());
        for (name, value) in &response.headers {
            printed.extend([name, ": ", value, "\r\n"]);
        }
        printed.push_str("\r\n");
        let printed = [printed.as_bytes(), &response.body].concat();
        let again = parse(&printed);
        assert_eq!(again.len(), 1, "{again:?}");
        assert_eq!(again[0], *response);
    }
});

fn is_printed(response: &Response<'_>) -> bool {
    response.readings.iter().map(|reading| reading.word).eq(["http"])
}
