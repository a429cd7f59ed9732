//! The methods of generated enums, over the tables that the derive puts around the call.
//!
//! They are macros of this crate and not output of the derive, where every consumer's build would compile them token by
//! token.

/// The methods of an enum of error codes. The call is next to the tables and `find`.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_code_methods {
    ($visibility:vis $name:ident, $version:path, $snapshot:expr) => {
        impl $name {
            /// Every code: those of the docs in the docs' order, then those only observed.
            $visibility const ALL: &'static [Self] = &CODES;

            /// The date and the sources of the snapshot that this enum was generated from.
            $visibility const SNAPSHOT: $crate::Snapshot = $snapshot;

            /// Returns the code with exactly this wire name.
            #[inline]
            #[must_use]
            $visibility const fn from_code(__code: &str) -> ::core::option::Option<Self> {
                find(__code)
            }

            /// Returns the wire name, as the API sends it.
            #[inline]
            #[must_use]
            $visibility const fn as_str(self) -> &'static str {
                NAMES[self as usize]
            }

            /// Returns the description on the newest page that describes the code, or `None` if no page does.
            #[inline]
            #[must_use]
            $visibility const fn description(self) -> ::core::option::Option<&'static str> {
                DESCRIPTIONS[self as usize]
            }

            /// Returns what is known of the code in an API version.
            #[inline]
            #[must_use]
            $visibility const fn availability(self, __version: $version) -> $crate::Availability {
                let __version = __version as usize;
                // 32 versions a word, and two bits a version.
                let __states = STATES[self as usize][__version >> 5] >> ((__version & 31) << 1);
                $crate::Availability::ALL[(__states & 3) as usize]
            }

            /// Returns the earliest version that documents the code or was observed to send it.
            #[inline]
            #[must_use]
            $visibility const fn since(self) -> ::core::option::Option<$version> {
                SINCE[self as usize]
            }

            /// Returns the HTTP statuses that the code was seen with, ascending.
            #[inline]
            #[must_use]
            $visibility const fn statuses(self) -> &'static [u16] {
                STATUSES[self as usize]
            }

            /// Returns the kind of failure that the code stands for.
            #[inline]
            #[must_use]
            $visibility const fn category(self) -> $crate::Category {
                CATEGORIES[self as usize]
            }

            /// Returns the kinds of source that name the code.
            #[inline]
            #[must_use]
            $visibility const fn evidence(self) -> &'static [$crate::Evidence] {
                EVIDENCE[self as usize]
            }
        }
    };
}

/// The methods of an enum of API versions. The call is next to `VERSIONS`, `NAMES` and `URLS`.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_version_methods {
    ($visibility:vis $name:ident, $($latest:ident)?) => {
        impl $name {
            /// Every version, from the oldest to the newest.
            $visibility const ALL: &'static [Self] = &VERSIONS;

            $(
                /// The version that the docs show by default.
                $visibility const LATEST: Self = Self::$latest;
            )?

            /// Returns the version's name, as in the `Intercom-Version` header.
            #[inline]
            #[must_use]
            $visibility const fn as_str(self) -> &'static str {
                NAMES[self as usize]
            }

            #[doc(hidden)]
            fn __find(__name: &str) -> ::core::option::Option<Self> {
                // `Unstable` is Preview's earlier name, which the API still accepts.
                let __name = if __name == "Unstable" { "Preview" } else { __name };
                let mut __versions = ::core::iter::Iterator::copied(Self::ALL.iter());
                ::core::iter::Iterator::find(&mut __versions, |__version| Self::as_str(*__version) == __name)
            }

            /// Returns the version's page of error codes, or `None` if the docs list none.
            #[inline]
            #[must_use]
            $visibility const fn docs_url(self) -> ::core::option::Option<&'static str> {
                URLS[self as usize]
            }
        }
    };
}

/// The method that returns a version's codes, for enums of both.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_codes_of_version {
    ($visibility:vis $version:ident, $name:ident) => {
        impl $version {
            /// Returns the codes of the enum that are documented, observed or presumed in this version. A code that no
            /// enabled version has is not in the enum.
            $visibility fn error_codes(
                self,
            ) -> impl ::core::iter::Iterator<Item = $name> + ::core::clone::Clone {
                let __codes = ::core::iter::Iterator::copied($name::ALL.iter());
                ::core::iter::Iterator::filter(__codes, move |__code| {
                    $name::availability(*__code, self) != $crate::Availability::Unlisted
                })
            }
        }
    };
}
