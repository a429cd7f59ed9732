//! Promise: arguments, variables, configuration, file names and addresses reach a terminal without control and invisible
//! characters.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::{arguments, assert_visible, colored, run_with, strings};
use crate::docs_site::{Answer, DocsSite, html_page, page_data};
use crate::made_up::{MadeUp, VERSIONS, run, tool, write};

/// Runs the tool as on a terminal, in an empty directory. It fails.
#[track_caller]
fn assert_refused(prepare: impl Fn(&mut Command)) {
    let mut tool = colored();
    prepare(tool.current_dir(empty()));
    let ran = run(&mut tool);
    assert_ne!(ran.code, Some(0), "{tool:?}");
    assert_visible(&ran.without_colors());
}

fn empty() -> &'static Path {
    static EMPTY: OnceLock<PathBuf> = OnceLock::new();
    EMPTY.get_or_init(|| {
        let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-empty");
        fs::create_dir_all(&empty).unwrap();
        empty
    })
}

#[test]
fn an_argument_is_refused_with_visible_characters() {
    let made_up = MadeUp::usual();
    let file = made_up.directory().join("manifest.json");
    for text in &arguments() {
        let with_snapshot = |words: &[&str]| {
            assert_refused(|tool| _ = tool.args(words).arg("--snapshot").arg(made_up.directory()));
        };
        assert_refused(|tool| _ = tool.arg(text));
        with_snapshot(&["explain", text]);
        with_snapshot(&["list", &format!("--operation=GET /{}", text.replace(char::is_whitespace, ""))]);
        for option in ["--version", "--category", "--status", "--operation", "--format", &format!("--{text}")]
        {
            with_snapshot(&["list", &format!("{option}={text}")]);
        }
        with_snapshot(&["diff", "--", text, text]);
        with_snapshot(&["decode", &format!("-H{}", text.replace(':', ""))]);
        for option in ["--base-url", "--openapi-url", "--from", "--timeout"] {
            with_snapshot(&["sync", &format!("{option}={text}")]);
        }
        // None of these is a file or a directory.
        let below = file.join(text.trim_start_matches('/'));
        for words in [
            &["man"][..],
            &["decode"],
            &["observe"],
            &["init"],
            &["check", "--snapshot"],
            &["list", "--snapshot"],
        ] {
            assert_refused(|tool| _ = tool.args(words).arg(&below));
        }
        assert_refused(|tool| _ = tool.args(["diff", "--snapshots"]).args([&below, &below]));
    }
}

#[test]
fn a_variable_is_refused_with_visible_characters() {
    let made_up = MadeUp::usual();
    for text in &arguments() {
        assert_refused(|tool| {
            tool.arg("list").env("INTERCOM_ERRORS_SNAPSHOT", format!("/nonexistent/{text}"));
        });
        assert_refused(|tool| {
            tool.args(["sync", "--snapshot"])
                .arg(made_up.directory())
                .env("HTTPS_PROXY", format!("gopher://{text}"));
        });
    }
}

#[test]
fn a_configuration_is_refused_with_visible_characters() {
    let root = tempfile::tempdir().unwrap();
    let refuses = |config: &str| {
        write(&root.path().join(".cargo/config.toml"), config);
        assert_refused(|tool| _ = tool.arg("list").current_dir(root.path()));
    };
    for text in strings::all() {
        let quoted =
            serde_json::to_string(&text).unwrap().replace("\\u007f", "\u{7f}").replace('\u{7f}', "\\u007f");
        refuses(&format!("[env]\nINTERCOM_ERRORS_SNAPSHOT = {{ value = {quoted}, relative = true }}\n"));
        refuses(&format!("[env]\nINTERCOM_ERRORS_SNAPSHOT = {{ value = {quoted} }}\n"));
        refuses(&format!("[env]\n{text}"));
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_have_visible_characters() {
    let made_up = MadeUp::usual();
    let checkout = tempfile::tempdir().unwrap();
    for name in arguments().iter().filter(|name| !name.contains('/') && name.len() < 200) {
        made_up.write(name, "");
        fs::create_dir(checkout.path().join(name)).unwrap();
        let workspace = tempfile::tempdir().unwrap();
        let directory = workspace.path().join(name);
        write(&directory.join("Cargo.toml"), "[package]\nname = \"a\"\n[lib]\npath = \"a.rs\"\n");
        let ran = run(tool().args(["init", "--offline"]).arg(&directory));
        assert_visible(&ran);
        assert_visible(run_with(&directory, &["list"]).exits(3));
    }
    let checked = made_up.run(&["check"]);
    assert_visible(checked.exits(1).says("/back\\rto the start: the manifest does not list this file"));
    assert_visible(&made_up.run(&["observe", checkout.path().to_str().unwrap()]));
}

#[test]
fn an_answer_of_the_docs_site_is_refused_with_visible_characters() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    for text in arguments().iter().filter(|text| !text.contains('\n')) {
        for version in VERSIONS {
            let answer = |path: &str| _ = site.answer(path, Answer::Redirect(text.clone()));
            answer(&page_data(version));
            answer(&html_page(version));
        }
        let ran = made_up.run(&["sync", "--base-url", &site.url(), "--timeout", "1"]);
        assert_visible(ran.exits(3));
    }
    for text in strings::all() {
        for version in VERSIONS {
            site.answer(&page_data(version), Answer::File(text.clone()));
        }
        assert_visible(made_up.run(&["sync", "--base-url", &site.url(), "--timeout", "1"]).exits(3));
    }
}
