//! Text with its white space folded.

use intercom_errors_vocabulary::is_invisible;

/// Text in which every run of white space is one space, with none at either end.
///
/// A place where a block begins or ends is a space, too. Invisible characters are left out.
#[derive(Default)]
pub(crate) struct Folded {
    text: String,
    gap: Gap,
}

/// The separator between the last word and the next one.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// A tag that may separate words. Punctuation still belongs to the word before it.
    Tag,
    Space,
}

impl Folded {
    pub(crate) fn push(&mut self, text: &str) {
        let seen;
        let text = if text.contains(is_invisible) {
            seen = text.replace(is_invisible, "");
            &seen
        } else {
            text
        };
        if text.starts_with(char::is_whitespace) {
            self.gap = Gap::Space;
        }
        for word in text.split_whitespace() {
            if self.is_separate_from(word) {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.gap = Gap::Space;
        }
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            self.gap = Gap::None;
        }
    }

    /// Begins a new word.
    pub(crate) fn separate_words(&mut self) {
        self.gap = Gap::Space;
    }

    /// Begins a new word, unless punctuation shows that the old one continues.
    pub(crate) fn separate_words_at_tag(&mut self) {
        self.gap = self.gap.max(Gap::Tag);
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns `true` if the text ends in a word that a word pushed now would continue.
    pub(crate) fn ends_in_word(&self) -> bool {
        self.gap == Gap::None && self.text.ends_with(is_word)
    }

    fn is_separate_from(&self, word: &str) -> bool {
        match self.gap {
            Gap::None => false,
            Gap::Space => !self.text.is_empty(),
            Gap::Tag => {
                !self.text.is_empty()
                    && !self.text.ends_with(['(', '[', '{'])
                    && !word.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '}', '…'])
            }
        }
    }
}

/// Returns `true` for characters of words.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
