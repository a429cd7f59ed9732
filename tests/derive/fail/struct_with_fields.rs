use intercom_errors::{ErrorCode, IntercomErrors};

#[derive(IntercomErrors)]
struct Own {
    code: ErrorCode,
}

fn main() {}
