use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(code = 5)]
    Revoked,
}

fn main() {}
