//! What the carrier brings: the runtime's path, the user's item, and the catalog.
//!
//! The build script writes these tokens (`emit.rs` of the catalog crate), so a fault here is one of the two
//! crates not being of the same version.

use std::rc::Rc;

use proc_macro2::{Literal, Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::{DeriveInput, Ident, LitStr, Result, Token, braced, parenthesized};

pub(crate) struct Input {
    /// `$crate` of the runtime: right under whatever name the user's crate has it.
    pub(crate) runtime: TokenStream,
    pub(crate) item: DeriveInput,
    pub(crate) catalog: Catalog,
}

pub(crate) struct Catalog {
    pub(crate) sources: Vec<Source>,
    pub(crate) versions: Vec<Version>,
    pub(crate) facts: Vec<Rc<Facts>>,
    pub(crate) codes: Vec<Code>,
    pub(crate) left_out: Vec<LeftOut>,
}

pub(crate) struct Source {
    pub(crate) kind: String,
    pub(crate) version: Option<String>,
    pub(crate) url: String,
    pub(crate) last_modified: Option<String>,
    pub(crate) sha256: String,
}

pub(crate) struct Version {
    pub(crate) name: String,
    pub(crate) variant: Ident,
    pub(crate) label: String,
    pub(crate) docs_url: Option<String>,
    pub(crate) default: bool,
}

/// What is known of one code or of several.
pub(crate) struct Facts {
    /// Its place in [`Catalog::facts`].
    pub(crate) place: usize,
    /// One for each version, in the order of [`Catalog::versions`].
    pub(crate) availability: Vec<Availability>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) statuses: Vec<u16>,
    /// A variant of the runtime's `Category`.
    pub(crate) category: Ident,
}

pub(crate) struct Code {
    pub(crate) name: String,
    pub(crate) variant: String,
    pub(crate) facts: Rc<Facts>,
    /// The day since which no source names it.
    pub(crate) retired: Option<String>,
    pub(crate) description: Option<String>,
}

/// A code that no enabled version has.
pub(crate) struct LeftOut {
    pub(crate) name: String,
    pub(crate) availability: Vec<Availability>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Availability {
    Documented,
    Observed,
    Presumed,
    Unlisted,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    Page,
    Listing,
    OpenApi,
    Client,
}

impl Facts {
    /// The place, among the versions, of the earliest one that documents the code or was observed to send it.
    pub(crate) fn since(&self) -> Option<usize> {
        let own = |state: &Availability| matches!(state, Availability::Documented | Availability::Observed);
        self.availability.iter().position(own)
    }

    /// Whether the code is documented, observed or presumed in one of these versions.
    pub(crate) fn available(&self, versions: &[usize]) -> bool {
        versions
            .iter()
            .any(|place| self.availability.get(*place).is_some_and(|state| *state != Availability::Unlisted))
    }
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        keyword(input, "runtime")?;
        let content;
        braced!(content in input);
        let runtime = content.parse()?;
        keyword(input, "item")?;
        let content;
        braced!(content in input);
        let item = content.parse()?;
        let sources = rows(input, "sources", &mut source)?;
        let versions = rows(input, "versions", &mut version)?;
        let mut places = 0..;
        let facts = rows(input, "facts", &mut |input| parts(input, &mut |row| facts(row, places.next()?)))?;
        let codes = rows(input, "codes", &mut |input| parts(input, &mut |row| code(row, &facts)))?;
        let left_out = rows(input, "left_out", &mut |input| parts(input, &mut left_out))?;
        let catalog = Catalog { sources, versions, facts, codes, left_out };
        Ok(Self { runtime, item, catalog })
    }
}

fn keyword(input: ParseStream<'_>, expected: &str) -> Result<()> {
    let found: Ident = input.parse()?;
    if found == expected {
        Ok(())
    } else {
        Err(syn::Error::new(found.span(), format!("expected `{expected}`")))
    }
}

/// `name { .. .. }`
fn rows<T>(
    input: ParseStream<'_>,
    name: &str,
    row: &mut dyn FnMut(ParseStream<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    keyword(input, name)?;
    let content;
    braced!(content in input);
    let mut rows = Vec::new();
    while !content.is_empty() {
        rows.push(row(&content)?);
    }
    Ok(rows)
}

/// A row that is one literal.
fn parts<T>(input: ParseStream<'_>, read: &mut dyn FnMut(&str) -> Option<T>) -> Result<T> {
    let literal: Literal = input.parse()?;
    let source = literal.to_string();
    // `LitStr` takes a text apart character by character, for the escapes that hardly any has.
    let row = match source.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => read(text),
        _ => read(&syn::parse_str::<LitStr>(&source)?.value()),
    };
    row.ok_or_else(|| syn::Error::new(literal.span(), "a row of another form than expected"))
}

/// `(kind version url last_modified sha256)`
fn source(input: ParseStream<'_>) -> Result<Source> {
    let row;
    parenthesized!(row in input);
    Ok(Source {
        kind: text(&row)?,
        version: optional(&row)?,
        url: text(&row)?,
        last_modified: optional(&row)?,
        sha256: text(&row)?,
    })
}

/// `(name variant label docs_url)`, with `default` at the end of one.
fn version(input: ParseStream<'_>) -> Result<Version> {
    let row;
    parenthesized!(row in input);
    Ok(Version {
        name: text(&row)?,
        variant: row.parse()?,
        label: text(&row)?,
        docs_url: optional(&row)?,
        default: row.parse::<Option<Token![default]>>()?.is_some(),
    })
}

/// `"availability|evidence|statuses|category"`
fn facts(row: &str, place: usize) -> Option<Rc<Facts>> {
    let mut parts = row.split('|');
    Some(Rc::new(Facts {
        place,
        availability: availability(parts.next()?)?,
        evidence: evidence(parts.next()?)?,
        statuses: parts
            .next()?
            .split_terminator(' ')
            .map(|status| status.parse().ok())
            .collect::<Option<_>>()?,
        category: Ident::new(parts.next()?, Span::call_site()),
    }))
}

/// `"name|variant|facts|retired|description"`, with the place of the facts.
fn code(row: &str, facts: &[Rc<Facts>]) -> Option<Code> {
    let mut parts = row.splitn(5, '|');
    Some(Code {
        name: parts.next()?.to_owned(),
        variant: parts.next()?.to_owned(),
        facts: Rc::clone(facts.get(parts.next()?.parse::<usize>().ok()?)?),
        retired: filled(parts.next()?),
        description: filled(parts.next()?),
    })
}

/// `"name|availability"`
fn left_out(row: &str) -> Option<LeftOut> {
    let (name, states) = row.split_once('|')?;
    Some(LeftOut { name: name.to_owned(), availability: availability(states)? })
}

/// One sign for each version.
fn availability(signs: &str) -> Option<Vec<Availability>> {
    signs
        .bytes()
        .map(|sign| match sign {
            b'D' => Some(Availability::Documented),
            b'O' => Some(Availability::Observed),
            b'P' => Some(Availability::Presumed),
            b'U' => Some(Availability::Unlisted),
            _ => None,
        })
        .collect()
}

/// One sign for each kind of source.
fn evidence(signs: &str) -> Option<Vec<Evidence>> {
    signs
        .bytes()
        .map(|sign| match sign {
            b'P' => Some(Evidence::Page),
            b'L' => Some(Evidence::Listing),
            b'O' => Some(Evidence::OpenApi),
            b'C' => Some(Evidence::Client),
            _ => None,
        })
        .collect()
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn text(input: ParseStream<'_>) -> Result<String> {
    Ok(input.parse::<LitStr>()?.value())
}

fn optional(input: ParseStream<'_>) -> Result<Option<String>> {
    match input.parse::<Option<Token![_]>>()? {
        Some(_) => Ok(None),
        None => text(input).map(Some),
    }
}
