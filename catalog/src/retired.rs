//! `retired.json`: codes that an earlier snapshot had and that no source names any longer.
//!
//! They stay in the enum until a major release. Only the tool writes this file.

use crate::code::CodeName;
use crate::fault::{Fault, SHOWN, TOOL_WRITES, quoted};
use crate::json::{self, At};

/// A code that no source names any longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredCode {
    /// The code.
    pub code: CodeName,
    /// The day on which its last source was seen without it, such as `2026-11-22`.
    pub since: String,
    /// Its last description on a page.
    pub description: Option<Box<str>>,
    /// The HTTP statuses that it was seen with, ascending. Empty in a list that was written without them.
    pub statuses: Box<[u16]>,
}

pub(crate) fn read(text: &str) -> Result<Vec<RetiredCode>, Fault> {
    let json = json::read(text, TOOL_WRITES)?;
    let root = At::root(&json, TOOL_WRITES);
    let mut codes: Vec<RetiredCode> = Vec::new();
    for at in root.fields(&["codes"])?.required("codes")?.array()? {
        let fields = at.fields(&["code", "since", "description", "statuses"])?;
        let name = fields.required("code")?;
        let code = name.code(name.text()?)?;
        if codes.iter().any(|other| other.code == code) {
            return Err(name.fault(format!("duplicate code \"{code}\"")));
        }
        codes.push(RetiredCode {
            code,
            since: read_date(&fields.required("since")?)?,
            description: fields.optional_text("description")?.map(Into::into),
            statuses: match fields.optional("statuses") {
                Some(at) => read_statuses(&at)?,
                None => Box::default(),
            },
        });
    }
    Ok(codes)
}

fn read_statuses(at: &At<'_>) -> Result<Box<[u16]>, Fault> {
    let mut statuses: Vec<u16> = Vec::new();
    for at in at.array()? {
        let status = at.error_status(&at.count()?.to_string())?;
        if statuses.last().is_some_and(|before| *before >= status) {
            return Err(
                at.fault(format!("the status {status} is out of order: expected each once, ascending"))
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
        Err(at.fault(format!("{} is not a date: expected one such as \"2026-11-22\"", quoted(date, SHOWN))))
    }
}
