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
