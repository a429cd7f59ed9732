//! Strings on which some reader of some output acts. The test of each output sends all of them.

/// The strings, except the long ones.
const SHORT: &[&str] = &[
    // Terminals, logs, and readers of lines.
    "red \u{1b}[31m end \u{1b}]0;title\u{7}",
    "control \u{9b}2J \u{8}\u{7f} end",
    "nul \0 end",
    "back\rto the start",
    "tab\tand line\nend",
    "one\ncargo::error=two",
    "lines \u{85}\u{b}\u{c}\u{2028} and \u{2029} end",
    "::error::annotation ::add-mask::a ##[add-mask]a",
    "%s %n {} {0} ${HOME} $(id) `id` ; id",
    // Characters that no one sees, or that reorder others.
    "bidi \u{202e}txet\u{2066} \u{200f}\u{61c} end",
    "zero-width \u{200b}\u{200d}\u{2060}\u{feff}\u{ad}\u{34f} tag \u{e0041}\u{e007f} end",
    "filler \u{3164}\u{115f}\u{1160}\u{ffa0}\u{180e} end",
    "selector \u{fe0f}\u{180b}\u{180f}\u{e0100}\u{1bca0}\u{1d173}\u{fff9} end",
    // HTML.
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"'><b onmouseover='alert(1)'>&lt;i&gt;&#60;u&#62;",
    "--><!-- ]]></title></style></textarea><svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a> javascript:alert(1)",
    // Markdown, and what GitHub makes of text.
    "[text](javascript:alert(1)) ![image](https://evil.example/p.png)",
    "<javascript:alert(1)> [ref]: https://evil.example/ [^1] [x][ref] [`ErrorCode`]",
    "@octocat @org/team see octo/repo#5, #7, GH-8; Closes https://github.com/o/r/issues/7",
    "https://evil.example/ www.evil.example a@evil.example 0123456789abcdef0123456789abcdef01234567",
    "``` text\n```rust\nloop {}\n```",
    "~~~\nloop {}\n~~~",
    "v\n\n    loop {}\n\n",
    "`code` ```` | cell | \\| \\\\| **bold** \\` end `",
    "# heading\n* item\n- [x] task\n1. item\n> quote\n| a |\n|---|\n***",
    "*em* __strong__ ~~del~~ $math$ :smile: a\\",
    // Spreadsheets.
    "=cmd|' /C calc'!A0",
    " =1+1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\u{ff1d}1+1",
    "\"quoted\",\"cells\";more\r\n=1",
    // Rust, JSON, roff and paths.
    "*/ }} \"# r#\"x\"# $crate $x \\ // end",
    "\",\"code\":\"x\"}]} \\u0041 \\",
    ".TH x\n'br \\fB\\*(x .so /etc/passwd",
    "../../etc/passwd",
    "C:\\a /etc/passwd ..\\b",
];

/// Returns every string.
pub(crate) fn all() -> Vec<String> {
    let long = ["x", "`", "<b>", "\u{1b}[2J"].map(|part| part.repeat((1 << 20) / part.len()));
    SHORT.iter().map(|text| (*text).to_owned()).chain(long).collect()
}
