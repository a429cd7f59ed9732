//! Makes a tree of a text, within bounds.
//!
//! The parser yields events one by one and keeps no tree, so the limits to memory are here. Without
//! aliases, which no published description has, a tree is never larger than its text.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, options};

use super::bounds::{MAX_BYTES, MAX_DEPTH, MAX_VALUES};
use super::problem::mismatch;
use super::tree::{Entry, Mapping, Node, Position, Value};
use crate::printable::quoted;

const NOT_SUPPORTED: &str = "an anchor, alias, tag or merge key is not supported: expected the value itself; \
                             write the value out";

/// Makes a tree of the only document in `text`.
///
/// # Errors
///
/// A message, and its position unless it is about the whole text.
pub(super) fn compose(text: &str) -> Result<Node<'_>, (Option<Position>, String)> {
    if text.len() > MAX_BYTES {
        let message = format!(
            "the file is too long: expected at most {MAX_BYTES} bytes, found {}; check that this is the description",
            text.len()
        );
        return Err((None, message));
    }
    let options = options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut composer = Composer::default();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| {
            let message = match error.kind() {
                ErrorKind::RecursionLimitExceeded => too_deep(),
                kind => format!("not YAML: {kind}; correct the file there or fetch it again"),
            };
            (Some(position(error.marker())), message)
        })?;
        let at = position(&span.start);
        composer.take(event, at).map_err(|message| (Some(at), message))?;
    }
    composer.root.ok_or_else(|| {
        (None, "the file is empty: expected an OpenAPI 3 description; fetch the file again".to_owned())
    })
}

fn position(mark: &Marker) -> Position {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    // The parser counts columns from 0.
    Position { line: count(mark.line()), column: count(mark.col()).saturating_add(1) }
}

fn too_deep() -> String {
    format!(
        "a value is nested too deep: expected at most {MAX_DEPTH} levels; check that this is the description"
    )
}

/// A list or mapping that has not ended yet.
struct Open<'a> {
    at: Position,
    inside: Inside<'a>,
}

enum Inside<'a> {
    List(Vec<Node<'a>>),
    Mapping { entries: Mapping<'a>, key: Option<(Cow<'a, str>, Position)> },
}

#[derive(Default)]
struct Composer<'a> {
    open: Vec<Open<'a>>,
    values: usize,
    root: Option<Node<'a>>,
}

impl<'a> Composer<'a> {
    fn take(&mut self, event: Event<'a>, at: Position) -> Result<(), String> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err("the file has a second YAML document: expected one; split the file".to_owned());
            }
            Event::Alias(_)
            | Event::Scalar(_, _, 1.., _)
            | Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, 1.., _)
            | Event::SequenceStart(_, _, Some(_))
            | Event::MappingStart(_, 1.., _)
            | Event::MappingStart(_, _, Some(_)) => return Err(NOT_SUPPORTED.to_owned()),
            Event::Scalar(text, style, ..) => {
                self.count()?;
                if self.expects_key() {
                    return self.key(text, style, at);
                }
                let value = if style == ScalarStyle::Plain { Value::plain(text) } else { Value::Text(text) };
                self.place(Node { at, value });
            }
            Event::SequenceStart(..) => self.begin(at, Inside::List(Vec::new()))?,
            Event::MappingStart(..) => {
                self.begin(at, Inside::Mapping { entries: Mapping::new(), key: None })?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            // Starts and ends of the stream and the document carry no value.
            _ => {}
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), String> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(format!(
                "the file has too many values: expected at most {MAX_VALUES}; check that this is the description"
            ));
        }
        Ok(())
    }

    fn begin(&mut self, at: Position, inside: Inside<'a>) -> Result<(), String> {
        if self.expects_key() {
            let found = match inside {
                Inside::List(_) => "a list",
                Inside::Mapping { .. } => "a mapping",
            };
            return Err(mismatch("the key", "a string", found));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep());
        }
        self.count()?;
        self.open.push(Open { at, inside });
        Ok(())
    }

    fn end(&mut self) {
        if let Some(Open { at, inside }) = self.open.pop() {
            let value = match inside {
                Inside::List(nodes) => Value::List(nodes),
                Inside::Mapping { entries, .. } => Value::Mapping(entries),
            };
            self.place(Node { at, value });
        }
    }

    fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { inside: Inside::Mapping { key: None, .. }, .. }))
    }

    /// Keeps the key of an entry until its value comes.
    fn key(&mut self, text: Cow<'a, str>, style: ScalarStyle, at: Position) -> Result<(), String> {
        match text.as_ref() {
            // The parser gives the key that `: value` leaves out as `~`.
            "~" if style == ScalarStyle::Plain => return Err(mismatch("the key", "a string", "null")),
            "<<" if style == ScalarStyle::Plain => return Err(NOT_SUPPORTED.to_owned()),
            _ => {}
        }
        if let Some(Open { inside: Inside::Mapping { entries, key }, .. }) = self.open.last_mut() {
            if let Some(first) = entries.get(&text) {
                return Err(format!(
                    "the key {} occurs twice in a mapping: expected it once, found it on line {} too; remove one of \
                     them",
                    quoted(&text),
                    first.key_at.line
                ));
            }
            *key = Some((text, at));
        }
        Ok(())
    }

    /// Puts a value into the list or mapping that is open, or makes it the root.
    fn place(&mut self, node: Node<'a>) {
        match self.open.last_mut().map(|open| &mut open.inside) {
            None => self.root = Some(node),
            Some(Inside::List(nodes)) => nodes.push(node),
            Some(Inside::Mapping { entries, key }) => {
                if let Some((key, key_at)) = key.take() {
                    entries.insert(key, Entry { key_at, node });
                }
            }
        }
    }
}
