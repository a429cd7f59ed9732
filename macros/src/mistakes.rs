//! The mistakes of one item, all reported in one compile.

use intercom_errors_vocabulary::is_unprintable;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

/// The most characters of the user's that a message quotes.
const LONGEST_QUOTE: usize = 40;

/// Each mistake's tokens, and its message.
#[derive(Default)]
pub(crate) struct Mistakes(Vec<(TokenStream, String)>);

impl Mistakes {
    /// Adds a mistake at these tokens, with the help on a line of its own, as rustc prints it.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, problem: impl AsRef<str>, help: impl AsRef<str>) {
        let message = format!("{}\n= help: {}", problem.as_ref(), help.as_ref());
        self.0.push((tokens.into_token_stream(), message));
    }

    /// Adds all of these.
    pub(crate) fn append(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Generates an error for each mistake, with the note at its end.
    pub(crate) fn into_compile_errors(self, note: Option<&str>) -> TokenStream {
        let note = note.map(|note| format!("\n= note: {note}")).unwrap_or_default();
        let errors = self.0.into_iter().map(|(tokens, message)| {
            Error::new_spanned(tokens, format!("{message}{note}")).into_compile_error()
        });
        errors.collect()
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
        } else if is_unprintable(c) {
            quoted.extend(c.escape_default());
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
