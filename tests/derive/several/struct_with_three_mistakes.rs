use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = 5, version = "0.1", other)]
struct Own;

fn main() {}
