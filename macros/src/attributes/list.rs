//! Lists with commas: the arguments of an attribute, and the strings of an argument.
//!
//! syn's `parse_nested_meta` ends at the first token that does not fit, and so hides later mistakes. Here an entry with a
//! mistake is skipped up to its comma.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::LitStr;

use super::tokens::Tokens;
use crate::mistakes::Mistakes;

const SEVERAL: &str = "write several strings as a list, such as `[\"a\", \"b\"]`";

/// Calls `entry` at the start of each entry. After a mistake, `entry` skips the rest with [`Tokens::skip`].
///
/// Reports anything between the end of an entry and a comma. If a comma is missing, reading continues at a name that
/// `resumes` accepts.
pub(super) fn each_entry(
    list: TokenStream,
    mistakes: &mut Mistakes,
    resumes: &dyn Fn(&Ident) -> bool,
    entry: &mut dyn FnMut(&mut Tokens, &mut Mistakes),
) {
    let tokens = &mut Tokens::new(list);
    while tokens.peek().is_some() {
        if let Some(comma) = tokens.punct(',') {
            mistakes.at(&comma, "an argument is missing: expected one, found `,`", "remove the comma");
            continue;
        }
        entry(tokens, mistakes);
        if tokens.punct(',').is_some() {
            continue;
        }
        let Some(token) = tokens.peek() else { break };
        let found = tokens.found();
        let problem = format!("unexpected token after an argument: expected `,` or the end, found {found}");
        mistakes.at(token, &problem, help_for_surplus(token, &found));
        tokens.punct(';');
        if !matches!(tokens.peek(), Some(TokenTree::Ident(name)) if resumes(name)) {
            tokens.skip();
            tokens.punct(',');
        }
    }
}

fn help_for_surplus(token: &TokenTree, found: &str) -> &'static str {
    match token {
        TokenTree::Ident(_) => "write a comma before it, or remove it",
        TokenTree::Punct(punct) if punct.as_char() == ';' => "write a comma instead",
        TokenTree::Punct(_) if found.starts_with("`..") => {
            "write a range in one string, such as `\"2.10..=2.15\"`"
        }
        TokenTree::Punct(punct) if matches!(punct.as_char(), '|' | '+' | '&') => SEVERAL,
        TokenTree::Literal(_) => SEVERAL,
        _ => "remove it",
    }
}

/// The strings of an argument.
#[derive(Default)]
pub(crate) struct Strings {
    pub(crate) texts: Vec<LitStr>,
    /// One of them could not be read.
    pub(crate) is_broken: bool,
}

/// Reads a string or a list of strings, such as `["a", "b"]`.
pub(super) fn strings(tokens: &mut Tokens, form: &str, mistakes: &mut Mistakes) -> Strings {
    let mut strings = Strings::default();
    let mut read = |tokens: &mut Tokens, mistakes: &mut Mistakes| match string(tokens, form, mistakes) {
        Some(text) => strings.texts.push(text),
        None => strings.is_broken = true,
    };
    match tokens.group(Delimiter::Bracket) {
        Some(list) if list.stream().is_empty() => {
            let problem = "a list is empty: expected at least one string, found `[]`";
            mistakes.at(&list, problem, &format!("write `{form}`"));
            strings.is_broken = true;
        }
        Some(list) => each_entry(list.stream(), mistakes, &|_| false, &mut read),
        None => read(tokens, mistakes),
    }
    strings
}

/// Reads a plain string literal. `form` is an example of the argument.
pub(super) fn string(tokens: &mut Tokens, form: &str, mistakes: &mut Mistakes) -> Option<LitStr> {
    let found = tokens.found();
    if let Some(text) = tokens.string() {
        if !text.suffix().is_empty() {
            let problem = format!("a string has a suffix: expected a plain one, found {found}");
            mistakes.at(&text, &problem, &format!("remove `{}`", text.suffix()));
        }
        return Some(text);
    }
    let token = tokens.peek()?.clone();
    let value = tokens.skip();
    let help = match &token {
        TokenTree::Ident(name) if *name == value && value == value.to_lowercase() => {
            format!("write `\"{value}\"`")
        }
        TokenTree::Ident(_) => {
            "write the string itself: the derive runs before macros and constants are evaluated".to_owned()
        }
        TokenTree::Literal(_) if form.starts_with("version") => format!("write `\"{value}\"`"),
        _ => format!("write `{form}`"),
    };
    let name = form.split(' ').next().unwrap_or(form);
    let problem = format!("the value of `{name}` is not valid: expected a string, found {found}");
    mistakes.at(&token, &problem, &help);
    None
}
