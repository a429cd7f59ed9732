//! Everything that can be wrong with a description, and the words for it.
//!
//! Each message is one line: the place, what was found, what was expected, what to do next.

use std::fmt;

use thiserror::Error;

use super::compose::{MAX_BYTES, MAX_DEPTH, MAX_VALUES};
use super::place::Place;
use super::tree::{Node, Position};

/// Why a description could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place}: {fault}")]
pub(crate) struct OpenApiError {
    /// Where.
    pub(crate) place: Place,
    /// What.
    pub(crate) fault: Fault,
}

/// Something that was left out of the count while the rest of the description was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Oddity {
    /// Where: for what operations share through a `$ref`, at the first of them.
    pub(crate) place: Place,
    /// What.
    pub(crate) odd: Odd,
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.odd)
    }
}

/// What keeps a description from being read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Fault {
    /// The parser stopped; its own words.
    #[error("not YAML: {0}; correct the file there or fetch it again")]
    Yaml(String),
    /// No document at all.
    #[error("found an empty file, expected an OpenAPI 3 description; fetch the file again")]
    Empty,
    /// A second `---`.
    #[error("found a second YAML document, expected one description in a file; split the file")]
    SecondDocument,
    /// More bytes than a description may have.
    #[error(
        "found {bytes} bytes, expected {MAX_BYTES} at most; check that this is the \
         description"
    )]
    TooLong {
        /// The size of the text.
        bytes: usize,
    },
    /// More levels than a description may have, those behind aliases included.
    #[error(
        "found values nested more than {MAX_DEPTH} deep, which no description is; check that \
         this is the file"
    )]
    TooDeep,
    /// More values than a description may have.
    #[error(
        "found more than {MAX_VALUES} values, expected fewer; check that this is the \
         description"
    )]
    TooManyValues,
    /// Aliases of aliases.
    #[error(
        "the aliases up to here stand for more than {MAX_VALUES} values; check that this \
         is the description"
    )]
    AliasesExpand,
    /// The same by way of `$ref`s.
    #[error(
        "the `$ref`s and aliases up to here lead to more than {MAX_VALUES} values; check that \
         this is the description"
    )]
    RefsExpand,
    /// `&a [*a]`.
    #[error(
        "found an alias inside the value it stands for, expected one that ends; write the \
         value out"
    )]
    AliasInItself,
    /// A key that is no scalar: OpenAPI has only those that JSON can have.
    #[error("found {found} as the key of a mapping, expected a string; write the key out")]
    Key {
        /// What stands there.
        found: &'static str,
    },
    /// YAML 1.1's `<<`, which YAML 1.2 and so OpenAPI do not have.
    #[error("found the merge key `<<`, which OpenAPI does not have; write out the keys it merges")]
    Merge,
    /// A key that stands twice.
    #[error(
        "found the key `{key}` twice in one mapping, first on line {line}; remove one of them",
        line = first.line
    )]
    DoubleKey {
        /// The key.
        key: String,
        /// Where it stands for the first time.
        first: Position,
    },
    /// A root that is no mapping.
    #[error(
        "found {found}, expected an OpenAPI 3 description, which is a mapping; check that \
         this is the file"
    )]
    NotADescription {
        /// What stands there.
        found: &'static str,
    },
    /// Some other YAML.
    #[error(
        "found no `openapi` key, expected an OpenAPI 3 description; check that this is the \
         file"
    )]
    NoOpenApiKey,
    /// Some other OpenAPI.
    #[error("found OpenAPI version {found}, expected 3.x; fetch a description in that format")]
    OpenApiVersion {
        /// The version.
        found: String,
    },
    /// A description of nothing.
    #[error(
        "found no `paths` key, expected the operations under it; check that the description \
         is whole"
    )]
    NoPaths,
    /// Operations without responses, or no operations.
    #[error(
        "found no response under `paths`, expected some in every operation; check that the \
         description is whole"
    )]
    NoResponses,
    /// A value of the wrong kind between the root and the examples.
    #[error("{what} is {found}, expected {expected}; correct it in the description")]
    Shape {
        /// The value, by its name in OpenAPI.
        what: &'static str,
        /// What it is.
        found: &'static str,
        /// What it should be.
        expected: &'static str,
    },
    /// A `$ref` to another file.
    #[error(
        "found a `$ref` to `{reference}`, expected one into this file, which begins with \
         `#/`; bundle the files into one"
    )]
    RefOutside {
        /// The `$ref`.
        reference: String,
    },
    /// A `$ref` to nothing.
    #[error(
        "found a `$ref` to `{reference}`, which this file does not have; add it or correct \
         the `$ref`"
    )]
    RefAbsent {
        /// The `$ref`.
        reference: String,
    },
    /// `$ref`s in a circle.
    #[error(
        "found a `$ref` to `{reference}`, which leads back to where it came from; point one \
         of them at a value"
    )]
    RefCycle {
        /// The `$ref` that closes the circle.
        reference: String,
    },
    /// A code that cannot be one.
    #[error(
        "found the code `{found}`, expected lower-case words joined by `_`, such as `not_found`, \
         in 64 bytes at most; correct it in the description"
    )]
    Code {
        /// The code.
        found: String,
    },
}

impl Fault {
    pub(super) fn shape(what: &'static str, expected: &'static str, found: &Node<'_>) -> Self {
        Self::Shape { what, expected, found: found.kind() }
    }

    /// Whether the walk may not go on, whatever led to it.
    pub(super) fn is_a_bound(&self) -> bool {
        matches!(self, Self::RefsExpand)
    }
}

/// What is odd about an example or a response.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Odd {
    /// `default`, `4XX` and the like: there is no status to count under.
    #[error(
        "found `{found}` for a status, expected a number from 100 to 599; its examples are \
         not counted, read them by hand"
    )]
    Status {
        /// The key of the response.
        found: String,
    },
    /// A media type that is no mapping.
    #[error(
        "found {found} for a media type, expected a mapping; nothing is counted there, \
         correct the description"
    )]
    MediaType {
        /// What it is.
        found: &'static str,
    },
    /// Examples without names.
    #[error(
        "found {found} under `examples`, expected a mapping of named examples; they are not \
         counted, correct the description"
    )]
    Examples {
        /// What it is.
        found: &'static str,
    },
    /// A schema whose `$ref` cannot be followed, so that nobody knows whether it has examples.
    #[error("{0}; no example of that schema is counted")]
    Schema(Fault),
    /// A named example that is no mapping.
    #[error(
        "found {found} for an example, expected a mapping with a `value`; it is not counted, \
         correct the description"
    )]
    Example {
        /// What it is.
        found: &'static str,
    },
    /// A named example without a body.
    #[error(
        "found no `value`, expected the body of the response under it; the example is not \
         counted, correct the description"
    )]
    NoValue,
    /// An example whose body is elsewhere.
    #[error(
        "found an `externalValue`, expected the body in the file, under `value`; the example \
         is not counted, read it by hand"
    )]
    ExternalValue,
    /// A body that is elsewhere: OpenAPI has `$ref` for whole examples only, not for what stands in one.
    #[error(
        "found a `$ref` in place of a body, expected the body itself; the example is not \
         counted, write the body out or refer to a whole example under `examples`"
    )]
    BodyRef,
    /// A list in place of a body.
    #[error(
        "found a list for a body, expected a mapping; its codes are not counted, read them by \
         hand"
    )]
    BodyList,
    /// A body written as a string.
    #[error(
        "found a string that holds JSON with errors, expected the body as a mapping; its codes \
         are not counted, read them by hand"
    )]
    BodyText,
    /// An `error.list` further down.
    #[error(
        "found an `error.list` inside a body of another shape, expected it to be the body; its \
         codes are not counted, read them by hand"
    )]
    Inside,
    /// A list of errors in a body that does not say that it is one.
    #[error(
        "found a list of `errors` in a body whose `type` is not `error.list`; its codes are \
         not counted, read them by hand"
    )]
    Untyped,
    /// An `error.list` whose `errors` is no list.
    #[error(
        "found {found} in an `error.list`, expected `errors` to be a list; the example is not \
         counted, correct the description"
    )]
    Errors {
        /// What it is.
        found: &'static str,
    },
    /// An error that is no mapping.
    #[error(
        "found {found} for an error, expected a mapping with a `code`; it is not counted, \
         correct the description"
    )]
    Error {
        /// What it is.
        found: &'static str,
    },
    /// An error without a code.
    #[error(
        "found an error without a `code`, expected one such as `not_found`; it is not counted, \
         correct the description"
    )]
    NoCode,
    /// A code that is a number, null, or more.
    #[error(
        "found {found} for a `code`, expected a string such as `not_found`; it is not \
         counted, correct the description"
    )]
    Code {
        /// What it is.
        found: &'static str,
    },
}
