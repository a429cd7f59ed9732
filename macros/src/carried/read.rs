//! The reader of the carrier's tokens.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitInt, LitStr, Result, Token, braced, bracketed, parenthesized};

use super::{Availability, Catalog, Code, Evidence, Input, LeftOut, Source, Version};

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
            left_out: rows(input, "left_out", left_out)?,
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

/// Parses `name { (..) (..) .. }`.
fn rows<T>(input: ParseStream<'_>, name: &str, read: fn(ParseStream<'_>) -> Result<T>) -> Result<Vec<T>> {
    keyword(input, name)?;
    let content;
    braced!(content in input);
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
        default: row.parse::<Option<Token![default]>>()?.is_some(),
    })
}

/// Parses `name variant availability evidence [statuses] category retired description`.
fn code(row: ParseStream<'_>) -> Result<Code> {
    Ok(Code {
        name: string(row)?,
        variant: row.parse()?,
        availability: letters(row, availability)?,
        evidence: letters(row, evidence)?,
        statuses: statuses(row)?,
        category: row.parse()?,
        retired: optional(row)?,
        description: optional(row)?,
    })
}

/// Parses `name availability`.
fn left_out(row: ParseStream<'_>) -> Result<LeftOut> {
    Ok(LeftOut { name: string(row)?, availability: letters(row, availability)? })
}

fn letters<T>(row: ParseStream<'_>, read: fn(&str) -> Option<Vec<T>>) -> Result<Vec<T>> {
    let letters: LitStr = row.parse()?;
    read(&letters.value()).ok_or_else(|| syn::Error::new(letters.span(), "unknown letter"))
}

/// One letter for each version.
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

/// One letter for each kind of source.
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
