use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.99", strict)]
enum Own {
    TokenRevokd,
    Conflict,
}

fn main() {}
