use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(version = "2.15")]
    Conflict,
}

fn main() {}
