//! What the carrier brings: the runtime's path, the user's item, and the catalog.
//!
//! The build script writes these tokens (`emit.rs` of the catalog crate), so a fault here is one of the two
//! crates not being of the same version.

use std::ops::Deref;
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
    pub(crate) availability: Column<Vec<Availability>>,
    pub(crate) evidence: Column<Vec<Evidence>>,
    pub(crate) statuses: Column<Vec<u16>>,
    /// Variants of the runtime's `Category`.
    pub(crate) categories: Column<Ident>,
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

/// One kind of fact, with each that there is once.
pub(crate) type Column<T> = Vec<Rc<Fact<T>>>;

/// What one code is known by, or several.
pub(crate) struct Fact<T> {
    /// Its place in the column.
    pub(crate) place: usize,
    pub(crate) value: T,
}

impl<T> Deref for Fact<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

pub(crate) struct Code {
    pub(crate) name: String,
    pub(crate) variant: String,
    /// One for each version, in the order of [`Catalog::versions`].
    pub(crate) availability: Rc<Fact<Vec<Availability>>>,
    pub(crate) evidence: Rc<Fact<Vec<Evidence>>>,
    pub(crate) statuses: Rc<Fact<Vec<u16>>>,
    pub(crate) category: Rc<Fact<Ident>>,
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

impl Code {
    /// Whether it is documented, observed or presumed in one of these versions.
    pub(crate) fn is_available(&self, versions: &[usize]) -> bool {
        is_available(&self.availability, versions)
    }
}

/// Whether a code of these states is documented, observed or presumed in one of these versions.
pub(crate) fn is_available(availability: &[Availability], versions: &[usize]) -> bool {
    let available =
        |place: &usize| availability.get(*place).is_some_and(|state| *state != Availability::Unlisted);
    versions.iter().any(available)
}

/// The place, among the versions, of the earliest one that documents a code or was observed to send it.
pub(crate) fn since(availability: &[Availability]) -> Option<usize> {
    let own = |state: &Availability| matches!(state, Availability::Documented | Availability::Observed);
    availability.iter().position(own)
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
        let mut catalog = Catalog {
            sources,
            versions,
            availability: column(input, "availability", &availability)?,
            evidence: column(input, "evidence", &evidence)?,
            statuses: column(input, "statuses", &statuses)?,
            categories: column(input, "categories", &|name| Some(Ident::new(name, Span::call_site())))?,
            codes: Vec::new(),
            left_out: Vec::new(),
        };
        catalog.codes = rows(input, "codes", &mut |input| parts(input, &mut |row| code(row, &catalog)))?;
        catalog.left_out = rows(input, "left_out", &mut |input| parts(input, &mut left_out))?;
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

/// `name { "fact" "fact" .. }`
fn column<T>(input: ParseStream<'_>, name: &str, read: &dyn Fn(&str) -> Option<T>) -> Result<Column<T>> {
    let mut places = 0..;
    rows(input, name, &mut |input| {
        parts(input, &mut |fact| Some(Rc::new(Fact { place: places.next()?, value: read(fact)? })))
    })
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

/// `"name|variant|availability|evidence|statuses|category|retired|description"`, with the places of facts.
fn code(row: &str, catalog: &Catalog) -> Option<Code> {
    let mut parts = row.splitn(8, '|');
    Some(Code {
        name: parts.next()?.to_owned(),
        variant: parts.next()?.to_owned(),
        availability: fact(&catalog.availability, parts.next()?)?,
        evidence: fact(&catalog.evidence, parts.next()?)?,
        statuses: fact(&catalog.statuses, parts.next()?)?,
        category: fact(&catalog.categories, parts.next()?)?,
        retired: filled(parts.next()?),
        description: filled(parts.next()?),
    })
}

/// The fact in this place.
fn fact<T>(column: &Column<T>, place: &str) -> Option<Rc<Fact<T>>> {
    column.get(place.parse::<usize>().ok()?).cloned()
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

fn statuses(text: &str) -> Option<Vec<u16>> {
    text.split_terminator(' ').map(|status| status.parse().ok()).collect()
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
