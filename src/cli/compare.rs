//! `crossread compare`: the reading of a page against reports and packs.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use crossread::engine::Engine;
use crossread::pack::PackHead;
use crossread::report::{Report, toml};
use jiff::civil::Date;

use super::{engine, input, line, show};

/// Read a page and show, claim by claim, how other reports tell it
#[derive(Args)]
#[command(after_help = "\
Examples:
  crossread compare page.html --against other.html third.txt --format text
  crossread compare page.txt --published 2024-10-13 --pack bundled.bin
  crossread compare page.html --against other.html | jq '.claims[] | select(.relation == \"differs\")'

Prints the reading as one JSON object, or as text for people (in colour on a terminal; NO_COLOR turns it off).")]
pub struct Arguments {
    /// The page to read: .html, or .txt with a paragraph a line
    page: PathBuf,
    /// Reports to compare it with: .html, .txt, or .toml as in corpus/
    #[arg(long, value_name = "REPORT", num_args = 1.., required_unless_present = "pack")]
    against: Vec<PathBuf>,
    /// A pack to compare it with; may be given several times
    #[arg(long, value_name = "FILE")]
    pack: Vec<PathBuf>,
    /// The day the page was published, if the page does not state it: 2024-10-13
    #[arg(long, value_name = "DATE", value_parser = input::date)]
    published: Option<Date>,
    /// How to print the reading
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object
    Json,
    /// For people
    Text,
    /// Every claim beside its candidates, a JSON object a line, with the signals that the model weighs
    Pairs,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let mut engine = engine()?;
    let mut page = input::page(&arguments.page)?;
    page.published = arguments.published.or(page.published);
    for path in &arguments.pack {
        engine.add_pack(input::read(path)?).with_context(|| path.display().to_string())?;
    }
    if !arguments.against.is_empty() {
        let reports = reports(&mut engine, &arguments.against)?;
        let head = PackHead { title: "compared reports".into(), ..PackHead::default() };
        let bytes = engine.compile(&head, &reports);
        engine.add_pack(bytes).context("the reports given with --against")?;
    }
    if let Format::Pairs = arguments.format {
        let mut out = io::stdout().lock();
        return engine.pairs(&page).iter().try_for_each(|pair| line(&mut out, pair));
    }
    let reading = engine.read(&page);
    match arguments.format {
        Format::Json | Format::Pairs => line(&mut io::stdout().lock(), &reading),
        Format::Text => show::reading(&mut anstream::stdout().lock(), &reading).context("standard output"),
    }
}

fn reports(engine: &mut Engine, paths: &[PathBuf]) -> Result<Vec<Report>> {
    let mut taken = HashSet::new();
    paths
        .iter()
        .map(|path| {
            let mut report = report(engine, path, &input::report_id(path))?;
            // Reports from two folders may have one name.
            let stem = report.id.clone();
            for copy in 2.. {
                if taken.insert(report.id.clone()) {
                    break;
                }
                report.id = format!("{stem}-{copy}");
            }
            Ok(report)
        })
        .collect()
}

/// The report in a file: written by hand, or read from an article.
pub fn report(engine: &mut Engine, path: &Path, id: &str) -> Result<Report> {
    if input::ending(path) == "toml" {
        let read = toml::report(&input::read(path)?, id);
        return read.map_err(|error| anyhow::anyhow!("{}:{}: {}", path.display(), error.line, error.fault));
    }
    Ok(engine.report(&input::page(path)?, id))
}
