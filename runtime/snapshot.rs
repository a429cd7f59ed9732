//! The sources of a generated enum.

/// The snapshot that an enum was generated from.
///
/// # Examples
///
/// ```
/// use intercom_errors::ErrorCode;
///
/// for source in ErrorCode::SNAPSHOT.sources {
///     println!("{}: {}", source.kind, source.url);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Snapshot {
    /// The time of the newest source's last change according to its publisher, in RFC 3339.
    pub last_modified: Option<&'static str>,
    /// The files in the snapshot.
    pub sources: &'static [Source],
}

/// A file of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The kind of file: `page-data` or `html` for a version's page, `observed` for codes in OpenAPI descriptions,
    /// `secondary` for smaller sources, `retired` for codes that no source names any longer.
    pub kind: &'static str,
    /// The API version that the file is about, if it is about one.
    pub version: Option<&'static str>,
    /// The address that it was published at.
    pub url: &'static str,
    /// The time of its last change according to its publisher, in RFC 3339.
    pub last_modified: Option<&'static str>,
    /// The SHA-256 hash of the file, in hex.
    pub sha256: &'static str,
}

#[doc(hidden)]
impl Snapshot {
    #[must_use]
    pub const fn __new(last_modified: Option<&'static str>, sources: &'static [Source]) -> Self {
        Self { last_modified, sources }
    }
}

#[doc(hidden)]
impl Source {
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
#[cfg(feature = "embed-snapshot")]
#[must_use]
pub fn embedded_snapshot() -> &'static [(&'static str, &'static [u8])] {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"))
}
