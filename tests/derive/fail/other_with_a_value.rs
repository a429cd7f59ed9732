use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    Conflict,
    #[intercom_errors(other = true)]
    Other,
}

fn main() {}
