//! The unpacked extension: core, data, bundle.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::corpus::{self, CORPUS};
use crate::run::{cargo, output, program, run, step};
use crate::{budget, licences, setup};

/// The built extension, one folder that loads in both browsers.
pub const EXTENSION: &str = "target/extension";
/// The welcome page as plain files, for any web server.
pub const SITE: &str = "target/www";
const CORE: &str = "target/wasm";
const DATA: &str = "target/data";
/// The npm packages that the scripts hold, as JSON.
pub const PACKAGES: &str = "target/packages.json";

pub fn build() -> Result<()> {
    setup::for_build()?;
    all()?;
    budget::check()?;
    println!("\nThe extension is in {EXTENSION}/: load it unpacked in Chromium, or as a temporary add-on in Firefox.");
    Ok(())
}

/// Builds everything; the tools must be there.
pub fn all() -> Result<()> {
    core()?;
    data()?;
    bundle()
}

/// The core as wasm with its bindings: `target/wasm/crossread{.js,.d.ts,_bg.wasm}`.
fn core() -> Result<()> {
    step("Building the core for the browser (wasm; minutes the first time)", || {
        wasm(&["--lib", "--no-default-features"], "crossread", CORE)
    })
}

/// What the profile `wasm` cannot say: little inlining, and no unrolled and vectorised loops, of which words have none that is long. With a
/// threshold of 40 and `opt-level` 3 1.17 MB and 1.48 ms a thousand words in V8; with 60 and `2` 1.12 MB and 1.52 ms; with 18 and `2` 1.09 MB
/// and 1.6 ms; with 120 and `2` no quicker than with 60. `s` was a tenth slower than `2` and larger.
const FLAGS: [&str; 5] = [
    "-Ctarget-feature=+simd128",
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
    "-Cllvm-args=-inline-threshold=40",
    "-Cllvm-args=-unroll-threshold=0",
];

/// Builds a library as wasm with its bindings: `which` chooses it, `name` is its file's.
pub fn wasm(which: &[&str], name: &str, folder: &str) -> Result<()> {
    let mut build = cargo();
    // The folder is where the next line looks, wherever else others build.
    build.args(["build", "--profile", "wasm", "--target", setup::WASM, "--target-dir", "target"]).args(which);
    // With a separator of its own: a path may have a space in it.
    run(build.env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}")))?;
    fs::create_dir_all(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(format!("target/{}/wasm/{name}.wasm", setup::WASM))
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true); // no `new URL(...)` for the bundler to trip over
    bindgen.web(true)?;
    bindgen.generate(folder)
}

/// The compiler's flags for the browser. No path of this machine gets into the messages of panics: wherever it is built, the bytes are
/// the same.
fn flags() -> Result<Vec<String>> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = output(&mut program(rustc, &["--print", "sysroot"]))?;
    let mut renamed = vec![(std::env::current_dir()?, "/crossread"), (sysroot.trim().into(), "/rust")];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))) {
        // The folder of a registry is named after its address, which is another one behind a mirror.
        let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
        renamed.push((home, "/cargo"));
        renamed.extend(registries.map(|registry| (registry.path(), "/crates")));
    }
    // Where several fit, the last one counts.
    let rename = |(folder, name): (PathBuf, &str)| format!("--remap-path-prefix={}={name}", folder.display());
    Ok(FLAGS.into_iter().map(str::to_owned).chain(renamed.into_iter().map(rename)).collect())
}

/// The data files: `target/data/lexicon.bin`, and for each bundled pack the pack and what is in it, `NAME.bin` and `NAME.json`. A pack in
/// a folder of the corpus has that folder's name; the corpus itself is `bundled`.
fn data() -> Result<()> {
    step("Building the data and the bundled packs", || {
        fs::create_dir_all(DATA)?;
        run(&mut crossread(&["data", "-o", &format!("{DATA}/lexicon.bin")]))?;
        for folder in corpus::packs()? {
            let within = folder.strip_prefix(CORPUS)?.to_string_lossy();
            let name = if within.is_empty() { "bundled" } else { &*within };
            let pack = format!("{DATA}/{name}.bin");
            run(crossread(&["pack", "build", "-o", &pack]).arg(&folder))?;
            let contents = fs::File::create(format!("{DATA}/{name}.json"))?;
            run(crossread(&["pack", "inspect", &pack]).stdout(contents))?;
        }
        Ok(())
    })
}

/// The command line, built as it ships.
fn crossread(arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["run", "--release", "--bin", "crossread", "--"]).args(arguments);
    command
}

/// The extension from its sources, the core and the data.
fn bundle() -> Result<()> {
    step("Bundling the extension", || {
        run(&mut program(
            "node",
            &[
                "extension/bundle.mjs", "--core", CORE, "--data", DATA, "--out", EXTENSION, "--www", SITE,
                "--packages", PACKAGES,
            ],
        ))?;
        licences::write(&[EXTENSION, SITE], Path::new(PACKAGES))
    })
}
