//! The syntax within an attribute: arguments and lists, with a comma between two entries.
//!
//! `parse_nested_meta` ends at the first token that does not fit, and so hides later mistakes. Here each entry with a
//! mistake is skipped, up to its comma.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, LitStr, Token};

use crate::mistakes::{Mistakes, quoted};

const SEVERAL: &str = "write several strings as a list, such as `[\"a\", \"b\"]`";

/// Calls `entry` at the start of each entry. After a mistake, `entry` skips the rest with [`skip`].
///
/// Anything between the end of an entry and a comma is a mistake. After a forgotten comma, reading goes on at a name that
/// `resumes` accepts.
pub(super) fn separated(
    list: TokenStream,
    mistakes: &mut Mistakes,
    resumes: &dyn Fn(&Ident) -> bool,
    entry: &mut dyn FnMut(ParseStream<'_>, &mut Mistakes),
) {
    let read = |input: ParseStream<'_>| {
        read_separated(input, mistakes, resumes, entry);
        Ok(())
    };
    // Every token was read.
    let _ = read.parse2(list);
}

fn read_separated(
    input: ParseStream<'_>,
    mistakes: &mut Mistakes,
    resumes: &dyn Fn(&Ident) -> bool,
    entry: &mut dyn FnMut(ParseStream<'_>, &mut Mistakes),
) {
    while !input.is_empty() {
        if let Ok(comma) = input.parse::<Token![,]>() {
            mistakes.at(comma, "an argument is missing: expected one, found `,`", "remove the comma");
            continue;
        }
        entry(input, mistakes);
        let Some((token, found)) = next(input) else { break };
        if input.parse::<Token![,]>().is_ok() {
            continue;
        }
        let problem = format!("unexpected token after an argument: expected `,` or the end, found {found}");
        mistakes.at(&token, problem, help_for_surplus(&token, &found));
        let _ = input.parse::<Token![;]>();
        if !matches!(next(input), Some((TokenTree::Ident(name), _)) if resumes(&name)) {
            skip(input);
            let _ = input.parse::<Token![,]>();
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

/// Skips the rest of an entry, and returns its text without spaces.
pub(super) fn skip(input: ParseStream<'_>) -> String {
    let mut skipped = String::new();
    while !is_at_end(input)
        && let Ok(token) = input.parse::<TokenTree>()
    {
        skipped += &token.to_string();
    }
    skipped
}

/// Returns `true` if an entry ends here.
pub(super) fn is_at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// The strings of an argument.
#[derive(Default)]
pub(crate) struct Strings {
    pub(crate) texts: Vec<LitStr>,
    /// One of them could not be read.
    pub(crate) is_broken: bool,
}

/// Reads a string or a list of strings, such as `["a", "b"]`.
pub(super) fn strings(input: ParseStream<'_>, form: &str, mistakes: &mut Mistakes) -> Strings {
    let mut strings = Strings::default();
    let mut read = |input: ParseStream<'_>, mistakes: &mut Mistakes| match string(input, form, mistakes) {
        Some(text) => strings.texts.push(text),
        None => strings.is_broken = true,
    };
    match group(input, Delimiter::Bracket) {
        Some(list) if list.stream().is_empty() => {
            let problem = "a list is empty: expected at least one string, found `[]`";
            mistakes.at(list, problem, format!("write `{form}`"));
            strings.is_broken = true;
        }
        Some(list) => separated(list.stream(), mistakes, &|_| false, &mut read),
        None => read(input, mistakes),
    }
    strings
}

/// Reads a plain string literal.
pub(super) fn string(input: ParseStream<'_>, form: &str, mistakes: &mut Mistakes) -> Option<LitStr> {
    let (token, found) = next(input)?;
    // A failed parse would consume the token.
    if input.peek(LitStr)
        && let Ok(text) = input.parse::<LitStr>()
    {
        if !text.suffix().is_empty() {
            let problem = format!("a string has a suffix: expected a plain one, found {found}");
            mistakes.at(&text, problem, format!("remove `{}`", text.suffix()));
        }
        return Some(text);
    }
    let value = skip(input);
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
    mistakes.at(token, problem, help);
    None
}

/// Reads a list in these delimiters, if it is next.
pub(super) fn group(input: ParseStream<'_>, delimiter: Delimiter) -> Option<Group> {
    match next(input)? {
        (TokenTree::Group(group), _) if group.delimiter() == delimiter => input.parse().ok(),
        _ => None,
    }
}

/// Returns the next token, and its text for messages. `None` at the end.
pub(super) fn next(input: ParseStream<'_>) -> Option<(TokenTree, String)> {
    let input = input.fork();
    let token: TokenTree = input.parse().ok()?;
    let text = match &token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "`(..)`".to_owned(),
            Delimiter::Bracket => "`[..]`".to_owned(),
            Delimiter::Brace => "`{..}`".to_owned(),
            Delimiter::None => quoted(&group.stream().to_string()),
        },
        TokenTree::Ident(name) if input.peek(Token![!]) => quoted(&format!("{name}!(..)")),
        TokenTree::Punct(punct) => {
            let mut text = String::from(punct.as_char());
            let mut last = punct.clone();
            while last.spacing() == Spacing::Joint
                && let Ok(TokenTree::Punct(next)) = input.parse()
            {
                text.push(next.as_char());
                last = next;
            }
            quoted(&text)
        }
        token => quoted(&token.to_string()),
    };
    Some((token, text))
}
