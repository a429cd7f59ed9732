//! The text of `--help` after the options.

use crate::format::json::SCHEMA;

/// Returns the JSON form of `list` and `matrix`.
pub(super) fn json() -> String {
    include_str!("../format/json.md").to_owned()
        + &describe_keys("versions[].", "version")
        + &describe_keys("codes[].", "code")
}

/// Returns the JSON form of `explain`.
pub(super) fn json_of_explain() -> String {
    let form = "The JSON form of a code is that in `list`, with the keys below. It is as stable. With\n\
                --version it also has `in_version`, with `version`, `availability` and `reasons`.\n\
                The JSON form of an HTTP status is that of `list`.\n\n";
    form.to_owned() + &describe_keys("", "explained") + &describe_keys("evidence[].", "mention")
}

/// Returns a list of the keys of a part of the schema.
fn describe_keys(prefix: &str, part: &str) -> String {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap_or_default();
    let properties = schema["$defs"][part]["properties"].as_object();
    let lines: Vec<String> = properties
        .into_iter()
        .flatten()
        .map(|(key, value)| {
            format!("- `{prefix}{key}`: {}\n", value["description"].as_str().unwrap_or_default())
        })
        .collect();
    lines.concat()
}

/// Puts an empty line between paragraphs, and leaves out the fences of Markdown's code blocks.
pub(super) fn join(paragraphs: &[&str]) -> String {
    let text: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.trim_end()).collect();
    text.join("\n\n").replace("```json\n", "").replace("```\n", "")
}

pub(super) const SNAPSHOT: &str = include_str!("help/snapshot.txt");
pub(super) const EXIT_CODES: &str = concat!("Exit codes:\n", include_str!("../exit_codes.md"));
pub(super) const EXAMPLES: &str = include_str!("help/examples.txt");
pub(super) const LIST: &str = include_str!("help/list.txt");
pub(super) const MATRIX: &str = include_str!("help/matrix.txt");
pub(super) const SITE: &str = include_str!("help/site.txt");
pub(super) const EXPLAIN: &str = include_str!("help/explain.txt");
pub(super) const DECODE: &str = include_str!("help/decode.txt");
pub(super) const DECODE_JSON: &str = include_str!("../commands/decode/json.md");
pub(super) const DECODE_EXAMPLES: &str = include_str!("help/decode_examples.txt");
pub(super) const DIFF: &str = include_str!("help/diff.txt");
pub(super) const OBSERVE: &str = include_str!("help/observe.txt");
pub(super) const CHECK: &str = include_str!("help/check.txt");
pub(super) const SYNC: &str = include_str!("help/sync.txt");
pub(super) const INIT: &str = include_str!("help/init.txt");
