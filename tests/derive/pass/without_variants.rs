// No variants, as when a `cfg` removes all of them.
use intercom_errors::{ErrorCode, IntercomErrors};

#[derive(Debug, PartialEq, IntercomErrors)]
enum Never {}

#[derive(Debug, PartialEq, IntercomErrors)]
enum Elsewhere {
    #[cfg(any())]
    Conflict,
}

fn main() {
    assert_eq!(Never::ALL, []);
    assert_eq!(Never::try_from(ErrorCode::Conflict).unwrap_err().into_code().unwrap(), ErrorCode::Conflict);
    assert!("conflict".parse::<Elsewhere>().is_err());
}
