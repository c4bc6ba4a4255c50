//! `crossread annotate`: what the engine sees in a text.

use std::io;

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Answer, engine, input, line};

/// Mark sentences, entities, quantities, times and claims in texts
#[derive(Args)]
#[command(after_help = "\
Example:
  echo '{\"id\": 1, \"text\": \"Six officers died on Friday.\", \"reference\": \"2024-10-13\"}' | crossread annotate

Reads lines {id, text, reference?} from standard input; reference is the day that relative dates count from. Prints a line
{id, sentences, entities, quantities, times, claims} for each. Offsets are UTF-16 code units, end exclusive.")]
pub struct Arguments {}

#[derive(Deserialize)]
struct Text {
    id: input::Id,
    text: String,
    #[serde(default, deserialize_with = "input::day")]
    reference: Option<Date>,
}

pub fn run(_: &Arguments) -> Result<()> {
    let engine = engine()?;
    let mut out = io::stdout().lock();
    for text in input::standard_lines::<Text>() {
        let text = text?;
        line(&mut out, &Answer { id: &text.id, result: engine.annotate(&text.text, text.reference) })?;
    }
    Ok(())
}
