//! The page's tree, as Markdoc renders it: what it says of tables goes to the reader's [`Tables`].
//!
//! [`Tables`]: crate::table::Tables

use std::fmt;

use serde_core::de::{Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::seed::{Key, KeySeed, seed, twice, value};
use super::{Held, Reader, Step};
use crate::fault::{Fault, NEW_SHAPE, quoted};
use crate::table::{Span, Tag};

/// A node of the page's tree: a tag, a text, a number, null, or a list of nodes.
pub(super) struct Node<'r>(pub(super) &'r mut Reader);

seed!(Node<'_>, deserialize_any -> ());

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
        reader.path.0.push(Step::Index(0));
        while seq.next_element_seed(Node(reader))?.is_some() {
            if let Some(Step::Index(index)) = reader.path.0.last_mut() {
                *index += 1;
            }
        }
        reader.path.0.pop();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let reader = self.0;
        let mut name = false;
        let mut children = false;
        let mut attributes = false;
        let mut span = Span::default();
        // Where the opening of this tag waits for its name, when the children came first.
        let mut waiting = None;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            match key {
                Key::Type => value(&mut map, reader, "$$mdtype", Type)?,
                Key::Name if name => return Err(twice(reader, "name")),
                Key::Name => {
                    name = true;
                    let tag = value(&mut map, reader, "name", |_| Name)?;
                    match waiting {
                        None => reader.tell(Held::Open(tag))?,
                        Some(place) => reader.held[place] = Held::Open(tag),
                    }
                }
                Key::Attributes if attributes => return Err(twice(reader, "attributes")),
                Key::Attributes => {
                    attributes = true;
                    span = value(&mut map, reader, "attributes", Attributes)?;
                }
                Key::Children if children => return Err(twice(reader, "children")),
                Key::Children => {
                    children = true;
                    if !name {
                        waiting = Some(reader.held.len());
                        reader.nameless += 1;
                        reader.held.push(Held::Open(Tag::Inline));
                    }
                    value(&mut map, reader, "children", Node)?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            }
            reader.path.0.pop();
        }
        if !name {
            return Err(
                reader.stop(Fault::new("expected a tag with a name, found an object without", NEW_SHAPE))
            );
        }
        reader.tell(Held::Close(span))?;
        if waiting.is_some() {
            reader.nameless -= 1;
            if reader.nameless == 0 {
                for held in std::mem::take(&mut reader.held) {
                    reader.tell(held)?;
                }
            }
        }
        Ok(())
    }
}

/// `"$$mdtype": "Tag"`, the one kind of object that a page's tree is known to hold.
struct Type<'r>(&'r mut Reader);

seed!(Type<'_>, deserialize_str -> ());

impl Visitor<'_> for Type<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the string \"Tag\"")
    }

    fn visit_str<E: Error>(self, kind: &str) -> Result<(), E> {
        match kind {
            "Tag" => Ok(()),
            _ => Err(self.0.stop(Fault::new(format!("expected \"Tag\", found {}", quoted(kind)), NEW_SHAPE))),
        }
    }
}

struct Name;

seed!(Name, deserialize_str -> Tag);

impl Visitor<'_> for Name {
    type Value = Tag;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string with the tag's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Tag, E> {
        Ok(Tag::of(name))
    }
}

struct Attributes<'r>(&'r mut Reader);

seed!(Attributes<'_>, deserialize_map -> Span);

impl<'de> Visitor<'de> for Attributes<'_> {
    type Value = Span;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the tag's attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Span, A::Error> {
        let mut span = Span::default();
        while let Some(key) = map.next_key_seed(KeySeed)? {
            match key {
                Key::ColSpan => span.columns = value(&mut map, self.0, "colSpan", |_| Count)?,
                Key::RowSpan => span.rows = value(&mut map, self.0, "rowSpan", |_| Count)?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            }
            self.0.path.0.pop();
        }
        Ok(span)
    }
}

/// A number of columns or rows; Markdoc gives it as a number or as digits.
struct Count;

seed!(Count, deserialize_any -> u32);

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
