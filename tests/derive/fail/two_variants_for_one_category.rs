use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(category = "not_found")]
    Missing,
    #[intercom_errors(category = "not_found")]
    Gone,
}

fn main() {}
