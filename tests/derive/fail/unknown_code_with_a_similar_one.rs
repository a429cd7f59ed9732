use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    TokenRevokd,
}

fn main() {}
