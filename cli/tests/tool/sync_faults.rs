//! A fault of the site, the disk or the snapshot is reported and leaves the snapshot unchanged. The same command works
//! when the fault is over.

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::descriptions::Descriptions;
use crate::docs_site::{Answer, DocsSite, html_page, page, page_data};
use crate::made_up::{MadeUp, Ran, VERSIONS, run, tool, tool_in};
use crate::sync::{ROWS_2_1, ROWS_PREVIEW, begin_sync, bytes, sync, sync_within, usual_site};

/// Makes a page that is written if there is no fault.
fn newer() -> String {
    page(&VERSIONS, "Preview", &[("token_revoked", "reworded"), ("conflict", "Data clashes")]).to_string()
}

/// Syncs a usual snapshot with a site that gives this answer for the page of Preview: the run fails and changes
/// nothing. With the page, the same command succeeds.
fn survives(answer: Answer) -> Ran {
    survives_within(2, answer)
}

/// The same, with this time-out in seconds.
fn survives_within(seconds: u32, answer: Answer) -> Ran {
    let site = usual_site();
    site.answer(&page_data("Preview"), answer);
    survives_site(seconds, &site)
}

fn survives_site(seconds: u32, site: &DocsSite) -> Ran {
    let made_up = MadeUp::usual();
    let before = bytes(made_up.workspace());
    let began = Instant::now();
    let ran = sync_within(seconds, &made_up, site, &[]);
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
    // A port that was free just now.
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
    survives_within(1, Answer::Drip(newer()))
        .complains("the response took too long; allow more time: --timeout SECONDS");
}

#[test]
fn success_with_an_error_page() {
    let error = "<html><body><h1>Sorry</h1></body></html>".to_owned();
    survives(Answer::File(error.clone()))
        .complains("not valid JSON")
        .complains("the HTML form cannot be used either: ");
    let site = usual_site();
    site.answer(&page_data("Preview"), Answer::File(error.clone()));
    site.answer(&html_page("Preview"), Answer::File(error));
    survives_site(2, &site).complains("the HTML form cannot be used either: ");
}

#[test]
fn the_page_of_one_version_is_gone() {
    survives(Answer::Status(404)).complains("the page of Preview no longer exists as page-data or HTML");
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
    survives(Answer::AtFirst(u32::MAX, 503, "Retry-After: 0\r\n", String::new()))
        .complains("the status is wrong: expected 200, found 503");
}

#[test]
fn not_modified_without_a_condition() {
    survives(Answer::Status(304)).complains("the status is wrong: expected 200, found 304");
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
        (page_data("Preview"), "redirects too often: expected at most 5 times"),
        (elsewhere.url() + "/x", "is on another host: expected the same host"),
        ("http://example.com/".to_owned(), "is plain HTTP: expected https://"),
        ("file:///etc/passwd".to_owned(), "expected "),
        ("//example.com/".to_owned(), "has no host"),
        ("data.json".to_owned(), "expected https://"),
        (elsewhere.url().replace("//", "//me:secret@"), "***@127.0.0.1"),
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
fn ten_gigabytes_in_ten_megabytes_of_gzip() {
    survives(Answer::Bomb).complains("the response is too large: expected at most 16 MiB");
}

#[test]
fn a_head_byte_by_byte() {
    survives_within(1, Answer::DripHead(newer()))
        .complains("the response took too long; allow more time: --timeout SECONDS");
}

#[test]
fn a_head_without_end() {
    std::thread::scope(|scope| {
        for (first, again) in [
            ("HTTP/1.1 200 OK\r\nX-Endless: ", "x"),
            ("HTTP/1.1 200 OK\r\n", "X-Again: again\r\n"),
            ("", "HTTP/1.1 100 Continue\r\n\r\n"),
            ("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        ] {
            scope.spawn(move || survives_within(1, Answer::Endless(first, again)));
        }
    });
}

#[test]
fn a_body_without_end() {
    survives(Answer::Endless("HTTP/1.1 200 OK\r\n\r\n", " "))
        .complains("the response is too large: expected at most 16 MiB");
    // In tiny chunks, the time runs out first.
    survives_within(
        1,
        Answer::Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\n12345\r\n"),
    );
}

#[test]
fn a_compression_that_was_not_asked_for() {
    let gzip = |bytes: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    deflate.write_all(newer().as_bytes()).unwrap();
    for (encoding, body) in [
        ("gzip, gzip", gzip(&gzip(newer().as_bytes()))),
        ("gzip", gzip(&gzip(newer().as_bytes()))),
        ("deflate", deflate.finish().unwrap()),
        ("br", newer().into_bytes()[..100].to_vec()),
    ] {
        survives(Answer::Encoded(encoding, body)).complains("/docs/Preview/codes/data.json: ");
    }
}

#[test]
fn json_of_another_shape() {
    survives(Answer::File("{\"props\": {\"tree\": []}}".to_owned())).complains("expected the page's tree");
    survives(Answer::File(page(&VERSIONS, "2.0", &ROWS_PREVIEW).to_string()))
        .complains("the page is of another version: expected Preview, found 2.0");
}

/// A site whose every page has this list of versions.
fn listing(versions: &[&str]) -> DocsSite {
    let site = DocsSite::new();
    site.page(versions, "2.1", &ROWS_2_1).page(versions, "Preview", &ROWS_PREVIEW);
    site
}

#[test]
fn a_version_list_that_shrank() {
    survives_site(2, &listing(&["1.0", "2.1", "Preview"]))
        .complains("no longer list versions of the snapshot: 2.0\n")
        .complains("run the command again later, or accept the loss: --accept-removed");
    let made_up = MadeUp::usual();
    sync(&made_up, &listing(&["1.0", "2.1", "Preview"]), &["--accept-removed"])
        .exits(0)
        .says("LOST versions (1)\n  - 2.0");
    made_up.run(&["check"]).clean();
}

#[test]
fn a_version_twice() {
    survives_site(2, &listing(&["1.0", "2.0", "2.0", "2.1", "Preview"]))
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
        survives_site(2, &site).complains("is not a path on the docs site");
    }
}

#[test]
fn pages_of_two_days() {
    let site = usual_site();
    site.page(&["1.0", "2.0", "2.1", "2.2", "Preview"], "Preview", &ROWS_PREVIEW);
    survives_site(2, &site)
        .complains("the list of versions is not the one of")
        .complains("fetch all pages again");
}

/// Runs the tool with a limit to the size of a file.
#[test]
fn a_file_that_grows_too_large() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    // More than the limit below, in units of 512 or of 1024 bytes.
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

/// Runs the tool on a file system of its own that is too small for the new snapshot.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    const SCRIPT: &str = r#"
        mount -t tmpfs -o size=100k none "$WORKSPACE"
        cp -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        "$TOOL" sync --accept-removed --base-url "$SITE" --snapshot "$WORKSPACE/docs-snapshot" && exit 1
        diff -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        test "$(ls -A "$WORKSPACE")" = docs-snapshot
        "$TOOL" check --snapshot "$WORKSPACE/docs-snapshot"
        mount -o remount,size=2m "$WORKSPACE"
        "$TOOL" sync --accept-removed --base-url "$SITE" --snapshot "$WORKSPACE/docs-snapshot""#;
    let (made_up, site, workspace) = (MadeUp::usual(), usual_site(), tempfile::tempdir().unwrap());
    let long = "reworded ".repeat(450);
    let codes: Vec<String> = (0..30).map(|number| format!("code_{number}")).collect();
    let rows: Vec<(&str, &str)> =
        ROWS_PREVIEW.into_iter().chain(codes.iter().map(|code| (&**code, &*long))).collect();
    site.page(&VERSIONS, "Preview", &rows);
    let Some(ran) = in_own_mounts(SCRIPT, &made_up, &site, workspace.path()) else { return };
    ran.exits(0).says("\nwritten\n").complains("docs-snapshot: cannot be written: No space left on device");
}

/// Runs a shell script in which mounts are its own, if this user may mount.
#[cfg(target_os = "linux")]
fn in_own_mounts(
    script: &str,
    made_up: &MadeUp,
    site: &DocsSite,
    workspace: &std::path::Path,
) -> Option<Ran> {
    let unshare = || Command::new("unshare");
    if !unshare().args(["--mount", "true"]).status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: this user may not mount");
        return None;
    }
    let mut shell = tool_in(unshare());
    shell.args(["--mount", "sh", "-euc", script]);
    shell.env("TOOL", env!("CARGO_BIN_EXE_cargo-intercom-errors")).env("BEFORE", made_up.folder());
    Some(run(shell.env("WORKSPACE", workspace).env("SITE", site.url())))
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point() {
    const SCRIPT: &str = r#"
        cp -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        mount --bind "$WORKSPACE/docs-snapshot$BELOW" "$WORKSPACE/docs-snapshot$BELOW"
        "$TOOL" sync --accept-removed --base-url "$SITE" --snapshot "$WORKSPACE/docs-snapshot" && exit 1
        diff -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        test "$(ls -A "$WORKSPACE")" = docs-snapshot"#;
    for (below, why) in [
        (
            "",
            "Device or resource busy (os error 16)\nhelp: nothing was written; the snapshot is unchanged\nhelp: use a \
              directory that is not a mount point",
        ),
        ("/pages", "pages is a mount point"),
    ] {
        let (made_up, site, workspace) = (MadeUp::usual(), usual_site(), tempfile::tempdir().unwrap());
        site.answer(&page_data("Preview"), Answer::File(newer()));
        let script = SCRIPT.replace("$BELOW", below);
        let Some(ran) = in_own_mounts(&script, &made_up, &site, workspace.path()) else { return };
        ran.exits(0).complains(&format!("docs-snapshot: cannot be written: {why}"));
    }
}

#[test]
fn a_read_only_directory() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let before = bytes(made_up.workspace());
    // Permissions do not bind root, so the tool runs as another user.
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
    let next = made_up.workspace().join("next");
    fs::create_dir_all(next.join("pages")).unwrap();
    for (path, bytes) in bytes(&made_up.folder()) {
        fs::write(next.join(path), bytes).unwrap();
    }
    let sync_next_to = || run(tool().args(["sync", "--base-url", &site.url(), "--snapshot"]).arg(&next));
    let begin = || begin_sync(&made_up, &site, &[]);
    let mut first = site.hold(begin, || {
        sync(&made_up, &site, &[])
            .exits(3)
            .complains("another sync, observe or init is writing this snapshot");
        sync_next_to()
            .exits(3)
            .complains("next: another sync, observe or init is writing this snapshot, or one next to it");
    });
    assert!(first.wait().unwrap().success());
    sync(&made_up, &site, &[]).exits(0);
    sync_next_to().exits(0);
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
    observed
        .exits(3)
        .complains("pages/2.1.page-data.json: the SHA-256 differs: expected ")
        .complains("nothing was written");
    sync(&made_up, &site, &["--only", "preview"])
        .exits(3)
        .complains("pages/2.1.page-data.json: the SHA-256 differs: expected ");
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
fn a_proxy_of_the_environment_is_used_but_not_for_this_machine() {
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
fn a_proxy_that_responds_byte_by_byte_is_abandoned() {
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
        .complains("the response took too long; allow more time: --timeout SECONDS");
    assert!(began.elapsed() < Duration::from_secs(10), "took {:?}", began.elapsed());
}

#[test]
fn a_server_that_keeps_failing_gets_no_further_request() {
    let minors: Vec<String> = (0..40).map(|minor| format!("1.{minor}")).collect();
    let versions: Vec<&str> =
        minors.iter().map(String::as_str).chain(VERSIONS[1..].iter().copied()).collect();
    let (made_up, site, descriptions) = (MadeUp::usual(), DocsSite::new(), DocsSite::new());
    site.page(&versions, "2.1", &ROWS_2_1).page(&versions, "Preview", &ROWS_PREVIEW);
    for version in &minors {
        let answer = Answer::AtFirst(u32::MAX, 503, "Retry-After: 0\r\n", String::new());
        descriptions.answer(&format!("/{version}/api.yaml"), answer);
    }
    let template = format!("{}/{{version}}/api.yaml", descriptions.url());
    sync(&made_up, &site, &["--openapi-url", &template])
        .exits(0)
        .says("not requested, because its server did not respond before");
    let requests = descriptions.seen().requests;
    // Four attempts for each of three files, and for those that were under way.
    assert!((12..=28).contains(&requests), "{requests} requests");
}

#[test]
fn a_snapshot_that_changes_during_the_run_is_not_overwritten() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::File(newer()));
    let before = Cell::default();
    let begin = || begin_sync(&made_up, &site, &[]);
    let mut syncing = site.hold(begin, || {
        let manifest = fs::read_to_string(made_up.folder().join("manifest.json")).unwrap();
        made_up.write("manifest.json", &format!("{manifest}\n"));
        before.set(bytes(&made_up.folder()));
    });
    assert_eq!(syncing.wait().unwrap().code(), Some(3));
    assert_eq!(bytes(&made_up.folder()), before.take());
}
