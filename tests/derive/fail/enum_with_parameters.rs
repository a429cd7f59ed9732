use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
enum Counted<const N: usize = 3>
where
    [u8; N]: Sized,
{
    Conflict,
    NotFound,
}

fn main() {}
