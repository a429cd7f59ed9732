//! The meaning of a tag for a table and its text, by the tag's name and attributes.

use std::borrow::Cow;

/// The attributes of a tag, in the page's order, without those that have no text, such as `null`.
pub(crate) type Attributes<'t> = Vec<(&'t str, Cow<'t, str>)>;

/// The meaning of a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Table,
    /// A group of rows, such as `tbody`.
    Rows,
    /// The rows at the end of a table, which sum it up.
    Foot,
    Row,
    Header,
    Cell,
    /// Separates words: a break, a paragraph, a list item.
    Block,
    /// May separate words: a footnote, a badge, a tag that this reader does not know.
    Marker,
    /// Its text belongs to the words around it.
    Inline,
    /// A place where a line may break inside a word.
    WordBreak,
    /// Has no text or table for a reader. An example is a style sheet.
    Void,
    /// Has no text or table for a reader, but shows something else. An example is a drawing.
    Replaced,
}

/// The way in which a tag shows its text.
pub(crate) enum Visibility {
    Shown,
    /// Not shown, or only on demand.
    Hidden,
    /// Shown, but not read out: text without a letter or digit is decoration.
    Decoration,
    /// A link to a note or a heading on the same page. Text without a letter is its mark.
    Mark,
    /// Only the style sheet decides. Contains the reason.
    Unclear(String),
}

impl Tag {
    pub(crate) fn of(name: &str, attributes: &Attributes<'_>) -> Self {
        match name {
            "table" => Self::Table,
            "thead" | "tbody" => Self::Rows,
            "tfoot" => Self::Foot,
            "tr" => Self::Row,
            "th" => Self::Header,
            "td" => Self::Cell,
            "address" | "article" | "aside" | "blockquote" | "br" | "caption" | "center" | "dd"
            | "details" | "dialog" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure"
            | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr"
            | "li" | "main" | "menu" | "nav" | "ol" | "p" | "pre" | "search" | "section" | "summary"
            | "ul" | "Admonition" | "CodeBlock" | "Heading" | "Tab" | "Tabs" => Self::Block,
            "datalist" | "head" | "noscript" | "rp" | "script" | "style" | "template" | "title" => Self::Void,
            "audio" | "canvas" | "iframe" | "object" | "optgroup" | "option" | "select" | "svg"
            | "textarea" | "video" => Self::Replaced,
            "wbr" => Self::WordBreak,
            "a" | "abbr" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data" | "del" | "dfn" | "em"
            | "font" | "i" | "ins" | "kbd" | "label" | "mark" | "nobr" | "q" | "s" | "samp" | "small"
            | "span" | "strike" | "strong" | "sub" | "time" | "tt" | "u" | "var" | "Link"
            | "MarkdownLink"
                if !is_drawn_separately(attributes) =>
            {
                Self::Inline
            }
            _ => Self::Marker,
        }
    }
}

/// Returns `true` for a component of the docs site. It may draw attributes as text.
fn is_component(name: &str) -> bool {
    let is_known = matches!(name, "Link" | "MarkdownLink" | "Heading");
    !is_known && (name.contains('-') || name.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// Returns `true` if a style sheet most likely draws a tag separately from the text around it.
fn is_drawn_separately(attributes: &Attributes<'_>) -> bool {
    const WORDS: [&str; 11] =
        ["badge", "chip", "footnote", "icon", "icons", "label", "note", "pill", "status", "tag", "version"];
    value(attributes, "role").is_some_and(|role| role == "doc-noteref" || role == "note")
        || classes(attributes).any(|class| {
            class.split(['-', '_']).any(|word| WORDS.iter().any(|name| name.eq_ignore_ascii_case(word)))
        })
}

/// Returns the way in which a tag shows its text.
pub(crate) fn visibility(name: &str, attributes: &Attributes<'_>) -> Visibility {
    let style = value(attributes, "style").map(fold).unwrap_or_default();
    let is_hidden = value(attributes, "hidden").is_some_and(|hidden| hidden != "false")
        || value(attributes, "popover").is_some()
        || value(attributes, "role").is_some_and(|role| matches!(role, "button" | "tooltip"))
        || name == "button"
        || name == "dialog" && value(attributes, "open").is_none()
        || style.contains("displaynone")
        || style.contains("visibilityhidden")
        || style.contains("visibilitycollapse")
        || classes(attributes).any(is_for_screen_readers)
        || is_for_screen_readers(name);
    if is_hidden {
        return Visibility::Hidden;
    }
    if style.contains("opacity0") && !style.contains("opacity0.")
        || style.contains("fontsize0")
        || style.contains("clip")
        || style.contains("9999")
    {
        return Visibility::Unclear("its style".to_owned());
    }
    if let Some(class) = classes(attributes).find(|class| may_hide(class)) {
        return Visibility::Unclear(format!("its class {class:?}"));
    }
    if is_component(name) && may_hide(name) {
        return Visibility::Unclear(format!("the tag {name:?}"));
    }
    if value(attributes, "aria-hidden").is_some_and(|hidden| hidden == "true") {
        return Visibility::Decoration;
    }
    if name == "a" && value(attributes, "href").is_some_and(|href| href.starts_with('#')) {
        return Visibility::Mark;
    }
    Visibility::Shown
}

/// Returns `true` for a class that hides text from everyone but users of screen readers.
///
/// There are many such names, and builders of sites add to them.
fn is_for_screen_readers(class: &str) -> bool {
    let class = fold(class);
    ["sronly", "visuallyhidden", "visuallyhide", "screenreader", "a11yhidden"]
        .iter()
        .any(|name| class.contains(name))
}

fn may_hide(class: &str) -> bool {
    const NAMES: [&str; 11] = [
        "collapsed",
        "displaynone",
        "dnone",
        "hidden",
        "hide",
        "invisible",
        "ishidden",
        "jshidden",
        "nodisplay",
        "offscreen",
        "uhidden",
    ];
    // `md:hidden` hides on some screens.
    let name = fold(class.rsplit(':').next().unwrap_or(class));
    NAMES.contains(&&*name) || ["tooltip", "popover", "hovercard"].iter().any(|word| name.contains(word))
}

/// Returns the name and value of an attribute with text that a page may draw.
pub(crate) fn text_in_attribute<'a>(
    name: &str,
    attributes: &'a Attributes<'_>,
) -> Option<(&'a str, &'a str)> {
    const OF_COMPONENTS: [&str; 12] = [
        "caption", "code", "content", "header", "heading", "html", "label", "raw", "summary", "text",
        "title", "value",
    ];
    const OF_ALL: [&str; 4] = ["alt", "data-content", "data-label", "data-text"];
    const INPUTS_WITHOUT_TEXT: [&str; 6] = ["button", "checkbox", "hidden", "radio", "reset", "submit"];
    let is_text = |key: &str| {
        OF_ALL.contains(&key)
            || is_component(name) && OF_COMPONENTS.contains(&key)
            || name == "Admonition" && key == "name"
            || name == "input"
                && key == "value"
                && value(attributes, "type").is_none_or(|kind| !INPUTS_WITHOUT_TEXT.contains(&kind))
    };
    attributes
        .iter()
        .find(|(key, value)| is_text(key) && value.contains(char::is_alphanumeric))
        .map(|(key, value)| (*key, &**value))
}

fn value<'a>(attributes: &'a Attributes<'_>, name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| &**value)
}

/// Returns the classes of a tag. React calls the attribute `className`.
fn classes<'a>(attributes: &'a Attributes<'_>) -> impl Iterator<Item = &'a str> {
    let names = attributes.iter().filter(|(key, _)| matches!(*key, "class" | "className"));
    names.flat_map(|(_, value)| value.split_whitespace())
}

/// Returns a name in lower case and without separators, so that a word in it can be found in any spelling.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').map(|c| c.to_ascii_lowercase()).collect()
}
