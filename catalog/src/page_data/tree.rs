//! The page's tree, as Markdoc renders it: what it says of tables goes to the reader's [`Tables`].
//!
//! [`Tables`]: crate::table::Tables

use std::fmt;

use serde_core::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::{Held, Reader, Step};
use crate::fault::{Fault, NEW_SHAPE, SHOWN, quoted};
use crate::json::Words;
use crate::table::{Span, Tag};

/// A node of the page's tree: a tag, a text, a number, null, or a list of nodes.
pub(super) struct Node<'r>(pub(super) &'r mut Reader);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a tag, a string, a number, null or an array of these")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.text(text);
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.0.text(&number.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.0.text(&number.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.0.text(&number.to_string());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let reader = self.0;
        let mut index = 0;
        loop {
            let read = seq.next_element_seed(Node(reader));
            match reader.within(Step::Index(index), read)? {
                Some(()) => index += 1,
                None => return Ok(()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let reader = self.0;
        let mut name = false;
        let mut children = false;
        let mut attributes = false;
        let mut span = Span::default();
        // Where the opening of this tag waits for its name, when the children came first.
        let mut waiting = None;
        while let Some(key) = map.next_key_seed(Words("a key"))? {
            match &*key {
                "$$mdtype" => {
                    let read =
                        map.next_value_seed(Words("the string \"Tag\"")).and_then(|kind| match &*kind {
                            "Tag" => Ok(()),
                            kind => Err(reader.stop(Fault::new(
                                format!("expected \"Tag\", found {}", quoted(kind, SHOWN)),
                                NEW_SHAPE,
                            ))),
                        });
                    reader.within(Step::Key("$$mdtype"), read)?;
                }
                "name" if name => return Err(reader.twice("name")),
                "name" => {
                    name = true;
                    let read = map.next_value_seed(Words("a string with the tag's name")).and_then(|name| {
                        let tag = Tag::of(&name);
                        match waiting {
                            None => reader.open(tag)?,
                            Some(place) => reader.held[place] = Held::Open(tag),
                        }
                        Ok(())
                    });
                    reader.within(Step::Key("name"), read)?;
                }
                "attributes" if attributes => return Err(reader.twice("attributes")),
                "attributes" => {
                    attributes = true;
                    let read = map.next_value_seed(Attributes(reader));
                    span = reader.within(Step::Key("attributes"), read)?;
                }
                "children" if children => return Err(reader.twice("children")),
                "children" => {
                    children = true;
                    if !name {
                        waiting = Some(reader.held.len());
                        reader.nameless += 1;
                        reader.held.push(Held::Open(Tag::Inline));
                    }
                    let read = map.next_value_seed(Node(reader));
                    reader.within(Step::Key("children"), read)?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if !name {
            return Err(
                reader.stop(Fault::new("expected a tag with a name, found an object without", NEW_SHAPE))
            );
        }
        reader.close(span)?;
        if waiting.is_some() {
            reader.nameless -= 1;
            if reader.nameless == 0 {
                reader.tell_held()?;
            }
        }
        Ok(())
    }
}

struct Attributes<'r>(&'r mut Reader);

impl<'de> DeserializeSeed<'de> for Attributes<'_> {
    type Value = Span;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Span, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Attributes<'_> {
    type Value = Span;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the tag's attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Span, A::Error> {
        let mut span = Span::default();
        while let Some(key) = map.next_key_seed(Words("a key"))? {
            let (key, count) = match &*key {
                "colSpan" => ("colSpan", &mut span.columns),
                "rowSpan" => ("rowSpan", &mut span.rows),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let read = map.next_value_seed(Count);
            *count = self.0.within(Step::Key(key), read)?;
        }
        Ok(span)
    }
}

/// A number of columns or rows; Markdoc gives it as a number or as digits.
struct Count;

impl<'de> DeserializeSeed<'de> for Count {
    type Value = u32;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Count {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of columns or rows")
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<u32, E> {
        u32::try_from(count).map_err(|_| E::invalid_value(Unexpected::Unsigned(count), &self))
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<u32, E> {
        digits.parse().map_err(|_| E::invalid_value(Unexpected::Str(digits), &self))
    }
}
