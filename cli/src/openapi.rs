//! Reads the error codes that Intercom's OpenAPI descriptions show in their example error responses.
//!
//! A description lists, for each operation, the responses it can give, and most error responses come
//! with example bodies. Those bodies name codes that the docs' pages of error codes leave out, so they
//! are a second source of what the API answers. The descriptions are published at
//! <https://github.com/intercom/Intercom-OpenAPI> as `descriptions/VERSION/api.intercom.io.yaml`, where
//! the folder `0` is the version "Preview".
//!
//! What counts: each object in the `errors` list of an example body whose `type` is `error.list` and
//! whose response has a status of 400 or more. A response is read through a `$ref` for every operation
//! that uses it, and so are an example and a schema, whose own examples count where the media type has
//! none. The shapes are those of OpenAPI 3
//! (<https://spec.openapis.org/oas/v3.1.0>): path item, operation, response, media type, example.
//!
//! The stages: `compose` makes a `tree` of the text, `walk` visits the responses and follows
//! `reference`s, `example` reads the codes out of one media type. `fault` has every message,
//! `place` what each begins with.

mod compose;
mod example;
mod fault;
mod place;
mod reference;
mod tree;
mod walk;

#[cfg(test)]
mod tests;

use intercom_errors_catalog::Codes;

use fault::{Oddity, OpenApiError};
use place::Place;

/// The repository that Intercom publishes its descriptions in.
pub(crate) const REPOSITORY: &str = "https://github.com/intercom/Intercom-OpenAPI";

/// What the example error responses of one description show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Observations {
    /// For each code, how many error objects carry it under each HTTP status.
    pub(crate) codes: Codes,
    /// Examples and responses that could not be counted, in the order of the file.
    pub(crate) oddities: Vec<Oddity>,
    /// How much was read, to put the codes in proportion.
    pub(crate) tally: Tally,
}

/// How much of a description was read. What operations share through a `$ref` counts for each of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Responses of any status, ranges such as `4XX` and `default` included.
    pub(crate) responses: u32,
    /// Responses with a status of 400 or more.
    pub(crate) error_responses: u32,
    /// Example bodies in those responses, whatever their shape.
    pub(crate) examples: u32,
    /// Example bodies that are an `error.list`.
    pub(crate) error_lists: u32,
    /// Error objects that were counted: the sum over [`Observations::codes`].
    pub(crate) errors: u32,
}

/// Reads one description.
///
/// `text` is its YAML (or JSON, which is YAML); `file` is what to call it in messages.
///
/// Time and memory are bounded whatever the text is: a description may have 32 MiB, nest 128 levels
/// deep and hold a million values, and what aliases and `$ref`s repeat counts each time. The largest
/// published one has 1.6 MB, 18 levels and 78,000 values.
///
/// # Errors
///
/// The first thing that keeps the description from being read as a whole: text that is not YAML or not
/// OpenAPI 3, a bound passed, a `$ref` that leads nowhere, a code that cannot be one. A single example
/// that is odd is no error but one of the [`Observations::oddities`], and so is a schema's `$ref` that
/// leads nowhere.
pub(crate) fn read(file: &str, text: &str) -> Result<Observations, OpenApiError> {
    let root = compose::compose(text)
        .map_err(|(at, fault)| OpenApiError { place: Place::new(file, at, None), fault })?;
    walk::walk(file, &root)
}
