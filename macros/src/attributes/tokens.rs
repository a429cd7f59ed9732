//! The tokens of an attribute, read one by one.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use syn::{Lit, LitStr, Path};

use crate::mistakes::quote_text;

pub(super) struct Tokens {
    /// The tokens that were not read yet, in reverse order.
    rest: Vec<TokenTree>,
}

impl Tokens {
    pub(super) fn new(stream: TokenStream) -> Self {
        let mut rest = Vec::new();
        push_all(stream, &mut rest);
        rest.reverse();
        Self { rest }
    }

    pub(super) fn peek(&self) -> Option<&TokenTree> {
        self.rest.last()
    }

    /// Returns `true` if this character is next.
    pub(super) fn is_next(&self, c: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == c)
    }

    /// Reads this character, if it is next.
    pub(super) fn punct(&mut self, c: char) -> Option<TokenTree> {
        if self.is_next(c) { self.rest.pop() } else { None }
    }

    pub(super) fn ident(&mut self) -> Option<Ident> {
        let Some(TokenTree::Ident(name)) = self.peek() else { return None };
        let name = name.clone();
        self.rest.pop();
        Some(name)
    }

    pub(super) fn string(&mut self) -> Option<LitStr> {
        let Some(TokenTree::Literal(literal)) = self.peek() else { return None };
        let Lit::Str(text) = Lit::new(literal.clone()) else { return None };
        self.rest.pop();
        Some(text)
    }

    /// Reads a list in these delimiters.
    pub(super) fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        let group = match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => group.clone(),
            _ => return None,
        };
        self.rest.pop();
        Some(group)
    }

    /// Reads names with `::` between them.
    pub(super) fn path(&mut self) -> Option<Path> {
        let mut path = TokenStream::new();
        loop {
            while let Some(colon) = self.punct(':') {
                path.extend([colon]);
            }
            path.extend(self.ident().map(TokenTree::from));
            if !self.is_next(':') {
                return syn::parse2(path).ok();
            }
        }
    }

    /// Returns `true` if an entry of a list ends here.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty() || self.is_next(',')
    }

    /// Skips the rest of an entry, and returns its text without spaces.
    pub(super) fn skip(&mut self) -> String {
        let mut skipped = String::new();
        while !self.is_at_end()
            && let Some(token) = self.rest.pop()
        {
            skipped += &token.to_string();
        }
        skipped
    }

    /// Returns the next token's text for messages.
    pub(super) fn found(&self) -> String {
        let mut next = self.rest.iter().rev();
        match next.next() {
            None => "nothing".to_owned(),
            Some(TokenTree::Group(group)) => match group.delimiter() {
                Delimiter::Parenthesis => "`(..)`".to_owned(),
                Delimiter::Bracket => "`[..]`".to_owned(),
                Delimiter::Brace | Delimiter::None => "`{..}`".to_owned(),
            },
            Some(TokenTree::Ident(name)) if matches!(next.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!') => {
                quote_text(&format!("{name}!(..)"))
            }
            Some(TokenTree::Punct(first)) => {
                let mut text = String::from(first.as_char());
                let mut spacing = first.spacing();
                while spacing == Spacing::Joint
                    && let Some(TokenTree::Punct(punct)) = next.next()
                {
                    text.push(punct.as_char());
                    spacing = punct.spacing();
                }
                quote_text(&text)
            }
            Some(token) => quote_text(&token.to_string()),
        }
    }
}

/// Adds the tokens. Those that a `macro_rules!` captured are in groups without delimiters, which are opened.
fn push_all(stream: TokenStream, tokens: &mut Vec<TokenTree>) {
    for token in stream {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                push_all(group.stream(), tokens);
            }
            token => tokens.push(token),
        }
    }
}
