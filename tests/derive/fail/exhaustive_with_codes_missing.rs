use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15", exhaustive)]
enum Own {
    Conflict,
}

fn main() {}
