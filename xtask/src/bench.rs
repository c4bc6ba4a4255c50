//! What Crossread costs, native and where readers are, beside what a developer would take instead. docs/bench.md says what is
//! measured, and how.

mod measure;
mod rows;
mod table;

use std::path::PathBuf;

use anyhow::{Context, Result};

/// What is measured with, and what was measured.
const SCRATCH: &str = "target/bench";

#[derive(Default)]
pub struct Options {
    /// Fewer turns: under five minutes in all, once everything is built.
    quick: bool,
    /// Where the rows go as JSON.
    json: Option<PathBuf>,
}

impl Options {
    /// None if the words are no options.
    pub fn parse(words: &[&str]) -> Option<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            match word {
                "--quick" => options.quick = true,
                "--json" => options.json = Some(words.next()?.into()),
                _ => return None,
            }
        }
        Some(options)
    }
}

pub fn bench(options: &Options) -> Result<()> {
    measure::prepare()?;
    let measured = measure::all(options.quick)?;
    let rows = rows::rows(&measured)?;
    table::print(&rows, &measured);
    if let Some(file) = &options.json {
        std::fs::write(file, serde_json::to_string_pretty(&rows)? + "\n")
            .with_context(|| format!("{} cannot be written", file.display()))?;
        println!("\nWritten to {}", file.display());
    }
    Ok(())
}
