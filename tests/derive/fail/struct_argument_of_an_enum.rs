use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Codes, exhaustive)]
struct Own;

fn main() {}
