//! The crates that every nested build needs, built once: each build begins with a copy of them.

use std::fs;
use std::path::Path;
use std::sync::Once;

use super::Downstream;

/// Fills a directory for Cargo's output, unless an earlier run left it.
pub(super) fn fill(target: &Path) {
    static BUILT: Once = Once::new();
    if target.exists() {
        return;
    }
    let template = Path::new(env!("CARGO_TARGET_TMPDIR")).join("template-target");
    BUILT.call_once(|| {
        let project = Downstream::with_target("template", template.clone());
        // A build and a check compile different files.
        for command in ["build", "check"] {
            project.cargo(&[command, "--quiet"], None).expect_success();
        }
    });
    copy(&template, target);
}

/// Copies a directory. Cargo compares times, so the files keep theirs.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
            let file = fs::File::options().write(true).open(&to).unwrap();
            file.set_modified(metadata.modified().unwrap()).unwrap();
        }
    }
}
