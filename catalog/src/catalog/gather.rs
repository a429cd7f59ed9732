//! Collects every code that a source names, with its evidence.

use std::cmp::Reverse;
use std::collections::HashMap;

use intercom_errors_vocabulary::{Category, Evidence};

use super::{Code, Mention};
use crate::code::CodeName;
use crate::fault::{Fault, WRONG_CONTENT};
use crate::snapshot::Snapshot;

/// Codes in order of discovery, with the first source of each.
#[derive(Default)]
struct Gathered {
    codes: Vec<Code>,
    /// The index of each code, by the name of its variant.
    variants: HashMap<String, usize>,
    origins: Vec<String>,
}

pub(super) fn gather(snapshot: Snapshot) -> Result<Vec<Code>, Fault> {
    let mut gathered = Gathered::default();
    let paged = snapshot.paged();
    for page in snapshot.pages.into_iter().rev() {
        let file = snapshot.manifest.files.get(page.file).map_or("a page", |file| &file.path);
        for (i, row) in page.page.rows.into_iter().enumerate() {
            let mention =
                Mention { description: row.description, ..Mention::new(Evidence::Page, Some(page.version)) };
            gathered.add(row.code, mention, &|| format!("{file}, table row {}", i + 1))?;
        }
    }
    let mut listings = snapshot.secondary.listings;
    listings.sort_by_key(|listing| Reverse(listing.version));
    for listing in listings {
        // The page itself contains more than a listing of it.
        if paged.contains(&listing.version) {
            continue;
        }
        let version = listing.version;
        let source: Box<str> = listing.source.into();
        for code in listing.codes {
            let mention =
                Mention { source: Some(source.clone()), ..Mention::new(Evidence::Page, Some(version)) };
            gathered.add(code, mention, &|| format!("the listing of {version}"))?;
        }
    }
    let mut observed = Vec::new();
    for (version, codes) in snapshot.observed.versions {
        for (code, statuses) in codes {
            let statuses = statuses.into_iter().collect();
            observed.push((code, Mention { statuses, ..Mention::new(Evidence::OpenApi, Some(version)) }));
        }
    }
    let mut clients = Vec::new();
    for client in snapshot.secondary.clients {
        let source: Box<str> = client.source.into();
        for code in client.codes {
            clients.push((
                code,
                Mention { source: Some(source.clone()), ..Mention::new(Evidence::Client, None) },
            ));
        }
    }
    gathered.add_by_name(observed)?;
    gathered.add_by_name(clients)?;
    let mut retired = snapshot.retired;
    retired.sort_by(|a, b| a.code.cmp(&b.code));
    for retired in retired {
        let (index, new) = gathered.place(retired.code.clone(), &|| "the retired codes".to_owned())?;
        if !new {
            return Err(Fault::new(
                format!("the code \"{}\" is retired, but {} names it", retired.code, gathered.origins[index]),
                "let the tool rewrite the list of retired codes",
            ));
        }
        gathered.codes[index].retired = Some(retired);
    }
    Ok(gathered.codes)
}

impl Gathered {
    fn add(&mut self, name: CodeName, mention: Mention, from: &dyn Fn() -> String) -> Result<(), Fault> {
        let (index, _) = self.place(name, from)?;
        self.codes[index].evidence.push(mention);
        Ok(())
    }

    /// Adds codes whose sources have no order of their own.
    fn add_by_name(&mut self, mut codes: Vec<(CodeName, Mention)>) -> Result<(), Fault> {
        codes.sort();
        for (code, mention) in codes {
            let version = mention.version;
            self.add(code, mention, &|| match version {
                Some(version) => format!("the OpenAPI description of {version}"),
                None => "a client's source".to_owned(),
            })?;
        }
        Ok(())
    }

    /// The index of a code, and `true` if it is new; a new code is put at the end.
    fn place(&mut self, name: CodeName, from: &dyn Fn() -> String) -> Result<(usize, bool), Fault> {
        let variant = name.variant();
        if let Some(&index) = self.variants.get(&variant) {
            let other = &self.codes[index].name;
            if *other == name {
                return Ok((index, false));
            }
            return Err(Fault::new(
                format!(
                    "the codes \"{other}\" ({}) and \"{name}\" ({}) would both become the variant `{variant}`",
                    self.origins[index],
                    from(),
                ),
                WRONG_CONTENT,
            ));
        }
        let index = self.codes.len();
        self.variants.insert(variant, index);
        self.origins.push(from());
        self.codes.push(Code {
            name,
            evidence: Vec::new(),
            category: Category::Other,
            category_reason: None,
            availability: Vec::new(),
            retired: None,
        });
        Ok((index, true))
    }
}
