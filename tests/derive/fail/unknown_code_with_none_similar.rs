use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Own {
    Xylophone,
}

fn main() {}
