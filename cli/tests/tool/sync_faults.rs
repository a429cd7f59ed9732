//! Whatever the site, the disk or the snapshot does: the snapshot stays as it was, the fault is told, and the same
//! command does its work once the fault is over.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::descriptions::Descriptions;
use crate::docs_site::{Answer, DocsSite, html_page, page, page_data};
use crate::made_up::{MadeUp, Ran, VERSIONS, run, tool};
use crate::sync::{ROWS_2_1, ROWS_PREVIEW, begin_sync, bytes, sync, usual_site};

/// A page that would be taken over, were it not for the fault.
fn newer() -> String {
    page(&VERSIONS, "Preview", &[("token_revoked", "reworded"), ("conflict", "Data clashes")]).to_string()
}

/// Syncs a usual snapshot with a site on which Preview's page is answered so: it fails and changes nothing, and
/// once the page is there, the same command succeeds.
fn survives(answer: Answer) -> Ran {
    let site = usual_site();
    site.answer(&page_data("Preview"), answer);
    survives_site(&site, &[])
}

fn survives_site(site: &DocsSite, more: &[&str]) -> Ran {
    let made_up = MadeUp::usual();
    let before = bytes(made_up.workspace());
    let began = Instant::now();
    let ran = sync(&made_up, site, more);
    assert!(began.elapsed() < Duration::from_secs(20), "took {:?}", began.elapsed());
    ran.exits(3);
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert_eq!(bytes(made_up.workspace()), before);
    site.page(&VERSIONS, "2.1", &ROWS_2_1).answer(&page_data("Preview"), Answer::File(newer()));
    sync(&made_up, site, &[]).exits(0).says("now: reworded");
    made_up.run(&["check"]).clean();
    ran
}

#[test]
fn connection_refused() {
    let made_up = MadeUp::usual();
    let before = bytes(made_up.workspace());
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    run(tool().args(["sync", "--base-url", &url, "--snapshot"]).arg(made_up.folder()))
        .exits(3)
        .complains(&format!("error: {url}/page-data/docs/2.1/codes/data.json: the connection failed: "))
        .complains("help: nothing was written");
    assert_eq!(bytes(made_up.workspace()), before);
    sync(&made_up, &usual_site(), &[]).exits(0);
}

#[test]
fn reset_in_mid_body() {
    survives(Answer::Reset(newer())).complains("/docs/Preview/codes/data.json: the connection failed: ");
}

#[test]
fn a_body_cut_short() {
    survives(Answer::CutShort(newer())).complains("/docs/Preview/codes/data.json: the connection failed: ");
}

#[test]
fn one_byte_a_second() {
    survives(Answer::Drip(newer())).complains("the answer took too long; --timeout SECONDS gives it longer");
}

#[test]
fn success_with_an_error_page() {
    let error = "<html><body><h1>Sorry</h1></body></html>".to_owned();
    survives(Answer::File(error.clone()))
        .complains("not valid JSON")
        .complains("its HTML form cannot be taken either: ");
    let site = usual_site();
    site.answer(&page_data("Preview"), Answer::File(error.clone()));
    site.answer(&html_page("Preview"), Answer::File(error));
    survives_site(&site, &[]).complains("its HTML form cannot be taken either: ");
}

#[test]
fn the_page_of_one_version_is_gone() {
    survives(Answer::Status(404)).complains("the page of Preview is gone, as page-data and as HTML");
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::Status(410));
    sync(&made_up, &site, &["--accept-removed"]).exits(0).says("LOST files");
    made_up.run(&["check"]).clean();
}

#[test]
fn server_errors_that_pass_after_two_tries() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::AtFirst(2, 500, "", newer()));
    sync(&made_up, &site, &[]).exits(0).says("now: reworded");
    survives(Answer::Status(503)).complains("the server answered 503; expected 200");
}

#[test]
fn not_modified_although_nobody_asked() {
    survives(Answer::Status(304)).complains("the server answered 304; expected 200");
}

#[test]
fn too_many_requests_with_and_without_a_time_to_wait() {
    for (extra, least) in [("", 250), ("Retry-After: 1\r\n", 1000), ("Retry-After: 9999999\r\n", 2000)] {
        let (made_up, site) = (MadeUp::usual(), usual_site());
        site.answer(&page_data("Preview"), Answer::AtFirst(1, 429, extra, newer()));
        let began = Instant::now();
        sync(&made_up, &site, &[]).exits(0).says("now: reworded");
        let took = began.elapsed().as_millis();
        assert!((least..least + 3000).contains(&took), "{extra:?} took {took} ms");
    }
}

#[test]
fn redirects() {
    let elsewhere = usual_site();
    for (to, why) in [
        (page_data("Preview"), "redirects more than 5 times"),
        (elsewhere.url() + "/x", "is on another host; only redirects within the host are followed"),
        ("http://example.com/".to_owned(), "is plain HTTP; expected https://"),
        ("file:///etc/passwd".to_owned(), "expected "),
        ("//example.com/".to_owned(), "names no host"),
        ("data.json".to_owned(), "expected https://"),
    ] {
        survives(Answer::Redirect(to)).complains(why);
    }
    assert_eq!(elsewhere.seen().requests, 0);
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::Redirect("/moved".to_owned()));
    site.answer("/moved", Answer::File(newer()));
    sync(&made_up, &site, &[]).exits(0).says("now: reworded");
}

#[test]
fn ten_gigabytes_in_ten_megabytes() {
    survives(Answer::Bomb).complains("the answer has more than 16 MiB; expected a page of the docs");
}

#[test]
fn json_of_another_shape() {
    survives(Answer::File("{\"props\": {\"tree\": []}}".to_owned())).complains("expected the page's tree");
    survives(Answer::File(page(&VERSIONS, "2.0", &ROWS_PREVIEW).to_string()))
        .complains("the page says that it is of version 2.0; expected the one of Preview");
}

/// A site whose every page has this list of versions.
fn listing(versions: &[&str]) -> DocsSite {
    let site = DocsSite::new();
    site.page(versions, "2.1", &ROWS_2_1).page(versions, "Preview", &ROWS_PREVIEW);
    site
}

#[test]
fn a_version_list_that_shrank() {
    survives_site(&listing(&["1.0", "2.1", "Preview"]), &[])
        .complains("the docs list 3 versions, 1 fewer than the snapshot: 2.0 is missing")
        .complains("if these versions are truly gone, add --accept-removed");
    let made_up = MadeUp::usual();
    sync(&made_up, &listing(&["1.0", "2.1", "Preview"]), &["--accept-removed"])
        .exits(0)
        .says("LOST versions (1)\n  - 2.0");
    made_up.run(&["check"]).clean();
}

#[test]
fn a_version_twice() {
    survives_site(&listing(&["1.0", "2.0", "2.0", "2.1", "Preview"]), &[])
        .complains("duplicate version \"2.0\": first in versions[1]");
}

#[test]
fn a_link_that_climbs_out() {
    for link in ["/docs/../../../etc/codes", "https://example.com/codes", "//example.com/codes"] {
        let site = DocsSite::new();
        for version in ["2.1", "Preview"] {
            let mut page = page(&VERSIONS, version, &ROWS_2_1);
            page["versions"][1]["link"] = json!(link);
            site.answer(&page_data(version), Answer::File(page.to_string()));
        }
        survives_site(&site, &[]).complains("is not a path on the docs site");
    }
}

#[test]
fn pages_of_two_days() {
    let site = usual_site();
    site.page(&["1.0", "2.0", "2.1", "2.2", "Preview"], "Preview", &ROWS_PREVIEW);
    survives_site(&site, &[])
        .complains("the list of versions is not the one of")
        .complains("fetch all pages again");
}

/// Runs the tool where no file may have more than so many blocks of 512 bytes.
#[test]
fn a_full_disk() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    // More than the limit below, be it in units of 512 or 1024 bytes.
    let long = "reworded ".repeat(450);
    let rows = [("token_revoked", &*long), ("conflict", &long), ("third", &long), ("fourth", &long)];
    site.page(&VERSIONS, "Preview", &rows);
    let before = bytes(made_up.workspace());
    let limited = "trap '' XFSZ; ulimit -f 16; exec \"$@\"";
    let ran = run(Command::new("sh")
        .args([
            "-c",
            limited,
            "sh",
            env!("CARGO_BIN_EXE_cargo-intercom-errors"),
            "sync",
            "--base-url",
            &site.url(),
        ])
        .arg("--snapshot")
        .arg(made_up.folder()));
    ran.exits(3)
        .complains("docs-snapshot: cannot be written: ")
        .complains("nothing was written; the snapshot is unchanged");
    assert_eq!(bytes(made_up.workspace()), before);
    sync(&made_up, &site, &[]).exits(0);
    made_up.run(&["check"]).clean();
}

#[test]
fn a_read_only_folder() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let before = bytes(made_up.workspace());
    // Permissions do not bind root, so it runs as somebody who owns nothing else here.
    let program = made_up.workspace().join("tool");
    fs::copy(env!("CARGO_BIN_EXE_cargo-intercom-errors"), &program).unwrap();
    let open = |mode| fs::set_permissions(made_up.folder(), fs::Permissions::from_mode(mode)).unwrap();
    fs::set_permissions(made_up.workspace(), fs::Permissions::from_mode(0o777)).unwrap();
    open(0o555);
    let root = fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let mut command = Command::new(&program);
    if root {
        command.uid(65_534).gid(65_534);
    }
    let ran = run(command.args(["sync", "--base-url", &site.url(), "--snapshot"]).arg(made_up.folder()));
    open(0o755);
    fs::remove_file(program).unwrap();
    ran.exits(3).complains("docs-snapshot: cannot be written: Permission denied");
    assert_eq!(bytes(made_up.workspace()), before);
    sync(&made_up, &site, &[]).exits(0);
}

#[test]
fn two_syncs_at_once() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let beside = made_up.workspace().join("beside");
    fs::create_dir_all(beside.join("pages")).unwrap();
    for (path, bytes) in bytes(&made_up.folder()) {
        fs::write(beside.join(path), bytes).unwrap();
    }
    site.delay(Duration::from_millis(1500));
    let mut first = begin_sync(&made_up, &site, &[]);
    while site.seen().requests == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    sync(&made_up, &site, &[]).exits(3).complains("another sync or observe is at work on this snapshot");
    let sync_beside = || run(tool().args(["sync", "--base-url", &site.url(), "--snapshot"]).arg(&beside));
    sync_beside()
        .exits(3)
        .complains("beside: another sync or observe is at work on this snapshot, or on one next to it");
    assert!(first.wait().unwrap().success());
    site.delay(Duration::ZERO);
    sync(&made_up, &site, &[]).exits(0);
    sync_beside().exits(0);
    made_up.run(&["check"]).clean();
}

#[test]
fn a_manifest_edited_by_hand() {
    let (site, descriptions) = (usual_site(), Descriptions::new().of("2.1", &[("not_found", 404)]));
    let edit = |from: &str, to: &str| {
        let made_up = MadeUp::usual();
        sync(&made_up, &site, &[]).exits(0);
        let text = fs::read_to_string(made_up.folder().join("manifest.json")).unwrap();
        assert!(text.contains(from), "{text}");
        made_up.write("manifest.json", &text.replacen(from, to, 1));
        (made_up, text)
    };
    for (from, to, why) in [
        ("\"files\"", "\"file\"", "unknown key \"file\""),
        ("pages/2.1.page-data.json", "pages/nothing.json", "the manifest names this file, which is missing"),
        ("pages/2.1.page-data.json", "../../2.1.json", "leaves the snapshot's directory"),
        ("\"path\": \"secondary.json\",", "\"path\": \"secondary.json\", \"sha\": \"\",", "sha"),
    ] {
        let (made_up, text) = edit(from, to);
        let before = bytes(made_up.workspace());
        sync(&made_up, &site, &[])
            .exits(3)
            .complains(why)
            .complains("restore the snapshot from version control");
        assert_eq!(bytes(made_up.workspace()), before);
        made_up.write("manifest.json", &text);
        sync(&made_up, &site, &[]).exits(0);
    }
    // A page with a wrong hash is fetched again.
    let (made_up, text) = edit("\"sha256\": \"", "\"sha256\": \"00");
    let edited = fs::read_to_string(made_up.folder().join("manifest.json")).unwrap();
    let at = edited.find("\"sha256\": \"00").unwrap() + 11 + 64;
    made_up.write("manifest.json", &format!("{}{}", &edited[..at], &edited[at + 2..]));
    let observed = made_up.run(&["observe", descriptions.path().to_str().unwrap()]);
    observed.exits(3).complains("pages/2.1.page-data.json: the SHA-256 is ").complains("nothing was written");
    sync(&made_up, &site, &["--only", "preview"])
        .exits(3)
        .complains("pages/2.1.page-data.json: the SHA-256 is ");
    sync(&made_up, &site, &[]).exits(0);
    assert_eq!(fs::read_to_string(made_up.folder().join("manifest.json")).unwrap(), text);
    made_up.run(&["check"]).clean();
}

#[test]
fn a_server_without_a_trusted_certificate() {
    let made_up = MadeUp::usual();
    let before = bytes(made_up.workspace());
    let site = usual_site();
    let url = site.url().replace("http://", "https://");
    run(tool().args(["sync", "--timeout", "2", "--base-url", &url, "--snapshot"]).arg(made_up.folder()))
        .exits(3)
        .complains(&format!("error: {url}/page-data/docs/2.1/codes/data.json: "));
    assert_eq!(bytes(made_up.workspace()), before);
}

#[test]
fn a_proxy_of_the_environment_is_asked_but_not_for_this_machine() {
    let (made_up, proxy) = (MadeUp::usual(), usual_site());
    let sync_with = |base: &str| {
        let mut tool = tool();
        tool.env("HTTPS_PROXY", proxy.url()).env("HTTP_PROXY", proxy.url());
        run(tool.args(["sync", "--timeout", "2", "--base-url", base, "--snapshot"]).arg(made_up.folder()))
    };
    sync_with("https://docs.invalid")
        .exits(3)
        .complains("https://docs.invalid/page-data/docs/2.1/codes/data.json: ");
    let paths = proxy.seen().paths;
    assert!(!paths.is_empty() && paths.iter().all(|path| path == "docs.invalid:443"), "{paths:?}");
    let site = usual_site();
    sync_with(&site.url()).exits(0);
    assert_eq!((site.seen().requests > 0, proxy.seen().requests), (true, 0));
}

#[test]
fn a_proxy_that_cannot_be_used_is_not_bypassed() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let before = bytes(made_up.workspace());
    for (name, value, shown) in [
        ("HTTPS_PROXY", "socks5://me:secret@127.0.0.1:1", "socks5://***@127.0.0.1:1"),
        ("all_proxy", "gopher://127.0.0.1", "gopher://127.0.0.1"),
        ("http_proxy", "%%%", "%%%"),
    ] {
        let mut tool = tool();
        tool.env(name, value).args(["sync", "--base-url", &site.url(), "--snapshot"]).arg(made_up.folder());
        run(&mut tool).exits(2).complains(&format!(
            "error: {name} is not a usable proxy: expected the URL of an HTTP proxy such as http://host:8080, found \
             {shown}\n"
        ));
    }
    assert_eq!((site.seen().requests, bytes(made_up.workspace())), (0, before));
}

#[test]
fn a_proxy_that_answers_byte_by_byte_is_given_up() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || {
                let answer = b"HTTP/1.1 200 OK\r\nX-Endless: ".iter().chain(std::iter::repeat(&b'x'));
                for byte in answer {
                    if std::io::Write::write_all(&mut stream, &[*byte]).is_err() {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(300));
                }
            });
        }
    });
    let made_up = MadeUp::usual();
    let began = Instant::now();
    let mut tool = tool();
    tool.env("HTTPS_PROXY", proxy).args(["sync", "--timeout", "2", "--base-url", "https://docs.invalid"]);
    run(tool.arg("--snapshot").arg(made_up.folder()))
        .exits(3)
        .complains("the answer took too long; --timeout SECONDS gives it longer");
    assert!(began.elapsed() < Duration::from_secs(10), "took {:?}", began.elapsed());
}

#[test]
fn a_server_that_fails_again_and_again_is_not_asked_for_the_rest() {
    let minors: Vec<String> = (0..40).map(|minor| format!("1.{minor}")).collect();
    let versions: Vec<&str> =
        minors.iter().map(String::as_str).chain(VERSIONS[1..].iter().copied()).collect();
    let (made_up, site, descriptions) = (MadeUp::usual(), DocsSite::new(), DocsSite::new());
    site.page(&versions, "2.1", &ROWS_2_1).page(&versions, "Preview", &ROWS_PREVIEW);
    for version in &minors {
        descriptions.answer(&format!("/{version}/api.yaml"), Answer::Status(503));
    }
    let template = format!("{}/{{version}}/api.yaml", descriptions.url());
    sync(&made_up, &site, &["--openapi-url", &template])
        .exits(0)
        .says("not asked for, as its server did not answer before");
    let requests = descriptions.seen().requests;
    // Four attempts for each of three files, and for those that were under way.
    assert!((12..=28).contains(&requests), "{requests} requests");
}

#[test]
fn a_snapshot_that_changes_while_the_docs_are_fetched_is_not_written_over() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::File(newer()));
    site.delay(Duration::from_millis(1500));
    let mut syncing = begin_sync(&made_up, &site, &[]);
    while site.seen().requests == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let manifest = fs::read_to_string(made_up.folder().join("manifest.json")).unwrap();
    made_up.write("manifest.json", &format!("{manifest}\n"));
    let before = bytes(&made_up.folder());
    assert_eq!(syncing.wait().unwrap().code(), Some(3));
    assert_eq!(bytes(&made_up.folder()), before);
}
