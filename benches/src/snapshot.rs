//! Made-up snapshots of any size.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use crate::made_up::Random;

/// The number of versions of a made-up page, without the preview.
const NUMBERED: usize = 22;

/// The first version that has made-up examples.
const FIRST_OBSERVED: usize = 12;

/// Writes a snapshot with one page, the preview's, that describes these codes. Each code also has examples in about half of
/// the newer versions.
pub fn made_up(codes: &[String]) -> TempDir {
    let directory = TempDir::with_prefix("snapshot-").expect("a temporary directory");
    for (name, text) in
        [("page.json", page(codes)), ("observed.json", observed(codes)), ("manifest.json", manifest())]
    {
        fs::write(directory.path().join(name), text).expect("a file of the snapshot");
    }
    directory
}

fn page(codes: &[String]) -> String {
    let tag = |name: &str, children: &str| {
        format!(r#"{{"$$mdtype":"Tag","name":"{name}","attributes":{{}},"children":[{children}]}}"#)
    };
    let row = |cell: &str, first: &str, second: &str| {
        tag("tr", &format!("{},{}", tag(cell, &format!("{first:?}")), tag(cell, &format!("{second:?}"))))
    };
    let mut rows = vec![row("th", "Field", "Description")];
    rows.extend(codes.iter().map(|code| {
        let words = code.replace('_', " ");
        row("td", code, &format!("The request was refused for this reason: {words}"))
    }));
    let mut versions: Vec<String> = (0..NUMBERED)
        .map(|place| {
            let version = version(place);
            let default = place + 1 == NUMBERED;
            format!(r#"{{"version":"{version}","label":"v{version}","link":"/x","default":{default}}}"#)
        })
        .collect();
    versions.push(r#"{"version":"Preview","label":"Preview","link":"/x","default":false}"#.to_owned());
    let table = tag("table", &rows.join(","));
    format!(r#"{{"versions":[{}],"props":{{"ast":{table}}}}}"#, versions.join(","))
}

/// Returns the name of a version: 1.0 to 1.4 and 2.0 to 2.16.
fn version(place: usize) -> String {
    if place < 5 { format!("1.{place}") } else { format!("2.{}", place - 5) }
}

fn observed(codes: &[String]) -> String {
    let mut random = Random(3);
    let mut versions = Vec::new();
    for place in FIRST_OBSERVED..NUMBERED {
        let mut seen = Vec::new();
        for code in codes {
            if random.below(2) == 0 {
                let status = [400, 401, 404, 422][random.below(4)];
                seen.push(format!(r#""{code}":{{"statuses":{{"{status}":1}}}}"#));
            }
        }
        versions.push(format!(r#""{}":{{{}}}"#, version(place), seen.join(",")));
    }
    let source = r#"{"repository":"https://made-up.example","files":{}}"#;
    format!(r#"{{"source":{source},"versions":{{{}}}}}"#, versions.join(","))
}

fn manifest() -> String {
    let mut files = String::new();
    for (path, rest) in [
        ("page.json", r#""kind":"page-data","version":"Preview""#),
        ("observed.json", r#""kind":"observed""#),
    ] {
        let separator = if files.is_empty() { "" } else { "," };
        let hash = "0".repeat(64);
        let source = "https://made-up.example/x";
        write!(files, r#"{separator}{{"path":"{path}",{rest},"source_url":"{source}","sha256":"{hash}"}}"#)
            .unwrap();
    }
    format!(r#"{{"files":[{files}]}}"#)
}
