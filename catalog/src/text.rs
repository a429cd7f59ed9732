//! Text with its white space folded.

/// Text in which every run of white space, and every place where a block begins or ends, is one space,
/// with none at either end.
#[derive(Debug, Default, Clone)]
pub(crate) struct Folded {
    text: String,
    /// White space came since the last word.
    parted: bool,
}

impl Folded {
    pub(crate) fn push(&mut self, text: &str) {
        if is_folded(text) {
            if self.text.is_empty() {
                // Of its exact size, as most cells hold one text.
                text.clone_into(&mut self.text);
            } else {
                if self.parted {
                    self.text.push(' ');
                }
                self.text.push_str(text);
            }
            self.parted = false;
            return;
        }
        self.parted |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if self.parted && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.parted = true;
        }
        self.parted = match text.chars().next_back() {
            None => self.parted,
            Some(last) => last.is_whitespace(),
        };
    }

    pub(crate) fn part_words(&mut self) {
        self.parted = true;
    }

    pub(crate) fn into_string(self) -> String {
        self.text
    }
}

/// Whether folding changes nothing, for texts of the plainest kind: ASCII words with one space between.
fn is_folded(text: &str) -> bool {
    is_joined(text, |byte| matches!(byte, b'!'..=b'~'), b' ')
}

/// Whether a text is words of these bytes, with one joint between any two. It looks at every byte, as that takes
/// less time than to ask each one whether to stop.
pub(crate) fn is_joined(text: &str, word: impl Fn(u8) -> bool, joint: u8) -> bool {
    let bytes = text.as_bytes();
    let (&[first, ..], &[.., last]) = (bytes, bytes) else {
        return false;
    };
    let odd = bytes.iter().zip(&bytes[1..]).fold(0, |odd, (&byte, &next)| {
        odd | u8::from(!word(byte)) & (u8::from(byte != joint) | u8::from(next == joint))
    });
    odd == 0 && word(first) && word(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(parts: &[&str]) -> String {
        let mut folded = Folded::default();
        for part in parts {
            folded.push(part);
        }
        folded.into_string()
    }

    #[test]
    fn runs_of_white_space_become_one_space() {
        assert_eq!(fold(&[" a \n\t b\u{a0}c "]), "a b c");
    }

    #[test]
    fn parts_join_without_a_space_unless_one_has_it() {
        assert_eq!(fold(&["to", "ken"]), "token");
        assert_eq!(fold(&["to ", "ken"]), "to ken");
        assert_eq!(fold(&["to", " ", "", "ken"]), "to ken");
        assert_eq!(fold(&["to", "", " ken", "\n"]), "to ken");
    }
}
