//! The sources of a generated enum.

use core::fmt;

/// The snapshot of the docs that an enum was generated from.
///
/// It is the snapshot of this crate's release, or the one that the build's environment variable
/// `INTERCOM_ERRORS_SNAPSHOT` names. A copy of the release's snapshot counts as the release's. `Display` prints one line
/// that names the snapshot.
///
/// # Examples
///
/// Print the age and the origin of the codes:
///
/// ```
/// use intercom_errors::ErrorCode;
///
/// let snapshot = ErrorCode::SNAPSHOT;
/// println!("error codes from {snapshot}");
/// for file in snapshot.files {
///     println!("- {}: {}", file.kind, file.url);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SnapshotInfo {
    /// `true` for the snapshot of this crate's release, and `false` for one of your own.
    pub is_release: bool,
    /// The time of the last change to the newest source, according to its publisher, in RFC 3339. `None` if no
    /// publisher provides one.
    pub last_modified: Option<&'static str>,
    /// The files in the snapshot.
    pub files: &'static [SnapshotFile],
}

/// A file of a snapshot.
///
/// # Examples
///
/// Find the page of a version:
///
/// ```
/// use intercom_errors::ErrorCode;
///
/// let page = ErrorCode::SNAPSHOT.files.iter().find(|file| file.version == Some("Preview"));
/// assert_eq!(page.map(|page| page.kind), Some("page-data"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SnapshotFile {
    /// The kind of file.
    ///
    /// - `page-data` or `html`: the page of a version
    /// - `observed`: codes in OpenAPI descriptions
    /// - `reference`: codes in reference pages
    /// - `secondary`: smaller sources
    /// - `categories`: categories that a person chose
    /// - `retired`: codes that are no longer in any source
    pub kind: &'static str,
    /// The API version of the file. `None` if it is not about a single version.
    pub version: Option<&'static str>,
    /// The address at which it was published.
    pub url: &'static str,
    /// The time of its last change according to its publisher, in RFC 3339. `None` if the publisher provides none.
    pub last_modified: Option<&'static str>,
    /// The SHA-256 hash of the file, in hex.
    pub sha256: &'static str,
}

impl fmt::Display for SnapshotInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_release {
            concat!("the snapshot of intercom-errors ", env!("CARGO_PKG_VERSION"))
        } else {
            "the snapshot in INTERCOM_ERRORS_SNAPSHOT"
        })?;
        match self.last_modified {
            Some(date) => write!(f, " (last modified {date})"),
            None => Ok(()),
        }
    }
}

#[doc(hidden)]
impl SnapshotInfo {
    #[must_use]
    pub const fn __new(
        is_release: bool,
        last_modified: Option<&'static str>,
        files: &'static [SnapshotFile],
    ) -> Self {
        Self { is_release, last_modified, files }
    }
}

#[doc(hidden)]
impl SnapshotFile {
    #[must_use]
    pub const fn __new(
        kind: &'static str,
        version: Option<&'static str>,
        url: &'static str,
        last_modified: Option<&'static str>,
        sha256: &'static str,
    ) -> Self {
        Self { kind, version, url, last_modified, sha256 }
    }
}

/// Returns the files of the snapshot that this crate was built from, each with its path in the snapshot's directory.
/// For `cargo-intercom-errors`.
#[cfg(feature = "embed-snapshot")]
#[doc(hidden)]
#[must_use]
pub fn embedded_snapshot() -> &'static [(&'static str, &'static [u8])] {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"))
}
