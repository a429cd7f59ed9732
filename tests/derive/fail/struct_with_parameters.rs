use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Fault)]
struct Docs<const N: usize>;

fn main() {}
