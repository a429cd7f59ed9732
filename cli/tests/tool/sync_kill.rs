//! A sync that is killed at any moment leaves the old snapshot or the new one.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use crate::docs_site::{Answer, DocsSite, page, page_data};
use crate::made_up::{MadeUp, VERSIONS};
use crate::sync::{begin_sync, bytes, sync};

const KILLS: u64 = 220;

type Files = BTreeMap<String, Vec<u8>>;

/// The docs in one of two wordings, one of which has a version and a page more.
fn publish(site: &DocsSite, second: bool) {
    let versions: &[&str] = if second { &["1.0", "2.0", "2.1", "Preview", "3.0"] } else { &VERSIONS };
    for version in ["2.1", "Preview", "3.0"] {
        let rows = [("token_revoked", if second { "then" } else { "now" }), ("conflict", "Data clashes")];
        let answer = match version == "3.0" && !second {
            true => Answer::Status(404),
            false => Answer::File(page(versions, version, &rows).to_string()),
        };
        site.answer(&page_data(version), answer);
    }
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_snapshot_or_the_new_one() {
    let (made_up, site) = (MadeUp::usual(), DocsSite::new());
    let whole = |second: bool| -> Files {
        publish(&site, second);
        sync(&made_up, &site, &["--accept-removed"]).exits(0);
        made_up.run(&["check"]).clean();
        bytes(&made_up.folder())
    };
    let snapshots = [whole(false), whole(true)];
    assert_ne!(snapshots[0], snapshots[1]);
    whole(false);

    // Around which moment the kills fall: it follows the step, however busy the machine is.
    let mut around = 20_000;
    // A plain generator of numbers will do.
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut ends = [0; 2];
    let mut target = true;
    for _ in 0..KILLS {
        publish(&site, target);
        let mut child = begin_sync(&made_up, &site, &["--accept-removed"]);
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
        // What is there now is what the next one starts from.
        target = which == 0;
    }
    assert!(ends[0] > 10 && ends[1] > 10, "kills before and after the step: {ends:?}");
    made_up.run(&["check"]).clean();
    let last = whole(target);
    assert_eq!(last, snapshots[usize::from(target)]);
    let beside: Vec<_> = std::fs::read_dir(made_up.workspace()).unwrap().collect();
    assert_eq!(beside.len(), 1, "what killed runs left is gone");
}
