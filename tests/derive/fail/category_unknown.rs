use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(category = "missing")]
    Missing,
}

fn main() {}
