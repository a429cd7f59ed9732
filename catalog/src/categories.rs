//! `categories.json`: the category of each code whose statuses say nothing or the wrong thing. People keep this file.

use intercom_errors_vocabulary::Category;

use crate::code::CodeName;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::json::{self, At};
use crate::seen::Seen;

/// The category of one code, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CuratedCategory {
    /// The code.
    pub code: CodeName,
    /// Its category.
    pub category: Category,
    /// The reason, for people.
    pub reason: String,
}

pub(crate) fn read(text: &str) -> Result<Vec<CuratedCategory>, Fault> {
    let json = json::read(text, PEOPLE_WRITE)?;
    let root = At::root(&json, PEOPLE_WRITE);
    let mut codes = Seen::default();
    root.fields(&["categories"])?.required("categories")?.list(|at| {
        let fields = at.fields(&["code", "category", "reason"])?;
        let word = fields.required("category")?;
        Ok(CuratedCategory {
            code: fields.required("code")?.new_code(&mut codes)?,
            category: word.text()?.parse().map_err(|error| word.fault(format!("{error}")))?,
            reason: fields.line("reason")?,
        })
    })
}
