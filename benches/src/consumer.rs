//! The cost of a build for users of the crate.

mod compiles;

use std::fs;
use std::process::Command;

use crate::hand_written::{ALL_DERIVES, DEPENDENCIES, real_codes, with_derives};
use crate::project::{Project, cpu_seconds, intercom_errors, run};
use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, median_costs};
pub use compiles::as_rustc;

/// Dependencies that a project which calls Intercom usually has.
const BASE: &str = "serde = { version = \"1\", features = [\"derive\"] }\n\
                    serde_json = \"1\"\n\
                    reqwest = { version = \"0.13\", default-features = false, features = [\"blocking\"] }\n";

/// A program that reads a code and prints it.
const MAIN: &str = "fn main() {\n\
                        let code = std::env::args().nth(1).unwrap_or_default();\n\
                        match code.parse::<ErrorCode>() {\n\
                            Ok(code) => println!(\"{code}\"),\n\
                            Err(_) => println!(\"unknown\"),\n\
                        }\n\
                    }\n";

const PROFILES: [(&str, &[&str]); 2] = [("dev", &["build"]), ("release", &["build", "--release"])];

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("The build of a user's crate");
    section.text(
        "New crates with a program that reads a code and prints it. CPU time of everything that `cargo build` starts, from \
         an empty target directory. The peers take turns. The hand-written enum has the same codes, with serde's \
         `Serialize` and `Deserialize` and strum's `EnumString`, `Display`, `EnumIter`, `IntoStaticStr` and `AsRefStr`. \
         Its crate also has `serde_json`.",
    );
    section.text(
        "What bounds it: both build `syn`, `serde_core` and `serde_json`. The peer also builds two derives and a second \
         `syn`. This crate also builds its derive, the reader of the docs, and the decoder of responses, which the peer does \
         not have. In a release build, Cargo compiles the dependencies of build scripts without optimization. So it \
         compiles `serde_core`, `serde_json` and `memchr` twice, and in a dev build once.",
    );
    build_alone(&mut section, effort);
    build_in_a_project(&mut section, effort);
    rebuild(&mut section);
    section
}

fn ours(base: &str) -> Project {
    let source = format!("use intercom_errors::ErrorCode;\n{MAIN}");
    Project::new(&format!("{base}{}", intercom_errors(""))).with("src/main.rs", &source)
}

fn by_hand(dependencies: &str) -> Project {
    let source = format!("#![allow(dead_code)]\n{}{MAIN}", with_derives(&real_codes(), ALL_DERIVES));
    Project::new(dependencies).with("src/main.rs", &source)
}

/// Measures a crate with no other dependency.
fn build_alone(section: &mut Section, effort: Effort) {
    let projects = [ours(""), by_hand(&format!("{DEPENDENCIES}serde_json = \"1\"\n"))];
    let trees = projects.each_ref().map(Project::tree);
    let costs = clean_builds(effort.rounds(5), &projects);

    let mut table = Table::new(
        "CPU time of a clean build, ours / the peer's, the median of five, and the number of crates:",
        ["peer", "dev", "release", "our crates", "its crates"],
    );
    let ratios = costs.each_ref().map(|costs| costs[0] / costs[1]);
    let cells = [ratio(ratios[0]), ratio(ratios[1]), trees[0].len().to_string(), trees[1].len().to_string()];
    table.row("hand-written enum, serde, strum, serde_json", cells);
    section.table(table);
    section.table(compiles::table(&projects[0], &projects[1]));
    for (((profile, _), ratio), bound) in PROFILES.iter().zip(ratios).zip([0.75, 1.0]) {
        section.goal(Goal::at_most(format!("clean {profile} build / the hand-written enum's"), ratio, bound));
    }
}

/// Measures a project that has serde, `serde_json` and an HTTP client.
fn build_in_a_project(section: &mut Section, effort: Effort) {
    let plain = Project::new(BASE).with("src/main.rs", "fn main() {}\n");
    let strum = format!("{BASE}strum = {{ version = \"0.28\", features = [\"derive\"] }}\n");
    let projects = [plain, ours(BASE), by_hand(&strum)];
    let trees = projects.each_ref().map(Project::tree);
    let costs = clean_builds(effort.rounds(3), &projects);

    let mut table = Table::new(
        "What each adds to a project that already has serde with its derive, serde_json and reqwest: CPU time as a part of \
         the project's clean build, the median of three, and the number of added crates:",
        ["added", "dev", "release", "more crates"],
    );
    for (place, name) in [(1, "intercom-errors"), (2, "hand-written enum with strum")] {
        let parts = costs.each_ref().map(|costs| ratio(costs[place] / costs[0] - 1.0));
        let more = trees[place].iter().filter(|name| !trees[0].contains(name)).count();
        table.row(name, parts.into_iter().chain([more.to_string()]));
    }
    section.table(table);
    for ((profile, _), costs) in PROFILES.iter().zip(&costs) {
        // A ratio of whole builds, because a ratio of two small differences would be noise.
        let name = format!("{profile} build of the project with it / with the hand-written enum and strum");
        section.goal(Goal::at_most(name, costs[1] / costs[2], 1.0));
    }
    let scraper = trees[1].iter().any(|name| name.starts_with("scraper "));
    section.goal(Goal::fact("the HTML parser is not in the tree", !scraper));
}

/// Checks what Cargo builds after an edit in the user's crate.
fn rebuild(section: &mut Section) {
    let project = ours("");
    run(&mut project.cargo(&["build"]));
    let source = fs::read_to_string(project.path("src/main.rs")).expect("the crate's source");
    project.write("src/main.rs", &format!("{source}// An edit.\n"));
    let output = run(&mut project.cargo(&["build", "--verbose"]));
    let stderr = String::from_utf8(output.stderr).expect("Cargo prints UTF-8");
    let was_fresh =
        |name: &str| stderr.lines().any(|line| line.trim_start().starts_with(&format!("Fresh {name} ")));
    section.goal(Goal::fact(
        "after an edit in the user's crate, no build script runs",
        !stderr.contains("build-script-build`"),
    ));
    section.goal(Goal::fact(
        "after an edit in the user's crate, the library is not compiled again",
        was_fresh("intercom-errors") && !was_fresh("measured"),
    ));
}

/// Returns the median CPU seconds of a clean build of each project, in dev and in release.
fn clean_builds(rounds: usize, projects: &[Project]) -> [Vec<f64>; 2] {
    PROFILES.map(|(profile, arguments)| {
        eprintln!("  {rounds} clean {profile} builds of {} crates", projects.len());
        let mut builds: Vec<Box<dyn FnMut() -> f64 + '_>> = projects
            .iter()
            .map(|project| {
                Box::new(move || {
                    let seconds = cpu_seconds(&mut clean_cargo(project, arguments));
                    project.clean();
                    seconds
                }) as Box<dyn FnMut() -> f64>
            })
            .collect();
        median_costs(rounds, &mut builds)
    })
}

/// Removes what was built, and returns Cargo with these arguments.
fn clean_cargo(project: &Project, arguments: &[&str]) -> Command {
    project.clean();
    project.cargo(arguments)
}
