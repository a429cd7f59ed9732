//! A command that is killed at any moment leaves the state before it or the state after it. The next run removes its
//! leftovers.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use intercom_errors_catalog::{Catalog, Snapshot, emit, read_in_snapshot};
use tempfile::TempDir;

use crate::descriptions::Descriptions;
use crate::docs_site::{Answer, DocsSite, page, page_data};
use crate::init::{CONFIG, workspace};
use crate::made_up::{MadeUp, VERSIONS, run, tool};
use crate::sync::{begin_sync, bytes, sync};

type Files = BTreeMap<String, Vec<u8>>;

/// The extent of a proof.
#[derive(Clone, Copy)]
struct Extent {
    kills: u32,
    /// The least number of kills before the command takes effect, and after.
    each: u32,
    /// Of so many kills, one is followed by a run of Cargo.
    cargo: u32,
}

const SHORT: Extent = Extent { kills: 10, each: 2, cargo: u32::MAX };
const LONG: Extent = Extent { kills: 170, each: 40, cargo: 40 };

/// Kills a command at random moments around the one at which it takes effect.
///
/// `begin` starts it. `is_done` checks what is there after a kill, and returns `true` if the command had taken effect.
fn kill(name: &str, extent: Extent, begin: impl Fn() -> Child, is_done: impl Fn(bool) -> bool) {
    // It follows that moment, however busy the machine is.
    let mut around = 50_000;
    let mut random = fastrand::Rng::with_seed(1);
    let mut ends = [0; 2];
    while ends[0] + ends[1] < extent.kills || ends.iter().any(|end| *end < extent.each) {
        let mut child = begin();
        thread::sleep(Duration::from_micros(around / 2 + random.u64(..around)));
        child.kill().unwrap();
        child.wait().unwrap();
        let done = is_done((ends[0] + ends[1]) % extent.cargo == extent.cargo - 1);
        ends[usize::from(done)] += 1;
        around = if done { around * 4 / 5 } else { around * 5 / 4 }.clamp(1_000, 2_000_000);
    }
    println!("{name}: {} kills before it took effect, {} after", ends[0], ends[1]);
}

/// Reads a snapshot as the build script does, and returns the code that it generates.
fn build(snapshot: &Path) -> String {
    let read = |path: &str| read_in_snapshot(snapshot, path);
    let snapshot = Snapshot::load(&snapshot.to_string_lossy(), read).unwrap();
    emit(&Catalog::merge(snapshot).unwrap(), false)
}

/// Builds the library with a snapshot.
fn cargo(snapshot: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let status = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--package", "intercom-errors"])
        .args(["--no-default-features", "--features", "std,all-versions"])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tests"))
        .env("INTERCOM_ERRORS_SNAPSHOT", snapshot)
        .status();
    assert!(status.unwrap().success());
}

/// Kills a command that takes a snapshot from one state to the other and back.
///
/// `begin` starts it, and `whole` runs it to its end.
fn kill_between(
    name: &str,
    extent: Extent,
    made_up: &MadeUp,
    whole: &dyn Fn(bool) -> Files,
    begin: &dyn Fn(bool) -> Child,
) {
    let states = [whole(true), whole(false)].map(|files| (files, build(&made_up.directory())));
    assert_ne!(states[0].0, states[1].0);
    let target = Cell::new(true);
    let is_done = |with_cargo| {
        let found = bytes(&made_up.directory());
        let is_target = |second: bool| found == states[usize::from(!second)].0;
        assert!(is_target(true) || is_target(false), "neither: {:?}", found.keys());
        made_up.run(&["check"]).clean();
        build(&made_up.directory());
        if with_cargo {
            cargo(&made_up.directory());
        }
        let done = is_target(target.get());
        // The next one starts from what is there now.
        target.set(is_target(false));
        done
    };
    kill(name, extent, || begin(target.get()), is_done);
    whole(target.get());
    let left = fs::read_dir(made_up.workspace()).unwrap().count();
    assert_eq!(left, 1, "what killed runs left is removed");
}

/// Publishes the docs in one of two wordings, one of which has a version and a page more.
fn publish(site: &DocsSite, second: bool) {
    let versions: &[&str] = if second { &["1.0", "2.0", "2.1", "Preview", "3.0"] } else { &VERSIONS };
    for version in ["2.1", "Preview", "3.0"] {
        let rows = [("token_revoked", if second { "then" } else { "now" }), ("conflict", "Data clashes")];
        let answer = if version == "3.0" && !second {
            Answer::Status(404)
        } else {
            Answer::File(page(versions, version, &rows).to_string())
        };
        site.answer(&page_data(version), answer);
    }
}

fn sync_whole(made_up: &MadeUp, site: &DocsSite, second: bool) -> Files {
    publish(site, second);
    sync(made_up, site, &["--accept-removed"]).exits(0);
    made_up.run(&["check"]).clean();
    bytes(&made_up.directory())
}

fn kill_sync(extent: Extent) {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    let begin = |second| {
        publish(&site, second);
        begin_sync(&made_up, &site, &["--accept-removed"])
    };
    kill_between("sync", extent, &made_up, &|second| sync_whole(&made_up, &site, second), &begin);
}

fn kill_observe(extent: Extent) {
    let made_up = MadeUp::usual();
    // Each retires what the other one names, so that three files change.
    let descriptions = ["first_one", "second_one"]
        .map(|code| Descriptions::new().of("2.1", &[(code, 404)]).of("0", &[("conflict", 409)]));
    let whole = |second| {
        made_up.observed(&descriptions[usize::from(second)]);
        bytes(&made_up.directory())
    };
    whole(false);
    let begin = |second| {
        let descriptions = &descriptions[usize::from(second)];
        let mut tool = made_up.tool(&["observe", descriptions.path().to_str().unwrap()]);
        tool.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    kill_between("observe", extent, &made_up, &whole, &begin);
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn kill_init(extent: Extent) {
    let workspace: TempDir = workspace();
    let (snapshot, cargo_directory) =
        (workspace.path().join("docs-snapshot"), workspace.path().join(".cargo"));
    let config = cargo_directory.join("config.toml");
    let init = || {
        let mut init = tool();
        init.args(["init", "--offline"]).arg(workspace.path());
        init
    };
    run(&mut init()).clean();
    let whole = bytes(&snapshot);
    let reset = || {
        let _ = fs::remove_dir_all(&snapshot);
        let _ = fs::remove_dir_all(&cargo_directory);
    };
    let is_done = |with_cargo| {
        let done = config.exists();
        if snapshot.exists() {
            assert!(bytes(&snapshot) == whole, "a part: {:?}", names(&snapshot));
            run(tool().args(["check", "--snapshot"]).arg(&snapshot)).clean();
            build(&snapshot);
            if with_cargo {
                cargo(&snapshot);
            }
        }
        if done {
            assert!(snapshot.exists());
            assert_eq!(fs::read_to_string(&config).unwrap(), CONFIG);
        }
        run(&mut init()).clean().says("the next build compiles this snapshot");
        assert!(bytes(&snapshot) == whole);
        assert_eq!(names(workspace.path()), [".cargo", "Cargo.toml", "docs-snapshot"]);
        assert_eq!(names(&cargo_directory), ["config.toml"]);
        reset();
        done
    };
    reset();
    kill("init", extent, || init().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap(), is_done);
}

#[test]
fn a_killed_sync_leaves_the_old_snapshot_or_the_new_one() {
    kill_sync(SHORT);
}

#[test]
fn a_killed_observe_leaves_the_old_snapshot_or_the_new_one() {
    kill_observe(SHORT);
}

#[test]
fn a_killed_init_leaves_no_part_of_a_snapshot() {
    kill_init(SHORT);
}

/// The long proof. `.ci/run` runs it after the other tests.
#[test]
#[ignore = "slow: `.ci/run` runs it"]
fn after_each_of_500_kills_the_snapshot_is_whole_and_builds() {
    kill_sync(LONG);
    kill_observe(LONG);
    kill_init(LONG);
}

#[test]
fn a_build_during_a_sync_reads_the_old_snapshot_or_the_new_one() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    let states = [false, true].map(|second| {
        sync_whole(&made_up, &site, second);
        build(&made_up.directory())
    });
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let builds = scope.spawn(|| {
            let mut builds = 0;
            while !is_over.load(Ordering::Relaxed) {
                assert!(states.contains(&build(&made_up.directory())));
                builds += 1;
            }
            builds
        });
        for second in [false, true, false, true] {
            publish(&site, second);
            sync(&made_up, &site, &["--accept-removed"]).exits(0).says("\nwritten\n");
        }
        is_over.store(true, Ordering::Relaxed);
        assert!(builds.join().unwrap() > 0);
    });
}
