//! Writes the seeds of the targets to `fuzz/corpus`, from the fixtures of the tests.

#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use intercom_errors_fuzz::FILE_MARK;
use quote::ToTokens as _;
use serde::Deserialize;
use syn::{Attribute, Item, Meta};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no parent directory")?;
    let fixtures = root.join("catalog/tests/fixtures");
    pages(&fixtures)?;
    snapshots(&fixtures)?;
    responses(&root.join("tests/decode/cases/replies.jsonl"))?;
    items(&root.join("macros/tests/derive"))
}

fn write(target: &str, name: &str, seed: &[u8]) -> Result {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&directory)?;
    Ok(fs::write(directory.join(name), seed)?)
}

/// Returns the files and directories of a directory, with their names.
fn entries(directory: &Path) -> Result<Vec<(String, PathBuf)>> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::read_dir(directory)?
        .map(|entry| entry.map(|entry| (name(&entry.path()), entry.path())))
        .map(|entry| Ok(entry?))
        .collect()
}

fn pages(fixtures: &Path) -> Result {
    for (name, directory) in entries(fixtures)?.into_iter().filter(|(_, path)| path.is_dir()) {
        for (file, path) in entries(&directory)? {
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("json") => write("page_data", &format!("{name}-{file}"), &fs::read(path)?)?,
                Some("html") => write("html", &format!("{name}-{file}"), &fs::read(path)?)?,
                _ => {}
            }
        }
    }
    Ok(())
}

fn snapshots(fixtures: &Path) -> Result {
    let mut directories = entries(&fixtures.join("snapshots"))?;
    directories.push(("written".to_owned(), fixtures.join("written")));
    for (name, directory) in directories {
        let mut seed = String::new();
        for (file, path) in files(&directory, "")? {
            seed.extend([FILE_MARK, &file, "\n", &String::from_utf8_lossy(&fs::read(path)?)]);
        }
        write("snapshot", &name, seed.as_bytes())?;
    }
    Ok(())
}

/// Returns the files in a directory and below, with their paths in it.
fn files(directory: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for (name, path) in entries(directory)? {
        if path.is_dir() {
            found.extend(files(&path, &format!("{prefix}{name}/"))?);
        } else {
            found.push((format!("{prefix}{name}"), path));
        }
    }
    Ok(found)
}

#[derive(Deserialize)]
struct Case {
    status: Option<u16>,
    headers: BTreeMap<String, String>,
    body: String,
}

fn responses(cases: &Path) -> Result {
    for (number, line) in fs::read_to_string(cases)?.lines().enumerate() {
        let Case { status, headers, body } = serde_json::from_str(line)?;
        let status = status.unwrap_or(400);
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        write("response", &number.to_string(), format!("{status}\n{headers}\n{body}").as_bytes())?;
        write("curl", &number.to_string(), format!("HTTP/2 {status}\n{headers}\n{body}").as_bytes())?;
        // As a log has it.
        write("curl", &format!("{number}-log"), format!("failed: {line} {body:?}").as_bytes())?;
    }
    Ok(())
}

fn items(cases: &Path) -> Result {
    for kind in ["pass", "fail"] {
        for (file, path) in entries(&cases.join(kind))? {
            // A case of faulty syntax has no items.
            let Some(parsed) = fs::read_to_string(&path).ok().and_then(|text| syn::parse_file(&text).ok())
            else {
                continue;
            };
            for (number, item) in parsed.items.into_iter().enumerate() {
                let name = format!("{kind}-{file}-{number}");
                let mut arguments = Vec::new();
                match &item {
                    Item::Enum(item) => {
                        arguments.push(("e", &item.attrs));
                        arguments.extend(item.variants.iter().map(|variant| ("v", &variant.attrs)));
                    }
                    Item::Struct(item) => arguments.push(("s", &item.attrs)),
                    _ => continue,
                }
                for (place, (form, attributes)) in arguments.into_iter().enumerate() {
                    let arguments = attributes.iter().filter_map(arguments_of).collect::<Vec<_>>().join(", ");
                    write("derive", &format!("{name}-{place}"), format!("{form}{arguments}").as_bytes())?;
                }
                write("derive", &name, format!(" {}", item.to_token_stream()).as_bytes())?;
            }
        }
    }
    Ok(())
}

fn arguments_of(attribute: &Attribute) -> Option<String> {
    let Meta::List(list) = &attribute.meta else { return None };
    list.path.is_ident("intercom_errors").then(|| list.tokens.to_string())
}
