use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.10..=3.0")]
enum Own {
    Conflict,
}

fn main() {}
