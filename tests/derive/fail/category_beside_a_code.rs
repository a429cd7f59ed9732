use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(category = "not_found", code = "not_found")]
    Missing,
}

fn main() {}
