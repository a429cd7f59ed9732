use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Fault, versions = Fault)]
struct Own;

fn main() {
    println!("{:?}", Fault::from_code("conflict"));
}
