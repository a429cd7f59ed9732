// Variants for categories, with and without a field, and one for all other codes.
use intercom_errors::{Category, Code, ErrorCode, IntercomErrors};

#[derive(Debug, PartialEq, IntercomErrors)]
enum Own {
    CompanyNotFound,
    #[intercom_errors(category = "not_found")]
    Missing(ErrorCode),
    #[intercom_errors(category = "authentication")]
    SignIn,
    #[intercom_errors(other)]
    Other(Code<'static>),
}

fn main() {
    for &code in ErrorCode::ALL {
        let expected = match code.category() {
            _ if code == ErrorCode::CompanyNotFound => Own::CompanyNotFound,
            Category::NotFound => Own::Missing(code),
            Category::Authentication => Own::SignIn,
            _ => Own::Other(code.into()),
        };
        assert_eq!(Own::from(code), expected);
        assert_eq!(Own::from(code.as_str()), expected);
        let known = (expected != Own::SignIn).then_some(code);
        assert_eq!(Own::from(code).code(), known);
        assert_eq!(Own::from(code).wire_name(), known.map(ErrorCode::as_str));
    }
    assert_eq!(Own::from("brand_new_code").wire_name(), Some("brand_new_code"));
}
