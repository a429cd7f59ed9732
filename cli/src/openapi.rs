//! Reads the error codes that Intercom's OpenAPI descriptions show in their example error responses.
//!
//! A description lists, for each operation, the responses it can give, and most error responses come
//! with example bodies. Those bodies name codes that the docs' pages of error codes leave out, so they
//! are a second source of what the API answers. The descriptions are published at
//! <https://github.com/intercom/Intercom-OpenAPI> as `descriptions/VERSION/api.intercom.io.yaml`; the
//! directory `0` is the version "Preview".
//!
//! The reader counts each object in the `errors` list of an example body whose `type` is `error.list` and
//! whose response has a status of 400 or more, and each such body that has its only code under `error_key`. It
//! keeps the operations of each code. A response that several operations share through a `$ref` counts for each
//! of them. The published descriptions have each example under the `examples` of a media
//! type, with its body in `value`. An `example`, an `externalValue`, a `$ref` to an example and an example of
//! the body's schema are oddities: the reader reports them and does not count their codes.
//!
//! The stages: `compose` makes a `tree` of the text, `walk` visits the responses and follows
//! `reference`s, `body` reads the codes of one example. Both of these add to `findings`.

mod body;
mod bounds;
mod compose;
mod findings;
mod problem;
mod reference;
mod tree;
mod walk;

#[cfg(test)]
mod tests;

pub(crate) use bounds::MAX_BYTES;
pub(crate) use findings::Observations;

use problem::Problem;

/// The repository that Intercom publishes its descriptions in.
pub(crate) const REPOSITORY: &str = "https://github.com/intercom/Intercom-OpenAPI";

/// Reads one description.
///
/// `text` is its YAML (or JSON, which is YAML); `file` is its name in messages. Time and memory are bounded
/// for any text (see `bounds`).
///
/// # Errors
///
/// The first thing that keeps the description from being read as a whole: text that is not YAML or not
/// OpenAPI 3, a bound passed, a `$ref` that leads nowhere, a code that is not valid. A single odd example
/// is not an error but one of the [`Observations::oddities`], and so is a schema's `$ref` that leads nowhere.
pub(crate) fn read(file: &str, text: &str) -> Result<Observations, Problem> {
    let root = compose::compose(text).map_err(|(at, message)| Problem::new(file, at, "", message))?;
    walk::walk(file, &root)
}
