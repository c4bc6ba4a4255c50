//! What the build may weigh. The one place that says so.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::build::EXTENSION;

/// The core as wasm, in bytes. It is compiled at the first reading after every sleep of the background. Less inlining, one sort for all
/// lists and no reader of every kind of date brought it from 1.31 MB to this. `cargo xtask bench` prints what the start costs.
const WASM: u64 = 1_200_000;

/// The whole unpacked extension, in bytes. It is what a reader downloads, and the data is read at every such start. Its
/// scripts are not minified: the stores' reviewers read them. Word vectors of the 17,500 commonest stems in place of 20,000 cost
/// nothing that the labelled data shows, and are a fifth of a megabyte less.
const WHOLE: u64 = 6_000_000;

/// The wasm's file in the extension.
pub const WASM_FILE: &str = "crossread_bg.wasm";

/// Prints what the built extension weighs; an error if that is too much.
pub fn check() -> Result<()> {
    let folder = Path::new(EXTENSION);
    let wasm = fs::metadata(folder.join(WASM_FILE)).context("there is no build to weigh")?.len();
    let whole = files(folder)?.iter().map(|file| Ok(fs::metadata(folder.join(file))?.len())).sum::<Result<u64>>()?;
    let mut heavy = Vec::new();
    for (what, weight, most) in [("the core (wasm)", wasm, WASM), ("the whole extension", whole, WHOLE)] {
        println!("    {what}: {} of at most {}", megabytes(weight), megabytes(most));
        if weight > most {
            heavy.push(what);
        }
    }
    if heavy.is_empty() { Ok(()) } else { bail!("{} weighs too much (xtask/src/budget.rs)", heavy.join(" and ")) }
}

pub fn megabytes(bytes: u64) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}

/// The files in a folder and all below it, as relative paths with `/`, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    files_but(folder, &[])
}

/// [`files`] without those in folders of these names.
pub fn files_but(folder: &Path, left_out: &[&str]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(inner) = folders.pop() {
        let here = folder.join(&inner);
        for entry in fs::read_dir(&here).with_context(|| format!("{} cannot be read", here.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if left_out.contains(&name.as_str()) {
                continue;
            }
            let path = format!("{inner}{name}");
            if entry.file_type()?.is_dir() { folders.push(path + "/") } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
