//! Fetches the OpenAPI descriptions.

use std::collections::{BTreeMap, BTreeSet};

use intercom_errors_catalog::{Observed, Version};

use super::observed::{Description, FILE, directory};
use super::origin::Origin;
use super::parallel::in_parallel;
use super::progress::Progress;
use crate::args::{BASE, Site};
use crate::fetch::{parse_base, redacted};
use crate::openapi::{MAX_BYTES, REPOSITORY};
use crate::outcome::{Failure, Message};

const TEMPLATE: &str = "https://raw.githubusercontent.com/intercom/Intercom-OpenAPI/main/descriptions/{version}/api.intercom.io.yaml";

const PLACEHOLDER: &str = "{version}";

/// The place of the descriptions.
#[derive(Debug)]
pub(super) struct Descriptions {
    template: String,
    pub(super) repository: String,
}

impl Descriptions {
    /// Returns `None` for another docs site without an address of descriptions.
    pub(super) fn of(site: &Site) -> Result<Option<Self>, Failure> {
        let template = match &site.openapi_url {
            Some(template) => template,
            None if site.base() == BASE => TEMPLATE,
            None => return Ok(None),
        };
        let usage = |why: &str| Message::new(format!("--openapi-url {} {why}", redacted(template))).usage();
        let Some((before, _)) = template.split_once(PLACEHOLDER) else {
            return Err(usage("has no {version}: expected it in place of the version's directory"));
        };
        parse_base(&template.replace(PLACEHOLDER, "0")).map_err(|why| usage(&why))?;
        let repository = if template == TEMPLATE { REPOSITORY } else { before.trim_end_matches('/') };
        Ok(Some(Self { template: template.to_owned(), repository: repository.to_owned() }))
    }

    fn url(&self, version: Version) -> String {
        self.template.replace(PLACEHOLDER, &directory(version))
    }

    /// Returns the path of a version's file in the repository.
    fn path(&self, version: Version) -> String {
        let name = self.template.rsplit('/').next().filter(|name| !name.contains(PLACEHOLDER));
        format!("{}/{}", directory(version), name.unwrap_or(FILE))
    }

    /// Fetches and reads the descriptions of these versions.
    pub(super) fn get_all(
        &self,
        origin: &Origin,
        versions: &BTreeSet<Version>,
        old: &Observed,
        progress: &Progress,
    ) -> Result<BTreeMap<Version, Description>, Failure> {
        let versions: Vec<Version> = versions.iter().copied().collect();
        let all = in_parallel(&versions, |version| {
            let description = self.get(origin, *version, old)?;
            progress.done(*version, description.event());
            Ok((*version, description))
        })?;
        Ok(all.into_iter().collect())
    }

    fn get(&self, origin: &Origin, version: Version, old: &Observed) -> Result<Description, Failure> {
        let (url, path) = (self.url(version), self.path(version));
        let is_known = old.source.repository == self.repository && old.versions.contains_key(&version);
        let etag = old.source.etags.get(&path).filter(|_| is_known);
        let names = [path.clone(), format!("descriptions/{path}")];
        match origin.get(&url, &names, etag.map(String::as_str), MAX_BYTES) {
            Ok(fetched) => Description::read(&url, path, fetched.bytes, fetched.etag),
            Err(error) if etag.is_some() && error.is_not_modified() => Ok(Description::NotModified),
            Err(error) => Ok(Description::Failed(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(base_url: &str, openapi_url: Option<&str>) -> Option<Descriptions> {
        let openapi_url = openapi_url.map(str::to_owned);
        let site = Site { base_url: base_url.to_owned(), openapi_url, from: None, timeout: 1 };
        Descriptions::of(&site).unwrap()
    }

    #[test]
    fn the_docs_site_has_the_descriptions_of_intercom_and_another_site_has_none() {
        let intercom = of(BASE, None).unwrap();
        assert_eq!(intercom.repository, REPOSITORY);
        let main = "https://raw.githubusercontent.com/intercom/Intercom-OpenAPI/main/descriptions";
        assert_eq!(intercom.url(Version::Preview), format!("{main}/0/{FILE}"));
        assert_eq!(intercom.path("2.15".parse().unwrap()), format!("2.15/{FILE}"));
        assert!(of("https://docs.example", None).is_none());
    }

    #[test]
    fn the_repository_of_another_address_is_its_beginning() {
        let other = of(BASE, Some("https://docs.example/a/{version}/b.yaml")).unwrap();
        assert_eq!(other.repository, "https://docs.example/a");
        assert_eq!(other.path(Version::Preview), "0/b.yaml");
        let flat = of("https://docs.example", Some("https://docs.example/a/{version}.yaml")).unwrap();
        assert_eq!(flat.path(Version::Preview), format!("0/{FILE}"));
    }
}
