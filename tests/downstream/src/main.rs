//! Prints the codes that the enabled versions have, one a line, as `code since`.

use intercom_errors::ErrorCode;

fn main() {
    for code in ErrorCode::ALL {
        match code.since() {
            Some(version) => println!("{code} {version}"),
            None => println!("{code} -"),
        }
    }
}
