//! Makes a tree of a text, within bounds.
//!
//! The parser yields events one by one and keeps no tree, so the limits to memory are here. Without aliases, which no
//! published description has, a tree is never larger than its text.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, StrInput, options};

use super::tree::{Entry, Mapping, Node, Position, Value, mismatch};
use crate::printable::quoted;

// The largest published description has 1.6 MB, 78,000 values and 18 levels.

/// The most values of a description, keys included, and the most values that a walk through its `$ref`s visits.
pub(super) const MAX_VALUES: usize = 1_000_000;
/// The most levels of a description. Recursion over the tree goes no deeper.
const MAX_DEPTH: usize = 128;

const NOT_SUPPORTED: &str = "an anchor, alias, tag or merge key is not supported: expected the value itself; \
                             write the value out";

/// A message, and its position unless it is about the whole text.
type Problem = (Option<Position>, String);

/// Makes a tree of the only document in `text`.
pub(super) fn compose(text: &str) -> Result<Node<'_>, Problem> {
    let options = options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut composer = Composer { events: Parser::new_from_str_with_options(text, options), values: 0 };
    let mut root = None;
    while let Some((event, at)) = composer.next()? {
        match event {
            Event::DocumentStart(..) if root.is_some() => {
                let message = "the file has a second YAML document: expected one; split the file";
                return Err((Some(at), message.to_owned()));
            }
            Event::Alias(_) | Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) => {
                root = Some(composer.node(event, at, 0)?);
            }
            // Starts and ends of the stream and the document carry no value.
            _ => {}
        }
    }
    root.ok_or_else(|| {
        (None, "the file is empty: expected an OpenAPI 3 description; fetch the file again".to_owned())
    })
}

struct Composer<'a> {
    events: Parser<'a, StrInput<'a>>,
    values: usize,
}

impl<'a> Composer<'a> {
    fn next(&mut self) -> Result<Option<(Event<'a>, Position)>, Problem> {
        let next = self.events.next().transpose().map_err(|error| {
            let message = match error.kind() {
                ErrorKind::RecursionLimitExceeded => too_deep(),
                kind => format!("not YAML: {kind}; correct the file there or fetch it again"),
            };
            (Some(position(error.marker())), message)
        })?;
        Ok(next.map(|(event, span)| (event, position(&span.start))))
    }

    /// Makes the value that begins with an event.
    fn node(&mut self, event: Event<'a>, at: Position, depth: usize) -> Result<Node<'a>, Problem> {
        let problem = |message| Err((Some(at), message));
        if depth >= MAX_DEPTH && matches!(event, Event::SequenceStart(..) | Event::MappingStart(..)) {
            return problem(too_deep());
        }
        self.count(at)?;
        let value = match event {
            Event::Scalar(text, ScalarStyle::Plain, 0, None) => Value::plain(text),
            Event::Scalar(text, _, 0, None) => Value::Text(text),
            Event::SequenceStart(_, 0, None) => {
                let mut nodes = Vec::new();
                while let Some((event, at)) = self.next()?.filter(|(event, _)| *event != Event::SequenceEnd) {
                    nodes.push(self.node(event, at, depth + 1)?);
                }
                Value::List(nodes)
            }
            Event::MappingStart(_, 0, None) => {
                let mut entries = Mapping::new();
                while let Some((key, key_at)) = self.next()?.filter(|(event, _)| *event != Event::MappingEnd)
                {
                    self.count(key_at)?;
                    let key = key_of(key, &entries).map_err(|message| (Some(key_at), message))?;
                    if let Some((event, at)) = self.next()? {
                        let node = self.node(event, at, depth + 1)?;
                        entries.insert(key, Entry { key_at, node });
                    }
                }
                Value::Mapping(entries)
            }
            _ => return problem(NOT_SUPPORTED.to_owned()),
        };
        Ok(Node { at, value })
    }

    fn count(&mut self, at: Position) -> Result<(), Problem> {
        self.values += 1;
        if self.values > MAX_VALUES {
            let message = format!(
                "the file has too many values: expected at most {MAX_VALUES}; check that this is the description"
            );
            return Err((Some(at), message));
        }
        Ok(())
    }
}

/// Returns the key of a new entry.
fn key_of<'a>(event: Event<'a>, entries: &Mapping<'a>) -> Result<Cow<'a, str>, String> {
    let key = match event {
        // The parser gives the key that `: value` leaves out as `~`.
        Event::Scalar(text, ScalarStyle::Plain, 0, None) if text == "~" => {
            return Err(mismatch("the key", "a string", "null"));
        }
        Event::Scalar(text, style, 0, None) if text != "<<" || style != ScalarStyle::Plain => text,
        Event::SequenceStart(_, 0, None) => return Err(mismatch("the key", "a string", "a list")),
        Event::MappingStart(_, 0, None) => return Err(mismatch("the key", "a string", "a mapping")),
        _ => return Err(NOT_SUPPORTED.to_owned()),
    };
    match entries.get(&key) {
        None => Ok(key),
        Some(first) => Err(format!(
            "the key {} occurs twice in a mapping: expected it once, found it on line {} too; remove one of them",
            quoted(&key),
            first.key_at.line
        )),
    }
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
