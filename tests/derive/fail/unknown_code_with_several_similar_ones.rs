use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    TokenNotFoun,
}

fn main() {}
