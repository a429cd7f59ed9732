use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.10..=2.16")]
enum Own {
    ContactMerged,
}

fn main() {}
