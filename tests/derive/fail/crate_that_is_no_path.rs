use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(crate = "intercom_errors")]
enum Own {
    Conflict,
}

fn main() {}
