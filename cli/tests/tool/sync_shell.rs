//! `sync` and the shell that it is run from.

use crate::made_up::{MadeUp, run, tool};
use crate::sync::{sync, usual_site};

#[test]
fn a_reader_of_the_progress_who_has_seen_enough_is_no_error() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut tool = tool();
    tool.args(["sync", "--base-url", &site.url(), "--snapshot"]).arg(made_up.folder()).stderr(writer);
    run(&mut tool).exits(0).says("written");
    sync(&made_up, &site, &["--check"]).exits(0);
}

#[test]
fn whoever_stands_in_the_snapshot_syncs_it_and_is_told_how_to_reach_the_new_one() {
    const NOTE: &str = "note: your current directory was replaced; run cd \"$PWD\" to enter the new one";
    let site = usual_site();
    for below in ["", "pages"] {
        let made_up = MadeUp::usual();
        let sync_there = |more: &[&str]| {
            let mut tool = tool();
            tool.args(["sync", "--base-url", &site.url()]).args(more);
            run(tool.current_dir(made_up.folder().join(below)))
        };
        sync_there(&["--check"]).exits(1).complains(" is behind the docs at ");
        sync_there(&[]).exits(0).says(NOTE).says("\nwritten\n");
        made_up.run(&["check"]).clean();
        let again = sync_there(&[]);
        assert!(!again.exits(0).out.contains("your current directory"), "{}", again.out);
    }
    let made_up = MadeUp::usual();
    let outside = sync(&made_up, &site, &[]);
    assert!(!outside.exits(0).out.contains("your current directory"), "{}", outside.out);
}
