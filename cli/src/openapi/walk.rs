//! The walk from the root of a description to the examples of its error responses.

use std::collections::BTreeSet;

use super::compose::MAX_VALUES;
use super::example::schema_examples;
use super::fault::{Fault, Odd, Oddity, OpenApiError};
use super::place::{Place, Site, shown};
use super::tree::{Mapping, Node, Position, Value};
use super::{Observations, reference};

/// The operations of a path item; its other keys describe all of them.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Reads every error response of the description.
pub(super) fn walk(file: &str, root: &Node<'_>) -> Result<Observations, OpenApiError> {
    let mut walk =
        Walk { file, root, steps: 0, told: BTreeSet::new(), observations: Observations::default() };
    walk.description()?;
    let mut observations = walk.observations;
    observations.oddities.sort_by_key(|oddity| oddity.place.at);
    Ok(observations)
}

pub(super) struct Walk<'t> {
    file: &'t str,
    root: &'t Node<'t>,
    /// What was visited so far: `$ref`s can lead to one response a million times.
    steps: usize,
    /// Where an oddity was found. What operations share is told for the first of them only.
    told: BTreeSet<Position>,
    pub(super) observations: Observations,
}

impl<'t> Walk<'t> {
    fn description(&mut self) -> Result<(), OpenApiError> {
        let root = self.root;
        let Some(mapping) = root.mapping() else {
            return Err(self.error(None, root.at, Fault::NotADescription { found: root.kind() }));
        };
        let Some(version) = mapping.get("openapi") else {
            return Err(self.error(None, root.at, Fault::NoOpenApiKey));
        };
        if let Some(fault) = version_fault(version) {
            return Err(self.error(None, version.at, fault));
        }
        let Some(paths) = mapping.get("paths") else {
            return Err(self.error(None, root.at, Fault::NoPaths));
        };
        if let Some(paths) = self.mapping(None, "`paths`", paths)? {
            for entry in paths.entries() {
                if !is_extension(&entry.key) {
                    self.path(&entry.key, &entry.node)?;
                }
            }
        }
        if self.observations.tally.responses == 0 {
            return Err(self.error(None, paths.at, Fault::NoResponses));
        }
        Ok(())
    }

    fn path(&mut self, path: &'t str, item: &'t Node<'t>) -> Result<(), OpenApiError> {
        let site = Site::path(path);
        let item = self.follow(site, item)?;
        let Some(item) = self.mapping(Some(site), "the path item", item)? else {
            return Ok(());
        };
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                self.operation(site.method(method), operation)?;
            }
        }
        Ok(())
    }

    fn operation(&mut self, site: Site<'t>, operation: &'t Node<'t>) -> Result<(), OpenApiError> {
        self.step(Some(site), operation.at)?;
        let Some(operation) = self.mapping(Some(site), "the operation", operation)? else {
            return Ok(());
        };
        let Some(responses) = operation.get("responses") else {
            return Ok(());
        };
        let Some(responses) = self.mapping(Some(site), "`responses`", responses)? else {
            return Ok(());
        };
        for entry in responses.entries() {
            let site = site.response(&entry.key);
            self.step(Some(site), entry.key_at)?;
            if is_extension(&entry.key) {
                continue;
            }
            self.observations.tally.responses += 1;
            match status(&entry.key) {
                Status::Error(status) => self.response(site, status, &entry.node)?,
                Status::Success => {}
                // Without examples nothing is left out.
                Status::Several if !self.has_examples(site, &entry.node)? => {}
                Status::Several | Status::Unclear => {
                    let found = shown(&entry.key);
                    self.odd(site, entry.key_at, Odd::Status { found });
                }
            }
        }
        Ok(())
    }

    fn response(&mut self, site: Site<'t>, status: u16, response: &'t Node<'t>) -> Result<(), OpenApiError> {
        self.observations.tally.error_responses += 1;
        let response = self.follow(site, response)?;
        let Some(response) = self.mapping(Some(site), "the response", response)? else {
            return Ok(());
        };
        let Some(content) = response.get("content") else {
            return Ok(());
        };
        if let Some(content) = self.mapping(Some(site), "`content`", content)? {
            for entry in content.entries() {
                self.media_type(site, status, &entry.node)?;
            }
        }
        Ok(())
    }

    fn has_examples(&mut self, site: Site<'t>, response: &'t Node<'t>) -> Result<bool, OpenApiError> {
        let response = self.follow(site, response)?;
        let content = response.mapping().and_then(|response| response.get("content")).and_then(Node::mapping);
        for media in content.map_or(&[][..], Mapping::entries) {
            let Some(media) = media.node.mapping() else {
                continue;
            };
            if media.get("example").is_some() || media.get("examples").is_some() {
                return Ok(true);
            }
            if let Some(schema) = media.get("schema")
                && let Some(schema) = self.follow_schema(site, schema)?
                && schema_examples(schema).next().is_some()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Follows `$ref`s to the first value that has none.
    pub(super) fn follow(
        &mut self,
        site: Site<'t>,
        node: &'t Node<'t>,
    ) -> Result<&'t Node<'t>, OpenApiError> {
        let mut node = node;
        let mut passed = BTreeSet::from([node.at]);
        while let Some(found) = reference::of(node) {
            let Some(text) = found.text() else {
                let fault = Fault::shape("`$ref`", "a string", found);
                return Err(self.error(Some(site), found.at, fault));
            };
            // A reference may be as long as the file, and each one is read afresh.
            self.steps = self.steps.saturating_add(text.len() / 64);
            self.step(Some(site), found.at)?;
            node = reference::target(self.root, text)
                .map_err(|fault| self.error(Some(site), found.at, fault))?;
            if !passed.insert(node.at) {
                let reference = shown(text);
                return Err(self.error(Some(site), found.at, Fault::RefCycle { reference }));
            }
        }
        Ok(node)
    }

    /// A schema is looked at for its examples alone, so that only they are lost where its `$ref` cannot be followed.
    pub(super) fn follow_schema(
        &mut self,
        site: Site<'t>,
        schema: &'t Node<'t>,
    ) -> Result<Option<&'t Node<'t>>, OpenApiError> {
        match self.follow(site, schema) {
            Ok(schema) => Ok(Some(schema)),
            Err(OpenApiError { place: Place { at: Some(at), .. }, fault }) if !fault.is_a_bound() => {
                self.odd(site, at, Odd::Schema(fault));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Counts one visit.
    pub(super) fn step(&mut self, site: Option<Site<'t>>, at: Position) -> Result<(), OpenApiError> {
        self.steps = self.steps.saturating_add(1);
        if self.steps > MAX_VALUES { Err(self.error(site, at, Fault::RefsExpand)) } else { Ok(()) }
    }

    /// The mapping that `what` has to be. Null says no more than a missing key does, so it has no entries.
    fn mapping(
        &self,
        site: Option<Site<'t>>,
        what: &'static str,
        node: &'t Node<'t>,
    ) -> Result<Option<&'t Mapping<'t>>, OpenApiError> {
        match node.mapping() {
            Some(mapping) => Ok(Some(mapping)),
            None if node.is_null() => Ok(None),
            None => Err(self.error(site, node.at, Fault::shape(what, "a mapping", node))),
        }
    }

    pub(super) fn error(&self, site: Option<Site<'t>>, at: Position, fault: Fault) -> OpenApiError {
        OpenApiError { place: Place::new(self.file, Some(at), site), fault }
    }

    pub(super) fn odd(&mut self, site: Site<'t>, at: Position, odd: Odd) {
        if self.told.insert(at) {
            let place = Place::new(self.file, Some(at), Some(site));
            self.observations.oddities.push(Oddity { place, odd });
        }
    }
}

/// What is wrong with the value of `openapi`, which is often written without quotes.
fn version_fault(version: &Node<'_>) -> Option<Fault> {
    match &version.value {
        Value::Text(text) | Value::Number(text) if text.starts_with("3.") => None,
        Value::Text(text) | Value::Number(text) => Some(Fault::OpenApiVersion { found: shown(text) }),
        _ => Some(Fault::shape("`openapi`", "a version such as 3.0.1", version)),
    }
}

enum Status {
    Error(u16),
    Success,
    /// OpenAPI's `default`, or a range of errors such as `4XX`: no single status to count under.
    Several,
    Unclear,
}

/// Reads the key of a response: a status, with or without quotes, a range such as `4XX`, or `default`.
fn status(key: &str) -> Status {
    if matches!(key, "default" | "4XX" | "5XX") {
        return Status::Several;
    }
    if key.len() != 3 {
        return Status::Unclear;
    }
    match key.parse::<u16>() {
        Ok(status @ 400..=599) => Status::Error(status),
        Ok(100..=399) => Status::Success,
        Err(_) if matches!(key, "1XX" | "2XX" | "3XX") => Status::Success,
        _ => Status::Unclear,
    }
}

/// Keys of this form are the writer's own (OpenAPI 3, "Specification Extensions").
fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}
