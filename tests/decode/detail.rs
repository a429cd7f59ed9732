//! The facts in messages.

use intercom_errors::{Detail, ErrorObject};

#[track_caller]
fn check(message: &str, expected: Option<Detail<'_>>) {
    let mut object = ErrorObject::default();
    object.message = Some(message.into());
    assert_eq!(object.detail(), expected);
}

#[test]
fn every_known_wording_is_read() {
    check(
        "A contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4",
        Some(Detail::ContactExists { id: "5ba682d23d7cf92bef87bfd4", archived: false }),
    );
    check(
        "An archived contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4",
        Some(Detail::ContactExists { id: "5ba682d23d7cf92bef87bfd4", archived: true }),
    );
    check(
        "Multiple existing users match this email address - must be more specific using user_id",
        Some(Detail::SeveralMatch),
    );
    check(
        "User has been marked for permanent deletion and is not restorable.",
        Some(Detail::PermanentlyDeleted),
    );
    check("scroll already exists for this workspace", Some(Detail::ScrollInUse));
    check("page limit reached, please use scroll API", Some(Detail::PageLimit));
    check("Custom attribute 'plan' does not exist", Some(Detail::UnknownAttribute { name: "plan" }));
    check("Custom attribute 'it's' does not exist", Some(Detail::UnknownAttribute { name: "it's" }));
    check("The requested version could not be found", Some(Detail::VersionNotFound));
    check("Requested resource is not available in current API version.", Some(Detail::NotInVersion));
    check(
        "This contact has been merged. See the 'Link' header for the canonical contact.",
        Some(Detail::ContactMerged),
    );
    check("Exceeded rate limit of 83 in 10_seconds", Some(Detail::WindowLimit { count: 83, seconds: 10 }));
    check(
        "Exceeded rate limit of 1 pending message data export jobs",
        Some(Detail::JobLimit { count: 1, kind: "message data export" }),
    );
    check(
        "Exceeded rate limit of 5 pending reporting dataset export jobs",
        Some(Detail::JobLimit { count: 5, kind: "reporting dataset export" }),
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
fn an_error_without_a_message_has_no_fact() {
    assert_eq!(ErrorObject::default().detail(), None);
}
