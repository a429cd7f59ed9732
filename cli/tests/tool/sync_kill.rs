//! A sync or an observe that is killed at any moment leaves the old snapshot or the new one.

use std::collections::BTreeMap;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use crate::descriptions::Descriptions;
use crate::docs_site::{Answer, DocsSite, page, page_data};
use crate::made_up::{MadeUp, VERSIONS, tool};
use crate::sync::{begin_sync, bytes, sync};

type Files = BTreeMap<String, Vec<u8>>;

/// The docs in one of two wordings, one of which has a version and a page more.
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

/// Kills a command many times while it takes the snapshot from one state to the other.
///
/// `whole` runs it to its end, and `begin` starts it.
fn kill(made_up: &MadeUp, kills: u64, whole: impl Fn(bool) -> Files, begin: impl Fn(bool) -> Child) {
    let snapshots = [whole(false), whole(true)];
    assert_ne!(snapshots[0], snapshots[1]);
    whole(false);

    // The moment around which the kills fall. It follows the step, however busy the machine is.
    let mut around = 20_000;
    // A plain generator of numbers is good enough.
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut ends = [0; 2];
    let mut target = true;
    for _ in 0..kills {
        let mut child = begin(target);
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        thread::sleep(Duration::from_micros(around / 2 + random % around));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = bytes(&made_up.folder());
        let which = snapshots.iter().position(|snapshot| *snapshot == found);
        let which = which.unwrap_or_else(|| panic!("neither: {:?}", found.keys()));
        let done = (which == 1) == target;
        ends[usize::from(done)] += 1;
        around = if done { around * 7 / 8 } else { around * 8 / 7 }.clamp(1_000, 1_000_000);
        // The next one starts from what is there now.
        target = which == 0;
    }
    assert!(ends[0] > 10 && ends[1] > 10, "kills before and after the step: {ends:?}");
    made_up.run(&["check"]).clean();
    let last = whole(target);
    assert_eq!(last, snapshots[usize::from(target)]);
    let left: Vec<_> = std::fs::read_dir(made_up.workspace()).unwrap().collect();
    assert_eq!(left.len(), 1, "what killed runs left is gone");
}

#[test]
fn a_killed_sync_leaves_the_old_snapshot_or_the_new_one() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    let whole = |second| {
        publish(&site, second);
        sync(&made_up, &site, &["--accept-removed"]).exits(0);
        made_up.run(&["check"]).clean();
        bytes(&made_up.folder())
    };
    kill(&made_up, 220, whole, |second| {
        publish(&site, second);
        begin_sync(&made_up, &site, &["--accept-removed"])
    });
}

#[test]
fn a_killed_observe_leaves_the_old_snapshot_or_the_new_one() {
    let made_up = MadeUp::usual();
    // Each retires what the other one names, so that three files change.
    let descriptions = ["first_one", "second_one"]
        .map(|code| Descriptions::new().of("2.1", &[(code, 404)]).of("0", &[("conflict", 409)]));
    let whole = |second| {
        made_up.observed(&descriptions[usize::from(second)]);
        bytes(&made_up.folder())
    };
    whole(false);
    whole(true);
    kill(&made_up, 220, whole, |second| {
        let mut tool = tool();
        tool.arg("observe").arg(descriptions[usize::from(second)].path());
        tool.arg("--snapshot").arg(made_up.folder()).stdout(Stdio::null()).stderr(Stdio::null());
        tool.spawn().unwrap()
    });
}
