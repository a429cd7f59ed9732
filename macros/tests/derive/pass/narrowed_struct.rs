// Generated enums with fewer codes, more derives, and a visibility of their own.
use intercom_errors::{ApiVersion, Availability, ErrorCode};
use strum::IntoEnumIterator;

mod inner {
    use intercom_errors::IntercomErrors;
    use strum::EnumIter;

    #[derive(IntercomErrors)]
    #[intercom_errors(
        codes = pub(super) Narrow,
        versions = pub(super) Release,
        version = ["2.7", "2.9..=2.10"],
        derive(EnumIter)
    )]
    struct Docs;
}

fn main() {
    let pinned = [ApiVersion::V2_7, ApiVersion::V2_9, ApiVersion::V2_10];
    let listed = |code: &&ErrorCode| {
        pinned.iter().any(|version| code.availability(*version) != Availability::Unlisted)
    };
    let expected: Vec<_> = ErrorCode::ALL.iter().filter(listed).map(|code| code.as_str()).collect();
    let codes: Vec<_> = inner::Narrow::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes, expected);
    assert!(codes.len() < ErrorCode::ALL.len());
    assert!(inner::Narrow::iter().eq(inner::Narrow::ALL.iter().copied()));
    assert!(inner::Release::iter().eq(inner::Release::ALL.iter().copied()));
    assert_eq!(inner::Release::V2_10.error_codes().next().map(|code| code.as_str()), Some("action_forbidden"));
}
