//! The unpacked extension: core, data, bundle.

use std::fs;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::run::{cargo, program, run, step};
use crate::{budget, setup};

/// The built extension, one folder that loads in both browsers.
pub const EXTENSION: &str = "target/extension";
/// The welcome page as plain files, for any web server.
pub const SITE: &str = "target/www";
const CORE: &str = "target/wasm";
const DATA: &str = "target/data";

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
        let mut build = cargo();
        build.args([
            "build",
            "--profile",
            "wasm",
            "--lib",
            "--no-default-features",
            "--target",
            setup::WASM,
            "--target-dir", // where the next line looks for it, wherever else others build
            "target",
        ]);
        run(build.env("RUSTFLAGS", "-C target-feature=+simd128"))?;
        fs::create_dir_all(CORE)?;
        let wasm = format!("target/{}/wasm/crossread.wasm", setup::WASM);
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(wasm)
            .typescript(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .omit_default_module_path(true); // no `new URL(...)` for the bundler to trip over
        bindgen.web(true)?;
        bindgen.generate(CORE)
    })
}

/// The data files: `target/data/{lexicon,bundled}.bin`.
fn data() -> Result<()> {
    step("Building the data and the bundled pack", || {
        fs::create_dir_all(DATA)?;
        crossread(&["data", "-o", &format!("{DATA}/lexicon.bin")])?;
        crossread(&["pack", "build", "corpus", "-o", &format!("{DATA}/bundled.bin")])
    })
}

/// Runs the command line, built as it ships.
fn crossread(arguments: &[&str]) -> Result<()> {
    let mut command = cargo();
    command.args(["run", "--release", "--bin", "crossread", "--"]).args(arguments);
    run(&mut command)
}

/// The extension from its sources, the core and the data.
fn bundle() -> Result<()> {
    step("Bundling the extension", || {
        run(&mut program(
            "node",
            &["extension/bundle.mjs", "--core", CORE, "--data", DATA, "--out", EXTENSION, "--www", SITE],
        ))
    })
}
