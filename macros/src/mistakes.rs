//! The mistakes in one item. All of them are reported by one build.

use intercom_errors_vocabulary::Printable;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

/// The maximum number of the user's characters in a message.
const MAX_QUOTE: usize = 40;

/// The tokens and the message of each mistake.
#[derive(Default)]
pub(crate) struct Mistakes(Vec<(TokenStream, String)>);

impl Mistakes {
    /// Adds a mistake at these tokens. The help is on a line of its own, as rustc prints it.
    pub(crate) fn at(&mut self, tokens: &dyn ToTokens, problem: &str, help: &str) {
        self.0.push((tokens.to_token_stream(), format!("{problem}\n= help: {help}")));
    }

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

/// Quotes a user's string on one line, and truncates a long one.
pub(crate) fn quote_text(text: &str) -> String {
    if text.is_empty() {
        return "`\"\"`".to_owned();
    }
    match text.char_indices().nth(MAX_QUOTE) {
        None => format!("`{}`", Printable(text)),
        Some((end, _)) => format!("`{}…`", Printable(&text[..end])),
    }
}

/// Quotes tokens as a user would write them.
pub(crate) fn quote_tokens(tokens: &dyn ToTokens) -> String {
    let source = tokens.to_token_stream().to_string();
    let source = source.replace(" <", "<").replace("< ", "<").replace(" >", ">");
    quote_text(&source.replace(" :: ", "::").replace(" :", ":"))
}

/// Joins names as a list in a sentence: `a`, `b` or `c`.
pub(crate) fn any_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => format!("`{name}`"),
        [first @ .., last] => format!("`{}` or `{last}`", first.join("`, `")),
    }
}
