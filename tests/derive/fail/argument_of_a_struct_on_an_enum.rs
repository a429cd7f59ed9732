use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Codes)]
enum Own {
    Conflict,
}

fn main() {}
