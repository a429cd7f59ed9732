//! Where in a description something is, in the words of a message.

use std::fmt;

use super::tree::Position;

/// A place in a description: `api.yaml:12:5`, and the operation that led there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file, as the caller names it.
    pub(crate) file: String,
    /// The line and column, unless the fault is that of the whole file.
    pub(crate) at: Option<Position>,
    /// For example ``GET /contacts/{id}, response 404, example `Not found` ``.
    pub(crate) site: Option<String>,
}

impl Place {
    pub(super) fn new(file: &str, at: Option<Position>, site: Option<Site<'_>>) -> Self {
        Self { file: file.to_owned(), at, site: site.map(|site| site.to_string()) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(at) = self.at {
            write!(f, ":{at}")?;
        }
        match &self.site {
            Some(site) => write!(f, ": {site}"),
            None => Ok(()),
        }
    }
}

/// The operation, response and example that the walk is in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'t> {
    path: &'t str,
    method: Option<&'t str>,
    response: Option<&'t str>,
    example: Option<ExampleName<'t>>,
}

/// A media type has one `example` or several named `examples`, or its schema has some.
#[derive(Debug, Clone, Copy)]
pub(super) enum ExampleName<'t> {
    Single,
    Named(&'t str),
    Schema,
}

impl<'t> Site<'t> {
    pub(super) fn path(path: &'t str) -> Self {
        Self { path, method: None, response: None, example: None }
    }

    pub(super) fn method(self, method: &'t str) -> Self {
        Self { method: Some(method), ..self }
    }

    pub(super) fn response(self, response: &'t str) -> Self {
        Self { response: Some(response), ..self }
    }

    pub(super) fn example(self, example: ExampleName<'t>) -> Self {
        Self { example: Some(example), ..self }
    }
}

impl fmt::Display for Site<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.method {
            Some(method) => write!(f, "{} {}", method.to_ascii_uppercase(), shown(self.path))?,
            None => write!(f, "path {}", shown(self.path))?,
        }
        if let Some(response) = self.response {
            write!(f, ", response {}", shown(response))?;
        }
        match self.example {
            Some(ExampleName::Single) => f.write_str(", its example"),
            Some(ExampleName::Schema) => f.write_str(", its schema's example"),
            Some(ExampleName::Named(name)) => write!(f, ", example `{}`", shown(name)),
            None => Ok(()),
        }
    }
}

/// Text of the file in a form that fits a message: one line, no control characters, 80 characters at most.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 80;
    let mut line = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == MOST {
            line.push('…');
            break;
        }
        match c {
            '\'' | '"' | '\\' => line.push(c),
            _ => line.extend(c.escape_debug()),
        }
    }
    line
}
