//! `retired.json`: codes that an earlier snapshot had and that no source names any more.
//!
//! They stay in the enum, deprecated, until a major release. Only the tool writes this file.

use crate::code::CodeName;
use crate::fault::{Fault, SHOWN, quoted};
use crate::json::{self, At};
use crate::observed::{code, error_status};

/// A code that no source names any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredCode {
    /// The code.
    pub code: CodeName,
    /// The day on which its last source was seen to have dropped it, as `2026-11-22`.
    pub since: String,
    /// The description that a page last had for it.
    pub description: Option<Box<str>>,
    /// The HTTP statuses that it was seen with, ascending. A list that was written without them has none.
    pub statuses: Box<[u16]>,
}

pub(crate) fn read(text: &str) -> Result<Vec<RetiredCode>, Fault> {
    let json = json::read(text)?;
    let root = At::root(&json);
    let mut fields = root.fields()?;
    let mut codes: Vec<RetiredCode> = Vec::new();
    for at in fields.required("codes")?.array()? {
        let mut fields = at.fields()?;
        let name = fields.required("code")?;
        let retired = RetiredCode {
            code: code(name.text()?, &name)?,
            since: read_date(&fields.required("since")?)?,
            description: match fields.optional("description") {
                Some(at) => Some(at.text()?.into()),
                None => None,
            },
            statuses: match fields.optional("statuses") {
                Some(at) => read_statuses(&at)?,
                None => Box::default(),
            },
        };
        if codes.iter().any(|other| other.code == retired.code) {
            return Err(name.fault(format!("the code \"{}\" stands here twice", retired.code)));
        }
        codes.push(retired);
        fields.end()?;
    }
    fields.end()?;
    Ok(codes)
}

fn read_statuses(at: &At<'_>) -> Result<Box<[u16]>, Fault> {
    let mut statuses: Vec<u16> = Vec::new();
    for at in at.array()? {
        let found = at.count()?;
        let status = error_status(found.try_into().ok(), &found.to_string(), &at)?;
        if statuses.last().is_some_and(|before| *before >= status) {
            return Err(
                at.fault(format!("the status {status} is out of order; expected each once, ascending"))
            );
        }
        statuses.push(status);
    }
    Ok(statuses.into())
}

fn read_date(at: &At<'_>) -> Result<String, Fault> {
    let date = at.text()?;
    let shape = |(i, b): (usize, u8)| match i {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    };
    let within = |part: Option<&str>, last: u16| {
        part.and_then(|part| part.parse().ok()).is_some_and(|number| (1..=last).contains(&number))
    };
    let shaped = date.len() == 10 && date.bytes().enumerate().all(shape);
    if shaped && within(date.get(5..7), 12) && within(date.get(8..), 31) {
        Ok(date.to_owned())
    } else {
        Err(at.fault(format!("{} is no date; expected one such as \"2026-11-22\"", quoted(date, SHOWN))))
    }
}
