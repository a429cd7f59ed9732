use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    Conflict,
    #[intercom_errors(other)]
    One,
    #[intercom_errors(other)]
    Two,
}

fn main() {}
