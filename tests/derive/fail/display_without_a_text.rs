use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(display)]
enum Own {
    Conflict,
    #[intercom_errors(other)]
    Other,
}

fn main() {}
