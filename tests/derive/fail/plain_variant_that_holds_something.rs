use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    Conflict(u16),
}

fn main() {}
