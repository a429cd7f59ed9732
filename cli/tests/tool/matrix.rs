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
fn no_line_of_the_repository_s_table_is_longer_than_100() {
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
fn html_stands_alone_and_escapes_the_docs() {
    let made_up = MadeUp::new()
        .categories()
        .page("Preview", &[("conflict", "</script><img src=x onerror=alert(1)> & \"more\"")]);
    let ran = made_up.run(&["matrix", "--format", "html"]);
    ran.clean()
        .says("<p>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;</p>")
        .says(r#"<td class="presumed" title="1.0: presumed" aria-label="presumed">○</td>"#)
        .says(r#"<td class="documented" title="Preview: documented" aria-label="documented">●</td>"#)
        .says(r#"<tr data-states="documented presumed" data-category="conflict">"#)
        .says("<dt>Category</dt><dd>conflict</dd>")
        .says("<a href=\"https://example.com/docs/2.1/codes\">2.1</a><small>default</small>");
    for elsewhere in ["<link", "<img", "src=\"", "@import", "url(", "@font-face"] {
        assert!(!ran.out.contains(elsewhere), "{elsewhere}");
    }
    assert_eq!(ran.out.matches("<script").count(), 1);
}

#[test]
fn html_is_filtered_by_the_categories_that_there_are() {
    MadeUp::usual()
        .page("1.0", &[("unheard_of", "")])
        .run(&["matrix", "--format", "html"])
        .clean()
        .says(
            r#"<select data-by="category"><option value="">any</option><option value="authentication">authentication</option><option value="conflict">conflict</option><option value="not_found">not found</option><option value="other">other</option></select>"#,
        )
        .says(r#"<tr data-states="observed presumed unlisted" data-category="not_found">"#)
        .says(r#"data-category="other"><th scope="row"><details><summary><code>unheard_<wbr>of</code>"#);
}

#[test]
fn the_same_snapshot_gives_the_same_text_twice() {
    for format in ["table", "json", "csv", "markdown", "html"] {
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
