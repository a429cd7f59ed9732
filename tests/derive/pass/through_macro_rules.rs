// An enum that a user's macro generates.
use intercom_errors::{Code, ErrorCode, IntercomErrors};

macro_rules! failure {
    ($(#[$meta:meta])* $visibility:vis $name:ident { $($variant:ident $(= $code:literal)?),* ; $other:ident($field:ty) }) => {
        #[derive(Debug, PartialEq, IntercomErrors)]
        $(#[$meta])*
        $visibility enum $name {
            $( $(#[intercom_errors(code = $code)])? $variant, )*
            #[intercom_errors(other)]
            $other($field),
        }
    };
}

failure!(pub First { Conflict, Revoked = "token_revoked"; Rest(ErrorCode) });
failure!(
    /// With another attribute.
    #[intercom_errors(version = "2.15")]
    Second { TokenRevoked; Rest(Code<'static>) }
);

fn main() {
    assert_eq!(First::from(ErrorCode::TokenRevoked), First::Revoked);
    assert_eq!(Second::from("x").wire_name(), Some("x"));
}
