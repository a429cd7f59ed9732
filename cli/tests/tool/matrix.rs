use crate::made_up::{MadeUp, run, tool};

#[test]
fn the_table_has_one_sign_a_cell_and_a_legend() {
    let ran = MadeUp::usual().run(&["matrix"]);
    assert_eq!(
        ran.clean().out,
        "               1. 2.
code           0  0 1  Preview
conflict       ○  ○ ●  ●
not_found      ○  ○ ◆  ·
scroll_exists  ○  ○ ○  ○
token_revoked  ○  ○ ●  ●

● documented  a page of the version, complete or partial, lists the code
◆ observed    not documented there, but an example of the version carries it
○ presumed    neither documented nor observed there, and nothing rules it out
· unlisted    the version rules the code out, or is next to versions that do

4 codes, 4 versions; the docs' default version is 2.1.
"
    );
}

#[test]
fn the_repository_s_table_is_at_most_100_characters_wide() {
    let ran = run(tool().arg("matrix"));
    let longest = ran.clean().out.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(longest <= 100, "{longest}");
    // Two figures are read downwards: 2.10 to 2.15.
    ran.says(" 1 1 1 1 1 1\n");
}

#[test]
fn json_is_the_form_of_list() {
    let made_up = MadeUp::usual();
    let matrix = made_up.run(&["matrix", "--format", "json"]);
    assert_eq!(matrix.clean().out, made_up.run(&["list", "--format", "json"]).out);
}

#[test]
fn csv_has_states_as_words() {
    assert_eq!(
        MadeUp::usual().run(&["matrix", "--format", "csv"]).clean().out,
        "code,1.0,2.0,2.1,Preview\n\
         conflict,presumed,presumed,documented,documented\n\
         not_found,presumed,presumed,observed,unlisted\n\
         scroll_exists,presumed,presumed,presumed,presumed\n\
         token_revoked,presumed,presumed,documented,documented\n"
    );
}

#[test]
fn markdown_has_signs_and_the_legend() {
    MadeUp::usual()
        .run(&["matrix", "--format", "markdown"])
        .clean()
        .says("| code | 1.0 | 2.0 | 2.1 | Preview |\n| --- | :-: | :-: | :-: | :-: |\n")
        .says("| `not_found` | ○ | ○ | ◆ | · |\n")
        .says("- ● **documented**: ");
}

#[test]
fn the_same_snapshot_gives_the_same_text_twice() {
    for format in ["table", "json", "csv", "markdown"] {
        let matrix = || run(tool().args(["matrix", "--format", format]));
        assert_eq!(matrix().clean().out, matrix().out, "{format}");
    }
}

#[test]
fn the_help_defines_the_states() {
    for command in ["matrix", "explain"] {
        run(tool().args([command, "--help"]))
            .clean()
            .says(intercom_errors::Availability::DEFINITION.trim_end());
    }
}
