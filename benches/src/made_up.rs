//! Codes that Intercom does not have, put together from the words of those that it has.

use std::collections::BTreeSet;

/// This many codes of two to five words, each once, none of those in `but`; the same ones every time.
pub(crate) fn codes(real: &[String], count: usize, but: &BTreeSet<String>) -> Vec<String> {
    let words: Vec<&str> =
        real.iter().flat_map(|code| code.split('_')).collect::<BTreeSet<_>>().into_iter().collect();
    let mut random = Random(1);
    let mut seen = but.clone();
    let mut codes = Vec::with_capacity(count);
    while codes.len() < count {
        let length = 2 + random.below(4);
        let code = (0..length).map(|_| words[random.below(words.len())]).collect::<Vec<_>>().join("_");
        if code.len() >= 8 && !real.contains(&code) && seen.insert(code.clone()) {
            codes.push(code);
        }
    }
    codes
}

/// Numbers without a pattern that a branch predictor could learn, the same ones in every run (xorshift).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end as u64)).expect("below a usize")
    }
}
