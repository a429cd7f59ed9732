use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Fault, derive(Debug))]
struct Own;

fn main() {
    println!("{:?}", Fault::ALL);
}
