use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(versoin = "2.15")]
enum Own {
    Conflict,
}

fn main() {}
