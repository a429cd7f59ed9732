//! The mistakes of one item, all reported in one compile.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

/// The most characters of the user's that a message quotes.
const LONGEST_QUOTE: usize = 40;

#[derive(Default)]
pub(crate) struct Mistakes {
    errors: Option<Error>,
    /// The end of every message, on a line of its own.
    note: Option<String>,
}

impl Mistakes {
    pub(crate) fn with_note(note: Option<String>) -> Self {
        Self { errors: None, note }
    }

    /// Adds a mistake at these tokens, with the help and the note on lines of their own, as rustc prints them.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, problem: impl AsRef<str>, help: impl AsRef<str>) {
        let note = self.note.as_ref().map(|note| format!("\n= note: {note}")).unwrap_or_default();
        let message = format!("{}\n= help: {}{note}", problem.as_ref(), help.as_ref());
        self.append(Self { errors: Some(Error::new_spanned(tokens, message)), note: None });
    }

    /// Adds all of these.
    pub(crate) fn append(&mut self, more: Self) {
        match (&mut self.errors, more.errors) {
            (Some(first), Some(more)) => first.combine(more),
            (first @ None, more) => *first = more,
            (Some(_), None) => {}
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_none()
    }

    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.errors.map(Error::into_compile_error).unwrap_or_default()
    }
}

/// Quotes a string of the user's on one line, and cuts off a long one.
pub(crate) fn quoted(text: &str) -> String {
    if text.is_empty() {
        return "`\"\"`".to_owned();
    }
    let mut quoted = String::from("`");
    for c in text.chars().take(LONGEST_QUOTE) {
        if matches!(c, '"' | '\'' | '\\') {
            quoted.push(c);
        } else {
            quoted.extend(c.escape_debug());
        }
    }
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        quoted.push('…');
    }
    quoted.push('`');
    quoted
}

/// Joins names as a list in a sentence: `a`, `b` or `c`.
pub(crate) fn any_of(names: &[impl AsRef<str>]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
        None => String::new(),
    }
}
