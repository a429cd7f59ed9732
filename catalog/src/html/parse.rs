//! HTML to a tree, within bounds.
//!
//! A parser of the HTML standard never fails, so two things are checked from outside. Its time is quadratic in the
//! depth of tags, as it searches the open ones at every step: the depth is checked after each piece of the file.
//! And it closes the tags that are open at the end of the file, so a page that is cut off inside the table would
//! only seem to have fewer rows: a comment put after the end must be outside every table.

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink, Node};

use crate::fault::{Fault, NEW_SHAPE};

/// The deepest nesting that is accepted. Pages of the docs have about 40.
const MOST_DEPTH: usize = 512;

/// The number of bytes that are parsed between two checks of the depth. Deeper nesting within one piece does no
/// harm.
const PIECE: usize = 16 * 1024;

const END_MARK: &str = "end of the file";

type Parser = driver::Parser<HtmlTreeSink>;

pub(super) fn parse(text: &str) -> Result<Html, Fault> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(piece_end(rest));
        parser.process(StrTendril::from(piece));
        rest = after;
        if depth(&parser) > MOST_DEPTH {
            return Err(Fault::new(
                format!("tags are nested deeper than {MOST_DEPTH}: expected a page of the docs"),
                NEW_SHAPE,
            )
            .at(format!("byte {}", text.len() - rest.len())));
        }
    }
    parser.process(StrTendril::from(format!("<!--{END_MARK}-->")));
    if !ends_outside_of_tables(&parser) {
        return Err(Fault::new(
            "the page ends inside a table or a tag: expected a whole page",
            "fetch the page again, and check that all of it arrives",
        )
        .at(format!("byte {}", text.len())));
    }
    Ok(parser.finish())
}

fn piece_end(text: &str) -> usize {
    (PIECE..text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len())
}

/// The depth of the newest nodes: they are in the open tags, or a few steps above.
fn depth(parser: &Parser) -> usize {
    let html = parser.tokenizer.sink.sink.0.borrow();
    html.tree.nodes().rev().take(8).map(|node| node.ancestors().count()).max().unwrap_or(0)
}

fn ends_outside_of_tables(parser: &Parser) -> bool {
    let html = parser.tokenizer.sink.sink.0.borrow();
    let Some(node) = html.tree.nodes().next_back() else {
        return false;
    };
    let table = |node: &Node| node.as_element().is_some_and(|element| element.name() == "table");
    matches!(node.value(), Node::Comment(comment) if &**comment == END_MARK)
        && !node.ancestors().any(|node| table(node.value()))
}
