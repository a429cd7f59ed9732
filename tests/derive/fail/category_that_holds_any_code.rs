use intercom_errors::{Code, IntercomErrors};

#[derive(IntercomErrors)]
enum Own {
    #[intercom_errors(category = "not_found")]
    Missing(Code<'static>),
}

fn main() {}
