//! `crossread relate`: how a report bears on a claim.

use std::collections::BTreeMap;
use std::io;

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Answer, engine, input, line};

/// Tell how a report bears on a claim
#[derive(Args)]
#[command(after_help = "\
Example:
  echo '{\"id\": 1, \"claim\": \"Six officers died.\", \"report\": \"Six soldiers died.\"}' | crossread relate

Reads lines {id, claim, report, claim_published?, report_published?} from standard input; report is a sentence or a whole
article. Prints a line {id, relation, confidence, evidence} for each.")]
pub struct Arguments {
    /// Print the numbers that the answer rests on instead: {id, features: {name: number}}, zeros left out
    #[arg(long, hide = true)]
    features: bool,
}

#[derive(Deserialize)]
struct Pair {
    id: input::Id,
    claim: String,
    report: String,
    #[serde(default, deserialize_with = "input::day")]
    claim_published: Option<Date>,
    #[serde(default, deserialize_with = "input::day")]
    report_published: Option<Date>,
}

/// What `--features` prints for a line.
#[derive(Serialize)]
struct Features {
    features: BTreeMap<String, f32>,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let mut engine = engine()?;
    let mut out = io::stdout().lock();
    for pair in input::standard_lines::<Pair>() {
        let pair = pair?;
        if arguments.features {
            let features = engine.stance_features(&pair.claim, &pair.report);
            let features = features.into_iter().filter(|(_, value)| *value != 0.0).collect();
            line(&mut out, &Answer { id: &pair.id, result: Features { features } })?;
            continue;
        }
        let result = engine.relate(&pair.claim, pair.claim_published, &pair.report, pair.report_published);
        line(&mut out, &Answer { id: &pair.id, result })?;
    }
    Ok(())
}
