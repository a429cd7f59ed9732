//! What lies around the page's tree: the list of versions, and the date.

use std::fmt;

use serde_core::de::{IgnoredAny, MapAccess, Visitor};

use super::seed::{Key, KeySeed, seed, twice, value};
use super::tree::Node;
use super::{Reader, Step};
use crate::fault::{Fault, NEW_SHAPE};
use crate::json::Json;
use crate::page::read_versions;

/// The whole file, or its `props`: both may hold the tree and the date.
pub(super) struct Root<'r>(pub(super) &'r mut Reader);
struct Props<'r>(&'r mut Reader);

seed!(Root<'_>, deserialize_map -> ());

seed!(Props<'_>, deserialize_map -> ());

impl<'de> Visitor<'de> for Root<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the page's data")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let reader = self.0;
        let mut props = false;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            match key {
                Key::Versions if !reader.versions.is_empty() => return Err(twice(reader, "versions")),
                Key::Versions => {
                    let json: Json = map.next_value()?;
                    if json != Json::Null {
                        reader.versions = read_versions(&json).map_err(|fault| reader.stop(fault))?;
                    }
                }
                Key::Props if props => return Err(twice(reader, "props")),
                Key::Props => {
                    props = true;
                    value(&mut map, reader, "props", Props)?;
                    reader.path.0.pop();
                }
                key => tree_or_date(key, &mut map, reader)?,
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Props<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the page's properties")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(KeySeed)? {
            tree_or_date(key, &mut map, self.0)?;
        }
        Ok(())
    }
}

fn tree_or_date<'de, A: MapAccess<'de>>(key: Key, map: &mut A, reader: &mut Reader) -> Result<(), A::Error> {
    match key {
        Key::Ast if reader.tree => return Err(twice(reader, "ast")),
        Key::Ast => {
            reader.tree = true;
            value(map, reader, "ast", Node)?;
        }
        Key::LastModified if reader.last_modified.is_some() => {
            return Err(twice(reader, "lastModified"));
        }
        Key::LastModified => {
            reader.path.0.push(Step::Key("lastModified"));
            reader.last_modified = match map.next_value()? {
                Json::Null => None,
                Json::Text(text) => Some(text),
                _ => {
                    return Err(reader.stop(Fault::new("expected a string with the date", NEW_SHAPE)));
                }
            };
        }
        _ => {
            map.next_value::<IgnoredAny>()?;
            return Ok(());
        }
    }
    reader.path.0.pop();
    Ok(())
}
