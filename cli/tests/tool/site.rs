//! `site`: the page to publish, and its data.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use intercom_errors_catalog::{Availability, Category, Evidence};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::made_up::{MadeUp, Ran, run, tool};

/// Runs `site` and returns the directory.
fn site(made_up: &MadeUp) -> TempDir {
    let directory = TempDir::new().unwrap();
    write(made_up, directory.path()).clean();
    directory
}

fn write(made_up: &MadeUp, directory: &Path) -> Ran {
    made_up.run(&["site", directory.to_str().unwrap()])
}

fn read(directory: &TempDir, name: &str) -> String {
    fs::read_to_string(directory.path().join(name)).unwrap()
}

/// Returns the page and the data of the repository's snapshot.
fn of_the_repository() -> (String, Value) {
    let directory = TempDir::new().unwrap();
    run(tool().arg("site").arg(directory.path())).clean();
    (read(&directory, "index.html"), serde_json::from_str(&read(&directory, "codes.json")).unwrap())
}

/// Returns the values of an attribute in a page.
fn attributes<'p>(page: &'p Html, name: &str) -> Vec<&'p str> {
    let with_it = Selector::parse(&format!("[{name}]")).unwrap();
    page.select(&with_it).filter_map(|element| element.attr(name)).collect()
}

#[test]
fn the_directory_gets_three_files() {
    let root = TempDir::new().unwrap();
    let directory = root.path().join("a/b");
    let ran = write(&MadeUp::usual(), &directory);
    let [data, schema, page] = ["codes.json", "codes.schema.json", "index.html"];
    let path = |name: &str| directory.join(name).display().to_string();
    assert_eq!(ran.clean().out, format!("{}\n{}\n{}\n", path(data), path(schema), path(page)));
    let names: BTreeSet<_> =
        fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, [data, schema, page].map(Into::into).into());
}

#[test]
fn the_newest_version_comes_first() {
    let page = read(&site(&MadeUp::usual()), "index.html");
    let columns = page.split_once("<thead>").unwrap().1.split_once("</thead>").unwrap().0;
    let places: Vec<usize> = [">Preview</a>", ">2.1</a><small>default</small>", ">2.0</a>", ">1.0</a>"]
        .map(|text| columns.find(text).unwrap())
        .into();
    assert!(places.is_sorted(), "{columns}");
    let row = "<th scope=\"row\"><a href=\"#not_found\"><code>not_<wbr>found</code></a></th>\
               <td class=\"unlisted\"><span aria-hidden=\"true\">·</span><b>unlisted</b></td>\
               <td class=\"observed\"><span aria-hidden=\"true\">◆</span><b>observed</b></td>\
               <td class=\"presumed\">";
    assert!(page.contains(row), "{page}");
}

#[test]
fn each_code_has_a_section() {
    let page = read(&site(&MadeUp::usual()), "index.html");
    let section = |code: &str| {
        let start = page.find(&format!("<article id=\"{code}\"")).unwrap();
        page[start..].split_once("</article>").unwrap().0
    };
    let revoked = section("token_revoked");
    for text in [
        " data-category=\"authentication\">\n<h3><a href=\"#token_revoked\"><code>token_<wbr>revoked</code></a></h3>\n",
        "<p>The token was revoked</p>\n",
        "<dt>Category</dt><dd>authentication<small>made up</small></dd>\n",
        "<dt>What to do</dt><dd>Intercom does not accept the token: ",
        "<dt>HTTP statuses</dt><dd>unknown</dd>\n",
        "<dt>Since</dt><dd>2.1</dd>\n",
        "<dt>In Rust</dt><dd><code>ErrorCode::TokenRevoked</code></dd>\n",
        "<dt>Docs</dt><dd><a href=\"https://example.com/docs/Preview/codes\">the newest page that lists it</a></dd>\n",
        "aria-hidden=\"true\">●</span>documented: 2.1, Preview</li>\n",
        "<li><b>2.1</b> <a href=\"https://example.com/docs/2.1/codes\">the version&#39;s error-codes page lists it</a>: “The token is revoked”</li>\n",
    ] {
        assert!(revoked.contains(text), "no {text} in {revoked}");
    }
    let not_found = section("not_found");
    for text in [
        "<p class=\"soft\">No page of the docs describes it.</p>\n",
        "<dt>HTTP statuses</dt><dd>404, 410</dd>\n",
        "<a href=\"https://example.com/observed.json\">error examples in the version&#39;s OpenAPI description carry it</a>: status 404 in 3 examples, status 410 in 1 example</li>\n",
    ] {
        assert!(not_found.contains(text), "no {text} in {not_found}");
    }
    assert!(!not_found.contains("<dt>Docs</dt>"), "{not_found}");
    let scroll = section("scroll_exists");
    assert!(scroll.contains("<dt>Detail</dt><dd>another scroll is open, "), "{scroll}");
    assert!(
        scroll.contains("<li>Intercom&#39;s own client libraries name it: a made-up client</li>"),
        "{scroll}"
    );
}

#[test]
fn a_retired_code_has_its_date() {
    let page = read(&site(&MadeUp::usual().retired("old_code", "It was old")), "index.html");
    let text = "<p>It was old</p>\n<div class=\"facts\">\n<dl>\n\
                <dt>Retired</dt><dd>since 2026-01-02: no source lists it any longer</dd>\n";
    assert!(page.contains(text), "{page}");
}

#[test]
fn many_operations_are_behind_a_disclosure() {
    let operations = |count: usize| -> Vec<String> { (0..count).map(|i| format!("GET /a{i}")).collect() };
    let made_up = MadeUp::new().page("2.1", &[("conflict", "")]).observations(&json!({"2.1": {
        "few": {"statuses": {"400": 1}, "operations": operations(3)},
        "many": {"statuses": {"400": 1}, "operations": operations(4)}
    }}));
    let page = read(&site(&made_up), "index.html");
    assert!(page.contains("<dt>Operations</dt><dd><ul>\n<li><code>GET /a0</code> <small>2.1</small></li>\n"));
    assert!(page.contains("<dt>Operations</dt><dd><details><summary>4 operations</summary><ul>\n"));
}

#[test]
fn the_page_is_well_formed_and_every_link_in_it_has_a_target() {
    let (text, _) = of_the_repository();
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let ids = attributes(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for link in attributes(&page, "href") {
        let is_inside = link.strip_prefix('#').is_some_and(|id| unique.contains(id));
        let is_outside = ["https://developers.intercom.com/", "https://github.com/"]
            .iter()
            .any(|site| link.starts_with(site));
        assert!(is_inside || is_outside || link == "codes.json", "{link}");
    }
    for id in attributes(&page, "aria-labelledby") {
        assert!(unique.contains(id), "{id}");
    }
    // An id of the page itself is not a valid code, so no code has it.
    let is_of_a_code = |id: &str| text.contains(&format!("<article id=\"{id}\""));
    assert!(unique.iter().all(|id| id.contains('-') != is_of_a_code(id)), "{unique:?}");
}

#[test]
fn nothing_is_loaded_and_only_the_page_s_own_script_runs() {
    let (page, _) = of_the_repository();
    for elsewhere in
        ["<link", "<img", "<iframe", " src=", "@import", "url(", "@font-face", " style=", " onclick="]
    {
        assert!(!page.contains(elsewhere), "{elsewhere}");
    }
    assert_eq!(page.matches("<script").count(), 1);
}

#[test]
fn the_matrix_as_html_is_the_page_without_its_data() {
    let made_up = MadeUp::usual();
    let page = read(&site(&made_up), "index.html");
    let alone = page.replace("<a href=\"codes.json\">codes.json</a>", "");
    assert_ne!(page, alone);
    assert_eq!(made_up.run(&["matrix", "--format", "html"]).clean().out, alone);
}

#[test]
fn the_same_snapshot_gives_the_same_bytes_twice() {
    let made_up = MadeUp::usual();
    let (first, second) = (site(&made_up), site(&made_up));
    for name in ["index.html", "codes.json", "codes.schema.json"] {
        assert_eq!(read(&first, name), read(&second, name), "{name}");
    }
}

#[test]
fn the_data_are_the_codes_of_explain_and_the_versions_of_list() {
    let made_up = MadeUp::usual();
    let data: Value = serde_json::from_str(&read(&site(&made_up), "codes.json")).unwrap();
    assert_eq!(data["versions"], made_up.run(&["list", "--format", "json"]).json()["versions"]);
    let codes = data["codes"].as_array().unwrap();
    assert_eq!(codes.len(), 4);
    for code in codes {
        let name = code["code"].as_str().unwrap();
        assert_eq!(code, &made_up.run(&["explain", name, "--format", "json"]).json());
    }
}

/// Checks that a value has the form of a schema, and that the schema describes each of its keys.
fn check_form(schemas: &Value, schema: &Value, value: &Value, place: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let part = schemas.pointer(name.strip_prefix('#').unwrap()).unwrap();
        return check_form(schemas, part, value, place);
    }
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{place}: {value}");
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    match &schema["type"] {
        Value::Null => {}
        Value::Array(kinds) => assert!(kinds.contains(&json!(kind)), "{place}: {value}"),
        only => assert_eq!(only, kind, "{place}"),
    }
    for item in value.as_array().into_iter().flatten() {
        check_form(schemas, &schema["items"], item, &format!("{place}[]"));
    }
    let Some(object) = value.as_object() else { return };
    let parts: Vec<&Value> = match schema["allOf"].as_array() {
        Some(parts) => parts
            .iter()
            .map(|part| &schemas["$defs"][part["$ref"].as_str().unwrap().rsplit('/').next().unwrap()])
            .collect(),
        None => vec![schema],
    };
    for key in parts.iter().flat_map(|part| part["required"].as_array().into_iter().flatten()) {
        assert!(object.contains_key(key.as_str().unwrap()), "{place}: {key} is missing");
    }
    for (key, value) in object {
        let described = parts
            .iter()
            .find_map(|part| part["properties"].get(key).or_else(|| part.get("additionalProperties")));
        let described = described.unwrap_or_else(|| panic!("{place}: no schema for {key}"));
        check_form(schemas, described, value, &format!("{place}.{key}"));
    }
}

#[test]
fn the_schema_describes_every_key_of_the_data() {
    let directory = site(&MadeUp::usual().retired("old_code", "It was old"));
    let schema: Value = serde_json::from_str(&read(&directory, "codes.schema.json")).unwrap();
    let data: Value = serde_json::from_str(&read(&directory, "codes.json")).unwrap();
    check_form(&schema, &schema, &data, "codes.json");
    check_form(&schema, &schema, &of_the_repository().1, "codes.json");
}

#[test]
fn the_schema_has_every_word() {
    let schema: Value = serde_json::from_str(include_str!("../../src/format/codes.schema.json")).unwrap();
    let words = |pointer: &str| schema.pointer(pointer).unwrap().clone();
    assert_eq!(
        words("/$defs/code/properties/availability/additionalProperties/enum"),
        json!(Availability::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>())
    );
    assert_eq!(
        words("/$defs/explained/properties/category/enum"),
        json!(Category::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>())
    );
    assert_eq!(
        words("/$defs/mention/properties/kind/enum"),
        json!(Evidence::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>())
    );
}

#[test]
fn a_file_is_replaced_and_anything_else_is_refused() {
    let made_up = MadeUp::usual();
    let directory = TempDir::new().unwrap();
    let page = directory.path().join("index.html");
    fs::write(&page, "earlier").unwrap();
    write(&made_up, directory.path()).clean();
    assert!(read(&directory, "index.html").starts_with("<!DOCTYPE html>"));

    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    fs::remove_file(directory.path().join("codes.json")).unwrap();
    write(&made_up, directory.path())
        .exits(3)
        .complains("index.html: cannot be written: not a regular file\n")
        .complains("nothing was written");
    assert!(!directory.path().join("codes.json").exists());
    #[cfg(unix)]
    {
        fs::remove_dir(&page).unwrap();
        std::os::unix::fs::symlink("codes.schema.json", &page).unwrap();
        write(&made_up, directory.path())
            .exits(3)
            .complains("index.html: cannot be written: not a regular file\n");
        assert!(page.is_symlink());
    }
    write(&made_up, &directory.path().join("codes.schema.json")).exits(3).complains("cannot be written: ");
}
