//! A whole update of the docs: `sync` takes it over, and a crate that depends on this one has it in its next build.

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

/// Copies a folder, without what is built or belongs to git.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true if entry.file_name() == "target" || entry.file_name() == ".git" => {}
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// The published Preview page as it would be of this version after the update.
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

fn run(command: &mut Command) -> (String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let (out, err) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert!(status.success(), "out:\n{out}\nerr:\n{err}");
    (out, err)
}

#[test]
fn an_update_of_the_docs_reaches_the_next_build() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole-update");
    let _ = fs::remove_dir_all(&folder);
    let package = folder.join("package");
    copy(&repository(), &package);

    let site = DocsSite::new();
    for (version, folder) in [("Preview", "preview"), (NEW, NEW)] {
        let path = format!("/page-data/docs/references/{folder}/rest-api/errors/error-codes/data.json");
        site.answer(&path, Answer::File(updated(version).to_string()));
    }
    let sync = |more: &[&str]| {
        let mut tool = Command::new(env!("CARGO_BIN_EXE_cargo-intercom-errors"));
        tool.env_remove("INTERCOM_ERRORS_SNAPSHOT");
        run(tool.args(["sync", "--base-url", &site.url()]).args(more).current_dir(&package)).0
    };
    let report = sync(&["--format", "markdown"]);
    for expected in ["### Codes added (12)\n", "### Versions added (1)\n", "now: `Something broke`\n"] {
        assert!(report.contains(expected), "no {expected:?} in:\n{report}");
    }
    assert!(sync(&["--check"]).contains("are the same"));
    let user = folder.join("user");
    fs::create_dir_all(user.join("src")).unwrap();
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         intercom-errors = {{ path = {package:?}, default-features = false, features = [\"std\", \"all-versions\"] }}\n"
    );
    fs::write(user.join("Cargo.toml"), manifest).unwrap();
    fs::write(user.join("src/main.rs"), MAIN).unwrap();
    fs::copy(repository().join("Cargo.lock"), user.join("Cargo.lock")).unwrap();
    let (out, _) = run(Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .current_dir(&user)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole-update-target"))
        .env("CARGO_NET_OFFLINE", "true")
        .env_remove("INTERCOM_ERRORS_SNAPSHOT"));
    assert!(out.contains("server_error Documented Some(\"Something broke\")\n"), "{out}");
    for number in 1..=12 {
        assert!(out.contains(&format!("brand_new_{number} Documented ")), "{out}");
    }
}
