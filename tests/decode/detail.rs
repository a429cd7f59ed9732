//! The facts in messages.

use intercom_errors::{Detail, ErrorObject};

use super::cases::{messages, print};

/// Compares the fact and its values, as they are printed, with those expected.
#[track_caller]
fn check(message: &str, expected: Option<&str>) {
    let object = ErrorObject::new("any").with_message(message);
    let found = object.detail().map(print);
    assert_eq!(found.as_deref(), expected);
}

#[test]
fn whitespace_and_the_full_stop_do_not_matter() {
    for message in ["Company already exists", "Company already exists.", " Company already exists.\n"] {
        check(message, Some("CompanyExists"));
    }
}

#[test]
fn other_wordings_have_no_fact() {
    for message in [
        "",
        "No such contact",
        "No such email[]",
        "No such email[a] or user_id[b]",
        "A contact matching those details already exists with id=",
        "A contact matching those details already exists with id=1 or so",
        "A company matching those details already exists with id=1",
        "Custom attribute '",
        "Custom attribute '' does not exist",
        "Custom attribute 'plan' does not exist yet",
        "Custom attribute 'plan' or 'price' does not exist",
        "Custom attribute 'plan' does not exist; Custom attribute 'price' does not exist",
        "Exceeded rate limit of many in 10_seconds",
        "Exceeded rate limit of 83",
        "Exceeded rate limit of 83 in ten_seconds",
        "Exceeded rate limit of 99999999999999999999999 in 10_seconds",
        "Exceeded rate limit of +5 in 10_seconds",
        "Exceeded rate limit of 1 pending jobs",
        "Exceeded rate limit of 1 pending 2nd export jobs",
        "job a!b is closed for new task updates",
        "No such email[a b]",
        "Exceeded rate limit of 1 pending export jobs and other jobs",
        "scroll already exists for this workspace, they say",
        "This contact has been merged into another",
        "The token of the user is a required parameter",
        "email does not support operator: > or <",
        "email does not support operator: >\"",
        "email does not support operator: ",
        "An old contact matching those details already exists with id=1",
        "the type parameter must be one of: user, company, some other thing",
        "Company already exists..",
    ] {
        check(message, None);
    }
}

#[test]
fn some_codes_report_a_fact_whatever_the_message_says() {
    let detail = |code: &'static str, message: &'static str| {
        ErrorObject::new(code).with_message(message).detail().map(|detail| detail.to_string())
    };
    assert_eq!(detail("hmac_mismatch", "Nein").as_deref(), Some("identity_verification_failed"));
    assert_eq!(detail("scroll_exists", "").as_deref(), Some("scroll_in_use"));
    assert_eq!(detail("unique_company_constraint", "").as_deref(), Some("company_exists"));
    assert_eq!(detail("hmac_mismatch", "Company already exists.").as_deref(), Some("company_exists"));
    assert_eq!(detail("conflict", "Nein"), None);
}

#[test]
fn every_explanation_has_the_values_of_the_message() {
    let explanations = messages().into_iter().filter_map(|(message, detail)| {
        let object = ErrorObject::new("any").with_message(message);
        Some((detail?, object.detail()?.explanation().into_owned()))
    });
    for (detail, explanation) in explanations {
        assert!(!explanation.contains(['{', '}']), "{detail}: {explanation}");
        for value in detail.split('"').skip(1).step_by(2) {
            assert!(explanation.contains(&format!("{value:?}")), "{detail}: {explanation}");
        }
    }
    let explanation =
        |message| ErrorObject::new("any").with_message(message).detail().map(Detail::explanation);
    assert_eq!(
        explanation("Exceeded rate limit of 83 in 10_seconds").as_deref(),
        Some("at most 83 requests in each window of 10 s")
    );
    assert_eq!(
        explanation("An archived contact matching those details already exists with id=5b").as_deref(),
        Some("the contact \"5b\" has these details already and is archived: unarchive that one")
    );
}

#[test]
fn text_of_a_message_is_quoted_and_escaped_in_an_explanation() {
    let object = ErrorObject::new("any").with_message("Custom attribute 'a\"\u{202e}\n' does not exist");
    let explanation = object.detail().map(|detail| detail.explanation().into_owned());
    assert_eq!(
        explanation.as_deref(),
        Some(r#"the custom attribute "a\"\u{202e}\n" does not exist: create it first, or fix its name"#)
    );
}

#[cfg(feature = "serde")]
#[test]
fn a_detail_is_serialized_as_its_fact_and_its_values() {
    let json = |message: &str| {
        let object = ErrorObject::new("any").with_message(message);
        serde_json::to_value(object.detail()).expect("it is JSON")
    };
    assert_eq!(
        json("Exceeded rate limit of 83 in 10_seconds"),
        serde_json::json!({"fact": "window_limit", "count": 83, "seconds": 10})
    );
    assert_eq!(
        json("the type parameter must be one of: user, company"),
        serde_json::json!({"fact": "allowed_values", "parameter": "type", "values": ["user", "company"]})
    );
    assert_eq!(json("page limit reached, please use scroll API"), serde_json::json!({"fact": "page_limit"}));
}

#[test]
fn an_error_without_a_message_has_no_fact() {
    assert_eq!(ErrorObject::default().detail(), None);
}
