//! What a person reads, one test for each form of body.

use std::time::SystemTime;

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
  The request clashes with what exists. Look up what is there, and update that in place of creating it anew.

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
fn a_page_is_not_intercoms() {
    check(
        "<html>\r\n<h1>403 Forbidden</h1>\r\n</html>\r\n",
        &["--status", "403"],
        "status 403, other
  The page comes from something on the way to Intercom, such as a proxy, a firewall or a load balancer, and so does \
  the status: it says nothing of Intercom's permissions or data. Check the address, and ask whoever runs what stands \
  between.

  body        An HTML page, as load balancers and web servers send it; Intercom's API sends JSON.
  category    other, by its form
  retry       no: the cause of the failure is unknown
  request id  none
  version     not told: the reply has no Intercom-Version header

body
  <html>
  <h1>403 Forbidden</h1>
  </html>
",
    );
}

#[test]
fn an_empty_body_leaves_the_status() {
    check(
        "",
        &["--status", "503"],
        "status 503, unavailable
  The service could not answer in time. The request may have been carried out all the same: look before you repeat \
  one that must not happen twice.

  body        There is no body; only the status says what failed.
  category    unavailable, by its status
  retry       once, after a short wait: the failure is transient
              no for a POST or PATCH: the request may have been carried out, and is not idempotent
  request id  none
  version     not told: the reply has no Intercom-Version header
",
    );
}

#[test]
fn without_a_status_the_codes_tell() {
    check(
        r#"{"error_key": "token_revoked"}"#,
        &[],
        "status not told, authentication
  Intercom does not accept the token: it is missing, wrong, expired, revoked or blocked. Check which token is sent, or \
  let the user connect again.

  body        A key instead of a list, which some Intercom endpoints send.
  category    authentication, by its code
  retry       no: the same credentials would fail again
  request id  none
  version     not told: the reply has no Intercom-Version header

error
  code      token_revoked
            The token was revoked
            ● documented  2.1, Preview
            ○ presumed    1.0-2.0
",
    );
}

#[test]
fn without_a_status_and_a_code_it_says_what_is_missing() {
    check(
        r#"{"errors": {"email": "is invalid"}}"#,
        &[],
        "status not told
  Without the status nothing more can be told: say it with --status, or pipe in all that `curl -i` prints.

  body        Messages by field, which some Intercom endpoints send, mostly without codes.
  category    not known, as no code of it tells and the status is missing
  retry       not known either
  request id  none
  version     not told: the reply has no Intercom-Version header

error
  code      none
  field     email
  message   is invalid
",
    );
}

#[test]
fn every_other_form_says_what_it_is() {
    for (body, said, shown) in [
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
        decode(body, &["--status", "400"]).clean().says(&format!("  body        {said}")).says(shown);
    }
    let binary = decode(b"\x1f\x8b\x08\0\0", &["--status", "400"]);
    binary.clean().says("Bytes that are not text in UTF-8; they may be compressed.");
    assert!(!binary.out.contains("\nbody\n"), "{}", binary.out);
}

#[test]
fn an_unknown_code_stays_what_it_is_and_gets_the_nearest_ones() {
    let ran =
        decode(r#"{"errors": [{"code": "TokenRevokd"}, {"code": "of_tomorrow"}]}"#, &["--status", "401"]);
    ran.exits(1).says("status 401, authentication\n").says("  category    authentication, by its status\n");
    ran.says(
        "error 1 of 2
  code      \"TokenRevokd\"
            The snapshot does not know it: Intercom also sends codes that nothing published names.
            The nearest that it knows: token_revoked

error 2 of 2
  code      \"of_tomorrow\"
            The snapshot does not know it: Intercom also sends codes that nothing published names.
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
    assert_eq!(retry(&["Retry-After: 7"]), "in 7 s: the Retry-After header names the wait");
    assert_eq!(retry(&["retry-after:0"]), "at once: the Retry-After header names the wait");
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let window = retry(&[&format!("X-RateLimit-Reset: {}", now + 30)]);
    assert!(window.starts_with("in "), "{window}");
    assert!(
        window.ends_with(" s: the X-RateLimit-Reset header says when the rate limit's window ends"),
        "{window}"
    );
    let none = "after waits that grow with each try: a rate limit, and no usable header names the wait";
    assert_eq!(retry(&[]), none);
    assert_eq!(retry(&["X-RateLimit-Reset: soon"]), none);
    // No window ends so late.
    let window = retry(&["X-RateLimit-Reset: 99999999999"]);
    assert!(window.starts_with("in 60 s: "), "{window}");
}

#[test]
fn what_a_reply_says_is_shown_and_not_obeyed() {
    let input = "HTTP/1.1 400 Bad\nX-Request-Id: a\u{1b}[2J\nIntercom-Version: \u{202e}9\n\n\
                 {\"errors\": [{\"code\": \"\u{202e}x\", \"message\": \"a\\u001b[31m\\nb\", \"data\": \"\u{9b}\"}]}";
    decode(input, &[])
        .exits(1)
        .says("  request id  a\\u{1b}[2J\n")
        .says("  version     \\u{202e}9 (the snapshot knows no such version)\n")
        .says("  code      \"\\u{202e}x\"\n")
        .says("  message   a\\u{1b}[31m\\nb\n")
        .says("  data      \"\\u{9b}\"\n");
    decode("a\u{1b}[2J\u{7f}", &["--status", "400"]).clean().says("  a\\u{1b}[2J\\u{7f}\n");
}

#[test]
fn what_is_long_is_cut() {
    let many = format!(r#"{{"errors":[{}{{"code":"conflict"}}]}}"#, r#"{"code":"conflict"},"#.repeat(59));
    decode(&many, &[])
        .clean()
        .says("\nerror 50 of 60\n")
        .says("\nand 10 errors more, which --format json has\n");
    let long = format!(r#"{{"errors":[{{"message":"{}"}}]}}"#, "é".repeat(3_000));
    decode(&long, &[]).clean().says(&format!("  message   {}... (6000 bytes in all)\n", "é".repeat(2_000)));
    decode(&"line\n".repeat(60), &["--status", "400"])
        .clean()
        .says("  line\n  line\n  ... (300 bytes in all)\n");
}
