use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(versions = Release, version = "2.10")]
struct Own;

fn main() {
    assert_eq!(Release::ALL.len(), 24);
}
