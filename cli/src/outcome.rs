//! The output of a run, and its exit code.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use intercom_errors_catalog::Fault;

use crate::printable::printable;

#[doc = include_str!("exit_codes.md")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Clean = 0,
    Drift = 1,
    Usage = 2,
    Unreadable = 3,
}

/// The result of a command that did its work.
#[derive(Debug)]
pub(crate) struct Report {
    /// The text for standard output, with colors.
    pub(crate) text: String,
    /// A message for standard error, in addition.
    pub(crate) message: Option<Message>,
    pub(crate) exit: Exit,
}

/// A message for standard error: a line with the problem, and lines of help.
#[derive(Debug)]
pub(crate) struct Message {
    error: String,
    help: Vec<String>,
}

/// The result of a command that could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    message: Message,
    exit: Exit,
}

impl Report {
    pub(crate) fn clean(text: String) -> Self {
        Self { text, message: None, exit: Exit::Clean }
    }
}

impl Failure {
    /// Adds a line of help.
    pub(crate) fn help(self, line: impl Into<String>) -> Self {
        Self { message: self.message.help(line), ..self }
    }

    /// Turns the failure into a report of partial success, and replaces the help.
    pub(crate) fn after(self, text: String, help: &str) -> Report {
        let message = Message { help: vec![help.to_owned()], ..self.message };
        Report { text, message: Some(message), exit: self.exit }
    }
}

impl Message {
    pub(crate) fn new(error: impl Into<String>) -> Self {
        Self { error: error.into(), help: Vec::new() }
    }

    pub(crate) fn help(mut self, line: impl Into<String>) -> Self {
        self.help.push(line.into());
        self
    }

    pub(crate) fn drift(self) -> Failure {
        Failure { message: self, exit: Exit::Drift }
    }

    pub(crate) fn usage(self) -> Failure {
        Failure { message: self, exit: Exit::Usage }
    }

    pub(crate) fn unreadable(self) -> Failure {
        Failure { message: self, exit: Exit::Unreadable }
    }

    fn show(&self) {
        const ERROR: Style = AnsiColor::Red.on_default().bold();
        const HELP: Style = AnsiColor::Cyan.on_default().bold();
        let mut text = format!("{ERROR}error:{ERROR:#} {}\n", printable(&self.error));
        for line in &self.help {
            let _ = writeln!(text, "{HELP}help:{HELP:#} {}", printable(line));
        }
        // Standard error may be closed.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Message::new(fault.to_string()).unreadable()
    }
}

/// Prints a line on standard error while the work continues.
pub(crate) fn eprint_note(line: &str) {
    let _ = writeln!(anstream::stderr(), "{}", printable(line));
}

/// Prints the output of a command and returns its exit code.
pub(crate) fn finish(outcome: Result<Report, Failure>) -> ExitCode {
    let (message, exit) = match outcome {
        Ok(report) => match print(&report.text) {
            Ok(()) => (report.message, report.exit),
            // The reader, such as `head`, has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => (None, report.exit),
            Err(error) => {
                (Some(Message::new(format!("the output cannot be written: {error}"))), Exit::Unreadable)
            }
        },
        Err(failure) => (Some(failure.message), failure.exit),
    };
    if let Some(message) = message {
        message.show();
    }
    ExitCode::from(exit as u8)
}

/// Prints help, the tool's version, or the problem of the command line.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { Exit::Usage as u8 } else { Exit::Clean as u8 })
}

fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}
