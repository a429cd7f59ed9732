//! Prints the codes that the enabled versions have, one a line, as `code since`; with a code as the argument, its
//! description.

use intercom_errors::ErrorCode;

fn main() {
    if let Some(code) = std::env::args().nth(1) {
        let code: ErrorCode = code.parse().expect("a known code");
        println!("{}", code.description().unwrap_or_default());
        return;
    }
    for code in ErrorCode::ALL {
        match code.since() {
            Some(version) => println!("{code} {version}"),
            None => println!("{code} -"),
        }
    }
}
