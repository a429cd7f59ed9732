use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(code = "token_revokd")]
    Revoked,
}

fn main() {}
