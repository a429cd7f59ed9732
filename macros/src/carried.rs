//! What the carrier brings: the runtime's path, the user's item, and the catalog.
//!
//! The build script writes these tokens (`emit.rs` of the catalog crate), so a fault here is one of the two
//! crates not being of the same version.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{DeriveInput, Ident, LitInt, LitStr, Result, Token, braced, bracketed, parenthesized};

pub(crate) struct Input {
    /// `$crate` of the runtime: right under whatever name the user's crate has it.
    pub(crate) runtime: TokenStream,
    pub(crate) item: DeriveInput,
    pub(crate) catalog: Catalog,
}

pub(crate) struct Catalog {
    pub(crate) sources: Vec<Source>,
    pub(crate) versions: Vec<Version>,
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

pub(crate) struct Code {
    pub(crate) name: String,
    pub(crate) variant: Ident,
    pub(crate) description: Option<String>,
    /// One for each version, in the order of [`Catalog::versions`].
    pub(crate) availability: Vec<Availability>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) statuses: Vec<u16>,
    /// A variant of the runtime's `Category`.
    pub(crate) category: Ident,
    /// The day since which no source names it.
    pub(crate) retired: Option<String>,
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
    /// The place, among the versions, of the earliest one that documents it or was observed to send it.
    pub(crate) fn since(&self) -> Option<usize> {
        let own = |state: &Availability| matches!(state, Availability::Documented | Availability::Observed);
        self.availability.iter().position(own)
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
        let catalog = Catalog {
            sources: rows(input, "sources", source)?,
            versions: rows(input, "versions", version)?,
            codes: rows(input, "codes", code)?,
            left_out: rows(input, "left_out", |input| {
                Ok(LeftOut { name: text(input)?, availability: availability(input)? })
            })?,
        };
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

/// `name { (..) (..) .. }`
fn rows<T>(input: ParseStream<'_>, name: &str, row: fn(ParseStream<'_>) -> Result<T>) -> Result<Vec<T>> {
    keyword(input, name)?;
    let content;
    braced!(content in input);
    let mut rows = Vec::new();
    while !content.is_empty() {
        let tokens;
        parenthesized!(tokens in content);
        rows.push(row(&tokens)?);
    }
    Ok(rows)
}

fn source(input: ParseStream<'_>) -> Result<Source> {
    Ok(Source {
        kind: text(input)?,
        version: optional(input)?,
        url: text(input)?,
        last_modified: optional(input)?,
        sha256: text(input)?,
    })
}

fn version(input: ParseStream<'_>) -> Result<Version> {
    Ok(Version {
        name: text(input)?,
        variant: input.parse()?,
        label: text(input)?,
        docs_url: optional(input)?,
        default: input.parse::<Option<Token![default]>>()?.is_some(),
    })
}

fn code(input: ParseStream<'_>) -> Result<Code> {
    Ok(Code {
        name: text(input)?,
        variant: input.parse()?,
        description: optional(input)?,
        availability: availability(input)?,
        evidence: signs(input, |sign| match sign {
            'P' => Some(Evidence::Page),
            'L' => Some(Evidence::Listing),
            'O' => Some(Evidence::OpenApi),
            'C' => Some(Evidence::Client),
            _ => None,
        })?,
        statuses: {
            let content;
            bracketed!(content in input);
            let mut statuses = Vec::new();
            while !content.is_empty() {
                statuses.push(content.parse::<LitInt>()?.base10_parse()?);
            }
            statuses
        },
        category: input.parse()?,
        retired: optional(input)?,
    })
}

fn availability(input: ParseStream<'_>) -> Result<Vec<Availability>> {
    signs(input, |sign| match sign {
        'D' => Some(Availability::Documented),
        'O' => Some(Availability::Observed),
        'P' => Some(Availability::Presumed),
        'U' => Some(Availability::Unlisted),
        _ => None,
    })
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

fn signs<T>(input: ParseStream<'_>, read: fn(char) -> Option<T>) -> Result<Vec<T>> {
    let literal: LitStr = input.parse()?;
    let signs: Option<Vec<T>> = literal.value().chars().map(read).collect();
    signs.ok_or_else(|| syn::Error::new(literal.span(), "an unknown sign"))
}
