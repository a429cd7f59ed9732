//! Strings from outside in what a build makes: each promise of `SECURITY.md` in a file of its own.

mod cargo;
mod compiler;
mod generated_code;
mod logs;
#[path = "../nested/mod.rs"]
mod nested;
mod refused;
mod rustdoc;
mod snapshot;
mod strings;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use nested::Downstream;
use snapshot::{MadeUpSnapshot, assert_visible};

/// A crate that is built with the hostile snapshot, which is in a directory.
struct Built {
    downstream: Downstream,
    directory: PathBuf,
    snapshot: MadeUpSnapshot,
}

impl Built {
    /// Returns the one that all tests share, which Cargo builds once.
    fn get() -> &'static Self {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| {
            let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-snapshot");
            let _ = fs::remove_dir_all(&directory);
            // A build does not compare hashes.
            let snapshot = snapshot::hostile(|_| "0".repeat(64));
            for (path, content) in &snapshot.files {
                write(&directory.join(path), content);
            }
            let downstream = Downstream::new("hostile-output");
            downstream.write("src/main.rs", generated_code::PROGRAM);
            downstream.write("src/lib.rs", rustdoc::LIBRARY);
            downstream.write("src/mistakes.rs", &compiler::mistakes());
            Self { downstream, directory, snapshot }
        })
    }
}

fn write(file: &Path, content: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}
