//! The licences that deny.toml allows, and whether a package has one.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use super::Package;

const DENY: &str = "deny.toml";

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    package: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

/// What deny.toml allows.
pub struct Allowed {
    /// The preferred first.
    licences: Vec<Licensee>,
    exceptions: Vec<(String, Vec<Licensee>)>,
    registries: Vec<String>,
}

impl Allowed {
    pub fn read() -> Result<Self> {
        Self::parse(&fs::read_to_string(DENY).with_context(|| format!("{DENY} cannot be read"))?)
    }

    fn parse(text: &str) -> Result<Self> {
        let deny: Deny = toml::from_str(text).context(DENY)?;
        let exception = |one: Exception| Ok((one.package, licensees(&one.allow)?));
        Ok(Self {
            licences: licensees(&deny.licenses.allow)?,
            exceptions: deny.licenses.exceptions.into_iter().map(exception).collect::<Result<_>>()?,
            registries: deny.sources.allow_registry,
        })
    }

    /// The licences that a package is taken under, as few and as far to the front of the list as can be; none if it has no licence
    /// that is allowed to all.
    pub fn chosen(&self, licence: &str) -> Option<Vec<String>> {
        let expression = parse(licence)?;
        let chosen = expression.minimized_requirements(&self.licences).ok()?;
        Some(chosen.iter().map(ToString::to_string).collect())
    }

    /// What is wrong with a package: its licence, or where it comes from.
    pub fn faults(&self, package: &Package) -> Vec<String> {
        let mut faults = Vec::new();
        if !self.may(package) {
            faults.push(format!(
                "{package} has the licence {:?}, which {DENY} does not allow: take another package, or allow it there",
                package.licence
            ));
        }
        // None: a package of this workspace.
        if let Some(source) = &package.source
            && !self.registries.iter().any(|registry| source.strip_prefix("registry+") == Some(registry))
        {
            faults.push(format!("{package} comes from {source}, which {DENY} does not allow"));
        }
        faults
    }

    fn may(&self, package: &Package) -> bool {
        let own = self.exceptions.iter().filter(|(name, _)| *name == package.name).flat_map(|(_, allow)| allow);
        let all: Vec<&Licensee> = self.licences.iter().chain(own).collect();
        satisfied(&package.licence, &all)
    }

    /// Whether these licences, besides those of the list, make a package's good.
    pub fn or(&self, licence: &str, others: &[Licensee]) -> bool {
        satisfied(licence, &self.licences.iter().chain(others).collect::<Vec<_>>())
    }
}

fn satisfied(licence: &str, by: &[&Licensee]) -> bool {
    parse(licence).is_some_and(|expression| expression.evaluate(|asked| by.iter().any(|one| one.satisfies(asked))))
}

/// A licence as packages state it, also in the older form `MIT/Apache-2.0`.
pub fn parse(licence: &str) -> Option<Expression> {
    Expression::parse_mode(licence, ParseMode::LAX).ok()
}

/// Licences by their SPDX names.
pub fn licensees(names: &[impl AsRef<str>]) -> Result<Vec<Licensee>> {
    let one =
        |name: &str| Licensee::parse(name).map_err(|error| anyhow::anyhow!("{name:?} is no SPDX licence: {error}"));
    names.iter().map(|name| one(name.as_ref())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"
        licenses.allow = ["MIT", "Unicode-3.0", "Apache-2.0"]
        licenses.exceptions = [{ crate = "selectors", allow = ["MPL-2.0"] }]
        sources.allow-registry = ["https://registry.example/index"]
    "#;

    fn package(name: &str, licence: &str, source: Option<&str>) -> Package {
        Package {
            name: name.to_owned(),
            licence: licence.to_owned(),
            source: source.map(str::to_owned),
            ..Package::default()
        }
    }

    #[test]
    fn a_licence_or_a_registry_that_is_not_allowed_is_told_with_the_package() {
        let allowed = Allowed::parse(LIST).unwrap();
        let home = Some("registry+https://registry.example/index");
        for (name, licence, source, faults) in [
            ("a", "MIT/Apache-2.0", home, 0),
            ("a", "Apache-2.0 / MIT", home, 0),
            ("a", "Unlicense OR MIT", None, 0),
            ("a", "(MIT OR Apache-2.0) AND Unicode-3.0", home, 0),
            ("selectors", "MPL-2.0", home, 0),
            ("a", "MPL-2.0", home, 1),
            ("a", "MIT AND GPL-3.0-only", home, 1),
            ("a", "", home, 1),
            ("a", "see the file", home, 1),
            ("a", "MIT", Some("git+https://registry.example/index"), 1),
            ("a", "MPL-2.0", Some("registry+https://elsewhere.example/index"), 2),
        ] {
            let found = allowed.faults(&package(name, licence, source));
            assert_eq!(found.len(), faults, "{name} {licence} {source:?}: {found:?}");
            assert!(found.iter().all(|fault| fault.starts_with(name)), "{found:?}");
        }
    }

    #[test]
    fn the_first_that_suffice_are_chosen() {
        let allowed = Allowed::parse(LIST).unwrap();
        let chosen = |licence| allowed.chosen(licence).map(|names| names.join(" "));
        assert_eq!(chosen("Apache-2.0 OR MIT").as_deref(), Some("MIT"));
        assert_eq!(chosen("(MIT OR Apache-2.0) AND Unicode-3.0").as_deref(), Some("MIT Unicode-3.0"));
        assert_eq!(chosen("MPL-2.0"), None, "what has an exception is not shipped");
        assert_eq!(chosen("nonsense"), None);
    }

    #[test]
    fn the_projects_own_list_can_be_read() {
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap();
        assert_eq!(Allowed::read().unwrap().chosen("MIT OR Apache-2.0").unwrap(), ["MIT"]);
    }
}
