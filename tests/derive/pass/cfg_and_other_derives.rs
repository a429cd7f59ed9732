// Variants that a `cfg` removes, doc comments, other derives, raw names.
use intercom_errors::{ErrorCode, IntercomErrors};

/// Documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, IntercomErrors)]
#[non_exhaustive]
enum Own {
    /// The first.
    #[default]
    Conflict,
    #[cfg(any())]
    NoSuchCodeAtAll,
    #[cfg(all())]
    #[doc(hidden)]
    r#NotFound,
}

fn main() {
    assert_eq!(Own::default().code(), Some(ErrorCode::Conflict));
    assert_eq!(Own::ALL, [Own::Conflict, Own::NotFound]);
}
