//! What lies around the page's tree: the list of versions, and the date.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::tree::Node;
use super::{Reader, Step};
use crate::fault::{Fault, NEW_SHAPE};
use crate::json::{Json, Words};
use crate::page::read_versions;

/// An object around the tree: both may hold the tree and the date.
pub(super) struct Envelope<'r> {
    pub(super) reader: &'r mut Reader,
    pub(super) level: Level,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    File,
    Props,
}

impl<'de> DeserializeSeed<'de> for Envelope<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Envelope<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.level {
            Level::File => "an object with the page's data",
            Level::Props => "an object with the page's properties",
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reader, level } = self;
        let mut props = false;
        while let Some(key) = map.next_key_seed(Words("a key"))? {
            match (&*key, level) {
                ("versions", Level::File) if !reader.versions.is_empty() => {
                    return Err(reader.twice("versions"));
                }
                ("versions", Level::File) => {
                    let mut json = Json::Null;
                    map.next_value_seed(&mut json)?;
                    if json != Json::Null {
                        reader.versions = read_versions(&json).map_err(|fault| reader.stop(fault))?;
                    }
                }
                ("props", Level::File) if props => return Err(reader.twice("props")),
                ("props", Level::File) => {
                    props = true;
                    let read = map.next_value_seed(Envelope { reader, level: Level::Props });
                    reader.within(Step::Key("props"), read)?;
                }
                ("ast", _) if reader.tree => return Err(reader.twice("ast")),
                ("ast", _) => {
                    reader.tree = true;
                    let read = map.next_value_seed(Node(reader));
                    reader.within(Step::Key("ast"), read)?;
                }
                ("lastModified", _) if reader.last_modified.is_some() => {
                    return Err(reader.twice("lastModified"));
                }
                ("lastModified", _) => {
                    let mut json = Json::Null;
                    let read = map.next_value_seed(&mut json).and_then(|()| match json {
                        Json::Null => Ok(None),
                        Json::Text(text) => Ok(Some(text.into_owned())),
                        _ => Err(reader.stop(Fault::new("expected a string with the date", NEW_SHAPE))),
                    });
                    reader.last_modified = reader.within(Step::Key("lastModified"), read)?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}
