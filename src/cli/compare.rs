//! `crossread compare`: the reading of a page against reports and packs.

use std::collections::HashSet;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use crossread::engine::Engine;
use crossread::pack::PackHead;
use crossread::report::Report;
use jiff::civil::Date;

use super::{engine, import, input, line, show};

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
    /// Reports to compare it with: all files that `crossread pack build` takes
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
        let reports = reports(&engine, &arguments.against)?;
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

/// The reports in files; what is left out or dropped is told on standard error.
fn reports(engine: &Engine, paths: &[PathBuf]) -> Result<Vec<Report>> {
    let mut taken = HashSet::new();
    let mut reports = Vec::new();
    for path in paths {
        let mut failed = None;
        import::jobs(path, &mut |job| {
            let made = import::report(engine.reporter(), job).and_then(|done| {
                import::tell(&done, &mut io::stderr())?;
                Ok(done.report.ok())
            });
            match made {
                Ok(report) => reports.extend(report.map(|report| renamed(report, &mut taken))),
                Err(error) => failed = Some(error),
            }
            if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
    }
    Ok(reports)
}

/// Reports from two folders may have one name.
fn renamed(mut report: Report, taken: &mut HashSet<String>) -> Report {
    let stem = report.id.clone();
    for copy in 2.. {
        if taken.insert(report.id.clone()) {
            break;
        }
        report.id = format!("{stem}-{copy}");
    }
    report
}
