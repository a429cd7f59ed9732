use intercom_errors::{Code, IntercomErrors};

#[derive(IntercomErrors)]
#[intercom_errors(display)]
enum Borrowed<'a> {
    Conflict,
    #[intercom_errors(other)]
    Other(Code<'a>),
}

fn main() {}
