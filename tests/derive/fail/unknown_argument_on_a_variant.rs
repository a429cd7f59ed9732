use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(rename = "conflict")]
    Conflict,
}

fn main() {}
