//! The text of `--help` after the options.

/// Puts an empty line between paragraphs, and leaves out the fences of Markdown's code blocks.
pub(super) fn join(paragraphs: &[&str]) -> String {
    let text: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.trim_end()).collect();
    text.join("\n\n").replace("```json\n", "").replace("```\n", "")
}

pub(super) const SNAPSHOT: &str = include_str!("help/snapshot.txt");
pub(super) const EXIT_CODES: &str = concat!("Exit codes:\n", include_str!("../exit_codes.md"));
pub(super) const EXAMPLES: &str = include_str!("help/examples.txt");
pub(super) const JSON: &str = include_str!("../format/json.md");
pub(super) const LIST: &str = include_str!("help/list.txt");
pub(super) const MATRIX: &str = include_str!("help/matrix.txt");
pub(super) const EXPLAIN: &str = include_str!("help/explain.txt");
pub(super) const DECODE: &str = include_str!("help/decode.txt");
pub(super) const DECODE_JSON: &str = include_str!("../commands/decode/json.md");
pub(super) const DECODE_EXAMPLES: &str = include_str!("help/decode_examples.txt");
pub(super) const DIFF: &str = include_str!("help/diff.txt");
pub(super) const OBSERVE: &str = include_str!("help/observe.txt");
pub(super) const CHECK: &str = include_str!("help/check.txt");
pub(super) const SYNC: &str = include_str!("help/sync.txt");
pub(super) const INIT: &str = include_str!("help/init.txt");
