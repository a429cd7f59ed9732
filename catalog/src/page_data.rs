//! Reads a page as the docs site's page-data JSON.
//!
//! The file is folded as it streams by: what the page's tree says of tables goes to `Tables`, the rest is
//! passed over. No tree of the page is ever held, so memory follows the rows and not the file.

mod envelope;
mod path;
mod tree;

use serde_core::de::{DeserializeSeed, Error};

use crate::fault::{Fault, NEW_SHAPE};
use crate::json;
use crate::page::{Page, VersionLink};
use crate::table::{Span, Tables, Tag};
use envelope::{Envelope, Level};
use path::{Path, Step};

/// Reads the text of a page-data file.
///
/// # Errors
/// A [`Fault`] that names the JSON path or the table row, for text that is not JSON, JSON of another shape, or
/// a table that cannot be right.
pub fn read(text: &str) -> Result<Page, Fault> {
    let mut reader = Reader::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let file = Envelope { reader: &mut reader, level: Level::File };
    let read = file.deserialize(&mut json).and_then(|()| json.end());
    if let Some(fault) = reader.fault {
        return Err(fault.at(reader.path.to_string()));
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
    /// Ends the walk with a fault at the place that it is at.
    fn stop<E: Error>(&mut self, fault: Fault) -> E {
        self.fault = Some(fault);
        E::custom("stopped")
    }

    /// Ends the walk at a key that an object may have once.
    fn twice<E: Error>(&mut self, key: &str) -> E {
        self.stop(Fault::new(format!("the key {key:?} is given twice"), NEW_SHAPE))
    }

    /// Puts a step on the path, where what was read there ends the walk.
    fn within<T, E>(&mut self, step: Step, read: Result<T, E>) -> Result<T, E> {
        if read.is_err() {
            self.path.push(step);
        }
        read
    }

    fn open<E: Error>(&mut self, tag: Tag) -> Result<(), E> {
        if self.nameless > 0 {
            self.held.push(Held::Open(tag));
            return Ok(());
        }
        self.tables.open(tag).map_err(|fault| self.stop(fault))
    }

    fn text(&mut self, text: &str) {
        if self.nameless > 0 {
            self.held.push(Held::Text(text.into()));
        } else {
            self.tables.text(text);
        }
    }

    fn close<E: Error>(&mut self, span: Span) -> Result<(), E> {
        if self.nameless > 0 {
            self.held.push(Held::Close(span));
            return Ok(());
        }
        self.tables.close(span).map_err(|fault| self.stop(fault))
    }

    /// Tells what was held back, once the name of the outermost tag is known.
    fn tell_held<E: Error>(&mut self) -> Result<(), E> {
        for held in std::mem::take(&mut self.held) {
            match held {
                Held::Open(tag) => self.open(tag)?,
                Held::Text(text) => self.text(&text),
                Held::Close(span) => self.close(span)?,
            }
        }
        Ok(())
    }
}
