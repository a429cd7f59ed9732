// Items inside of a function body.
use intercom_errors::{ErrorCode, IntercomErrors};

fn main() {
    #[derive(Debug, PartialEq, IntercomErrors)]
    enum Own {
        Conflict,
        #[intercom_errors(other)]
        Other,
    }

    #[derive(IntercomErrors)]
    #[intercom_errors(codes = Inner, versions = Release)]
    struct Docs;

    assert_eq!(Own::from(ErrorCode::NotFound), Own::Other);
    assert_eq!(Own::from("conflict"), Own::Conflict);
    assert_eq!(Inner::Conflict.as_str(), "conflict");
    assert_eq!(Release::ALL.len(), intercom_errors::ApiVersion::ALL.len());
}
