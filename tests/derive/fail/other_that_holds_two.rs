use intercom_errors::{ErrorCode, IntercomErrors};

#[derive(IntercomErrors)]
enum Own {
    Conflict,
    #[intercom_errors(other)]
    Other(ErrorCode, u16),
}

fn main() {}
