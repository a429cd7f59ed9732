use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(code = "TokenRevoked")]
    Revoked,
}

fn main() {}
