//! `sync` and the shell that runs it.

use crate::made_up::{MadeUp, run, tool};
use crate::sync::{sync, usual_site};

#[test]
fn a_closed_standard_error_is_not_an_error() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    run(made_up.tool(&["sync", "--base-url", &site.url()]).stderr(writer)).exits(0).says("written");
    sync(&made_up, &site, &["--check"]).exits(0);
}

#[test]
fn a_sync_inside_the_snapshot_works_and_says_how_to_enter_the_new_one() {
    const NOTE: &str = "note: your current directory was replaced; run cd \"$PWD\" to enter the new one";
    let site = usual_site();
    for below in ["", "pages"] {
        let made_up = MadeUp::usual();
        let sync_there = |more: &[&str]| {
            let mut tool = tool();
            tool.args(["sync", "--base-url", &site.url()]).args(more);
            run(tool.current_dir(made_up.directory().join(below)))
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
