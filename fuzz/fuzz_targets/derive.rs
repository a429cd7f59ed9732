//! The derive on any item: the arguments of an enum, of a variant and of a struct, or a whole item.

#![no_main]
#![forbid(unsafe_code)]

use std::sync::LazyLock;

use intercom_errors_catalog::{Catalog, Snapshot, emit};
use intercom_errors_fuzz::shown;
use libfuzzer_sys::fuzz_target;
// The modules name each other by `crate::`.
use macros::{
    attributes, call, carried, generate, mistakes, nearest, perfect_hash, pins, unit_struct, user_enum,
};
use proc_macro2::{TokenStream, TokenTree};
use syn::DeriveInput;

// The derive is a proc macro, so its modules are compiled into the target.
#[path = "../../macros/src"]
#[allow(dead_code, reason = "rustc calls the rest")]
mod macros {
    pub mod attributes;
    pub mod call;
    pub mod carried;
    pub mod generate;
    pub mod mistakes;
    pub mod nearest;
    pub mod perfect_hash;
    pub mod pins;
    pub mod unit_struct;
    pub mod user_enum;
}

/// The tokens that the carrier passes on, with three codes in two versions.
static CARRIED: LazyLock<String> = LazyLock::new(|| {
    let snapshot = Snapshot::load("snapshot", |path| {
        Ok(match path {
            "manifest.json" => include_bytes!("derive/manifest.json").to_vec(),
            "page.json" => include_bytes!("derive/page.json").to_vec(),
            _ => include_bytes!("derive/observed.json").to_vec(),
        })
    });
    let catalog = snapshot.and_then(Catalog::merge).unwrap_or_else(|fault| panic!("{fault}"));
    let source = emit(&catalog, true);
    let (_, carried) = source.split_once("expand! {").expect("a call");
    let (carried, _) = carried.rsplit_once("} };").expect("its end");
    carried.replace("$crate", "::intercom_errors")
});

fuzz_target!(|text: &str| {
    let (form, text) = text.split_at_checked(1).unwrap_or_default();
    let item = match form {
        "e" => format!("#[intercom_errors({text})] enum E {{ Conflict, NotFound }}"),
        "v" => format!("enum E {{ Conflict, #[intercom_errors({text})] V }}"),
        "f" => format!("enum E {{ Conflict, #[intercom_errors({text})] V(Code<'static>) }}"),
        "s" => format!("#[intercom_errors({text})] struct S;"),
        _ => text.to_owned(),
    };
    // The output repeats tokens of the item, so such a token would be taken for a message.
    if item.contains("compile_error") {
        return;
    }
    let Ok(tokens) = item.parse::<TokenStream>() else { return };
    check_messages(&call::generate(&tokens));
    let Ok(carried) = CARRIED.replace("$($item)*", &format!("derived {item}")).parse() else { return };
    let output = generate::expand(carried);
    let messages = check_messages(&output);
    let file =
        syn::parse2::<syn::File>(output).unwrap_or_else(|error| panic!("{error} for {}", shown(&item)));
    if messages == 0 && syn::parse2::<DeriveInput>(tokens).is_ok() {
        let is_generated = |item: &syn::Item| !matches!(item, syn::Item::Macro(_));
        assert!(file.items.iter().any(is_generated), "nothing is generated for {}", shown(&item));
    }
});

/// Returns the number of errors. Each has a message.
fn check_messages(output: &TokenStream) -> usize {
    let mut messages = 0;
    let mut is_error = false;
    for token in output.clone() {
        match token {
            TokenTree::Ident(name) if name == "compile_error" => is_error = true,
            TokenTree::Punct(_) => {}
            TokenTree::Group(group) => {
                if is_error {
                    let message: syn::LitStr = syn::parse2(group.stream()).expect("a message");
                    assert!(!message.value().trim().is_empty());
                    messages += 1;
                } else {
                    messages += check_messages(&group.stream());
                }
                is_error = false;
            }
            _ => is_error = false,
        }
    }
    messages
}
