use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.99")]
enum Own {
    Conflict,
}

fn main() {}
