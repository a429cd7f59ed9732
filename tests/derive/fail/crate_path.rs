// Paths that are not those of this crate: one error at the path.
use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(crate = nowhere)] // ERROR
enum NoCrate {
    Conflict,
}

#[derive(IntercomErrors)]
#[intercom_errors(crate = std::fmt)] // ERROR
enum AnotherCrate {
    Conflict,
}

fn main() {}
