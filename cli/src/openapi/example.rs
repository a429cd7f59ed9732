//! The codes in the examples of one media type.

use intercom_errors_catalog::CodeName;

use super::fault::{Fault, Odd, OpenApiError};
use super::place::{ExampleName, Site, shown};
use super::tree::{Node, Value};
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
        if let Some(body) = mapping.get("example") {
            self.body(site.example(ExampleName::Single), status, body)?;
        }
        let Some(examples) = mapping.get("examples") else {
            return Ok(());
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

    fn body(&mut self, site: Site<'t>, status: u16, body: &'t Node<'t>) -> Result<(), OpenApiError> {
        self.step(Some(site), body.at)?;
        self.observations.tally.examples += 1;
        // Bodies of other shapes exist, such as `{"error_key": ..}`: they have no codes to miss.
        let Some(mapping) = body.mapping() else {
            return Ok(());
        };
        let errors = mapping.get("errors");
        if mapping.get("type").and_then(Node::text) != Some("error.list") {
            if let Some(Node { at, value: Value::List(_) }) = errors {
                self.odd(site, *at, Odd::Untyped);
            }
            return Ok(());
        }
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
