//! Prints the codes of the enabled versions, one per line, as `code since`. With a code as the argument, prints its
//! description. With `--check`, prints how many codes `from_code` finds without confusing them with similar strings.

use intercom_errors::ErrorCode;

fn main() {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("--check") {
        let found = |code: &&ErrorCode| ErrorCode::from_code(code.as_str()) == Some(**code);
        let near = |code: &&ErrorCode| {
            let name = code.as_str();
            let mut others = vec![
                format!("{name}x"),
                format!("x{name}"),
                format!("{name}\0"),
                name[1..].to_owned(),
                name[..name.len() - 1].to_owned(),
            ];
            // A comparison that skips a byte would confuse these.
            others.extend((0..name.len()).map(|byte| format!("{}X{}", &name[..byte], &name[byte + 1..])));
            others.iter().all(|other| ErrorCode::from_code(other).is_none_or(|code| code.as_str() == other))
        };
        println!("{} of {}", ErrorCode::ALL.iter().filter(found).filter(near).count(), ErrorCode::ALL.len());
        return;
    }
    if let Some(code) = argument {
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
