//! A zip for each store. The same files give the same bytes.

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

const DIST: &str = "target/dist";
const MANIFEST: &str = "manifest.json";

pub fn dist() -> Result<()> {
    setup::for_build()?;
    build::all()?;
    step("Packing for the stores", || {
        budget::check()?;
        fs::create_dir_all(DIST)?;
        let version = version()?;
        // One folder loads in both, but each store is given a manifest of its own.
        for browser in Browser::ALL {
            let path = format!("{DIST}/crossread-{version}-{}.zip", browser.name());
            pack(Path::new(EXTENSION), &manifest(browser)?, Path::new(&path))
                .with_context(|| format!("{path} cannot be written"))?;
            println!("    {path}: {}", budget::megabytes(fs::metadata(&path)?.len()));
        }
        Ok(())
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

/// A folder's files with this manifest, in the order of their names, none with a time of its own.
fn pack(folder: &Path, manifest: &str, path: &Path) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(File::create(path)?);
    for file in budget::files(folder)? {
        zip.start_file(&file, options)?;
        if file == MANIFEST {
            zip.write_all(manifest.as_bytes())?;
        } else {
            zip.write_all(&fs::read(folder.join(&file))?)?;
        }
    }
    zip.finish()?;
    Ok(())
}
