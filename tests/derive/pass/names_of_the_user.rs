// Generated enums next to items with the names that generated code uses, without a warning.
//! Documented.
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, unused_results)]

/// Items with the names of those in the standard library and in generated code.
#[allow(dead_code, non_camel_case_types, reason = "only the names matter")]
mod odd {
    struct Option;
    struct Some;
    struct None;
    struct Result;
    struct Ok;
    struct Err;
    struct bool;
    struct str;
    struct u8;
    struct u16;
    struct u32;
    struct u64;
    struct usize;
    const CODES: () = ();
    const NAMES: () = ();
    const VERSIONS: () = ();
    mod core {}
    mod std {}

    /// Methods that every type has, by value.
    trait Methods: Sized {
        fn as_bytes(self) {}
        fn as_str(self) {}
        fn availability(self) {}
        fn copied(self) {}
        fn docs_url(self) {}
        fn filter(self) {}
        fn find(self) {}
        fn first_chunk(self) {}
        fn is_available(self) {}
        fn is_some(self) {}
        fn len(self) {}
        fn map(self) {}
        fn pad(self) {}
        fn write_str(self) {}
    }

    impl<T> Methods for T {}

    #[derive(intercom_errors::IntercomErrors)]
    #[intercom_errors(codes = pub(super) Fault, versions = pub(super) Release)]
    struct Docs;
}

fn main() {
    assert_eq!("conflict".parse(), Ok(odd::Fault::Conflict));
    assert_eq!("2.10".parse(), Ok(odd::Release::V2_10));
    assert!(odd::Fault::Conflict.is_available(odd::Release::Preview));
    assert!(odd::Fault::Conflict.docs_url().is_some());
}
