//! The licences of what Crossread stands on: whether each is one of those that deny.toml allows, and the page of the extension that
//! names all that is in it, with its licences' texts.

mod allowed;
mod files;
mod npm;
mod packages;
mod page;
mod parts;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run::step;
use allowed::Allowed;
use packages::Package;

/// The page's name in the extension; its privacy page and the welcome page lead to it.
const PAGE: &str = "licences.html";

/// Whether everything that Crossread is built, tested and linked with has a licence that is allowed and comes from where it may.
pub fn check() -> Result<()> {
    let allowed = Allowed::read()?;
    let (packages, scripts) = (packages::all()?, npm::locked()?);
    let mut faults: Vec<String> = packages.iter().flat_map(|package| allowed.faults(package)).collect();
    faults.extend(packages::wildcards()?);
    faults.extend(scripts.iter().flat_map(|package| npm::faults(package, &allowed)));
    faults.sort();
    println!("    {} Rust packages, {} npm packages", packages.len(), scripts.len());
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n    ")) }
}

/// [`check`], and the page in `target/`, to be looked at, of what was built last.
pub fn licences() -> Result<()> {
    step("Licences and sources of packages (deny.toml)", check)?;
    let bundled = Path::new(crate::build::PACKAGES);
    if !bundled.exists() {
        bail!("the page of licences needs a build: type cargo xtask build");
    }
    step("The page of licences", || write(&["target"], bundled))
}

/// Writes the page into each of these folders: `bundled` lists the npm packages that the scripts hold, as extension/bundle.mjs
/// tells them.
pub fn write(folders: &[&str], bundled: &Path) -> Result<()> {
    let allowed = Allowed::read()?;
    let names = fs::read_to_string(bundled).with_context(|| format!("{} cannot be read", bundled.display()))?;
    let names: Vec<String> = serde_json::from_str(&names).with_context(|| bundled.display().to_string())?;
    let mut parts = Vec::new();
    for package in packages::linked()? {
        parts.push(parts::of(&package, "program", &allowed)?);
    }
    for package in npm::installed(&names)? {
        parts.push(parts::of(&package, "scripts", &allowed)?);
    }
    parts.extend(parts::named()?);
    let page = page::page(&parts);
    for folder in folders {
        let path = Path::new(folder).join(PAGE);
        fs::write(&path, &page).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    println!("    {} parts, {PAGE}: {} bytes", parts.len(), page.len());
    Ok(())
}
