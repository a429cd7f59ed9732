//! The documentation of the public API is easy to read.

use std::fs;
use std::path::Path;

/// The maximum number of words in a paragraph.
const MAX_WORDS: usize = 80;

/// Adds the paragraphs and list items of the documentation in a directory, each with its file.
fn read(directory: &Path, paragraphs: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, paragraphs);
            continue;
        }
        let is_markdown = path.extension().is_some_and(|extension| extension == "md");
        let mut is_code = false;
        let mut is_continued = false;
        for line in fs::read_to_string(&path).unwrap().lines() {
            let line = line.trim();
            let comment = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
            let text = if is_markdown { Some(line) } else { comment }.unwrap_or_default().trim();
            let is_fence = text.starts_with("```");
            is_code ^= is_fence;
            let is_item = text.starts_with("- ") || text.starts_with(|c: char| c.is_ascii_digit());
            if is_fence || is_code || text.is_empty() || text.starts_with(['#', '|']) {
                is_continued = false;
            } else if is_continued && !is_item {
                let (_, paragraph) = paragraphs.last_mut().unwrap();
                paragraph.push(' ');
                paragraph.push_str(text);
            } else {
                paragraphs.push((path.display().to_string(), text.to_owned()));
                is_continued = true;
            }
        }
    }
}

fn paragraphs() -> Vec<(String, String)> {
    let mut paragraphs = Vec::new();
    for directory in ["runtime", "vocabulary/src"] {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(directory), &mut paragraphs);
    }
    paragraphs
}

#[test]
fn no_paragraph_is_long() {
    for (file, paragraph) in paragraphs() {
        let words = paragraph.split_whitespace().count();
        assert!(words <= MAX_WORDS, "{file}: {words} words: {paragraph}");
    }
}

#[test]
fn no_paragraph_opens_with_a_question_word() {
    for (file, paragraph) in paragraphs() {
        let first = paragraph.split_whitespace().next().unwrap_or_default();
        assert!(!["What", "Whether", "How", "Where", "From", "That"].contains(&first), "{file}: {paragraph}");
    }
}
