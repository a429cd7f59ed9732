//! The methods of generated enums, which read the tables that the derive generates around the call.
//!
//! They are macros of this crate, and not output of the derive, so that the derive compiles faster in each consumer's build.

/// The example of a method, for the documentation of this crate only. In a user's crate it would become a doctest.
#[cfg(any(doc, doctest))]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_example {
    ($($line:literal)+) => {
        ::core::concat!("\n# Examples\n\n```\n", $($line, "\n",)+ "```")
    };
}

#[cfg(not(any(doc, doctest)))]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_example {
    ($($line:literal)+) => {
        ""
    };
}

/// The methods of an enum of error codes, next to its tables and to `find`.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_code_methods {
    ($visibility:vis $name:ident, $version:path, $snapshot:expr) => {
        impl $name {
            /// Every code, by wire name.
            #[doc = $crate::__intercom_errors_example!(
                "// Print a table of all codes."
                "use intercom_errors::ErrorCode;"
                ""
                "for code in ErrorCode::ALL {"
                "    println!(\"{code:40} {}\", code.category());"
                "}"
                "assert!(ErrorCode::ALL.is_sorted_by_key(|code| code.as_str()));"
            )]
            $visibility const ALL: &'static [Self] = &CODES;

            /// The snapshot of the docs that this enum was generated from.
            #[doc = $crate::__intercom_errors_example!(
                "// Log which docs a program was built with."
                "use intercom_errors::ErrorCode;"
                ""
                "println!(\"error codes from {}\", ErrorCode::SNAPSHOT);"
            )]
            $visibility const SNAPSHOT: $crate::SnapshotInfo = $snapshot;

            /// Returns the code with exactly this wire name, or `None`.
            #[doc = $crate::__intercom_errors_example!(
                "// Look up a code while compiling."
                "use intercom_errors::ErrorCode;"
                ""
                "const REVOKED: Option<ErrorCode> = ErrorCode::from_code(\"token_revoked\");"
                "assert_eq!(REVOKED, Some(ErrorCode::TokenRevoked));"
                "assert_eq!(ErrorCode::from_code(\"Token_Revoked\"), None);"
            )]
            #[inline]
            #[must_use]
            $visibility const fn from_code(__code: &str) -> ::core::option::Option<Self> {
                match find(__code) {
                    ::core::option::Option::Some(__place) => ::core::option::Option::Some(CODES[__place]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// Returns the wire name, as the API sends it.
            #[doc = $crate::__intercom_errors_example!(
                "// Store a code, and read it back."
                "use intercom_errors::ErrorCode;"
                ""
                "let stored = ErrorCode::TokenRevoked.as_str();"
                "assert_eq!(stored, \"token_revoked\");"
                "assert_eq!(stored.parse(), Ok(ErrorCode::TokenRevoked));"
            )]
            #[inline]
            #[must_use]
            $visibility const fn as_str(self) -> &'static str {
                NAMES[self as usize]
            }

            /// Returns the description on the newest page that describes the code, or `None` if no page does.
            #[doc = $crate::__intercom_errors_example!(
                "// Explain a code to a person."
                "use intercom_errors::ErrorCode;"
                ""
                "let text = ErrorCode::TokenRevoked.description().unwrap_or(\"no description\");"
                "assert_eq!(text, \"The token or API Key has been revoked\");"
            )]
            #[inline]
            #[must_use]
            $visibility const fn description(self) -> ::core::option::Option<&'static str> {
                DESCRIPTIONS[self as usize]
            }

            /// Returns what the published sources say about the code in an API version.
            #[doc = $crate::__intercom_errors_example!(
                "// Check if the docs of a version list a code."
                "use intercom_errors::{ApiVersion, Availability, ErrorCode};"
                ""
                "let state = ErrorCode::TokenRevoked.availability(ApiVersion::Preview);"
                "assert_eq!(state, Availability::Documented);"
            )]
            #[inline]
            #[must_use]
            $visibility const fn availability(self, __version: $version) -> $crate::Availability {
                // The mask tells the compiler that the index is in bounds.
                $crate::Availability::ALL[(STATES[self as usize][__version as usize] & 3) as usize]
            }

            /// Returns `true` if the code is documented, observed or presumed in the version. Returns `false` if it is
            /// unlisted.
            #[doc = $crate::__intercom_errors_example!(
                "// Check while compiling that the version you send has a code."
                "use intercom_errors::{ApiVersion, ErrorCode};"
                ""
                "const { assert!(ErrorCode::TokenRevoked.is_available(ApiVersion::V2_15)) };"
            )]
            #[inline]
            #[must_use]
            $visibility const fn is_available(self, __version: $version) -> bool {
                !::core::matches!(self.availability(__version), $crate::Availability::Unlisted)
            }

            /// Returns the earliest version in which the code is documented or observed, or `None` if there is none.
            #[doc = $crate::__intercom_errors_example!(
                "// Find the first version that is known to have a code."
                "use intercom_errors::{ApiVersion, ErrorCode};"
                ""
                "assert_eq!(ErrorCode::TokenRevoked.since(), Some(ApiVersion::V1_0));"
            )]
            #[inline]
            #[must_use]
            $visibility const fn since(self) -> ::core::option::Option<$version> {
                SINCE[self as usize]
            }

            /// Returns the HTTP statuses that the code was seen with, in ascending order. Empty if none is known.
            #[doc = $crate::__intercom_errors_example!(
                "// Respond with a realistic status in a mock server."
                "use intercom_errors::ErrorCode;"
                ""
                "let status = ErrorCode::NotFound.statuses().first().copied().unwrap_or(400);"
                "assert_eq!(status, 404);"
            )]
            #[inline]
            #[must_use]
            $visibility const fn statuses(self) -> &'static [u16] {
                STATUSES[self as usize]
            }

            /// Returns the kind of failure that the code reports.
            #[doc = $crate::__intercom_errors_example!(
                "// Handle all codes of a category alike."
                "use intercom_errors::{Category, ErrorCode};"
                ""
                "assert_eq!(ErrorCode::TokenRevoked.category(), Category::Authentication);"
            )]
            #[inline]
            #[must_use]
            $visibility const fn category(self) -> $crate::Category {
                CATEGORIES[self as usize]
            }

            /// Returns the kinds of source that name the code, sorted, each once. Empty for a retired code.
            #[doc = $crate::__intercom_errors_example!(
                "// Check if a page of the docs lists a code."
                "use intercom_errors::{ErrorCode, Evidence};"
                ""
                "assert!(ErrorCode::TokenRevoked.evidence().contains(&Evidence::Page));"
            )]
            #[inline]
            #[must_use]
            $visibility const fn evidence(self) -> &'static [$crate::Evidence] {
                EVIDENCE[self as usize]
            }

            /// Returns the newest page that lists the code, or `None` if no page does.
            #[doc = $crate::__intercom_errors_example!(
                "// Link to the docs in a log or a bug report."
                "use intercom_errors::{ApiVersion, ErrorCode};"
                ""
                "assert_eq!(ErrorCode::TokenRevoked.docs_url(), ApiVersion::Preview.docs_url());"
            )]
            #[must_use]
            $visibility const fn docs_url(self) -> ::core::option::Option<&'static str> {
                let __versions = <$version>::ALL;
                let mut __place = <[$version]>::len(__versions);
                while __place > 0 {
                    __place -= 1;
                    let __version = __versions[__place];
                    let __url = <$version>::docs_url(__version);
                    if ::core::matches!(
                        (self.availability(__version), __url),
                        ($crate::Availability::Documented, ::core::option::Option::Some(_))
                    ) {
                        return __url;
                    }
                }
                ::core::option::Option::None
            }

            /// Returns the date (RFC 3339) since which no published source names the code, or `None` if a source names
            /// it. The API may still send a retired code.
            #[doc = $crate::__intercom_errors_example!(
                "// List the codes that the docs no longer list."
                "use intercom_errors::ErrorCode;"
                ""
                "for code in ErrorCode::ALL {"
                "    if let Some(date) = code.retired() {"
                "        println!(\"{code}: not in the docs since {date}\");"
                "    }"
                "}"
                "assert_eq!(ErrorCode::TokenRevoked.retired(), None);"
            )]
            #[must_use]
            $visibility const fn retired(self) -> ::core::option::Option<&'static str> {
                let mut __place = 0;
                while __place < <[($name, &str)]>::len(RETIRED) {
                    let (__code, __date) = RETIRED[__place];
                    if __code as usize == self as usize {
                        return ::core::option::Option::Some(__date);
                    }
                    __place += 1;
                }
                ::core::option::Option::None
            }
        }
    };
}

/// The methods of an enum of API versions, next to `VERSIONS`, `NAMES` and `URLS`.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_version_methods {
    ($visibility:vis $name:ident, $($docs_default:ident)?; $($newest:ident)?) => {
        impl $name {
            /// Every version, from the oldest to the newest.
            #[doc = $crate::__intercom_errors_example!(
                "// Print how many codes each version has."
                "use intercom_errors::ApiVersion;"
                ""
                "for version in ApiVersion::ALL {"
                "    println!(\"{version}: {}\", version.error_codes().count());"
                "}"
                "assert!(ApiVersion::ALL.is_sorted());"
            )]
            $visibility const ALL: &'static [Self] = &VERSIONS;

            $(
                /// The version that the docs show by default. It can be older than [`NEWEST`](Self::NEWEST).
                #[doc = $crate::__intercom_errors_example!(
                    "// Link to the docs that a reader sees first."
                    "use intercom_errors::ApiVersion;"
                    ""
                    "assert!(ApiVersion::DOCS_DEFAULT.docs_url().is_some());"
                )]
                $visibility const DOCS_DEFAULT: Self = Self::$docs_default;
            )?

            $(
                /// The version with the highest number. Preview has no number.
                #[doc = $crate::__intercom_errors_example!(
                    "// Warn if a newer version exists than the one you send."
                    "use intercom_errors::ApiVersion;"
                    ""
                    "if ApiVersion::V2_15 < ApiVersion::NEWEST {"
                    "    println!(\"version {} is out\", ApiVersion::NEWEST);"
                    "}"
                    "assert!(ApiVersion::DOCS_DEFAULT <= ApiVersion::NEWEST);"
                )]
                $visibility const NEWEST: Self = Self::$newest;
            )?

            /// Returns the version's name, as in the `Intercom-Version` header.
            #[doc = $crate::__intercom_errors_example!(
                "// Set the header of a request."
                "use intercom_errors::ApiVersion;"
                ""
                "let header = (\"Intercom-Version\", ApiVersion::V2_15.as_str());"
                "assert_eq!(header.1, \"2.15\");"
            )]
            #[inline]
            #[must_use]
            $visibility const fn as_str(self) -> &'static str {
                NAMES[self as usize]
            }

            #[doc(hidden)]
            fn __find(__name: &str) -> ::core::option::Option<Self> {
                // `Unstable` is the earlier name of Preview. The API still accepts it.
                let __name = if __name == "Unstable" { "Preview" } else { __name };
                let mut __versions = ::core::iter::Iterator::copied(Self::ALL.iter());
                ::core::iter::Iterator::find(&mut __versions, |__version| Self::as_str(*__version) == __name)
            }

            #[doc(hidden)]
            fn __unknown(__name: &str) -> $crate::ParseVersionError {
                $crate::ParseVersionError::__new(__name, |__name| Self::__find(__name).map(Self::as_str))
            }

            /// Returns the version's page of error codes, or `None` if the docs list none.
            #[doc = $crate::__intercom_errors_example!(
                "// Open the docs of the version that you send."
                "use intercom_errors::ApiVersion;"
                ""
                "let url = ApiVersion::V2_15.docs_url().expect(\"the docs have a page for it\");"
                "assert!(url.starts_with(\"https://developers.intercom.com/\"));"
            )]
            #[inline]
            #[must_use]
            $visibility const fn docs_url(self) -> ::core::option::Option<&'static str> {
                URLS[self as usize]
            }
        }
    };
}

/// The method of a version that returns its codes, if both enums are generated.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_codes_of_version {
    ($visibility:vis $version:ident, $name:ident) => {
        impl $version {
            /// Returns the codes of the enum that are available in this version: documented, observed or presumed.
            ///
            /// The enum only has codes of enabled versions.
            #[doc = $crate::__intercom_errors_example!(
                "// Compare two versions before an upgrade."
                "use intercom_errors::ApiVersion;"
                ""
                "for code in ApiVersion::V2_16.error_codes() {"
                "    if !code.is_available(ApiVersion::V2_15) {"
                "        println!(\"{code} is new\");"
                "    }"
                "}"
            )]
            $visibility fn error_codes(
                self,
            ) -> impl ::core::iter::DoubleEndedIterator<Item = $name> + ::core::clone::Clone {
                let __codes = ::core::iter::Iterator::copied($name::ALL.iter());
                ::core::iter::Iterator::filter(__codes, move |__code| $name::is_available(*__code, self))
            }
        }
    };
}
