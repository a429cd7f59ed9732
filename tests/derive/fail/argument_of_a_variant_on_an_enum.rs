use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(other)]
enum Own {
    Conflict,
}

fn main() {}
