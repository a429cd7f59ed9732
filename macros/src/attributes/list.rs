//! The syntax within an attribute: arguments and lists, with a comma between two entries.
//!
//! `parse_nested_meta` ends at the first token that does not fit, and so hides later mistakes. Here each entry with a
//! mistake is skipped, up to its comma.

use proc_macro2::{Delimiter, Spacing, TokenTree};
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Ident, LitStr, Token, bracketed};

use crate::mistakes::{Mistakes, quoted};

const SEVERAL: &str = "write several strings as a list, such as `[\"a\", \"b\"]`";

/// Calls `entry` at the start of each entry. After a mistake, `entry` skips the rest with [`skip`].
///
/// Anything between the end of an entry and a comma is a mistake. After a forgotten comma, reading goes on at a name that
/// `resumes` accepts.
pub(super) fn separated(
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
    match bracketed_content(input) {
        Ok((bracket, content)) if content.is_empty() => {
            let problem = "a list is empty: expected at least one string";
            mistakes.at(bracket, problem, format!("write `{form}`"));
            strings.is_broken = true;
        }
        Ok((_, content)) => separated(&content, mistakes, &|_| false, &mut read),
        Err(_) => read(input, mistakes),
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
            let problem = format!("a string has a suffix: expected a plain string, found {found}");
            mistakes.at(&text, problem, format!("remove `{}`", text.suffix()));
        }
        return Some(text);
    }
    let value = skip(input);
    let help = match &token {
        TokenTree::Ident(name) if value == name.to_string() && !is_constant(&value) => {
            format!("write `\"{name}\"`")
        }
        TokenTree::Ident(_) => {
            "write the string itself: the derive runs before macros and constants are evaluated".to_owned()
        }
        TokenTree::Literal(_) if form.starts_with("version") => {
            format!("write `\"{value}\"`")
        }
        _ => format!("write `{form}`"),
    };
    mistakes.at(token, format!("a value is not valid: expected a string, found {found}"), help);
    None
}

fn is_constant(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

fn bracketed_content<'b>(input: &'b ParseBuffer<'_>) -> syn::Result<(TokenTree, ParseBuffer<'b>)> {
    let bracket = input.fork().parse()?;
    let content;
    bracketed!(content in input);
    Ok((bracket, content))
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
