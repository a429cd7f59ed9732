use intercom_errors::{ErrorCode, IntercomErrors};

#[derive(IntercomErrors)]
#[intercom_errors(display)]
enum Own {
    TokenRevokd,
    #[intercom_errors(other)]
    Other(ErrorCode),
}

fn main() {
    let own = Own::from(ErrorCode::Conflict);
    let _: ErrorCode = own.code();
    let _: &'static str = own.as_str();
    let _: Option<&'static str> = own.description();
    let _: Result<Own, _> = "conflict".parse::<Own>();
    println!("{own} {}", Own::ALL.len());
}
