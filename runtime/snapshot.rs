//! What the enums were generated from.

/// When and from what an enum was generated.
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
    /// When the youngest of the sources last changed, as its publisher says it; RFC 3339.
    pub last_modified: Option<&'static str>,
    /// The files that the snapshot holds.
    pub sources: &'static [Source],
}

/// A file of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// What it is: `page-data` or `html` for a version's page, `observed` for codes in OpenAPI descriptions,
    /// `secondary` for smaller sources, `retired` for codes that no source names any more.
    pub kind: &'static str,
    /// The version that it is of, where it is of one.
    pub version: Option<&'static str>,
    /// Where it was published.
    pub url: &'static str,
    /// When it last changed, as its publisher says it; RFC 3339.
    pub last_modified: Option<&'static str>,
    /// SHA-256 of the file, in hex.
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

/// The files of the snapshot that this crate was built from, each with its path below the snapshot's folder.
#[cfg(feature = "embed-snapshot")]
#[must_use]
pub fn embedded_snapshot() -> &'static [(&'static str, &'static [u8])] {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"))
}
