//! `crossread rank`: the texts of a corpus that bear on a query.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use serde::{Deserialize, Serialize};

use super::{Answer, engine, input, line};

/// Find the texts of a corpus that bear on each query, best first
#[derive(Args)]
#[command(after_help = "\
Example:
  echo '{\"id\": 1, \"text\": \"North Korean troops in Kursk\"}' | crossread rank --corpus checked.jsonl --top 5

The corpus holds lines {id, text, title?}, standard input lines {id, text}. Prints a line {id, hits: [{id, score}]} for each.")]
pub struct Arguments {
    /// The texts to search: JSON lines {id, text, title?}
    #[arg(long, value_name = "FILE")]
    corpus: PathBuf,
    /// How many hits a query gets at most
    #[arg(long, value_name = "K", default_value = "10", value_parser = clap::value_parser!(u32).range(1..))]
    top: u32,
}

#[derive(Deserialize)]
struct Text {
    id: input::Id,
    text: String,
    title: Option<String>,
}

#[derive(Deserialize)]
struct Query {
    id: input::Id,
    text: String,
}

#[derive(Serialize)]
struct Hits<'a> {
    hits: Vec<Hit<'a>>,
}

#[derive(Serialize)]
struct Hit<'a> {
    id: &'a input::Id,
    score: f32,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let mut ids = HashMap::new();
    let mut texts = Vec::new();
    for (number, text) in (1..).zip(input::file_lines::<Text>(&arguments.corpus)?) {
        let text = text?;
        let key = text.id.to_string();
        if ids.insert(key.clone(), text.id).is_some() {
            bail!(
                "{}:{number}: the id {key} was on an earlier line; give each text an id of its own",
                arguments.corpus.display()
            );
        }
        texts.push((key, text.text, text.title));
    }
    let engine = engine()?;
    let ranker = engine.rank_index(texts);
    let mut out = io::stdout().lock();
    for query in input::standard_lines::<Query>() {
        let query = query?;
        let ranked = ranker.rank(&query.text, arguments.top as usize);
        let hits = ranked.iter().filter_map(|(key, score)| Some(Hit { id: ids.get(key)?, score: *score })).collect();
        line(&mut out, &Answer { id: &query.id, result: Hits { hits } })?;
    }
    Ok(())
}
