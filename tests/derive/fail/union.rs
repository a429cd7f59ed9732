use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
union Own {
    a: u8,
    b: i8,
}

fn main() {}
