//! Where the walk over the file stopped.

use std::fmt;

/// A place such as `props.ast.children[2]`. The walk itself keeps no path: what goes wrong ends it, and each step
/// is put here on the way out, the innermost first.
#[derive(Default)]
pub(super) struct Path(Vec<Step>);

#[derive(Clone, Copy)]
pub(super) enum Step {
    Key(&'static str),
    Index(usize),
}

impl Path {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The ends of a long path tell enough: how it began, and where it stopped.
        const ENDS: usize = 8;
        let cut = self.0.len() > 3 * ENDS;
        for (i, step) in self.0.iter().rev().enumerate() {
            if cut && i == ENDS {
                f.write_str("...")?;
            }
            if cut && i >= ENDS && i < self.0.len() - ENDS {
                continue;
            }
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
