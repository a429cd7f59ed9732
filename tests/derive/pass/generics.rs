// Lifetimes, constants and bounds.
use intercom_errors::{Code, ErrorCode, IntercomErrors};

#[derive(Debug, PartialEq, IntercomErrors)]
#[intercom_errors(display)]
enum Borrowed<'a> {
    Conflict,
    #[intercom_errors(other)]
    Other(Code<'a>),
}

#[derive(Debug, PartialEq, IntercomErrors)]
enum Counted<const N: usize = 3>
where
    [u8; N]: Sized,
{
    Conflict,
    NotFound,
}

fn main() {
    let text = String::from("of_tomorrow");
    let own = Borrowed::from(text.as_str());
    assert_eq!(own.to_string(), "of_tomorrow");
    assert_eq!(Borrowed::ALL, [Borrowed::Conflict]);
    assert_eq!(Counted::<3>::try_from(ErrorCode::NotFound), Ok(Counted::NotFound));
    assert_eq!(Counted::<3>::ALL.len(), 2);
}
