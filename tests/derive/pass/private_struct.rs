// A private struct that only the derive uses.
#![deny(warnings, unused, clippy::all, clippy::pedantic, clippy::nursery)]

use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Fault, versions = Release)]
struct Docs;

mod inner {
    #[derive(intercom_errors::IntercomErrors)]
    #[intercom_errors(codes = pub(crate) Narrow, version = "2.10..=2.15")]
    struct Docs;
}

fn main() {
    #[derive(IntercomErrors)]
    #[intercom_errors(versions = Local)]
    struct Docs;

    assert_eq!(Fault::from_code("conflict"), Some(Fault::Conflict));
    assert_eq!(inner::Narrow::from_code("contact_merged"), None);
    assert_eq!(Release::ALL.len(), Local::ALL.len());
}
