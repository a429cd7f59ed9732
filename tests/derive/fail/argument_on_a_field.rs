use intercom_errors::{ErrorCode, IntercomErrors};

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(other)]
    Other(#[intercom_errors(code = "conflict")] ErrorCode),
}

fn main() {}
