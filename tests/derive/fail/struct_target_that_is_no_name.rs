use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = "Codes")]
struct Own;

fn main() {}
