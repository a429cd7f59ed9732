//! Reads the error codes in the example error responses of Intercom's OpenAPI descriptions.
//!
//! The examples have codes that the pages of error codes leave out. Intercom publishes the descriptions at
//! <https://github.com/intercom/Intercom-OpenAPI> as `descriptions/VERSION/api.intercom.io.yaml`. The directory `0` is
//! the version "Preview".
//!
//! An error counts if the status is 400 or more, and if it is in the `errors` list of a body of type `error.list` or is
//! the only code of a body, under `error_key`. A response that several operations share through a `$ref` counts for each of
//! them. The body of an example is the `value` under the `examples` of a media type. An example in another place
//! (`example`, `externalValue`, a `$ref`, a schema) is reported and does not count.
//!
//! The stages: `compose` makes a `tree` of the text, `walk` visits the responses and follows `$ref`s, and `body`
//! reads the codes of one example. Both add to `findings`.

mod body;
mod compose;
mod findings;
mod tree;
mod walk;

#[cfg(test)]
mod tests;

pub(crate) use findings::Observations;

use findings::problem;

/// The repository that Intercom publishes its descriptions in.
pub(crate) const REPOSITORY: &str = "https://github.com/intercom/Intercom-OpenAPI";

/// The most bytes of a description. Callers limit what they read.
pub(crate) const MAX_BYTES: u64 = 32 << 20;

/// Reads one description.
///
/// `text` is its YAML (or JSON, which is YAML). `file` is its name in messages. Time and memory are bounded for any
/// text; see `compose`.
///
/// # Errors
/// The first fault that keeps the description from being read as a whole. The text is not YAML or not OpenAPI 3. It has
/// too many values, a `$ref` without a target, or an invalid code.
///
/// A faulty example is one of [`Observations::skipped`] instead.
pub(crate) fn read(file: &str, text: &str) -> Result<Observations, String> {
    let root = compose::compose(text).map_err(|(at, message)| problem(file, at, "", &message))?;
    walk::walk(file, &root)
}
