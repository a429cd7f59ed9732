use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(code = "conflict")]
enum Own {
    #[intercom_errors(category = "nothing")]
    Missing,
    Conflict(u8),
}

fn main() {}
