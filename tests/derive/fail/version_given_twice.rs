use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15", version = "2.14")]
enum Own {
    Conflict,
}

fn main() {}
