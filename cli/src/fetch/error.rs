//! The reasons why there is no file.

use std::fmt;

use crate::outcome::Failure;
use crate::store::failure_before_writing;

/// The reason why there is no file.
#[derive(Debug)]
pub(crate) struct FetchError {
    pub(crate) url: String,
    pub(crate) cause: Cause,
}

#[derive(Debug)]
pub(crate) enum Cause {
    /// The status of the response, and its `Retry-After` header.
    Status(u16, Option<String>),
    /// No connection was made.
    Unreachable(String),
    /// No connection was made in time.
    UnreachableInTime,
    /// The connection broke off.
    Broken(String),
    TimedOut,
    /// The file has more than this number of bytes.
    TooLarge(u64),
    /// The request is not allowed, or it is not possible.
    Refused(String),
    /// The file is not what was expected.
    Unreadable(String),
    /// The directory that replaces the server has none of these files.
    NoFile(Vec<String>),
    /// The request was not sent, because the server failed before.
    NotAsked,
}

impl FetchError {
    /// Returns `true` if there is no such file.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self.cause, Cause::Status(404 | 410, _) | Cause::NoFile(_))
    }

    /// Returns `true` if the file may exist in another form.
    pub(crate) fn can_have_other_form(&self) -> bool {
        match self.cause {
            Cause::Unreadable(_) | Cause::NoFile(_) => true,
            Cause::Status(400..=499, _) => !self.cause.is_transient(),
            _ => false,
        }
    }

    /// Returns `true` if the file still has the `ETag` of the request.
    pub(crate) fn is_not_modified(&self) -> bool {
        matches!(self.cause, Cause::Status(304, _))
    }

    /// Returns `true` if the server could not be reached. A later time-out may concern one file only.
    pub(crate) fn is_unreachable(&self) -> bool {
        matches!(self.cause, Cause::Unreachable(_) | Cause::UnreachableInTime | Cause::NotAsked)
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.url, self.cause)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status, _) => write!(f, "the status is wrong: expected 200, found {status}"),
            Self::Unreachable(how) | Self::Broken(how) => write!(f, "the connection failed: {how}"),
            Self::UnreachableInTime => {
                f.write_str("no connection was made in time; check the network and the server")
            }
            Self::TimedOut => f.write_str("the response took too long; allow more time: --timeout SECONDS"),
            Self::TooLarge(most) => {
                write!(f, "the response is too large: expected at most {} MiB", most >> 20)
            }
            Self::Refused(why) | Self::Unreadable(why) => f.write_str(why),
            Self::NotAsked => f.write_str("not requested, because its server did not respond before"),
            Self::NoFile(names) => write!(f, "the file is missing: expected {}", names.join(" or ")),
        }
    }
}

impl From<FetchError> for Failure {
    fn from(error: FetchError) -> Self {
        let failure = failure_before_writing(error.to_string());
        if error.cause.is_server_failure() || matches!(error.cause, Cause::NotAsked) {
            failure.help("run the command again later")
        } else {
            failure
        }
    }
}

impl Cause {
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::Status(status, _) => matches!(status, 408 | 429 | 500..=599),
            Self::Unreachable(_) | Self::Broken(_) => true,
            _ => false,
        }
    }

    /// Returns `true` if the server failed, so that the next file is likely to fail too.
    pub(super) fn is_server_failure(&self) -> bool {
        self.is_transient() || matches!(self, Self::TimedOut | Self::UnreachableInTime)
    }
}
