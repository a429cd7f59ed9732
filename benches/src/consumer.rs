//! The cost of a consumer's build.

mod compiles;

use std::fs;
use std::process::Command;

use crate::hand_written::{ALL_DERIVES, DEPENDENCIES, real_codes, with_derives};
use crate::project::{Project, cpu_seconds, intercom_errors, run};
use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, median_costs};
pub use compiles::as_rustc;

/// The dependencies that projects which call Intercom already have, as the library's own examples do.
const BASE: &str = "serde = { version = \"1\", features = [\"derive\"] }\n\
                    serde_json = \"1\"\n\
                    reqwest = { version = \"0.13\", default-features = false, features = [\"blocking\"] }\n";

/// Reads a code and prints it.
const MAIN: &str = "fn main() {\n\
                        let code = std::env::args().nth(1).unwrap_or_default();\n\
                        match code.parse::<ErrorCode>() {\n\
                            Ok(code) => println!(\"{code}\"),\n\
                            Err(_) => println!(\"unknown\"),\n\
                        }\n\
                    }\n";

const PROFILES: [(&str, &[&str]); 2] = [("dev", &["build"]), ("release", &["build", "--release"])];

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("A consumer's build");
    section.text(
        "Fresh crates with a program that reads a code and prints it. CPU time of everything that `cargo build` \
         starts, from an empty target folder, the peers taking turns. The hand-written enum has the same codes, \
         with serde's `Serialize` and `Deserialize` and strum's `EnumString`, `Display`, `EnumIter`, \
         `IntoStaticStr` and `AsRefStr`, and `serde_json` beside it.",
    );
    section.text(
        "What bounds it: both build `syn`, `serde_core` and `serde_json`. Beside those the peer builds two derives and a \
         second `syn`; this crate its derive, the reader of the docs and the decoder of replies, which the peer does not \
         have. In a release build Cargo compiles what a build script uses for the build as well: `serde_core`, \
         `serde_json` and `memchr` come twice, and no choice of features joins them, as it does in a dev build.",
    );
    alone(&mut section, effort);
    added(&mut section, effort);
    rebuilt(&mut section);
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

/// A crate with nothing else.
fn alone(section: &mut Section, effort: Effort) {
    let projects = [ours(""), by_hand(&format!("{DEPENDENCIES}serde_json = \"1\"\n"))];
    let trees = projects.each_ref().map(Project::tree);
    let costs = clean_builds(effort.rounds(5), &projects);

    let mut table = Table::new(
        "CPU time of a clean build, ours / the peer's, the median of five, and the crates that are built:",
        ["peer", "dev", "release", "our crates", "its crates"],
    );
    let ratios = costs.each_ref().map(|costs| costs[0] / costs[1]);
    let cells = [ratio(ratios[0]), ratio(ratios[1]), trees[0].len().to_string(), trees[1].len().to_string()];
    table.row("hand-written enum, serde, strum, serde_json", cells);
    section.table(table);
    section.table(compiles::table(&projects[0], &projects[1]));
    for ((profile, _), ratio) in PROFILES.iter().zip(ratios) {
        section.goal(Goal::at_most(format!("clean {profile} build / the hand-written enum's"), ratio, 0.8));
    }
}

/// A project that has serde, `serde_json` and an HTTP client.
fn added(section: &mut Section, effort: Effort) {
    let plain = Project::new(BASE).with("src/main.rs", "fn main() {}\n");
    let strum = format!("{BASE}strum = {{ version = \"0.28\", features = [\"derive\"] }}\n");
    let projects = [plain, ours(BASE), by_hand(&strum)];
    let trees = projects.each_ref().map(Project::tree);
    let costs = clean_builds(effort.rounds(3), &projects);

    let mut table = Table::new(
        "What each adds to a project that has serde with its derive, serde_json and reqwest already, as a part of that \
         project's own clean build, the median of three; and the crates that come with it:",
        ["added", "dev", "release", "more crates"],
    );
    for (place, name) in [(1, "intercom-errors"), (2, "hand-written enum with strum")] {
        let parts = costs.each_ref().map(|costs| ratio(costs[place] / costs[0] - 1.0));
        let more = trees[place].iter().filter(|name| !trees[0].contains(name)).count();
        table.row(name, parts.into_iter().chain([more.to_string()]));
    }
    section.table(table);
    for ((profile, _), costs) in PROFILES.iter().zip(&costs) {
        // Of whole builds: what is added is small beside them, and a ratio of two small differences is noise.
        let name = format!("{profile} build of the project with it / with the hand-written enum and strum");
        section.goal(Goal::at_most(name, costs[1] / costs[2], 1.0));
    }
    let scraper = trees[1].iter().any(|name| name.starts_with("scraper "));
    section.goal(Goal::fact("the HTML parser is not in the tree", !scraper));
}

/// The work of Cargo after an edit in the consumer's own code.
fn rebuilt(section: &mut Section) {
    let project = ours("");
    run(&mut project.cargo(&["build"]));
    let source = fs::read_to_string(project.path("src/main.rs")).expect("the crate's source");
    project.write("src/main.rs", &format!("{source}// An edit.\n"));
    let output = run(&mut project.cargo(&["build", "--verbose"]));
    let told = String::from_utf8(output.stderr).expect("Cargo prints UTF-8");
    let was_fresh =
        |name: &str| told.lines().any(|line| line.trim_start().starts_with(&format!("Fresh {name} ")));
    section.goal(Goal::fact(
        "after an edit in the consumer's code: no build script runs",
        !told.contains("build-script-build`"),
    ));
    section.goal(Goal::fact(
        "after an edit in the consumer's code: the library and its expansion are taken as they are",
        was_fresh("intercom-errors") && !was_fresh("measured"),
    ));
}

/// The median CPU seconds of a clean build of each, in dev and in release.
fn clean_builds(rounds: usize, projects: &[Project]) -> [Vec<f64>; 2] {
    PROFILES.map(|(profile, arguments)| {
        eprintln!("  {rounds} clean {profile} builds of {} crates", projects.len());
        let mut builds: Vec<Box<dyn FnMut() -> f64 + '_>> = projects
            .iter()
            .map(|project| {
                Box::new(move || {
                    let seconds = cpu_seconds(&mut fresh(project, arguments));
                    project.clean();
                    seconds
                }) as Box<dyn FnMut() -> f64>
            })
            .collect();
        median_costs(rounds, &mut builds)
    })
}

/// Cargo in a project of which nothing is built.
fn fresh(project: &Project, arguments: &[&str]) -> Command {
    project.clean();
    project.cargo(arguments)
}
