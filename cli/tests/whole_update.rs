//! The docs change: `init` creates a snapshot with the change, and the next build of a user's crate has it.

#[path = "tool/docs_site.rs"]
#[allow(dead_code, unreachable_pub)]
mod docs_site;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use docs_site::{Answer, DocsSite};
use serde_json::{Value, json};

const NEW: &str = "2.18";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Changes the published Preview page: another description, a new version, new codes, and this version's name.
fn updated(version: &str) -> Value {
    let text = fs::read_to_string(repository().join("docs-snapshot/pages/preview.page-data.json")).unwrap();
    assert!(text.contains("\"Generic server error\""));
    let mut page: Value =
        serde_json::from_str(&text.replace("\"Generic server error\"", "\"Something broke\"")).unwrap();
    let versions = page["versions"].as_array_mut().unwrap();
    let new = json!({"version": NEW, "label": "v2.18", "default": false, "active": false,
        "link": "/docs/references/2.18/rest-api/errors/error-codes"});
    versions.insert(versions.len() - 1, new);
    for entry in versions {
        entry["active"] = json!(entry["version"] == version);
    }
    let link = format!("/docs/references/{}/rest-api/errors/error-codes", version.to_lowercase());
    page["slug"] = json!(link);
    let rows = rows(&mut page).unwrap();
    for number in 1..=12 {
        let mut row = rows[0].clone();
        row["children"][0]["children"] = json!([format!("brand_new_{number}")]);
        rows.push(row);
    }
    page
}

fn rows(node: &mut Value) -> Option<&mut Vec<Value>> {
    if node.get("name").is_some_and(|name| name == "tbody") {
        return node.get_mut("children")?.as_array_mut();
    }
    match node {
        Value::Object(tag) => tag.values_mut().find_map(rows),
        Value::Array(items) => items.iter_mut().find_map(rows),
        _ => None,
    }
}

const MAIN: &str = "fn main() {
    use intercom_errors::{ApiVersion, ErrorCode};
    for code in ErrorCode::ALL {
        println!(\"{code} {:?} {:?}\", code.availability(ApiVersion::V2_18), code.description());
    }
    println!(\"{}\", ErrorCode::BrandNew12);
}
";

fn run(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let (out, err) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert!(status.success(), "out:\n{out}\nerr:\n{err}");
    out
}

#[test]
fn a_change_of_the_docs_reaches_the_next_build() {
    let site = DocsSite::new();
    for (version, directory) in [("Preview", "preview"), (NEW, NEW)] {
        let path = format!("/page-data/docs/references/{directory}/rest-api/errors/error-codes/data.json");
        site.answer(&path, Answer::File(updated(version).to_string()));
    }
    let user = tempfile::tempdir().unwrap();
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nintercom-errors = \
         {{ path = {:?}, default-features = false, features = [\"std\", \"all-versions\"] }}\n",
        repository()
    );
    fs::write(user.path().join("Cargo.toml"), manifest).unwrap();
    fs::create_dir(user.path().join("src")).unwrap();
    fs::write(user.path().join("src/main.rs"), MAIN).unwrap();
    fs::copy(repository().join("Cargo.lock"), user.path().join("Cargo.lock")).unwrap();

    let tool = |arguments: &[&str]| {
        let mut tool = Command::new(env!("CARGO_BIN_EXE_cargo-intercom-errors"));
        tool.env_remove("INTERCOM_ERRORS_SNAPSHOT");
        run(tool.args(arguments).args(["--base-url", &site.url()]).current_dir(user.path()))
    };
    let report = tool(&["init"]);
    for expected in ["codes added (12)\n", "versions added (1)\n", "now: Something broke\n"] {
        assert!(report.contains(expected), "no {expected:?} in:\n{report}");
    }
    assert!(tool(&["sync", "--check"]).contains("are the same"));

    let out = run(Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline"])
        .current_dir(user.path())
        // Next to the other nested builds, which share it.
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tests"))
        .env_remove("INTERCOM_ERRORS_SNAPSHOT"));
    assert!(out.contains("server_error Documented Some(\"Something broke\")\n"), "{out}");
    for number in 1..=12 {
        assert!(out.contains(&format!("brand_new_{number} Documented ")), "{out}");
    }
}
