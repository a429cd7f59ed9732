use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Codes, derive = Debug)]
struct Own;

fn main() {}
