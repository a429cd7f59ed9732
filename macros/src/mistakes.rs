//! The mistakes of one item, all reported in one compile.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Error, Result};

#[derive(Default)]
pub(crate) struct Mistakes(Option<Error>);

impl Mistakes {
    pub(crate) fn add(&mut self, mistake: Error) {
        match &mut self.0 {
            Some(first) => first.combine(mistake),
            None => self.0 = Some(mistake),
        }
    }

    /// Adds a mistake at these tokens, with the help on a line of its own, as rustc prints it.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, problem: impl AsRef<str>, help: impl AsRef<str>) {
        self.add(mistake(&tokens, problem.as_ref(), help.as_ref()));
    }

    /// Returns the value, or records the mistake and returns `None`.
    pub(crate) fn ok_or_record<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|mistake| self.add(mistake)).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.0.map(Error::into_compile_error).unwrap_or_default()
    }
}

pub(crate) fn mistake(tokens: &dyn ToTokens, problem: &str, help: &str) -> Error {
    Error::new_spanned(tokens.to_token_stream(), with_help(problem, help))
}

/// Adds a line of help to a message, unless it is empty.
pub(crate) fn with_help(problem: &str, help: &str) -> String {
    if help.is_empty() { problem.to_owned() } else { format!("{problem}\n= help: {help}") }
}
