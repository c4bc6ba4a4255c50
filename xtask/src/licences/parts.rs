//! What the extension holds, part by part: packages, and what extension/licences/parts.toml names because no package manager knows it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::allowed::{Allowed, parse};
use super::files;
use super::packages::Package;

/// Parts that no package manager knows, with the texts of their licences beside it.
const FOLDER: &str = "extension/licences";
const PARTS: &str = "parts.toml";

/// A part of the extension that others have made.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    /// The group that it is listed in.
    pub group: &'static str,
    /// Its licence or licences, as their maker states it.
    pub licence: String,
    pub by: Vec<String>,
    pub what: Option<String>,
    pub url: Option<String>,
    /// The licences that it is taken under, each with its text or its address.
    pub under: Vec<(String, Terms)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Terms {
    Text(String),
    Address(String),
}

/// A package as a part; an error if one of its licences is not allowed or has no text.
pub fn of(package: &Package, group: &'static str, allowed: &Allowed) -> Result<Part> {
    let Some(chosen) = allowed.chosen(&package.licence) else {
        bail!(
            "{package} is in the extension, and its licence {:?} is not allowed there: take another package, or allow it in deny.toml",
            package.licence
        );
    };
    let under = chosen.into_iter().map(|licence| {
        let text = files::text(package, &licence)?;
        Ok((licence, Terms::Text(text)))
    });
    Ok(Part {
        name: package.to_string(),
        group,
        licence: package.licence.clone(),
        by: package.authors.clone(),
        what: None,
        url: None,
        under: under.collect::<Result<_>>()?,
    })
}

#[derive(Deserialize)]
struct Named {
    part: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    what: String,
    by: String,
    url: String,
    /// An SPDX expression; `LicenseRef-…` where SPDX knows none.
    licence: String,
    /// A file of `extension/licences` or, with a `/`, of the project.
    text: Option<String>,
    /// Whose work it is, where the text itself does not say so.
    #[serde(default)]
    notice: Vec<String>,
    /// Where the licence can be read, for those that ask for no more.
    address: Option<String>,
    /// The files in assets/ that hold something of it.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "a test compares them with assets/README.md"))]
    assets: Vec<String>,
}

fn entries() -> Result<Vec<Entry>> {
    let path = Path::new(FOLDER).join(PARTS);
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let named: Named = toml::from_str(&text).with_context(|| path.display().to_string())?;
    Ok(named.part)
}

/// The parts that parts.toml names.
pub fn named() -> Result<Vec<Part>> {
    entries()?.into_iter().map(|entry| part(entry).context(PARTS)).collect()
}

fn part(entry: Entry) -> Result<Part> {
    let name = entry.name;
    if parse(&entry.licence).is_none() {
        bail!("{name}: {:?} is no SPDX licence", entry.licence);
    }
    let terms = match (entry.text, entry.address) {
        (Some(text), None) => {
            let path = if text.contains('/') { text.into() } else { Path::new(FOLDER).join(text) };
            let text =
                fs::read_to_string(&path).with_context(|| format!("{name}: {} cannot be read", path.display()))?;
            Terms::Text(entry.notice.iter().map(|line| format!("{line}\n")).collect::<String>() + &text)
        }
        (None, Some(address)) => Terms::Address(address),
        _ => bail!("{name} needs the text of its licence or its address, one of the two"),
    };
    Ok(Part {
        group: "data",
        under: vec![(entry.licence.split(" OR ").next().unwrap_or_default().to_owned(), terms)],
        licence: entry.licence,
        by: vec![entry.by],
        what: Some(entry.what),
        url: Some(entry.url),
        name,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn in_root() {
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap();
    }

    /// What assets/README.md says is from elsewhere, and in the extension, is named with its licence.
    #[test]
    fn all_data_from_elsewhere_is_named() {
        in_root();
        let readme = fs::read_to_string("assets/README.md").unwrap();
        let rows =
            readme.lines().filter_map(|line| line.strip_prefix("| ")).map(|row| row.split(" | ").collect::<Vec<_>>());
        let elsewhere: BTreeSet<String> = rows
            .filter(|row| row.len() > 4 && row[0].contains('.'))
            .filter(|row| !["own compilation", "learned"].iter().any(|own| row[3].starts_with(own)))
            .filter(|row| !row[1].contains("command line only"))
            .map(|row| row[0].to_owned())
            .collect();
        assert!(elsewhere.len() > 5, "the table was not found: {elsewhere:?}");
        let named: BTreeSet<String> = entries().unwrap().into_iter().flat_map(|entry| entry.assets).collect();
        assert_eq!(elsewhere, named);
    }

    #[test]
    fn every_named_part_has_its_terms() {
        in_root();
        let parts = named().unwrap();
        assert!(parts.iter().any(|part| matches!(&part.under[0].1, Terms::Text(text) if text.contains("WordNet"))));
    }

    #[test]
    fn a_package_whose_licence_is_not_allowed_stops_the_build() {
        in_root();
        let package = Package {
            name: "odd".into(),
            version: "1.0.0".into(),
            licence: "GPL-3.0-only".into(),
            ..Package::default()
        };
        let error = of(&package, "program", &Allowed::read().unwrap()).unwrap_err().to_string();
        assert!(error.starts_with("odd 1.0.0 is in the extension, and its licence \"GPL-3.0-only\""), "{error}");
    }
}
