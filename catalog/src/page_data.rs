//! Reads a page as the docs site's page-data JSON.
//!
//! The file is folded as it streams by: what the page's tree says of tables goes to `Tables`, the rest is
//! passed over. No tree of the page is ever held, so memory follows the rows and not the file.

mod envelope;
mod seed;
mod tree;

use std::fmt;

use serde_core::de::{DeserializeSeed, Error};

use crate::fault::{Fault, NEW_SHAPE};
use crate::json;
use crate::page::{Page, VersionLink};
use crate::table::{Span, Tables, Tag};
use envelope::Root;

/// Reads the text of a page-data file.
///
/// # Errors
/// A [`Fault`] that names the JSON path or the table row, for text that is not JSON, JSON of another shape, or
/// a table that cannot be right.
pub fn read(text: &str) -> Result<Page, Fault> {
    let mut reader = Reader::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Root(&mut reader).deserialize(&mut json).and_then(|()| json.end());
    if let Some(fault) = reader.fault {
        return Err(fault);
    }
    if let Err(error) = read {
        let fault = json::syntax(&error, NEW_SHAPE);
        return Err(match reader.path.is_empty() {
            true => fault,
            false => fault.within(&reader.path.to_string()),
        });
    }
    if !reader.tree {
        return Err(Fault::new("expected the page's tree in props.ast or ast, found neither", NEW_SHAPE));
    }
    Page::new(reader.versions, reader.tables.finish()?, reader.last_modified)
}

/// What the walk over the file has gathered.
#[derive(Default)]
struct Reader {
    path: Path,
    versions: Vec<VersionLink>,
    last_modified: Option<String>,
    /// The page's tree was there.
    tree: bool,
    tables: Tables,
    /// Tags and texts that came before the name of a tag around them.
    held: Vec<Held>,
    /// How many tags around here have not told their name yet.
    nameless: usize,
    /// What stopped the walk. serde's errors carry text only, so it waits here.
    fault: Option<Fault>,
}

enum Held {
    Open(Tag),
    Text(Box<str>),
    Close(Span),
}

impl Reader {
    /// Ends the walk with a fault at the present place, unless it has one of its own.
    fn stop<E: Error>(&mut self, fault: Fault) -> E {
        self.fault = Some(fault.at(self.path.to_string()));
        E::custom("stopped")
    }

    fn tell<E: Error>(&mut self, what: Held) -> Result<(), E> {
        if self.nameless > 0 {
            self.held.push(what);
            return Ok(());
        }
        let told = match what {
            Held::Open(tag) => self.tables.open(tag),
            Held::Close(span) => self.tables.close(span),
            Held::Text(text) => {
                self.tables.text(&text);
                Ok(())
            }
        };
        told.map_err(|fault| self.stop(fault))
    }

    fn text(&mut self, text: &str) {
        if self.nameless > 0 {
            self.held.push(Held::Text(text.into()));
        } else {
            self.tables.text(text);
        }
    }
}

/// Where the walk is, such as `props.ast.children[2]`. What went wrong ends the walk, so a place is left only
/// on success and still stands afterwards.
#[derive(Default)]
struct Path(Vec<Step>);

#[derive(Clone, Copy)]
enum Step {
    Key(&'static str),
    Index(usize),
}

impl Path {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The ends of a long path tell enough: how it began, and where it stopped.
        const ENDS: usize = 8;
        let cut = self.0.len() > 3 * ENDS;
        for (i, step) in self.0.iter().enumerate() {
            if cut && i == ENDS {
                f.write_str("...")?;
            }
            if cut && i >= ENDS && i < self.0.len() - ENDS {
                continue;
            }
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
