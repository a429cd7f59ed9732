//! The codes in the examples of one media type.

use intercom_errors_catalog::CodeName;

use super::fault::{Fault, Odd, OpenApiError};
use super::place::{ExampleName, Site, shown};
use super::reference;
use super::tree::{Mapping, Node, Position, Value};
use super::walk::Walk;

impl<'t> Walk<'t> {
    pub(super) fn media_type(
        &mut self,
        site: Site<'t>,
        status: u16,
        media: &'t Node<'t>,
    ) -> Result<(), OpenApiError> {
        self.step(Some(site), media.at)?;
        let Some(mapping) = media.mapping() else {
            if !media.is_null() {
                self.odd(site, media.at, Odd::MediaType { found: media.kind() });
            }
            return Ok(());
        };
        let (example, examples) = (mapping.get("example"), mapping.get("examples"));
        if let Some(body) = example {
            self.body(site.example(ExampleName::Single), status, body)?;
        }
        let Some(examples) = examples else {
            // A schema's examples stand where the media type has none of its own (OpenAPI 3, "Media Type Object").
            return match (example, mapping.get("schema")) {
                (None, Some(schema)) => self.schema(site, status, schema),
                _ => Ok(()),
            };
        };
        let Some(named) = examples.mapping() else {
            if !examples.is_null() {
                self.odd(site, examples.at, Odd::Examples { found: examples.kind() });
            }
            return Ok(());
        };
        for entry in named.entries() {
            self.named(site.example(ExampleName::Named(&entry.key)), status, &entry.node)?;
        }
        Ok(())
    }

    /// Reads an Example Object, which has its body in `value`, or elsewhere in the web.
    fn named(&mut self, site: Site<'t>, status: u16, example: &'t Node<'t>) -> Result<(), OpenApiError> {
        self.step(Some(site), example.at)?;
        let example = self.follow(site, example)?;
        let Some(mapping) = example.mapping() else {
            self.odd(site, example.at, Odd::Example { found: example.kind() });
            return Ok(());
        };
        if let Some(body) = mapping.get("value") {
            return self.body(site, status, body);
        }
        let odd = match mapping.get("externalValue") {
            Some(_) => Odd::ExternalValue,
            None => Odd::NoValue,
        };
        self.odd(site, example.at, odd);
        Ok(())
    }

    /// Reads the examples of whole bodies that a schema has: `example`, and from OpenAPI 3.1 on a list of `examples`.
    fn schema(&mut self, site: Site<'t>, status: u16, schema: &'t Node<'t>) -> Result<(), OpenApiError> {
        let Some(schema) = self.follow_schema(site, schema)? else {
            return Ok(());
        };
        let site = site.example(ExampleName::Schema);
        schema_examples(schema).try_for_each(|body| self.body(site, status, body))
    }

    fn body(&mut self, site: Site<'t>, status: u16, body: &'t Node<'t>) -> Result<(), OpenApiError> {
        self.step(Some(site), body.at)?;
        self.observations.tally.examples += 1;
        let mapping = body.mapping().filter(|mapping| is_error_list(mapping));
        let Some(mapping) = mapping else {
            return self.other_body(site, body);
        };
        let errors = mapping.get("errors");
        self.observations.tally.error_lists += 1;
        match errors {
            Some(Node { value: Value::List(errors), .. }) => {
                errors.iter().try_for_each(|error| self.error_object(site, status, error))
            }
            Some(other) => {
                self.odd(site, other.at, Odd::Errors { found: other.kind() });
                Ok(())
            }
            None => {
                self.odd(site, body.at, Odd::Errors { found: "no `errors`" });
                Ok(())
            }
        }
    }

    /// Bodies of other shapes exist, such as `{"error_key": ..}`: what is odd is one with codes to miss.
    fn other_body(&mut self, site: Site<'t>, body: &'t Node<'t>) -> Result<(), OpenApiError> {
        if let Some(reference) = reference::of(body) {
            self.odd(site, reference.at, Odd::BodyRef);
            return Ok(());
        }
        match &body.value {
            Value::List(items) if !items.is_empty() => self.odd(site, body.at, Odd::BodyList),
            Value::Text(text) if is_json_of_errors(text) => self.odd(site, body.at, Odd::BodyText),
            Value::Mapping(mapping) => {
                if let Some(Node { at, value: Value::List(_) }) = mapping.get("errors") {
                    self.odd(site, *at, Odd::Untyped);
                } else if let Some(at) = self.error_list_inside(site, body)? {
                    self.odd(site, at, Odd::Inside);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Where an `error.list` begins that a value holds.
    fn error_list_inside(
        &mut self,
        site: Site<'t>,
        node: &'t Node<'t>,
    ) -> Result<Option<Position>, OpenApiError> {
        self.step(Some(site), node.at)?;
        match &node.value {
            Value::Text(text) if is_json_of_errors(text) => return Ok(Some(node.at)),
            Value::Mapping(mapping) if is_error_list(mapping) => return Ok(Some(node.at)),
            Value::Mapping(mapping) => {
                for entry in mapping.entries() {
                    if let Some(at) = self.error_list_inside(site, &entry.node)? {
                        return Ok(Some(at));
                    }
                }
            }
            Value::List(items) => {
                for item in items {
                    if let Some(at) = self.error_list_inside(site, item)? {
                        return Ok(Some(at));
                    }
                }
            }
            _ => {}
        }
        Ok(None)
    }

    fn error_object(&mut self, site: Site<'t>, status: u16, error: &'t Node<'t>) -> Result<(), OpenApiError> {
        self.step(Some(site), error.at)?;
        let Some(mapping) = error.mapping() else {
            self.odd(site, error.at, Odd::Error { found: error.kind() });
            return Ok(());
        };
        let Some(code) = mapping.get("code") else {
            self.odd(site, error.at, Odd::NoCode);
            return Ok(());
        };
        let Some(text) = code.text() else {
            self.odd(site, code.at, Odd::Code { found: code.kind() });
            return Ok(());
        };
        let Ok(name) = CodeName::new(text) else {
            return Err(self.error(Some(site), code.at, Fault::Code { found: shown(text) }));
        };
        let statuses = self.observations.codes.entry(name).or_default();
        *statuses.entry(status).or_default() += 1;
        self.observations.tally.errors += 1;
        Ok(())
    }
}

/// The examples of whole bodies that a schema has itself.
pub(super) fn schema_examples<'t>(schema: &'t Node<'t>) -> impl Iterator<Item = &'t Node<'t>> {
    let example = schema.mapping().and_then(|schema| schema.get("example"));
    let examples = match schema.mapping().and_then(|schema| schema.get("examples")).map(|node| &node.value) {
        Some(Value::List(examples)) => examples.as_slice(),
        _ => &[],
    };
    example.into_iter().chain(examples.iter().map(|example| &**example))
}

fn is_error_list(mapping: &Mapping<'_>) -> bool {
    mapping.get("type").and_then(Node::text) == Some("error.list")
}

/// Whether a text is what the API sends, and not what the description's own words are about.
fn is_json_of_errors(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && (text.contains("error.list") || text.contains("\"errors\""))
}
