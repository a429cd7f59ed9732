//! Counts the codes in the body of one example.

use intercom_errors_catalog::CodeName;

use super::findings::Findings;
use super::tree::{Node, Position, Value, mismatch};
use crate::printable::quoted;

/// Counts the codes of a body that is an `error.list`, or the one of a body such as `{"error_key": "sms_failed"}`.
///
/// Bodies of other shapes exist. They are reported only if they have errors.
pub(super) fn count(
    findings: &mut Findings<'_>,
    site: &str,
    status: u16,
    body: &Node<'_>,
) -> Result<(), String> {
    findings.visit(site, body.at, 1)?;
    if !is_error_list(body) {
        if body.get("error_key").is_some() {
            return count_code(findings, site, status, "error_key", body);
        }
        let found = match &body.value {
            Value::List(items) if !items.is_empty() => Some((body.at, "a list")),
            _ => other_errors(findings, site, body)?,
        };
        if let Some((at, found)) = found {
            let message = format!(
                "the body is not read: expected a mapping whose `type` is `error.list`, found {found}"
            );
            findings.skip(site, at, &message);
        }
        return Ok(());
    }
    match body.get("errors") {
        Some(Node { value: Value::List(errors), .. }) => {
            errors.iter().try_for_each(|error| count_error(findings, site, status, error))
        }
        errors => {
            let (at, found) = found(errors, body);
            findings.skip(site, at, &mismatch("`errors`", "a list", found));
            Ok(())
        }
    }
}

fn count_error(findings: &mut Findings<'_>, site: &str, status: u16, error: &Node<'_>) -> Result<(), String> {
    findings.visit(site, error.at, 1)?;
    if error.mapping().is_none() {
        findings.skip(site, error.at, &mismatch("the error", "a mapping", error.kind()));
        return Ok(());
    }
    count_code(findings, site, status, "code", error)
}

/// Counts the code that a mapping has under a key.
fn count_code(
    findings: &mut Findings<'_>,
    site: &str,
    status: u16,
    key: &str,
    error: &Node<'_>,
) -> Result<(), String> {
    match error.get(key) {
        Some(Node { at, value: Value::Text(code) }) => {
            let name = CodeName::new(code)
                .map_err(|why| findings.error(site, *at, &format!("the code {} {why}", quoted(code))))?;
            findings.count_error(name, status);
        }
        code => {
            let (at, found) = found(code, error);
            let key = format!("`{key}`");
            findings.skip(site, at, &mismatch(&key, "a string such as `not_found`", found));
        }
    }
    Ok(())
}

/// Returns the position and type of a part, or the position of the whole if the part is missing.
fn found(part: Option<&Node<'_>>, whole: &Node<'_>) -> (Position, &'static str) {
    part.map_or((whole.at, "nothing"), |part| (part.at, part.kind()))
}

fn is_error_list(body: &Node<'_>) -> bool {
    body.get("type").and_then(Node::text) == Some("error.list")
}

/// Finds errors in a body that is not an `error.list`, and names their form.
fn other_errors(
    findings: &mut Findings<'_>,
    site: &str,
    node: &Node<'_>,
) -> Result<Option<(Position, &'static str)>, String> {
    let length = node.text().map_or(0, str::len);
    findings.visit(site, node.at, 1 + length / 64)?;
    match &node.value {
        Value::Text(text) if is_json_of_errors(text) => return Ok(Some((node.at, "a string of JSON"))),
        Value::Mapping(_) if is_error_list(node) => return Ok(Some((node.at, "one inside another body"))),
        _ => {}
    }
    if let Some(Node { at, value: Value::List(_) }) = node.get("errors") {
        return Ok(Some((*at, "a list of `errors` without that type")));
    }
    for child in node.children() {
        if let Some(found) = other_errors(findings, site, child)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Returns `true` for a body of the API in a string, and `false` for prose about errors.
fn is_json_of_errors(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && (text.contains("error.list") || text.contains("\"errors\""))
}
