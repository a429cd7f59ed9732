use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    Conflict,
    #[intercom_errors(other)]
    Other(String),
}

fn main() {}
