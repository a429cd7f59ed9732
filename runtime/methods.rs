//! The methods of generated enums, over the tables that the derive puts around the call.
//!
//! They are macros of this crate rather than text of the derive's: rustc compiles a macro like this once it is used, and
//! text of a derive with the derive, token by token.

/// The methods of an enum of error codes. Around the call stand `CODES`, `NAMES`, and the functions that they call.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_code_methods {
    ($visibility:vis $name:ident, $version:path, $snapshot:expr) => {
        impl $name {
            /// Every code: those of the docs in the docs' order, then those only observed.
            $visibility const ALL: &'static [Self] = &CODES;

            /// When and from what this enum was generated.
            $visibility const SNAPSHOT: $crate::Snapshot = $snapshot;

            /// The code with this wire name, compared exactly.
            #[inline]
            #[must_use]
            $visibility const fn from_code(code: &str) -> ::core::option::Option<Self> {
                find(code)
            }

            #[doc(hidden)]
            #[inline]
            const fn __find(code: &str) -> ::core::option::Option<Self> {
                find(code)
            }

            /// The wire name, as the API sends it.
            #[inline]
            #[must_use]
            $visibility const fn as_str(self) -> &'static str {
                NAMES[self as usize]
            }

            /// What the newest page that describes the code says of it; `None` where no page does.
            #[inline]
            #[must_use]
            $visibility const fn description(self) -> ::core::option::Option<&'static str> {
                described(self)
            }

            /// What is known of the code in an API version.
            #[inline]
            #[must_use]
            $visibility const fn availability(self, version: $version) -> $crate::Availability {
                let version = version as usize;
                let states = states(self)[version / 32] >> (version % 32 * 2);
                $crate::Availability::ALL[(states & 3) as usize]
            }

            /// The earliest version that documents the code or was observed to send it.
            #[inline]
            #[must_use]
            $visibility const fn since(self) -> ::core::option::Option<$version> {
                first(self)
            }

            /// The HTTP statuses that the code was seen with, ascending.
            #[inline]
            #[must_use]
            $visibility const fn statuses(self) -> &'static [u16] {
                statuses(self)
            }

            /// The kind of failure that the code stands for.
            #[inline]
            #[must_use]
            $visibility const fn category(self) -> $crate::Category {
                category(self)
            }

            /// The kinds of source that name the code.
            #[inline]
            #[must_use]
            $visibility const fn evidence(self) -> &'static [$crate::Evidence] {
                evidence(self)
            }
        }
    };
}

/// The methods of an enum of API versions. Around the call stand `VERSIONS`, `NAMES` and `URLS`.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_version_methods {
    ($visibility:vis $name:ident, $($latest:ident)?) => {
        impl $name {
            /// Every version, from the oldest to the newest.
            $visibility const ALL: &'static [Self] = &VERSIONS;

            $(
                /// The version that the docs show where a reader names none.
                $visibility const LATEST: Self = Self::$latest;
            )?

            /// The version's name, as the `Intercom-Version` header has it.
            #[inline]
            #[must_use]
            $visibility const fn as_str(self) -> &'static str {
                NAMES[self as usize]
            }

            #[doc(hidden)]
            fn __find(name: &str) -> ::core::option::Option<Self> {
                // `Unstable` is Preview's earlier name, which the API still takes.
                let name = if name == "Unstable" { "Preview" } else { name };
                Self::ALL.iter().copied().find(|version| version.as_str() == name)
            }

            /// The version's page of error codes; `None` where the docs list none.
            #[inline]
            #[must_use]
            $visibility const fn docs_url(self) -> ::core::option::Option<&'static str> {
                URLS[self as usize]
            }
        }
    };
}

/// The method that leads from a version to its codes, for enums of both.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_codes_of_version {
    ($visibility:vis $version:ident, $name:ident) => {
        impl $version {
            /// The codes of the enum that are documented, observed or presumed in this version. A code that no
            /// enabled version has is not in the enum.
            $visibility fn error_codes(
                self,
            ) -> impl ::core::iter::Iterator<Item = $name> + ::core::clone::Clone {
                $name::ALL
                    .iter()
                    .copied()
                    .filter(move |code| code.availability(self) != $crate::Availability::Unlisted)
            }
        }
    };
}
