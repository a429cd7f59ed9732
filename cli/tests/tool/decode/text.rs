//! The text, with a test for each kind of body.

use super::decode;

#[track_caller]
fn check(input: &str, arguments: &[&str], expected: &str) {
    assert_eq!(decode(input, arguments).clean().out, expected);
}

#[test]
fn an_error_list_is_explained_in_full() {
    let input = r#"HTTP/1.1 409 Conflict
Content-Type: application/json
Intercom-Version: 2.1
X-Request-Id: of the header
X-RateLimit-Limit: 83
X-RateLimit-Remaining: 82
X-RateLimit-Reset: 1800000007

{"type": "error.list", "request_id": "a1", "errors": [
  {"code": "conflict", "message": "An archived contact matching those details already exists with id=5ba6"},
  {"code": "not_found", "message": "jo@example.com has left", "field": "email", "data": {"tried": [1.0]}}
]}
"#;
    check(
        input,
        &[],
        r#"status 409, conflict
  The request conflicts with an existing object. Look that object up, and update it instead of creating another.

  input       status line, headers and body
  body        Intercom's documented form of an error.
  category    conflict, by its code
  retry       no: the request would still conflict with existing data
  request id  a1
  version     2.1
  rate limit  82 of 83 left; the window ends at 2027-01-15T08:00:07Z

error 1 of 2
  code      conflict
            Data clashes
            ● documented  2.1, Preview
            ○ presumed    1.0-2.0
  message   An archived contact matching those details already exists with id=5ba6
  detail    the contact "5ba6" has these details already and is archived: unarchive that one

error 2 of 2
  code      not_found
            No page of the docs describes it.
            ◆ observed    2.1
            ○ presumed    1.0-2.0
            · unlisted    Preview
  field     email
  message   jo@example.com has left
  data      {"tried": [1.0]}
"#,
    );
}

#[test]
fn a_page_is_not_from_intercom() {
    check(
        "<html>\r\n<h1>403 Forbidden</h1>\r\n</html>\r\n",
        &["--status", "403"],
        "status 403, other
  The page and the status come from something between you and Intercom, such as a proxy, a firewall or a load \
  balancer. They say nothing about Intercom's permissions or data. Check the address, and ask whoever runs the network.

  input       only a body
  body        An HTML page, as load balancers and web servers send it; Intercom's API sends JSON.
  category    other, by its body
  retry       no: the cause of the failure is unknown
  request id  none
  version     unknown: the response has no Intercom-Version header

body
  <html>
  <h1>403 Forbidden</h1>
  </html>
",
    );
}

#[test]
fn an_empty_body_is_explained_by_its_status() {
    check(
        "",
        &["--status", "503"],
        "status 503, unavailable
  The service did not respond in time, but it may have carried out the request. If the request is not idempotent, \
  check that before you repeat it.

  input       only a body
  body        There is no body; only the status says what failed.
  category    unavailable, by its status
  retry       once, after a short wait: the failure is transient
              no for a POST or PATCH: the request may have been carried out, and is not idempotent
  request id  none
  version     unknown: the response has no Intercom-Version header
",
    );
}

#[test]
fn without_a_status_the_codes_are_explained() {
    check(
        r#"{"error_key": "token_revoked"}"#,
        &[],
        "status unknown, authentication
  Intercom does not accept the token: it is missing, wrong, expired, revoked or blocked. Check which token is sent, or \
  let the user connect again.

  input       only a body
  body        A key instead of a list, which some Intercom endpoints send.
  category    authentication, by its code
  retry       unknown without the status: add --status STATUS
  request id  none
  version     unknown: the response has no Intercom-Version header

error
  code      token_revoked
            The token was revoked
            ● documented  2.1, Preview
            ○ presumed    1.0-2.0
",
    );
}

#[test]
fn a_known_message_says_what_to_do_without_a_status() {
    decode(r#"{"errors": [{"message": "scroll parameter not found"}]}"#, &[])
        .clean()
        .says("status unknown, not found\n  The scroll has ended and cannot be resumed.")
        .says("  category    not found, by its message\n");
    decode(r#"{"errors": [{"message": "This user is unsubscribed from emails"}]}"#, &[])
        .clean()
        .says("status unknown\n  The user has unsubscribed from emails.");
}

#[test]
fn without_a_status_and_a_code_the_status_is_requested() {
    check(
        r#"{"errors": {"email": "is invalid"}}"#,
        &[],
        "status unknown
  No code has a category, and the status is unknown. Pass it with --status, or pipe in the output of `curl -i`.

  input       only a body
  body        Messages by field, which some Intercom endpoints send, mostly without codes.
  category    unknown without the status: add --status STATUS
  retry       unknown without the status: add --status STATUS
  request id  none
  version     unknown: the response has no Intercom-Version header

error
  code      none
  field     email
  message   is invalid
",
    );
}

#[test]
fn every_other_kind_of_body_is_described() {
    for (body, kind, shown) in [
        (r#"{"error": {"type": "conflict"}}"#, "Errors under `error`", "  code      conflict\n"),
        (r#"{"status": 400, "error": "Bad"}"#, "A string instead of a list", "  message   Bad\n"),
        (r#"{"type": "error", "message": "Odd"}"#, "A single error instead", "  message   Odd\n"),
        ("[1,\n 2]", "JSON that has no known form", "\nbody\n  [1,\n   2]\n"),
        (
            "upstream connect error",
            "Plain text; Intercom's API sends JSON.",
            "\nbody\n  upstream connect error\n",
        ),
        (r#"{"errors": [{"code": "conflict", "mess"#, "JSON that is truncated", "  code      conflict\n"),
    ] {
        decode(body, &["--status", "400"]).clean().says(&format!("  body        {kind}")).says(shown);
    }
    let binary = decode(b"\x1f\x8b\x08\0\0", &["--status", "400"]);
    binary.clean().says("Bytes that are not text in UTF-8; they may be compressed.");
    assert!(!binary.out.contains("\nbody\n"), "{}", binary.out);
}

#[test]
fn an_unknown_code_is_printed_with_the_nearest_ones() {
    let ran = decode(r#"{"errors": [{"code": "TokenRevokd"}, {"code": "brand_new"}]}"#, &["--status", "401"]);
    ran.exits(1).says("status 401, authentication\n").says("  category    authentication, by its status\n");
    ran.says(
        "error 1 of 2
  code      \"TokenRevokd\"
            It is not in the snapshot: Intercom also sends codes that no source lists.
            codes with similar names exist: token_revoked

error 2 of 2
  code      \"brand_new\"
            It is not in the snapshot: Intercom also sends codes that no source lists.

unknown codes: if Intercom sent such a code, please report it with this repository's issue form for unknown codes: the code and \
         the status only, never the message
",
    );
    assert_eq!(ran.err, "");
}

#[test]
fn the_wait_comes_from_the_headers() {
    let retry = |headers: &[&str]| {
        let mut arguments = vec!["--status", "429"];
        for header in headers {
            arguments.extend(["-H", header]);
        }
        let ran = decode("", &arguments);
        let line = ran.clean().out.lines().find(|line| line.starts_with("  retry"));
        line.unwrap_or_default().trim_start_matches("  retry       ").to_owned()
    };
    assert_eq!(retry(&["Retry-After: 7"]), "in 7 s: the Retry-After header specifies the wait");
    assert_eq!(retry(&["retry-after:0"]), "in 1 s: the Retry-After header specifies the wait");
    let date = "Date: Fri, 15 Jan 2027 08:00:00 GMT";
    assert_eq!(
        retry(&[date, "X-RateLimit-Reset: 1800000007"]),
        "in 7 s: the X-RateLimit-Reset header specifies the end of the rate limit's window"
    );
    // Without a Date there is nothing to measure from, and no window ends so late.
    let length = "in 10 s: a rate limit's window has this length, and no usable header specifies its end";
    assert_eq!(retry(&["X-RateLimit-Reset: 1800000007"]), length);
    assert_eq!(retry(&[date, "X-RateLimit-Reset: 99999999999"]), length);
    let none = "with exponential backoff: a rate limit, and the response does not say how long to wait";
    assert_eq!(retry(&[]), none);
    assert_eq!(retry(&["X-RateLimit-Reset: soon"]), none);
}

#[test]
fn a_version_that_the_snapshot_lacks_is_marked() {
    decode("", &["--status", "400", "-H", "Intercom-Version: 9.9"])
        .clean()
        .says("  version     9.9 (not in the snapshot)\n");
}

#[test]
fn long_strings_are_truncated() {
    let many = format!(r#"{{"errors":[{}{{"code":"conflict"}}]}}"#, r#"{"code":"conflict"},"#.repeat(59));
    decode(&many, &[]).clean().says("\nerror 50 of 60\n").says("\nand 10 more; --format json prints all\n");
    let long = format!(r#"{{"errors":[{{"message":"{}"}}]}}"#, "é".repeat(3_000));
    decode(&long, &[]).clean().says(&format!("  message   \"{}\"... (6000 bytes)\n", "é".repeat(2_000)));
    decode(&"line\n".repeat(60), &["--status", "400"]).clean().says("  line\n  line\n  ... (300 bytes)\n");
}
