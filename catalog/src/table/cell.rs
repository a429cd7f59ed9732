//! The content of a cell.

use intercom_errors_vocabulary::is_invisible;

use super::tag::Tag;
use crate::fault::{SHOWN, join_few, quoted};
use crate::text::{Folded, is_word};

/// The content of a cell.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) text: Folded,
    pub(super) holds_table: bool,
    /// The reason why the text may not be what a reader sees.
    pub(super) doubt: Option<String>,
    /// The first invisible character. The text does not contain it.
    pub(super) invisible: Option<char>,
    /// The tag that the last piece of text is in, by its number.
    parent: Option<usize>,
    /// The starts of new pieces of text. A piece is in another tag than the piece before, or a tag is between the two.
    pieces: Vec<usize>,
    /// A tag began or ended after the last piece.
    interrupted: bool,
    edge: Edge,
}

/// The separator after the last piece.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Edge {
    #[default]
    None,
    /// The start of an inline tag.
    Start,
    /// The end of an inline tag.
    End,
    /// The end of an inline tag, and the start of another one.
    EndAndStart,
}

impl Edge {
    /// Returns `true` if the text before the edge and the text after it, which begins like this, may be two words.
    ///
    /// A badge next to a word looks like a word with a part in bold. Only the style sheet distinguishes them.
    fn may_separate_words(self, first: char) -> bool {
        match self {
            Self::None => false,
            Self::Start | Self::End => first.is_uppercase() || first.is_numeric(),
            Self::EndAndStart => is_word(first),
        }
    }
}

impl Cell {
    /// Adds text that is shown. `parent` is the number of the tag around it.
    pub(super) fn push(&mut self, text: &str, parent: usize) {
        self.invisible = self.invisible.or_else(|| text.chars().find(|c| is_invisible(*c)));
        let text = text.trim_start_matches(is_invisible);
        if text.is_empty() {
            return;
        }
        let before = self.text.as_str().len();
        if self.text.ends_in_word() && text.starts_with(|first| self.edge.may_separate_words(first)) {
            let word = self.text.as_str().rsplit(' ').next().unwrap_or_default();
            let problem = format!("expected space at a tag, found none after {}", quoted(word, SHOWN));
            self.doubt(|| problem);
        }
        self.text.push(text);
        self.edge = Edge::None;
        if self.text.as_str().len() == before {
            return;
        }
        if self.parent.is_some_and(|last| last != parent || self.interrupted) {
            self.pieces.push(before);
        }
        self.parent = Some(parent);
        self.interrupted = false;
    }

    /// Notes that a tag begins. It separates two pieces of text, unless it only lets a line break inside a word.
    pub(super) fn open(&mut self, tag: Tag) {
        self.interrupted |= tag != Tag::WordBreak;
        self.separate_words(tag);
        if tag == Tag::Inline {
            self.edge = if self.edge == Edge::End { Edge::EndAndStart } else { Edge::Start };
        }
    }

    pub(super) fn close(&mut self, tag: Tag) {
        self.separate_words(tag);
        if tag == Tag::Inline {
            self.edge = Edge::End;
        }
    }

    fn separate_words(&mut self, tag: Tag) {
        match tag {
            Tag::Block => self.text.separate_words(),
            Tag::Marker | Tag::Replaced => self.text.separate_words_at_tag(),
            _ => {}
        }
    }

    /// Checks that the text in an attribute of a tag is in the cell's text too, from `start` on.
    pub(super) fn check_attribute(&mut self, name: &str, value: &str, start: usize) {
        let mut text = Folded::default();
        text.push(value);
        if !self.text.as_str().get(start..).unwrap_or_default().contains(text.as_str()) {
            self.doubt(|| {
                format!(
                    "expected text, found {} in the attribute {name:?} alone",
                    quoted(text.as_str(), SHOWN)
                )
            });
        }
    }

    /// Records why the text may not be what a reader sees, unless a reason is recorded.
    pub(super) fn doubt(&mut self, reason: impl FnOnce() -> String) {
        self.doubt.get_or_insert_with(reason);
    }

    /// Returns `true` if the whole text is one piece.
    pub(super) fn is_one_piece(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Quotes each piece of the text, for a message.
    pub(super) fn quoted_pieces(&self) -> String {
        let text = self.text.as_str();
        let starts = [0].into_iter().chain(self.pieces.iter().copied());
        let ends = self.pieces.iter().copied().chain([text.len()]);
        let pieces = starts
            .zip(ends)
            .map(|(start, end)| quoted(text.get(start..end).unwrap_or_default().trim(), SHOWN));
        join_few(pieces, " and ")
    }
}
