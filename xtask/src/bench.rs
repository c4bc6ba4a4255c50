//! How long a reading takes where readers are: in the browsers.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::build::EXTENSION;
use crate::demo::in_browser;
use crate::run::{output, program, step};
use crate::setup::{self, Browser};
use crate::{budget, build};

pub fn bench(file: Option<&Path>) -> Result<()> {
    setup::for_browsers(&Browser::ALL)?;
    build::all()?;
    let wasm = std::fs::metadata(Path::new(EXTENSION).join(budget::WASM_FILE))?.len();
    let mut results = Vec::new();
    for browser in Browser::ALL {
        results.push(step(&format!("Measuring in {}", browser.name()), || measure(browser))?);
    }
    table(&results, wasm);
    if let Some(file) = file {
        let all = json!({ "wasm_bytes": wasm, "browsers": results });
        std::fs::write(file, serde_json::to_string_pretty(&all)? + "\n")
            .with_context(|| format!("{} cannot be written", file.display()))?;
        println!("\nWritten to {}", file.display());
    }
    Ok(())
}

/// One object: see benches/browser.mjs, which says what each figure is.
fn measure(browser: Browser) -> Result<Value> {
    let mut node = program("node", &["benches/browser.mjs"]);
    let answer = output(in_browser(&mut node, browser)?)?;
    serde_json::from_str(&answer).with_context(|| format!("benches/browser.mjs gave no figures for {}", browser.name()))
}

fn table(results: &[Value], wasm: u64) {
    let rows = [
        ("words in the article", "words"),
        ("claims in the article", "claims"),
        ("engine ready, ms", "ready_ms"),
        ("first reading, ms", "first_ms"),
        ("reading, median ms", "read_median_ms"),
        ("reading, 9 of 10 within ms", "read_p90_ms"),
    ];
    println!("\n{:<28}{}", "", Browser::ALL.map(|browser| format!("{:>12}", browser.name())).concat());
    for (label, key) in rows {
        let cells: String = results.iter().map(|result| format!("{:>12}", result[key].to_string())).collect();
        println!("{label:<28}{cells}");
    }
    println!("{:<28}{:>12}", "wasm", budget::megabytes(wasm));
}
