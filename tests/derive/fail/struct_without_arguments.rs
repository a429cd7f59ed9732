use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
struct Own;

fn main() {}
