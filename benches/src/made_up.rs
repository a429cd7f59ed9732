//! Codes that Intercom does not have, made from the words of its codes.

use std::collections::BTreeSet;

/// Returns this many different codes of two to five words, without the real ones. Each run has the same codes.
pub(crate) fn codes(real: &[String], count: usize) -> Vec<String> {
    let words: Vec<&str> =
        real.iter().flat_map(|code| code.split('_')).collect::<BTreeSet<_>>().into_iter().collect();
    let mut random = Random(1);
    let mut seen: BTreeSet<String> = real.iter().cloned().collect();
    let mut codes = Vec::with_capacity(count);
    while codes.len() < count {
        let length = 2 + random.below(4);
        let code = (0..length).map(|_| words[random.below(words.len())]).collect::<Vec<_>>().join("_");
        if code.len() >= 8 && seen.insert(code.clone()) {
            codes.push(code);
        }
    }
    codes
}

/// Random numbers that are the same in every run, so that a branch predictor learns no pattern (xorshift).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Returns a number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end as u64)).expect("below a usize")
    }
}
