use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = [])]
enum Own {
    Conflict,
}

fn main() {}
