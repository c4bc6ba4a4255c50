//! A zip for each store. The same files give the same bytes.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::build::EXTENSION;
use crate::run::step;
use crate::{budget, build, setup};

const DIST: &str = "target/dist";

pub fn dist() -> Result<()> {
    setup::for_build()?;
    build::all()?;
    step("Packing for the stores", || {
        budget::check()?;
        fs::create_dir_all(DIST)?;
        let version = version()?;
        // One folder serves both; two files, since each store is given its own.
        for browser in setup::Browser::ALL {
            let path = format!("{DIST}/crossread-{version}-{}.zip", browser.name());
            pack(Path::new(EXTENSION), Path::new(&path)).with_context(|| format!("{path} cannot be written"))?;
            println!("    {path}: {}", budget::megabytes(fs::metadata(&path)?.len()));
        }
        Ok(())
    })
}

fn version() -> Result<String> {
    let path = format!("{EXTENSION}/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
    Ok(manifest["version"].as_str().with_context(|| format!("{path} has no version"))?.to_owned())
}

/// Files in the order of their names, none with a time of its own.
fn pack(folder: &Path, path: &Path) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(File::create(path)?);
    for file in budget::files(folder)? {
        zip.start_file(&file, options)?;
        zip.write_all(&fs::read(folder.join(&file))?)?;
    }
    zip.finish()?;
    Ok(())
}
