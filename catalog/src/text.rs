//! Text with its white space folded.

/// Text in which every run of white space, and every place where a block begins or ends, is one space,
/// with none at either end.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    text: String,
    /// White space came after the last word.
    parted: bool,
}

impl Folded {
    pub(crate) fn push(&mut self, text: &str) {
        self.parted |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if self.parted && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.parted = true;
        }
        if !text.is_empty() {
            self.parted = text.ends_with(char::is_whitespace);
        }
    }

    pub(crate) fn part_words(&mut self) {
        self.parted = true;
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(parts: &[&str]) -> String {
        let mut folded = Folded::default();
        for part in parts {
            folded.push(part);
        }
        folded.as_str().to_owned()
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
