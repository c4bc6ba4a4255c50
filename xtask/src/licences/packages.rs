//! Rust packages, as cargo tells of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::run::{cargo, output, program};
use crate::setup::WASM;

/// A package that something stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// As an SPDX expression; empty if the package states none.
    pub licence: String,
    pub authors: Vec<String>,
    /// Where cargo has it from; none for a package of this workspace and for one from npm.
    pub source: Option<String>,
    /// Its folder on this machine.
    pub folder: PathBuf,
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    source: Option<String>,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
    path: Option<PathBuf>,
}

fn metadata(platform: &str) -> Result<Metadata> {
    let arguments = ["metadata", "--format-version", "1", "--locked", "--all-features", "--filter-platform", platform];
    let answer = output(cargo().args(arguments))?;
    serde_json::from_str(&answer).context("cargo metadata gave no answer: is Cargo.lock as Cargo.toml asks?")
}

fn host() -> Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = output(&mut program(rustc, &["-vV"]))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc -vV names no host")?.to_owned())
}

/// Every package that the workspace is built and tested with, here and for the browser.
pub fn all() -> Result<BTreeSet<Package>> {
    let mut found = BTreeSet::new();
    for platform in [host()?.as_str(), WASM] {
        for known in metadata(platform)?.packages {
            found.insert(Package {
                folder: known.manifest_path.parent().context("a manifest lies in no folder")?.to_owned(),
                name: known.name,
                version: known.version,
                licence: known.license.unwrap_or_default(),
                authors: known.authors,
                source: known.source,
            });
        }
    }
    Ok(found)
}

/// Dependencies of the workspace of which any version would do.
pub fn wildcards() -> Result<Vec<String>> {
    let members = metadata(WASM)?.packages.into_iter().filter(|known| known.source.is_none());
    let free = |known: Known| {
        let loose = known.dependencies.into_iter().filter(|one| one.req == "*" && one.path.is_none());
        loose.map(move |one| format!("{} takes any version of {}: name one", known.name, one.name)).collect::<Vec<_>>()
    };
    Ok(members.flat_map(free).collect())
}

/// The packages whose code is in the wasm; those that only make code while it is compiled are not.
pub fn linked() -> Result<Vec<Package>> {
    let mut tree = cargo();
    tree.args(["tree", "--locked", "--package", "crossread", "--no-default-features", "--target", WASM]);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let known: BTreeMap<(String, String), Package> =
        all()?.into_iter().map(|one| ((one.name.clone(), one.version.clone()), one)).collect();
    let answer = output(&mut tree)?;
    // `serde v1.0.229 (*)`: a line for each time that it is named.
    let names: BTreeSet<(String, String)> = answer.lines().filter_map(named).collect();
    let find = |name: (String, String)| {
        known.get(&name).cloned().with_context(|| format!("cargo metadata does not know {} {}", name.0, name.1))
    };
    let linked: Vec<Package> = names.into_iter().map(find).collect::<Result<_>>()?;
    linked
        .iter()
        .find(|one| one.name == "crossread")
        .context("cargo tree does not tell what the core is linked with")?;
    Ok(linked)
}

fn named(line: &str) -> Option<(String, String)> {
    let mut words = line.split_whitespace();
    Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
}
