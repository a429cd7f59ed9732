//! The walk from the root of a description to the examples of its error responses.

use std::collections::BTreeSet;

use intercom_errors_catalog::Operation;
use percent_encoding::percent_decode_str;

use super::body;
use super::findings::{Findings, Observations};
use super::tree::{Mapping, Node, Value, mismatch};
use crate::printable::quoted;

/// The operations of a path item; its other keys describe all of them.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The entries of null, which means the same as a missing key.
static NO_ENTRIES: Mapping<'static> = Mapping::new();

/// Reads every error response of the description.
pub(super) fn walk(file: &str, root: &Node<'_>) -> Result<Observations, String> {
    let mut walk = Walk { root, has_responses: false, findings: Findings::new(file) };
    walk.description()?;
    Ok(walk.findings.into_observations())
}

struct Walk<'t> {
    root: &'t Node<'t>,
    has_responses: bool,
    findings: Findings<'t>,
}

impl<'t> Walk<'t> {
    fn description(&mut self) -> Result<(), String> {
        let root = self.root;
        let Some(version) = root.get("openapi") else {
            let message = "the file is not an OpenAPI description: expected a mapping with the key `openapi`; check \
                           that this is the description";
            return Err(self.findings.error("", root.at, message));
        };
        if let Some(found) = other_version(version) {
            let message = format!("the OpenAPI version is not supported: expected 3.x, found {found}");
            return Err(self.findings.error("", version.at, &message));
        }
        if let Some(paths) = root.get("paths") {
            for (path, item) in self.entries("", "`paths`", paths)? {
                if !is_extension(path) {
                    self.path(path, &item.node)?;
                }
            }
        }
        if !self.has_responses {
            let message = "the description has no responses: expected some under `paths`; check that the file is \
                           complete";
            return Err(self.findings.error("", root.at, message));
        }
        Ok(())
    }

    fn path(&mut self, path: &str, item: &'t Node<'t>) -> Result<(), String> {
        let shown = quoted(path);
        let site = format!("path {shown}");
        let target = self.follow(&site, item)?;
        if target.at != item.at {
            let entries = self.entries(&site, "the path item", item)?;
            for method in METHODS.iter().filter_map(|method| entries.get(*method)) {
                let message =
                    "an operation next to a `$ref` is not read: expected it in the target of the `$ref`";
                self.findings.skip(&site, method.key_at, message);
            }
        }
        let item = self.entries(&site, "the path item", target)?;
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let method = method.to_ascii_uppercase();
                let name = Operation::new(&format!("{method} {path}")).map_err(|why| {
                    self.findings.error(&site, operation.key_at, &format!("{method} of this path {why}"))
                })?;
                self.findings.set_operation(name);
                self.operation(&format!("{method} {shown}"), &operation.node)?;
            }
        }
        Ok(())
    }

    fn operation(&mut self, site: &str, operation: &'t Node<'t>) -> Result<(), String> {
        self.findings.visit(site, operation.at, 1)?;
        let operation = self.entries(site, "the operation", operation)?;
        let Some(responses) = operation.get("responses") else {
            return Ok(());
        };
        for (key, response) in self.entries(site, "`responses`", &responses.node)? {
            let site = format!("{site}, response {}", quoted(key));
            self.findings.visit(&site, response.key_at, 1)?;
            if is_extension(key) {
                continue;
            }
            self.has_responses = true;
            match status(key) {
                Some(status @ 400..) => self.response(&site, status, &response.node)?,
                Some(_) => {}
                None if matches!(key.as_ref(), "1XX" | "2XX" | "3XX") => {}
                None => {
                    if self.has_examples(&site, &response.node)? {
                        let message = "the status of these examples is not a number: expected 100 to 599";
                        self.findings.skip(&site, response.key_at, message);
                    }
                }
            }
        }
        Ok(())
    }

    fn response(&mut self, site: &str, status: u16, response: &'t Node<'t>) -> Result<(), String> {
        let response = self.follow(site, response)?;
        let response = self.entries(site, "the response", response)?;
        if let Some(content) = response.get("content") {
            for media in self.entries(site, "`content`", &content.node)?.values() {
                self.media_type(site, status, &media.node)?;
            }
        }
        Ok(())
    }

    fn media_type(&mut self, site: &str, status: u16, media: &'t Node<'t>) -> Result<(), String> {
        self.findings.visit(site, media.at, 1)?;
        if let Some((found, example)) = self.unread_example(site, media) {
            self.findings.skip(site, example.at, &unread_place(found));
        }
        if let Some(examples) = self.entries_or_skip(site, "the media type", media).get("examples") {
            for (name, example) in self.entries_or_skip(site, "`examples`", &examples.node) {
                let site = format!("{site}, example {}", quoted(name));
                self.example(&site, status, &example.node)?;
            }
        }
        Ok(())
    }

    /// Reads an Example Object, which has its body in `value`.
    fn example(&mut self, site: &str, status: u16, example: &Node<'_>) -> Result<(), String> {
        self.findings.visit(site, example.at, 1)?;
        let value = example.get("value");
        let message = if example.mapping().is_none() {
            mismatch("the example", "a mapping", example.kind())
        } else if example.get("externalValue").is_some() {
            unread_place("`externalValue`")
        } else if example.get("$ref").is_some() || value.is_some_and(|value| value.get("$ref").is_some()) {
            unread_place("a `$ref`")
        } else if let Some(body) = value {
            return body::count(&mut self.findings, site, status, body);
        } else {
            mismatch("`value`", "the body of the response", "nothing")
        };
        self.findings.skip(site, example.at, &message);
        Ok(())
    }

    /// Finds an example of a media type that is not under `examples`.
    ///
    /// The examples of a schema apply if the media type has none (OpenAPI 3, "Media Type Object").
    fn unread_example(&mut self, site: &str, media: &'t Node<'t>) -> Option<(&'static str, &'t Node<'t>)> {
        if let Some(example) = media.get("example") {
            return Some(("`example`", example));
        }
        let (None, Some(schema)) = (media.get("examples"), media.get("schema")) else {
            return None;
        };
        match self.follow(site, schema) {
            Ok(target) => {
                let example = target.get("example").or_else(|| target.get("examples"));
                example.map(|example| ("the example of a schema", example))
            }
            // Only an example would be lost. If a bound is passed, the next visit stops the walk.
            Err(problem) => {
                self.findings.skip_problem(schema.at, problem);
                None
            }
        }
    }

    fn has_examples(&mut self, site: &str, response: &'t Node<'t>) -> Result<bool, String> {
        let response = self.follow(site, response)?;
        for media in response.get("content").into_iter().flat_map(Node::children) {
            self.findings.visit(site, media.at, 1)?;
            if media.get("examples").is_some() || self.unread_example(site, media).is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Follows `$ref`s to the first value that has none.
    fn follow(&mut self, site: &str, node: &'t Node<'t>) -> Result<&'t Node<'t>, String> {
        let mut node = node;
        let mut passed = BTreeSet::from([node.at]);
        while let Some(found) = node.get("$ref") {
            let Some(text) = found.text() else {
                let message = mismatch("`$ref`", "a string", found.kind());
                return Err(self.findings.error(site, found.at, &message));
            };
            // A reference may be as long as the file, and each visit reads it.
            self.findings.visit(site, found.at, 1 + text.len() / 64)?;
            node =
                target(self.root, text).map_err(|message| self.findings.error(site, found.at, &message))?;
            if !passed.insert(node.at) {
                let message =
                    format!("the `$ref` {} leads in a circle: expected a value at its end", quoted(text));
                return Err(self.findings.error(site, found.at, &message));
            }
        }
        Ok(node)
    }

    /// Returns the entries of the mapping that `subject` has to be.
    fn entries(&self, site: &str, subject: &str, node: &'t Node<'t>) -> Result<&'t Mapping<'t>, String> {
        match &node.value {
            Value::Mapping(mapping) => Ok(mapping),
            Value::Null => Ok(&NO_ENTRIES),
            _ => Err(self.findings.error(site, node.at, &mismatch(subject, "a mapping", node.kind()))),
        }
    }

    /// Returns the same entries. If there is no mapping, reports it and returns none.
    fn entries_or_skip(&mut self, site: &str, subject: &str, node: &'t Node<'t>) -> &'t Mapping<'t> {
        self.entries(site, subject, node).unwrap_or_else(|problem| {
            self.findings.skip_problem(node.at, problem);
            &NO_ENTRIES
        })
    }
}

/// Returns the message about an example in a place that no published description has.
fn unread_place(found: &str) -> String {
    format!(
        "an example is in a place that is not read: expected its body in a `value` under `examples`, found {found}"
    )
}

/// Returns the version of the OpenAPI format if it is not 3.x. It may come without quotes.
fn other_version(version: &Node<'_>) -> Option<String> {
    match &version.value {
        Value::Text(text) | Value::Number(text) if text.starts_with("3.") => None,
        Value::Text(text) | Value::Number(text) => Some(quoted(text)),
        _ => Some(version.kind().to_owned()),
    }
}

/// Returns the status of a response's key, or `None` for `default`, ranges such as `4XX` and anything else.
fn status(key: &str) -> Option<u16> {
    key.parse().ok().filter(|status| key.len() == 3 && (100..600).contains(status))
}

/// Returns `true` for a key that is an extension by its writer (OpenAPI 3, "Specification Extensions").
fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}

/// Finds a value by its JSON pointer (RFC 6901) in the fragment of a URI, such as
/// `#/components/responses/NotFound`.
///
/// Bundlers write the braces of a path such as `/contacts/{id}` as `%7B` and `%7D`.
///
/// # Errors
///
/// A message if the value is in another file or does not exist.
fn target<'t>(root: &'t Node<'t>, reference: &str) -> Result<&'t Node<'t>, String> {
    let Some(fragment) = reference.strip_prefix('#') else {
        return Err(format!(
            "the `$ref` {} leads to another file: expected one that begins with `#/`; bundle the files into one",
            quoted(reference)
        ));
    };
    find(root, fragment).ok_or_else(|| {
        format!(
            "the `$ref` {} leads nowhere: expected a value in this file; add it or correct the `$ref`",
            quoted(reference)
        )
    })
}

fn find<'t>(root: &'t Node<'t>, fragment: &str) -> Option<&'t Node<'t>> {
    let pointer = percent_decode_str(fragment).decode_utf8().ok()?;
    let mut segments = pointer.split('/');
    if segments.next() != Some("") {
        return None;
    }
    segments.try_fold(root, |node, segment| node.get(&segment.replace("~1", "/").replace("~0", "~")))
}
