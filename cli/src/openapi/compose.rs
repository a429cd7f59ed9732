//! Text to tree, within bounds.
//!
//! The parser yields events one by one and keeps no tree, so what limits memory is here. An alias
//! counts as everything it stands for: ten lists of ten aliases each, ten levels deep, are ten billion
//! values in a few hundred bytes, and a reader that walks them never ends.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, Tag, options};

use super::fault::Fault;
use super::place::shown;
use super::tree::{Entry, Mapping, Node, Position, Value, plain};

/// Twenty times the largest published description.
pub(super) const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Thirteen times the values of the largest published description, keys included.
pub(super) const MAX_VALUES: usize = 1_000_000;
/// Seven times the deepest published description. It also bounds the recursion that frees the tree.
pub(super) const MAX_DEPTH: usize = 128;

/// What went wrong, and where if the text has such a place.
type Located = (Option<Position>, Fault);

/// Makes a tree of the only document in `text`.
pub(super) fn compose(text: &str) -> Result<Rc<Node<'_>>, Located> {
    if text.len() > MAX_BYTES {
        return Err((None, Fault::TooLong { bytes: text.len() }));
    }
    let options = options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut composer = Composer::default();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| {
            let fault = match error.kind() {
                ErrorKind::RecursionLimitExceeded => Fault::TooDeep,
                _ => Fault::Yaml(error.kind().to_string()),
            };
            (Some(position(error.marker())), fault)
        })?;
        let at = position(&span.start);
        composer.take(event, at).map_err(|fault| match fault {
            Misplaced::Here(fault) => (Some(at), fault),
            Misplaced::At(at, fault) => (Some(at), fault),
        })?;
    }
    composer.root.ok_or((None, Fault::Empty))
}

fn position(mark: &Marker) -> Position {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    // The parser counts columns from 0.
    Position { line: count(mark.line()), column: count(mark.col()).saturating_add(1) }
}

/// A fault at the event in hand, or at another place.
enum Misplaced {
    Here(Fault),
    At(Position, Fault),
}

impl From<Fault> for Misplaced {
    fn from(fault: Fault) -> Self {
        Self::Here(fault)
    }
}

/// A list or mapping whose end has not come yet.
struct Open<'a> {
    at: Position,
    anchor: usize,
    /// The count of values before this one, to know how many it holds.
    before: usize,
    /// The levels below this one.
    height: usize,
    inside: Inside<'a>,
}

enum Inside<'a> {
    List(Vec<Rc<Node<'a>>>),
    Mapping { entries: Vec<Entry<'a>>, key: Option<(Cow<'a, str>, Position)> },
}

struct Anchored<'a> {
    node: Rc<Node<'a>>,
    values: usize,
    height: usize,
}

#[derive(Default)]
struct Composer<'a> {
    open: Vec<Open<'a>>,
    anchored: HashMap<usize, Anchored<'a>>,
    /// Values so far, with those that aliases repeat.
    values: usize,
    root: Option<Rc<Node<'a>>>,
}

impl<'a> Composer<'a> {
    fn take(&mut self, event: Event<'a>, at: Position) -> Result<(), Misplaced> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(Fault::SecondDocument.into()),
            Event::Scalar(text, style, anchor, tag) => {
                self.count(1, Fault::TooManyValues)?;
                // What an anchor names may be a key as well, and then it is wanted twice.
                let key = self.expects_key().then(|| text.clone());
                let value = scalar(text, style, tag.as_deref());
                let node = Rc::new(Node { at, value });
                self.anchor(anchor, &node, 1, 0);
                match key {
                    Some(key) => self.key(key, style, at)?,
                    None => self.place(node, 0),
                }
                Ok(())
            }
            Event::SequenceStart(_, anchor, _) => self.begin(at, anchor, Inside::List(Vec::new())),
            Event::MappingStart(_, anchor, _) => {
                let (entries, key) = (Vec::new(), None);
                self.begin(at, anchor, Inside::Mapping { entries, key })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(id) => self.alias(id),
            // Starts and ends of the stream and the document carry no value.
            _ => Ok(()),
        }
    }

    fn count(&mut self, values: usize, fault: Fault) -> Result<(), Fault> {
        self.values = self.values.saturating_add(values);
        if self.values > MAX_VALUES { Err(fault) } else { Ok(()) }
    }

    fn begin(&mut self, at: Position, anchor: usize, inside: Inside<'a>) -> Result<(), Misplaced> {
        if self.expects_key() {
            let found = match inside {
                Inside::List(_) => "a list",
                Inside::Mapping { .. } => "a mapping",
            };
            return Err(Fault::Key { found }.into());
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault::TooDeep.into());
        }
        let before = self.values;
        self.count(1, Fault::TooManyValues)?;
        self.open.push(Open { at, anchor, before, height: 0, inside });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Misplaced> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let value = match open.inside {
            Inside::List(nodes) => Value::List(nodes),
            Inside::Mapping { entries, .. } => Value::Mapping(Mapping::new(entries).map_err(|double| {
                let fault = Fault::DoubleKey { key: shown(&double.key), first: double.first };
                Misplaced::At(double.second, fault)
            })?),
        };
        let node = Rc::new(Node { at: open.at, value });
        let height = open.height + 1;
        self.anchor(open.anchor, &node, self.values - open.before, height);
        self.place(node, height);
        Ok(())
    }

    fn alias(&mut self, id: usize) -> Result<(), Misplaced> {
        if self.expects_key() {
            return Err(Fault::Key { found: "an alias" }.into());
        }
        // The parser knows the name, so a missing node is one that is still open.
        let Some(anchored) = self.anchored.get(&id) else {
            return Err(Fault::AliasInItself.into());
        };
        let (node, values, height) = (Rc::clone(&anchored.node), anchored.values, anchored.height);
        if self.open.len() + height > MAX_DEPTH {
            return Err(Fault::TooDeep.into());
        }
        self.count(values, Fault::AliasesExpand)?;
        self.place(node, height);
        Ok(())
    }

    fn expects_key(&self) -> bool {
        let inside = self.open.last().map(|open| &open.inside);
        matches!(inside, Some(Inside::Mapping { key: None, .. }))
    }

    /// Keeps the key of an entry until its value comes.
    fn key(&mut self, text: Cow<'a, str>, style: ScalarStyle, at: Position) -> Result<(), Misplaced> {
        match text.as_ref() {
            // The parser gives the key that `: value` leaves out as `~`.
            "~" if style == ScalarStyle::Plain => return Err(Fault::Key { found: "null" }.into()),
            "<<" if style == ScalarStyle::Plain => return Err(Fault::Merge.into()),
            _ => {}
        }
        if let Some(Inside::Mapping { key, .. }) = self.open.last_mut().map(|open| &mut open.inside) {
            *key = Some((text, at));
        }
        Ok(())
    }

    /// Remembers what aliases may name. The parser gives a node without an anchor the number 0.
    fn anchor(&mut self, anchor: usize, node: &Rc<Node<'a>>, values: usize, height: usize) {
        if anchor != 0 {
            let node = Rc::clone(node);
            self.anchored.insert(anchor, Anchored { node, values, height });
        }
    }

    /// Puts a value into the list or mapping that is open, or makes it the root.
    fn place(&mut self, node: Rc<Node<'a>>, height: usize) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.height = open.height.max(height);
        match &mut open.inside {
            Inside::List(nodes) => nodes.push(node),
            Inside::Mapping { entries, key } => {
                if let Some((key, key_at)) = key.take() {
                    entries.push(Entry { key, key_at, node });
                }
            }
        }
    }
}

/// Tells text from what YAML reads as a number, a boolean or null. A tag decides over the quotes.
fn scalar<'a>(text: Cow<'a, str>, style: ScalarStyle, tag: Option<&Tag>) -> Value<'a> {
    match tag.and_then(Tag::core_suffix) {
        Some("str") => Value::Text(text),
        Some("int" | "float") => Value::Number(text),
        Some("bool") => Value::Boolean,
        Some("null") => Value::Null,
        _ if style == ScalarStyle::Plain => plain(text),
        _ => Value::Text(text),
    }
}
