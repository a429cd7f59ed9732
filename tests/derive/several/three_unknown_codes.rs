use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    TokenRevokd,
    Conflikt,
    #[intercom_errors(code = "not_fund")]
    Missing,
}

fn main() {}
