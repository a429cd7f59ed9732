//! The addresses and directories that `sync` reads the docs from.

use std::fs;

use crate::docs_site::{DocsSite, page, page_data};
use crate::made_up::{MadeUp, VERSIONS, write};
use crate::sync::{ROWS_2_1, bytes, sync, sync_from, usual_site};

#[test]
fn a_wrong_address_is_refused() {
    let made_up = MadeUp::usual();
    for (option, value, why) in [
        ("--base-url", "http://example.com", "is plain HTTP: expected https://"),
        ("--base-url", "file:///etc", "expected "),
        ("--openapi-url", "https://example.com/a.yaml", "has no {version}: expected it in place"),
        ("--base-url", "https://a_b.example", "is not a URL: expected https:// or http:// and a host"),
        ("--base-url", "https://example.com/(a)", "is not a URL: expected "),
        ("--openapi-url", "https://example.com/'{version}'/a.yaml", "is not a URL: expected "),
        ("--from", "/nonexistent", "not a directory"),
    ] {
        made_up.run(&["sync", option, value]).exits(2).complains(why);
    }
}

#[test]
fn an_address_with_a_secret_is_refused() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let before = bytes(made_up.workspace());
    let host = site.url().replace("http://", "");
    for (option, value, why) in [
        ("--base-url", format!("http://me:secret@{host}"), "has a user"),
        ("--base-url", format!("http://me:se/cret@{host}"), "expected https://"),
        ("--base-url", format!("http://{host}?token=secret"), "has a query or a fragment"),
        ("--base-url", format!("http://{host}/#secret"), "has a query or a fragment"),
        ("--openapi-url", format!("http://me:secret@{host}/{{version}}/a.yaml"), "has a user"),
        (
            "--openapi-url",
            format!("http://me:secret@{host}/a.yaml"),
            "has no {version}: expected it in place",
        ),
        ("--openapi-url", format!("http://{host}/{{version}}/a.yaml?secret"), "has a query or a fragment"),
    ] {
        let ran = made_up.run(&["sync", option, &value]);
        ran.exits(2).complains(option).complains(why);
        assert!(!ran.err.contains("secret") && !ran.err.contains("cret@"), "{}", ran.err);
    }
    assert_eq!((site.seen().requests, bytes(made_up.workspace())), (0, before));
}

#[test]
fn a_fetched_file_that_is_too_large_is_refused() {
    let (made_up, fetched) = (MadeUp::usual(), tempfile::tempdir().unwrap());
    let page = fetched.path().join("pages/2.1.page-data.json");
    fs::create_dir(page.parent().unwrap()).unwrap();
    fs::File::create(&page).unwrap().set_len((16 << 20) + 1).unwrap();
    let ran = sync_from(&made_up, fetched.path());
    ran.exits(3).complains("pages/2.1.page-data.json: the response is too large: expected at most 16 MiB\n");
    assert!(!ran.err.contains("again"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_fetched_file_that_is_a_loop_of_links_is_not_a_missing_one() {
    let (made_up, fetched) = (MadeUp::usual(), tempfile::tempdir().unwrap());
    fs::create_dir(fetched.path().join("pages")).unwrap();
    let page = fetched.path().join("pages/2.1.page-data.json");
    std::os::unix::fs::symlink(&page, &page).unwrap();
    sync_from(&made_up, fetched.path()).exits(3).complains("pages/2.1.page-data.json: cannot be read: ");
}

#[test]
fn a_missing_file_is_reported_with_the_paths_that_it_may_have() {
    let (made_up, fetched) = (MadeUp::usual(), tempfile::tempdir().unwrap());
    let (before, directory) = (bytes(made_up.workspace()), fetched.path().display());
    let path = &page_data("2.1")[1..];
    sync_from(&made_up, fetched.path())
        .exits(3)
        .complains(&format!(
            "error: {directory}: the file is missing: expected {path} or pages/2.1.page-data.json\n"
        ))
        .complains("pass a directory that has a version's page under a name that `sync --help` lists");
    sync(&made_up, &DocsSite::new(), &[])
        .exits(3)
        .complains("pass the address of the docs site: --base-url URL");
    let put = |path: &str, version: &str| {
        write(&fetched.path().join(path), page(&VERSIONS, version, &ROWS_2_1).to_string());
    };
    put(path, "2.1");
    sync_from(&made_up, fetched.path())
        .exits(3)
        .complains("the page of Preview no longer exists as page-data or HTML");
    assert_eq!(bytes(made_up.workspace()), before);
    put("pages/preview.page-data.json", "Preview");
    let ran = sync_from(&made_up, fetched.path());
    ran.exits(0)
        .says(&format!("note: the docs in {directory} have no page of 1.0-2.0; nothing changes there"))
        .says(&format!(
            "note: no OpenAPI description of 1.0-2.1, Preview ({directory}: the file is missing: expected d/1.0/api.yaml or \
             1.0/api.yaml or descriptions/1.0/api.yaml); the observations of 2.1, Preview stay as they were\n"
        ));
    assert!(!ran.out.contains("status"), "{}", ran.out);
}
