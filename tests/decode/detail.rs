//! The facts in messages.

use intercom_errors::ErrorObject;

/// Compares the fact and its values, as they are printed, with those expected.
#[track_caller]
fn check(message: &str, expected: Option<(&str, &str)>) {
    let object = ErrorObject::new("any").with_message(message);
    let found = object.detail().map(|detail| (detail.as_str(), format!("{detail:?}")));
    assert_eq!(found.as_ref().map(|(word, values)| (*word, &**values)), expected);
}

#[test]
fn every_known_wording_is_read() {
    check(
        "A contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4",
        Some(("contact_exists", r#"ContactExists { id: "5ba682d23d7cf92bef87bfd4", archived: false }"#)),
    );
    check(
        "An archived contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4",
        Some(("contact_exists", r#"ContactExists { id: "5ba682d23d7cf92bef87bfd4", archived: true }"#)),
    );
    check(
        "Multiple existing users match this email address - must be more specific using user_id",
        Some(("multiple_contacts_match", "MultipleContactsMatch")),
    );
    check(
        "User has been marked for permanent deletion and is not restorable.",
        Some(("permanently_deleted", "PermanentlyDeleted")),
    );
    check("scroll already exists for this workspace", Some(("scroll_in_use", "ScrollInUse")));
    check("page limit reached, please use scroll API", Some(("page_limit", "PageLimit")));
    check(
        "Custom attribute 'plan' does not exist",
        Some(("unknown_attribute", r#"UnknownAttribute { name: "plan" }"#)),
    );
    check(
        "Custom attribute 'it's' does not exist",
        Some(("unknown_attribute", r#"UnknownAttribute { name: "it's" }"#)),
    );
    check("The requested version could not be found", Some(("version_not_found", "VersionNotFound")));
    check(
        "Requested resource is not available in current API version.",
        Some(("not_available_in_version", "NotAvailableInVersion")),
    );
    check(
        "This contact has been merged. See the 'Link' header for the canonical contact.",
        Some(("contact_merged", "ContactMerged")),
    );
    check(
        "Exceeded rate limit of 83 in 10_seconds",
        Some(("window_limit", "WindowLimit { count: 83, window: 10s }")),
    );
    check(
        "Exceeded rate limit of 1 pending message data export jobs",
        Some(("job_limit", r#"JobLimit { count: 1, kind: "message data export" }"#)),
    );
    check(
        "Exceeded rate limit of 5 pending reporting dataset export jobs",
        Some(("job_limit", r#"JobLimit { count: 5, kind: "reporting dataset export" }"#)),
    );
}

#[test]
fn other_wordings_have_no_fact() {
    for message in [
        "",
        "No such contact",
        "A contact matching those details already exists with id=",
        "A contact matching those details already exists with id=1 or so",
        "A company matching those details already exists with id=1",
        "Custom attribute '",
        "Custom attribute 'plan' does not exist yet",
        "Exceeded rate limit of many in 10_seconds",
        "Exceeded rate limit of 83",
        "Exceeded rate limit of 83 in ten_seconds",
        "Exceeded rate limit of 99999999999999999999999 in 10_seconds",
        "Exceeded rate limit of 1 pending jobs",
        "scroll already exists for this workspace, they say",
    ] {
        check(message, None);
    }
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
    assert_eq!(json("page limit reached, please use scroll API"), serde_json::json!({"fact": "page_limit"}));
}

#[test]
fn an_error_without_a_message_has_no_fact() {
    assert_eq!(ErrorObject::default().detail(), None);
}
