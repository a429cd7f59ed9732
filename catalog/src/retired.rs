//! `retired.json`: codes that an earlier snapshot had and that no source names any longer.
//!
//! They stay in the enum until a major release. Only the tool writes this file.

use crate::code::CodeName;
use crate::date;
use crate::fault::{Fault, TOOL_WRITES};
use crate::json::{self, At};
use crate::seen::Seen;

/// A code that no source names any longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredCode {
    /// The code.
    pub code: CodeName,
    /// The day on which a snapshot first had no source that names it, such as `2026-11-22`.
    pub since: String,
    /// Its last description on a page.
    pub description: Option<Box<str>>,
    /// The HTTP statuses that it was seen with, ascending. May be empty.
    pub statuses: Box<[u16]>,
}

pub(crate) fn read(text: &str) -> Result<Vec<RetiredCode>, Fault> {
    let json = json::read(text, TOOL_WRITES)?;
    let root = At::root(&json, TOOL_WRITES);
    let mut codes = Seen::default();
    root.fields(&["codes"])?.required("codes")?.list(|at| {
        let fields = at.fields(&["code", "since", "description", "statuses"])?;
        Ok(RetiredCode {
            code: fields.required("code")?.new_code(&mut codes)?,
            since: date::read(&fields.required("since")?)?,
            description: fields.optional_line("description")?.map(Into::into),
            statuses: fields.read_optional("statuses", At::error_statuses)?.into(),
        })
    })
}
