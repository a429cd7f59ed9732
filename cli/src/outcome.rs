//! How a run ends: what it prints, and its exit code.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use intercom_errors_catalog::Fault;

use crate::printable::printable;

/// The exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Clean = 0,
    /// A difference, an unknown code, a check that fails.
    Drift = 1,
    /// A wrong command line.
    Usage = 2,
    /// Something cannot be read, parsed or written.
    Unreadable = 3,
}

/// What a command that did its work has to say.
#[derive(Debug)]
pub(crate) struct Report {
    /// For standard output, with colours.
    pub(crate) text: String,
    /// For standard error, beside it.
    pub(crate) trouble: Option<Trouble>,
    pub(crate) exit: Exit,
}

/// A message for standard error: one line, and lines of help.
#[derive(Debug)]
pub(crate) struct Trouble {
    error: String,
    help: Vec<String>,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    trouble: Trouble,
    exit: Exit,
}

impl Report {
    pub(crate) fn clean(text: String) -> Self {
        Self { text, trouble: None, exit: Exit::Clean }
    }
}

impl Failure {
    /// What a command has to say that did a part of its work. What to do now is another thing than after the rest alone.
    pub(crate) fn after(self, text: String, help: &str) -> Report {
        let trouble = Trouble { help: vec![help.to_owned()], ..self.trouble };
        Report { text, trouble: Some(trouble), exit: self.exit }
    }
}

impl Trouble {
    pub(crate) fn new(error: impl Into<String>) -> Self {
        Self { error: error.into(), help: Vec::new() }
    }

    pub(crate) fn help(mut self, line: impl Into<String>) -> Self {
        self.help.push(line.into());
        self
    }

    pub(crate) fn drift(self) -> Failure {
        Failure { trouble: self, exit: Exit::Drift }
    }

    pub(crate) fn usage(self) -> Failure {
        Failure { trouble: self, exit: Exit::Usage }
    }

    pub(crate) fn unreadable(self) -> Failure {
        Failure { trouble: self, exit: Exit::Unreadable }
    }

    fn show(&self) {
        const ERROR: Style = AnsiColor::Red.on_default().bold();
        const HELP: Style = AnsiColor::Cyan.on_default().bold();
        let mut text = format!("{ERROR}error:{ERROR:#} {}\n", printable(&self.error));
        for line in &self.help {
            let _ = writeln!(text, "{HELP}help:{HELP:#} {}", printable(line));
        }
        // Where standard error itself is closed, nobody is left to tell.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Trouble::new(fault.to_string()).unreadable()
    }
}

/// Says a line on standard error while the work goes on. Where that is closed, nobody is left to tell.
pub(crate) fn aside(line: &str) {
    let _ = writeln!(anstream::stderr(), "{}", printable(line));
}

/// Prints what a command has to say and gives its exit code.
pub(crate) fn finish(outcome: Result<Report, Failure>) -> ExitCode {
    let exit = match outcome {
        Ok(report) => match print(&report.text) {
            Ok(()) => {
                if let Some(trouble) = &report.trouble {
                    trouble.show();
                }
                report.exit
            }
            // Whoever read it, such as `head`, has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => report.exit,
            Err(error) => {
                Trouble::new(format!("the output cannot be written: {error}")).show();
                Exit::Unreadable
            }
        },
        Err(failure) => {
            failure.trouble.show();
            failure.exit
        }
    };
    ExitCode::from(exit as u8)
}

/// Prints help, the tool's version, or what is wrong with the command line.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { Exit::Usage as u8 } else { Exit::Clean as u8 })
}

fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}
