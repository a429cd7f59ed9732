//! The reader of the carrier's tokens.

use std::str::FromStr;

use intercom_errors_vocabulary::{Availability, ParseWordError};
use syn::parse::{Parse, ParseBuffer, ParseStream};
use syn::{Ident, LitBool, LitInt, LitStr, Result, Token, braced, bracketed, parenthesized};

use super::{Catalog, Code, Input, LeftOut, Source, Version};

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let runtime = block(input, "runtime")?.parse()?;
        let content = block(input, "item")?;
        let derived = content.parse::<Ident>()?.span();
        let item = content.parse()?;
        let catalog = Catalog {
            is_release: block(input, "is_release")?.parse::<LitBool>()?.value,
            sources: rows(input, "sources", source)?,
            versions: rows(input, "versions", version)?,
            codes: rows(input, "codes", code)?,
            left_out: rows(input, "left_out", left_out)?,
        };
        let of_codes = catalog.codes.iter().map(|code| &code.availability);
        let of_left_out = catalog.left_out.iter().map(|code| &code.availability);
        if of_codes.chain(of_left_out).any(|states| states.len() != catalog.versions.len()) {
            return Err(input.error("expected one letter for each version"));
        }
        Ok(Self { runtime, derived, item, catalog })
    }
}

/// Opens `name { .. }`.
fn block<'s>(input: &ParseBuffer<'s>, name: &str) -> Result<ParseBuffer<'s>> {
    let found: Ident = input.parse()?;
    if found != name {
        return Err(syn::Error::new(found.span(), format!("expected `{name}`")));
    }
    let content;
    braced!(content in input);
    Ok(content)
}

/// Parses `name { (..) (..) .. }`.
fn rows<T>(input: ParseStream<'_>, name: &str, read: fn(ParseStream<'_>) -> Result<T>) -> Result<Vec<T>> {
    let content = block(input, name)?;
    let mut rows = Vec::new();
    while !content.is_empty() {
        let row;
        parenthesized!(row in content);
        rows.push(read(&row)?);
    }
    Ok(rows)
}

/// Parses `kind version url last_modified sha256`.
fn source(row: ParseStream<'_>) -> Result<Source> {
    Ok(Source {
        kind: string(row)?,
        version: optional(row)?,
        url: string(row)?,
        last_modified: optional(row)?,
        sha256: string(row)?,
    })
}

/// Parses `name variant label docs_url`, with `default` at the end of one row.
fn version(row: ParseStream<'_>) -> Result<Version> {
    Ok(Version {
        name: string(row)?,
        variant: row.parse()?,
        label: string(row)?,
        docs_url: optional(row)?,
        is_default: row.parse::<Option<Token![default]>>()?.is_some(),
    })
}

/// Parses `name variant availability evidence [statuses] category retired description`.
fn code(row: ParseStream<'_>) -> Result<Code> {
    Ok(Code {
        name: string(row)?,
        variant: row.parse()?,
        availability: availability(row)?,
        evidence: words(row)?,
        statuses: statuses(row)?,
        category: word(row)?,
        retired: optional(row)?,
        description: optional(row)?,
    })
}

/// Parses `name availability`.
fn left_out(row: ParseStream<'_>) -> Result<LeftOut> {
    Ok(LeftOut { name: string(row)?, availability: availability(row)? })
}

/// Parses a string with one letter for each version.
fn availability(row: ParseStream<'_>) -> Result<Vec<Availability>> {
    let letters: LitStr = row.parse()?;
    let states: Option<Vec<_>> = letters.value().bytes().map(Availability::from_letter).collect();
    states.ok_or_else(|| syn::Error::new(letters.span(), "unknown letter"))
}

/// Parses a string with one word.
fn word<T: FromStr<Err = ParseWordError>>(row: ParseStream<'_>) -> Result<T> {
    let word: LitStr = row.parse()?;
    word.value().parse().map_err(|error| syn::Error::new(word.span(), error))
}

/// Parses a string of words with spaces between them.
fn words<T: FromStr<Err = ParseWordError>>(row: ParseStream<'_>) -> Result<Vec<T>> {
    let words: LitStr = row.parse()?;
    let parse = |word: &str| word.parse().map_err(|error| syn::Error::new(words.span(), error));
    words.value().split_terminator(' ').map(parse).collect()
}

fn statuses(row: ParseStream<'_>) -> Result<Vec<u16>> {
    let list;
    bracketed!(list in row);
    let mut statuses = Vec::new();
    while !list.is_empty() {
        statuses.push(list.parse::<LitInt>()?.base10_parse()?);
    }
    Ok(statuses)
}

fn string(input: ParseStream<'_>) -> Result<String> {
    Ok(input.parse::<LitStr>()?.value())
}

fn optional(input: ParseStream<'_>) -> Result<Option<String>> {
    match input.parse::<Option<Token![_]>>()? {
        Some(_) => Ok(None),
        None => string(input).map(Some),
    }
}
