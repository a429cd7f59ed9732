// Codes that do not exist.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
enum Variants {
    Conflict,
    TokenRevokd,  // ERROR
    not_found,    // ERROR
    NOT_FOUND,    // ERROR
    TokenNotFoun, // ERROR
    Xylophone,    // ERROR
}
uses!(Variants);

#[derive(IntercomErrors)]
enum WireNames {
    Conflict,
    #[intercom_errors(code = "token_revokd")] // ERROR
    Near,
    #[intercom_errors(code = "TokenRevoked")] // ERROR
    Case,
    #[intercom_errors(code = "token_not_foun")] // ERROR
    Several,
    #[intercom_errors(code = "")] // ERROR
    Empty,
    #[intercom_errors(code = "new\nand longer than anyone wants to read in a message")] // ERROR
    Long,
    #[intercom_errors(code = ["token_revoked", "gone", "token_expird"])] // ERROR ERROR
    List,
}
uses!(WireNames);

#[derive(IntercomErrors)]
enum NotStrings {
    Conflict,
    #[intercom_errors(code = 5)] // ERROR
    Number,
    #[intercom_errors(code = token_revoked)] // ERROR
    Name,
    #[intercom_errors(code = CODE)] // ERROR
    Constant,
    #[intercom_errors(code = concat!("token", "_revoked"))] // ERROR
    Macro,
    #[intercom_errors(code = codes::CODE)] // ERROR
    Path,
    #[intercom_errors(code = b"token_revoked")] // ERROR
    Bytes,
    #[intercom_errors(code = [])] // ERROR
    Nothing,
    #[intercom_errors(code = ("token_revoked", "token_expired"))] // ERROR
    Parentheses,
    #[intercom_errors(code = ["token_revoked", 5, ["token_expired"]])] // ERROR ERROR
    List,
}
uses!(NotStrings);

#[derive(IntercomErrors)]
enum Fields {
    Conflict,
    NotFound(u16), // ERROR
    #[intercom_errors(code = "server_error")]
    Server { status: u16 }, // ERROR
    TokenRevoked(), // ERROR
}
uses!(Fields);

fn main() {}
