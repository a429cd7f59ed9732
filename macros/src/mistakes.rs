//! The mistakes of one item, all reported in one compile.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Error, Result};

#[derive(Default)]
pub(crate) struct Mistakes {
    errors: Option<Error>,
    /// The end of every message, on a line of its own.
    note: Option<String>,
}

impl Mistakes {
    pub(crate) fn with_note(note: Option<String>) -> Self {
        Self { note, ..Self::default() }
    }

    pub(crate) fn add(&mut self, mistake: Error) {
        match &mut self.errors {
            Some(first) => first.combine(mistake),
            None => self.errors = Some(mistake),
        }
    }

    /// Adds a mistake at these tokens, with the help and the note on lines of their own, as rustc prints them.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, problem: impl AsRef<str>, help: impl AsRef<str>) {
        let mut message = with_help(problem.as_ref(), help.as_ref());
        if let Some(note) = &self.note {
            message.push_str("\n= note: ");
            message.push_str(note);
        }
        self.add(Error::new_spanned(tokens.to_token_stream(), message));
    }

    /// Returns the value, or records the mistake and returns `None`.
    pub(crate) fn ok_or_record<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|mistake| self.add(mistake)).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_none()
    }

    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.errors.map(Error::into_compile_error).unwrap_or_default()
    }
}

pub(crate) fn mistake(tokens: &dyn ToTokens, problem: &str, help: &str) -> Error {
    Error::new_spanned(tokens.to_token_stream(), with_help(problem, help))
}

/// Adds a line of help to a message, unless it is empty.
pub(crate) fn with_help(problem: &str, help: &str) -> String {
    if help.is_empty() { problem.to_owned() } else { format!("{problem}\n= help: {help}") }
}
