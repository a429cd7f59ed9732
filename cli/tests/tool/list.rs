use serde_json::json;

use crate::made_up::{MadeUp, run, tool};

#[test]
fn the_table_has_a_row_for_each_code() {
    let ran = MadeUp::usual().run(&["list"]);
    ran.clean();
    let words: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(words[0], ["code", "since", "statuses", "description"]);
    assert_eq!(words[2], ["conflict", "2.1", "409", "Data", "clashes"]);
    assert_eq!(words[3], ["not_found", "2.1", "404", "410"]);
    assert_eq!(words[4], ["scroll_exists"]);
    assert_eq!(words[5], ["token_revoked", "2.1", "The", "token", "was", "revoked"]);
    ran.says("4 codes in 4 versions");
}

#[test]
fn each_code_is_one_line_for_a_program() {
    let long = "a description that is longer than any line of a terminal ".repeat(4);
    let made_up = MadeUp::new().page("Preview", &[("conflict", &long), ("not_found", "Short")]);
    let ran = made_up.run(&["list"]);
    ran.clean();
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[2].contains("conflict") && lines[2].ends_with(long.trim()), "{}", ran.out);
    assert!(lines[3].contains("not_found") && lines[3].ends_with("Short"), "{}", ran.out);
    let matrix = made_up.run(&["matrix"]);
    assert_eq!(matrix.out.lines().filter(|line| line.starts_with("conflict ")).count(), 1);
}

#[test]
fn one_version_leaves_out_what_is_unlisted_there() {
    let made_up = MadeUp::usual();
    let ran = made_up.run(&["list", "--version", "Preview"]);
    ran.clean().says("● documented").says("○ presumed").says("3 codes available in Preview");
    assert!(!ran.out.contains("not_found"), "{}", ran.out);
    assert_eq!(made_up.run(&["list", "--version", "preview"]).out, ran.out);
}

#[test]
fn json_has_exactly_the_stable_form() {
    let made_up = MadeUp::usual();
    let all = made_up.run(&["list", "--format", "json"]).clean().json();
    assert_eq!(
        all["versions"][2],
        json!({"version": "2.1", "label": "v2.1", "default": true, "docs_url": "https://example.com/docs/2.1/codes"})
    );
    assert_eq!(
        all["codes"][1],
        json!({"code": "not_found", "variant": "NotFound", "description": null, "since": "2.1",
            "statuses": [404, 410],
            "availability": {"1.0": "presumed", "2.0": "presumed", "2.1": "observed", "Preview": "unlisted"}})
    );
    assert_eq!(all["codes"][2]["since"], json!(null));
    let text = made_up.run(&["list", "--format", "json"]).out;
    let keys = [
        "\"code\"",
        "\"variant\"",
        "\"description\"",
        "\"since\"",
        "\"statuses\"",
        "\"availability\"",
        "\"1.0\"",
        "\"2.0\": ",
        "\"2.1\": ",
        "\"Preview\": ",
    ];
    let entry = &text[text.find("\"codes\"").unwrap()..];
    let places: Vec<usize> = keys.iter().map(|key| entry.find(key).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn json_of_one_version_has_its_codes_and_all_versions() {
    let ran = MadeUp::usual().run(&["list", "--version", "Preview", "--format", "json"]);
    let json = ran.clean().json();
    assert_eq!(json["versions"].as_array().unwrap().len(), 4);
    assert_eq!(json["codes"].as_array().unwrap().len(), 3);
}

#[test]
fn csv_quotes_cells_with_commas_and_quotes() {
    let made_up = MadeUp::new().page("Preview", &[("conflict", "Data, \"clashing\"")]);
    made_up.run(&["list", "--format", "csv"]).clean();
    assert_eq!(
        made_up.run(&["list", "--format", "csv", "--version", "2.1"]).out,
        "code,variant,description,since,statuses,availability\n\
         conflict,Conflict,\"Data, \"\"clashing\"\"\",Preview,,presumed\n"
    );
}

#[test]
fn markdown_has_descriptions_as_code() {
    let made_up = MadeUp::new().page("Preview", &[("conflict", "Data | *clashes* <b>")]);
    assert_eq!(
        made_up.run(&["list", "--format", "markdown"]).clean().out,
        "| code | since | statuses | description |\n\
         | --- | --- | --- | --- |\n\
         | `conflict` | Preview |  | `Data \\| *clashes* <b>` |\n"
    );
}

#[test]
fn a_version_that_the_snapshot_lacks_is_a_usage_error() {
    MadeUp::usual()
        .run(&["list", "--version", "2.7"])
        .exits(2)
        .complains("error: the version 2.7 is not in the snapshot")
        .complains("help: its versions are 1.0-2.1, Preview");
    MadeUp::usual()
        .run(&["list", "--version", "two"])
        .exits(2)
        .complains("not a valid version: expected one such as 2.10 or Preview");
}

#[test]
fn the_repository_lists_its_own_codes() {
    run(tool().args(["list", "--format", "csv"]))
        .clean()
        .says("token_revoked,TokenRevoked,The token or API Key has been revoked");
}

#[test]
fn filters_leave_the_codes_that_fulfil_all_of_them() {
    let made_up = MadeUp::usual();
    let codes = |filters: &[&str]| {
        let json = made_up.run(&[&["list", "--format", "json"], filters].concat()).clean().json();
        let codes = json["codes"].as_array().unwrap().iter();
        codes.map(|code| code["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&["--status", "409"]), ["conflict"]);
    assert_eq!(codes(&["--category", "conflict"]), ["conflict", "scroll_exists"]);
    assert_eq!(codes(&["--category", "Not-Found"]), ["not_found"]);
    assert_eq!(codes(&["--category", "conflict", "--status", "409"]), ["conflict"]);
    assert_eq!(codes(&["--status", "404", "--version", "Preview"]), [""; 0]);
    made_up
        .run(&["list", "--category", "conflict"])
        .clean()
        .says("2 codes of the category conflict in 4 versions. ");
    made_up.run(&["list", "--category", "paid"]).exits(2).complains("expected one of authentication, plan, ");
}

#[test]
fn an_operation_lists_the_codes_of_its_examples() {
    let made_up = MadeUp::new().page("2.1", &[("conflict", "")]).observations(&json!({
        "2.0": {"gone": {"statuses": {"410": 1}, "operations": ["GET /contacts/{id}"]}},
        "2.1": {"not_found": {"statuses": {"404": 1}, "operations": ["GET /contacts/{contact_id}"]}}
    }));
    let list = |more: &[&str]| made_up.run(&[&["list", "--format", "csv", "--operation"], more].concat());
    list(&["GET /contacts/{id}"]).clean().says("\nnot_found,").says("\ngone,");
    let of_2_1 = list(&["get /contacts/{x}", "--version", "2.1"]);
    assert_eq!(of_2_1.clean().out.lines().count(), 2, "{}", of_2_1.out);
    of_2_1.says("\nnot_found,");
    list(&["GET /contact/{id}"])
        .exits(2)
        .complains("error: no error example of GET /contact/{id} is in the snapshot\n")
        .complains("help: similar operations exist: GET /contacts/{id}");
    list(&["contacts"]).exits(2).complains("not a valid operation: expected one such as 'POST /contacts'");
}
