//! A page as HTML: a page that keeps its promises, or one fault.

#![no_main]
#![forbid(unsafe_code)]

use intercom_errors_catalog::html;
use intercom_errors_fuzz::{check_fault, check_page};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match html::read(text) {
        Ok(page) => check_page(&page),
        Err(fault) => check_fault(&fault),
    }
});
