//! `decode`.

mod found;
mod input;
mod json;
mod refused;
mod text;

use crate::made_up::{MadeUp, Ran, run_with_input};

/// Runs `decode` on this standard input, with the made-up codes.
fn decode(input: &(impl AsRef<[u8]> + ?Sized), arguments: &[&str]) -> Ran {
    let arguments = [&["decode"], arguments].concat();
    run_with_input(&mut MadeUp::usual().tool(&arguments), input.as_ref())
}
