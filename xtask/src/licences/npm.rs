//! npm packages, as extension/package-lock.json and the installed ones tell of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::allowed::{Allowed, licensees};
use super::packages::Package;

const LOCK: &str = "extension/package-lock.json";
const INSTALLED: &str = "extension/node_modules";
const REGISTRY: &str = "https://registry.npmjs.org/";

/// Licences that a tool may have besides those of deny.toml: linters, test drivers and their like, of which nothing is shipped.
const TOOLS: [&str; 7] = ["0BSD", "BSD-2-Clause", "BlueOak-1.0.0", "CC-BY-4.0", "CC0-1.0", "MPL-2.0", "Python-2.0"];
/// Tools that state their licence in words of their own.
const IN_OTHER_WORDS: [(&str, &str); 1] = [
    ("winreg", "BSD"), // it says no more than that; the linter has it, for Windows alone
];

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    version: String,
    #[serde(default)]
    license: String,
    resolved: Option<String>,
    integrity: Option<String>,
    #[serde(default)]
    dev: bool,
    #[serde(default, rename = "devOptional")]
    dev_optional: bool,
}

/// A package of the lock file.
pub struct Locked {
    package: Package,
    /// Whether it may be in the extension.
    shipped: bool,
    /// Whether npm knows what it must be, to the byte.
    whole: bool,
    /// Where it is fetched from, if not where npm is told to.
    elsewhere: Option<String>,
}

/// All of the lock file but the extension itself.
pub fn locked() -> Result<Vec<Locked>> {
    let lock = fs::read_to_string(LOCK).with_context(|| format!("{LOCK} cannot be read"))?;
    parse(&lock).context(LOCK)
}

fn parse(lock: &str) -> Result<Vec<Locked>> {
    let lock: Lock = serde_json::from_str(lock)?;
    let others = lock.packages.into_iter().filter(|(path, _)| !path.is_empty());
    Ok(others
        .map(|(path, entry)| Locked {
            package: Package {
                name: path.rsplit("node_modules/").next().unwrap_or_default().to_owned(),
                version: entry.version,
                licence: entry.license,
                ..Package::default()
            },
            shipped: !(entry.dev || entry.dev_optional),
            whole: entry.integrity.is_some(),
            elsewhere: entry.resolved.filter(|from| !from.starts_with(REGISTRY)),
        })
        .collect())
}

/// What is wrong with a package of the lock file.
pub fn faults(locked: &Locked, allowed: &Allowed) -> Vec<String> {
    let Locked { package, shipped, whole, elsewhere } = locked;
    let mut faults = Vec::new();
    let known = IN_OTHER_WORDS.contains(&(package.name.as_str(), package.licence.as_str()));
    let tools = if *shipped { Vec::new() } else { licensees(&TOOLS).unwrap_or_default() };
    if !(allowed.or(&package.licence, &tools) || known && !shipped) {
        faults.push(format!(
            "npm's {package} has the licence {:?}, which is not allowed to {}: see deny.toml and xtask/src/licences/npm.rs",
            package.licence,
            if *shipped { "what is shipped" } else { "tools" }
        ));
    }
    if !whole {
        faults.push(format!("npm's {package} has no checksum in {LOCK}: write that file anew"));
    }
    if let Some(from) = elsewhere {
        faults.push(format!("npm's {package} comes from {from}, not from {REGISTRY}"));
    }
    faults
}

#[derive(Deserialize)]
struct Manifest {
    version: String,
    #[serde(default)]
    license: String,
    author: Option<serde_json::Value>,
}

/// Packages by their names, as they are installed.
pub fn installed(names: &[String]) -> Result<Vec<Package>> {
    let one = |name: &String| {
        let folder = Path::new(INSTALLED).join(name);
        let file = folder.join("package.json");
        let manifest = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let manifest: Manifest = serde_json::from_str(&manifest).with_context(|| file.display().to_string())?;
        let author =
            manifest.author.and_then(|author| author.as_str().or_else(|| author["name"].as_str()).map(str::to_owned));
        Ok(Package {
            name: name.clone(),
            version: manifest.version,
            licence: manifest.license,
            authors: author.into_iter().filter(|author| !author.is_empty()).collect(),
            source: None,
            folder,
        })
    };
    names.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(entry: &str) -> Vec<String> {
        let allowed = Allowed::read().expect("deny.toml can be read");
        let lock = format!(r#"{{"packages": {{"": {{}}, "node_modules/x/node_modules/@a/b": {entry}}}}}"#);
        parse(&lock).unwrap().iter().flat_map(|locked| faults(locked, &allowed)).collect()
    }

    #[test]
    fn what_is_shipped_is_held_to_a_shorter_list_than_tools_are() {
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap();
        let entry = |licence: &str, rest: &str| {
            found(&format!(r#"{{"version": "1.0.0", "license": "{licence}", "integrity": "sha512-x"{rest}}}"#))
        };
        assert_eq!(entry("MIT", ""), [""; 0]);
        assert_eq!(entry("(MIT OR GPL-3.0-or-later)", ""), [""; 0]);
        assert_eq!(entry("BSD-2-Clause", r#", "dev": true"#), [""; 0]);
        assert!(entry("BSD-2-Clause", "")[0].starts_with("npm's @a/b 1.0.0 has the licence \"BSD-2-Clause\""));
        assert!(entry("GPL-3.0-only", r#", "dev": true"#)[0].contains("not allowed to tools"));
        assert!(entry("", "")[0].contains("has the licence \"\""));
        assert!(entry("MIT", r#", "resolved": "https://elsewhere.example/b.tgz""#)[0].contains("elsewhere.example"));
        assert!(found(r#"{"version": "1.0.0", "license": "MIT"}"#)[0].contains("no checksum"));
    }
}
