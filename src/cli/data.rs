//! `crossread data`: the data file that the extension ships; the build asks for it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

/// Write the word and name tables as the one file that the extension ships
#[derive(Args)]
pub struct Arguments {
    /// Where to write it
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    fs::write(&arguments.output, crossread::data::bundled()).with_context(|| arguments.output.display().to_string())
}
