//! The carrier's tokens, read.

use std::rc::Rc;

use intercom_errors_vocabulary::{Availability, Evidence};
use proc_macro2::Literal;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Result, Token, braced, parenthesized};

use super::{Catalog, Code, Column, Fact, Input, LeftOut, Source, Version};

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
        let mut catalog = Catalog {
            sources: rows(input, "sources", &source)?,
            versions: rows(input, "versions", &version)?,
            availability: column(input, "availability", &availability)?,
            evidence: column(input, "evidence", &evidence)?,
            statuses: column(input, "statuses", &statuses)?,
            categories: column(input, "categories", &|word| word.parse().ok())?,
            codes: Vec::new(),
            left_out: Vec::new(),
        };
        let mut codes = Vec::new();
        literals(input, "codes", &mut |row| code(row, &catalog).map(|code| codes.push(code)))?;
        catalog.codes = codes;
        literals(input, "left_out", &mut |row| left_out(row).map(|code| catalog.left_out.push(code)))?;
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
fn rows<T>(
    input: ParseStream<'_>,
    name: &str,
    read: &dyn Fn(ParseStream<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    each(input, name, &mut |input| {
        let row;
        parenthesized!(row in input);
        rows.push(read(&row)?);
        Ok(())
    })?;
    Ok(rows)
}

/// `name { "fact" "fact" .. }`
fn column<T>(input: ParseStream<'_>, name: &str, read: &dyn Fn(&str) -> Option<T>) -> Result<Column<T>> {
    let mut column = Vec::new();
    literals(input, name, &mut |fact| {
        let place = column.len();
        read(fact).map(|value| column.push(Rc::new(Fact { place, value })))
    })?;
    Ok(column)
}

/// `name { "row" "row" .. }`
fn literals(input: ParseStream<'_>, name: &str, read: &mut dyn FnMut(&str) -> Option<()>) -> Result<()> {
    each(input, name, &mut |input| {
        let literal: Literal = input.parse()?;
        let source = literal.to_string();
        // `LitStr` takes a text apart character by character, for the escapes that hardly any has.
        let row = match source.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            Some(text) if !text.contains('\\') => read(text),
            _ => read(&syn::parse_str::<LitStr>(&source)?.value()),
        };
        row.ok_or_else(|| syn::Error::new(literal.span(), "a row of another form than expected"))
    })
}

/// `name { .. .. }`
fn each(
    input: ParseStream<'_>,
    name: &str,
    read: &mut dyn FnMut(ParseStream<'_>) -> Result<()>,
) -> Result<()> {
    keyword(input, name)?;
    let content;
    braced!(content in input);
    while !content.is_empty() {
        read(&content)?;
    }
    Ok(())
}

/// `(kind version url last_modified sha256)`
fn source(row: ParseStream<'_>) -> Result<Source> {
    Ok(Source {
        kind: text(row)?,
        version: optional(row)?,
        url: text(row)?,
        last_modified: optional(row)?,
        sha256: text(row)?,
    })
}

/// `(name variant label docs_url)`, with `default` at the end of one.
fn version(row: ParseStream<'_>) -> Result<Version> {
    Ok(Version {
        name: text(row)?,
        variant: row.parse()?,
        label: text(row)?,
        docs_url: optional(row)?,
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

/// One letter for each version.
fn availability(letters: &str) -> Option<Vec<Availability>> {
    letters.bytes().map(Availability::from_letter).collect()
}

/// The word of each kind of source.
fn evidence(words: &str) -> Option<Vec<Evidence>> {
    words.split_terminator(' ').map(|word| word.parse().ok()).collect()
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
