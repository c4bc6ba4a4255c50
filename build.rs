//! Names the version of what claims are read with: a pack's notes are good for the very sources and data that made them.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// What reading a claim stands on, below the comparison.
const SOURCES: [&str; 6] = ["assets", "src/claim", "src/lexicon", "src/mention", "src/text", "src/compare/outline.rs"];

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        collect(&root.join(source), &mut files);
    }
    files.sort();
    // FNV-1a (Fowler et al. 1991): no hash that may change with the compiler.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add =
        |bytes: &[u8]| bytes.iter().for_each(|&b| hash = (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    for file in files {
        let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        add(name.as_bytes());
        // A checkout may write lines its own way.
        let bytes = fs::read(&file).unwrap_or_default();
        add(&bytes.into_iter().filter(|&b| b != b'\r').collect::<Vec<u8>>());
    }
    println!("cargo::rustc-env=CROSSREAD_UNDERSTANDING={hash:016x}");
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
