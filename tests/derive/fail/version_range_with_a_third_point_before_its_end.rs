use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.10...=2.15")]
enum Own {
    Conflict,
}

fn main() {}
