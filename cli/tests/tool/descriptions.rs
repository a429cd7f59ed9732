//! Small OpenAPI descriptions in a temporary directory, in the layout of a checkout.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

pub(crate) struct Descriptions(TempDir);

impl Descriptions {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// Adds a version's description with one operation for each code, which responds with it and this status.
    pub(crate) fn of(self, directory: &str, codes: &[(&str, u16)]) -> Self {
        let mut text = "openapi: 3.0.1\npaths:\n".to_owned();
        for (code, status) in codes {
            let body = format!("{{type: error.list, errors: [{{code: {code}}}]}}");
            let response =
                format!("{{content: {{application/json: {{examples: {{Only: {{value: {body}}}}}}}}}}}");
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "  /{code}/{status}: {{get: {{responses: {{'{status}': {response}}}}}}}");
        }
        self.file(directory, text.as_bytes())
    }

    /// Adds a version's description with these bytes.
    pub(crate) fn file(self, directory: &str, bytes: &[u8]) -> Self {
        let directory = self.path().join(directory);
        fs::create_dir_all(&directory).unwrap();
        fs::write(directory.join("api.intercom.io.yaml"), bytes).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}
