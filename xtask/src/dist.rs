//! A zip for each store, and one of the sources that they are built from. The same sources and tools give the same bytes.

mod check;
mod source;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::build::EXTENSION;
use crate::run::{output, program, step};
use crate::setup::Browser;
use crate::{budget, build, setup};

pub use check::check;

const DIST: &str = "target/dist";
const MANIFEST: &str = "manifest.json";

/// A file of a zip: its path in there, whether it can be run, and what it holds.
struct Entry {
    path: String,
    runs: bool,
    bytes: Vec<u8>,
}

pub fn dist() -> Result<()> {
    setup::for_build()?;
    build::all()?;
    step("Packing for the stores", || {
        budget::check()?;
        let _ = fs::remove_dir_all(DIST); // nothing of another version is left for the stores
        fs::create_dir_all(DIST)?;
        let version = version()?;
        // One folder loads in both, but each store is given a manifest of its own.
        for browser in Browser::ALL {
            write(&format!("crossread-{version}-{}.zip", browser.name()), packed(&manifest(browser)?)?)?;
        }
        write(&format!("crossread-{version}-source.zip"), source::files()?)?;
        let path = format!("{DIST}/crossread-{version}-built-with.txt");
        fs::write(&path, tools()?).with_context(|| format!("{path} cannot be written"))
    })
}

fn version() -> Result<String> {
    let path = format!("{EXTENSION}/{MANIFEST}");
    let manifest: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
    Ok(manifest["version"].as_str().with_context(|| format!("{path} has no version"))?.to_owned())
}

/// The manifest that a browser's store is given; `extension/chrome.mjs` says in what Chrome's differs.
fn manifest(browser: Browser) -> Result<String> {
    let path = format!("{EXTENSION}/{MANIFEST}");
    match browser {
        Browser::Chromium => {
            let manifest = output(&mut program("node", &["extension/chrome.mjs", &path]))?;
            serde_json::from_str::<serde_json::Value>(&manifest).context("extension/chrome.mjs gave no manifest")?;
            Ok(manifest)
        }
        Browser::Firefox => Ok(fs::read_to_string(&path)?),
    }
}

/// The extension's files with this manifest.
fn packed(manifest: &str) -> Result<Vec<Entry>> {
    let folder = Path::new(EXTENSION);
    let entry = |path: String| {
        let bytes = if path == MANIFEST { manifest.as_bytes().to_vec() } else { fs::read(folder.join(&path))? };
        Ok(Entry { path, runs: false, bytes })
    };
    budget::files(folder)?.into_iter().map(entry).collect()
}

/// What the zips were built with: with the same, the same bytes come out.
fn tools() -> Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut text = output(&mut program(rustc, &["-vV"]))?;
    for tool in ["node", "npm"] {
        text += &format!("{tool} {}", output(&mut program(tool, &["--version"]))?);
    }
    Ok(text)
}

/// A zip of files in the order given, none with a time of its own.
fn write(name: &str, files: Vec<Entry>) -> Result<()> {
    let path = format!("{DIST}/{name}");
    zip(&files, Path::new(&path)).with_context(|| format!("{path} cannot be written"))?;
    println!("    {path}: {}", budget::megabytes(fs::metadata(&path)?.len()));
    Ok(())
}

fn zip(files: &[Entry], path: &Path) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(File::create(path)?);
    for Entry { path, runs, bytes } in files {
        zip.start_file(path, options.unix_permissions(if *runs { 0o755 } else { 0o644 }))?;
        zip.write_all(bytes)?;
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of the version is Cargo.toml's; the bundler puts it into the manifest, and no other file has one of its own.
    #[test]
    fn the_version_stands_once() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let text = |path: &str| fs::read_to_string(root.join(path)).unwrap();
        let cargo: toml::Value = toml::from_str(&text("Cargo.toml")).unwrap();
        let version = cargo["workspace"]["package"]["version"].as_str().unwrap();
        assert_eq!(cargo["package"]["version"]["workspace"].as_bool(), Some(true));
        for path in ["extension/manifest.json", "extension/package.json"] {
            let json: serde_json::Value = serde_json::from_str(&text(path)).unwrap();
            assert!(json["version"].is_null(), "{path} states a version of its own");
        }
        assert!(text("CHANGELOG.md").contains(&format!(" {version}")), "CHANGELOG.md does not tell of {version}");
    }
}
