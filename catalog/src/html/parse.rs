//! HTML to a tree, within bounds.
//!
//! A parser of the HTML standard never fails, so these checks are outside it.
//!
//! Its time is quadratic in the depth of tags and in the attributes of a tag. So depth, attributes and the length of
//! tags are checked after each piece of the file.
//!
//! It also closes the tags that are open at the end of the file. A page that is cut off inside the table would only seem
//! to have fewer rows. So a comment that is added after the end must be outside every table.

use std::cell::Cell;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use scraper::{Html, HtmlTreeSink, Node};

use crate::fault::{Fault, NEW_SHAPE};

/// The deepest nesting that is accepted. Pages of the docs have about 40.
const MAX_DEPTH: usize = 512;

/// The most attributes of a tag that are accepted. Those of the docs have about 20.
const MAX_ATTRIBUTES: usize = 512;

/// The number of bytes that are parsed between two checks. Deeper nesting within one piece does no harm.
const PIECE: usize = 16 * 1024;

/// The number of pieces that may be inside one tag or comment.
const MAX_PIECES: usize = 2;

const END_MARK: &str = "end of the file";

/// Passes tokens to the tree, and counts them for the checks.
struct CountingSink {
    tree: TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>,
    /// The number of tokens so far.
    tokens: Cell<usize>,
    /// The number of attributes of the tag with the most attributes.
    max_attributes: Cell<usize>,
}

pub(super) fn parse(text: &str) -> Result<Html, Fault> {
    let parser = Parser::new();
    let mut rest = text;
    let mut silent_pieces = 0;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(piece_end(rest));
        let tokens = parser.tokenizer.sink.tokens.get();
        parser.process(piece);
        rest = after;
        silent_pieces = if parser.tokenizer.sink.tokens.get() == tokens { silent_pieces + 1 } else { 0 };
        let problem = if parser.depth() > MAX_DEPTH {
            format!("tags are nested deeper than {MAX_DEPTH}")
        } else if parser.tokenizer.sink.max_attributes.get() > MAX_ATTRIBUTES {
            format!("a tag has more than {MAX_ATTRIBUTES} attributes")
        } else if silent_pieces >= MAX_PIECES {
            format!("a tag or comment is longer than {} bytes", MAX_PIECES * PIECE)
        } else {
            continue;
        };
        return Err(Fault::new(format!("{problem}: expected a page of the docs"), NEW_SHAPE)
            .at(format!("byte {}", text.len() - rest.len())));
    }
    parser.process(&format!("<!--{END_MARK}-->"));
    if !parser.ends_outside_of_tables() {
        return Err(Fault::new(
            "the page ends inside a table or a tag: expected a whole page",
            "fetch the page again, and check that all of it arrives",
        )
        .at(format!("byte {}", text.len())));
    }
    parser.tokenizer.end();
    Ok(parser.tokenizer.sink.tree.sink.finish())
}

fn piece_end(text: &str) -> usize {
    (PIECE..text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len())
}

struct Parser {
    tokenizer: Tokenizer<CountingSink>,
    input: BufferQueue,
}

impl Parser {
    fn new() -> Self {
        let tree = HtmlTreeSink::new(Html::new_document());
        let sink = CountingSink {
            tree: TreeBuilder::new(tree, TreeBuilderOpts::default()),
            tokens: Cell::new(0),
            max_attributes: Cell::new(0),
        };
        Self { tokenizer: Tokenizer::new(sink, TokenizerOpts::default()), input: BufferQueue::default() }
    }

    fn process(&self, text: &str) {
        self.input.push_back(StrTendril::from(text));
        // The tokenizer pauses after each script, which is not run here.
        while let TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) =
            self.tokenizer.feed(&self.input)
        {}
    }

    /// Returns the depth of the newest nodes. They are in the open tags or a few steps above.
    fn depth(&self) -> usize {
        let html = self.tokenizer.sink.tree.sink.0.borrow();
        html.tree.nodes().rev().take(8).map(|node| node.ancestors().count()).max().unwrap_or(0)
    }

    fn ends_outside_of_tables(&self) -> bool {
        let html = self.tokenizer.sink.tree.sink.0.borrow();
        let Some(node) = html.tree.nodes().next_back() else {
            return false;
        };
        let table = |node: &Node| node.as_element().is_some_and(|element| element.name() == "table");
        matches!(node.value(), Node::Comment(comment) if &**comment == END_MARK)
            && !node.ancestors().any(|node| table(node.value()))
    }
}

impl TokenSink for CountingSink {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Self::Handle> {
        // A parse error is a token too. There is one for each duplicate attribute.
        self.tokens.set(self.tokens.get() + usize::from(!matches!(token, Token::ParseError(_))));
        if let Token::TagToken(tag) = &token {
            self.max_attributes.set(self.max_attributes.get().max(tag.attrs.len()));
        }
        self.tree.process_token(token, line_number)
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
