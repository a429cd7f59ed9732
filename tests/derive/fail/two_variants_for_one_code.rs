use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    TokenRevoked,
    #[intercom_errors(code = "token_revoked")]
    Revoked,
}

fn main() {}
