//! `categories.json`: the category of each code whose statuses say nothing or the wrong thing. People keep this file.

use intercom_errors_vocabulary::Category;

use crate::code::CodeName;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::json::{self, At};
use crate::observed::code;

/// The category of one code, and why it is not the one that its statuses share.
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
    let json = json::read_with(text, PEOPLE_WRITE)?;
    let root = At::root_with(&json, PEOPLE_WRITE);
    let mut fields = root.fields()?;
    let mut categories: Vec<CuratedCategory> = Vec::new();
    for at in fields.required("categories")?.array()? {
        let mut fields = at.fields()?;
        let name = fields.required("code")?;
        let code = code(name.text()?, &name)?;
        if categories.iter().any(|other| other.code == code) {
            return Err(name.fault(format!("the code \"{code}\" has a category already")));
        }
        let word = fields.required("category")?;
        categories.push(CuratedCategory {
            code,
            category: word.text()?.parse().map_err(|error| word.fault(format!("{error}")))?,
            reason: fields.required("reason")?.text()?.to_owned(),
        });
        fields.end()?;
    }
    fields.end()?;
    Ok(categories)
}
