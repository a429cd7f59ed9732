//! The tool as its users run it: arguments in, text and an exit code out.

mod check;
mod decode;
mod descriptions;
mod diff;
mod explain;
mod list;
mod made_up;
mod matrix;
mod observe;
mod source;
mod terminal;
