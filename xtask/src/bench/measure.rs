//! Runs all that measures, and gathers what it says.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::SCRATCH;
use crate::build::EXTENSION;
use crate::demo::in_browser;
use crate::run::{cargo, output, program, run, step};
use crate::setup::{self, Browser};
use crate::{budget, build};

const PEERS: &str = "benches/peers";
const SCALE: &str = "crossread-bench-scale";
const TANTIVY: &str = "target/tantivy";
/// Claims of the packs: the browsers have the first three.
const SIZES: [&str; 4] = ["1000", "10000", "100000", "1000000"];
/// The pack that peers are given.
const LARGE: &str = "100000";

/// Builds what is measured, and what it is measured with.
pub fn prepare() -> Result<()> {
    setup::for_browsers(&Browser::ALL)?;
    setup::packages(PEERS)?;
    build::all()?;
    step("Building what measures, and the peers", || {
        build::wasm(
            &["--package", "crossread-bench-retrieval"],
            "crossread_bench_retrieval",
            &format!("{SCRATCH}/wasm"),
        )?;
        run(&mut program("node", &[&format!("{PEERS}/bundle.mjs"), &format!("{SCRATCH}/peers")]))?;
        run(cargo().args(["build", "--release", "--package", SCALE]))?;
        let manifest = format!("{PEERS}/tantivy/Cargo.toml");
        run(cargo().args(["build", "--release", "--locked", "--manifest-path", &manifest, "--target-dir", TANTIVY]))
    })?;
    // It is kept until another core or another generator would make another.
    step("Making a pack of a million claims (minutes, the first time)", || scale(&["1000000", "--make"]))
}

/// Runs benches/scale, which writes to the scratch folder.
fn scale(arguments: &[&str]) -> Result<()> {
    let mut scale = cargo();
    scale.args(["run", "--release", "--package", SCALE, "--", "--out", SCRATCH]).args(arguments);
    run(&mut scale)
}

/// Everything in one object, which rows.rs finds its way in: `native` by the size of the pack and what benches/scale calls it,
/// `growth` by that alone, `tantivy`, `bytes`, `load`, and each browser by its name.
pub fn all(quick: bool) -> Result<Value> {
    let mut all = Map::new();
    // What else the machine does, before the bench does anything.
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    all.insert("load".to_owned(), load.split(' ').next().into());
    let native = step("Measuring native, with packs of 1,000 to 1,000,000 claims", native)?;
    all.insert("growth".to_owned(), growth(&native)?);
    all.insert("native".to_owned(), native);
    all.insert("tantivy".to_owned(), step("Measuring tantivy", tantivy)?);
    all.insert("bytes".to_owned(), bytes()?);
    for browser in Browser::ALL {
        let what = format!("Measuring in {}", browser.name());
        all.insert(browser.name().to_owned(), step(&what, || in_one(browser, quick))?);
    }
    let all = Value::Object(all);
    fs::write(format!("{SCRATCH}/measured.json"), serde_json::to_string_pretty(&all)? + "\n")?;
    Ok(all)
}

fn native() -> Result<Value> {
    scale(&SIZES)?;
    let path = format!("{SCRATCH}/native.json");
    let text = fs::read_to_string(&path).with_context(|| format!("{path} cannot be read"))?;
    Ok(serde_json::from_str(&text)?)
}

/// How many times what it costs with ten thousand claims each reading costs with a million.
fn growth(native: &Value) -> Result<Value> {
    let small = native["10000"].as_object().context("nothing was measured with 10,000 claims")?;
    let times = |(what, value): (&String, &Value)| {
        let (small, large) = (value.as_f64()?, native["1000000"][what].as_f64()?);
        Some((what.clone(), json!(large / small)))
    };
    Ok(Value::Object(small.iter().filter(|(what, _)| what.starts_with("read,")).filter_map(times).collect()))
}

fn tantivy() -> Result<Value> {
    let (claims, sentences) = (format!("{SCRATCH}/claims-{LARGE}.json"), format!("{SCRATCH}/sentences.json"));
    let peer = format!("{TANTIVY}/release/crossread-bench-tantivy");
    let answer = output(&mut program(peer, &[&claims, &sentences, &format!("{SCRATCH}/tantivy")]))?;
    serde_json::from_str(&answer).context("tantivy gave no figures")
}

fn bytes() -> Result<Value> {
    let weigh = |path: &str| Ok(fs::metadata(path).with_context(|| path.to_owned())?.len());
    let files = budget::files(Path::new(EXTENSION))?;
    let whole = files.iter().map(|file| weigh(&format!("{EXTENSION}/{file}"))).sum::<Result<u64>>()?;
    let peer = |name: &str| weigh(&format!("{SCRATCH}/peers/{name}.js"));
    Ok(json!({
        "pack": weigh(&format!("{SCRATCH}/claims-{LARGE}.bin"))?,
        "wasm": weigh(&format!("{EXTENSION}/{}", budget::WASM_FILE))?,
        "extension": whole,
        "wink": peer("wink")?,
        "compromise": peer("compromise")?,
    }))
}

/// One object: see benches/browser.mjs, which says what each figure is.
fn in_one(browser: Browser, quick: bool) -> Result<Value> {
    let mut node = program("node", &["benches/browser.mjs"]);
    if quick {
        node.arg("--quick");
    }
    let answer = output(in_browser(&mut node, browser)?)?;
    serde_json::from_str(&answer).with_context(|| format!("benches/browser.mjs gave no figures for {}", browser.name()))
}
