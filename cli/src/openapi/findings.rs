//! The results of reading a description, while it is read and after.

use std::collections::BTreeMap;

use intercom_errors_catalog::{CodeName, Codes, Operation};

use super::compose::MAX_VALUES;
use super::tree::Position;

/// The codes in the example error responses of one description.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Observations {
    /// For each code, the number of errors with it under each HTTP status, and the operations that have it.
    pub(crate) codes: Codes,
    /// Examples and responses that could not be counted, in the order of the file.
    pub(crate) skipped: Vec<String>,
}

/// The observations so far, and the limit to the time that they take.
pub(super) struct Findings<'t> {
    file: &'t str,
    /// Visits so far: `$ref`s can lead to one response a million times.
    visits: usize,
    /// The skipped parts by position, so that one in a shared response is reported for the first operation only.
    skipped: BTreeMap<Position, String>,
    /// The operation whose responses are being read.
    operation: Option<Operation>,
    codes: Codes,
}

impl<'t> Findings<'t> {
    pub(super) fn new(file: &'t str) -> Self {
        Self { file, visits: 0, skipped: BTreeMap::new(), operation: None, codes: Codes::default() }
    }

    pub(super) fn into_observations(mut self) -> Observations {
        for sightings in self.codes.values_mut() {
            sightings.operations.sort();
            sightings.operations.dedup();
        }
        let skipped = self.skipped.into_values().collect();
        Observations { codes: self.codes, skipped }
    }

    /// Counts visits.
    ///
    /// # Errors
    ///
    /// More visits than the largest description has values.
    pub(super) fn visit(&mut self, site: &str, at: Position, visits: usize) -> Result<(), String> {
        self.visits = self.visits.saturating_add(visits);
        if self.visits > MAX_VALUES {
            let message = format!(
                "the `$ref`s up to here lead to too many values: expected at most {MAX_VALUES}; check that this is \
                 the description"
            );
            return Err(self.error(site, at, &message));
        }
        Ok(())
    }

    pub(super) fn error(&self, site: &str, at: Position, message: &str) -> String {
        problem(self.file, Some(at), site, message)
    }

    pub(super) fn skip(&mut self, site: &str, at: Position, message: &str) {
        let problem = self.error(site, at, message);
        self.skip_problem(at, problem);
    }

    pub(super) fn skip_problem(&mut self, at: Position, problem: String) {
        self.skipped.entry(at).or_insert(problem);
    }

    /// Sets the operation whose responses are read next.
    pub(super) fn set_operation(&mut self, operation: Operation) {
        self.operation = Some(operation);
    }

    pub(super) fn count_error(&mut self, code: CodeName, status: u16) {
        let sightings = self.codes.entry(code).or_default();
        sightings.count(status, 1);
        if sightings.operations.last() != self.operation.as_ref() {
            sightings.operations.extend(self.operation.clone());
        }
    }
}

/// Adds the place to a message, such as `api.yaml:12:5: GET "/contacts/{id}", response "404"`.
///
/// The place is the whole file if `at` is `None`. It is outside all operations if `site` is empty.
pub(super) fn problem(file: &str, at: Option<Position>, site: &str, message: &str) -> String {
    let at = at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    let separator = if site.is_empty() { "" } else { ": " };
    format!("{file}{at}{separator}{site}: {message}")
}
