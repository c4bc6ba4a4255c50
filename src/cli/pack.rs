//! `crossread pack`: packs from folders of reports, and what is in a pack.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use crossread::pack::{PackHead, PackInfo};
use crossread::reading::ReportInfo;
use crossread::report::toml;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::{compare, engine, input, line};

#[derive(Subcommand)]
pub enum Verb {
    Build(Build),
    Inspect(Inspect),
}

/// Build a pack from a folder of reports
#[derive(Args)]
#[command(after_help = "\
Example:
  crossread pack build corpus -o bundled.bin

Reads each .toml file of the folder (a report written by hand; corpus/README.md tells the format), each .html and .txt file (an
article), and pack.toml, the head: title, maker, licence. The same files give the same bytes.")]
pub struct Build {
    /// The folder of reports
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Where to write the pack
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Tell what is in a pack
#[derive(Args)]
#[command(after_help = "\
Example:
  crossread pack inspect bundled.bin | jq -r '.contents[].title'

Prints {title, maker, licence, reports, claims, publishers, origins, from, until, contents: [{id, title, publisher, published,
url}]}.")]
pub struct Inspect {
    /// The pack
    file: PathBuf,
}

pub fn run(verb: &Verb) -> Result<()> {
    match verb {
        Verb::Build(arguments) => build(arguments),
        Verb::Inspect(arguments) => inspect(arguments),
    }
}

/// The name of the file that holds the pack's head.
const HEAD: &str = "pack.toml";

fn build(arguments: &Build) -> Result<()> {
    let folder = arguments.folder.display();
    let (reports, others) = files(&arguments.folder)?;
    if reports.is_empty() {
        bail!("{folder}: there are no reports in this folder; put .toml, .html or .txt files into it");
    }
    let head = head(&arguments.folder)?;
    let mut engine = engine()?;
    let progress = ProgressBar::new(reports.len() as u64); // draws on standard error, and only on a terminal
    progress.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")?);
    let mut compiled = Vec::with_capacity(reports.len());
    for path in &reports {
        progress.set_message(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        // A name that cannot be an id is an error for a report written by hand and replaced for an article.
        let id = match input::ending(path).as_str() {
            "toml" => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            _ => input::report_id(path),
        };
        let report = compare::report(&mut engine, path, &id)?;
        if compiled.iter().any(|earlier: &crossread::report::Report| earlier.id == report.id) {
            bail!(
                "{}: another report of this folder has the id {}; rename one of the files",
                path.display(),
                report.id
            );
        }
        compiled.push(report);
        progress.inc(1);
    }
    progress.finish_and_clear();
    let bytes = engine.compile(&head, &compiled);
    fs::write(&arguments.output, &bytes).with_context(|| arguments.output.display().to_string())?;
    for path in others {
        writeln!(io::stderr(), "left out: {} (not .toml, .html or .txt)", path.display())?;
    }
    let claims: usize = compiled.iter().map(|report| report.claims.len()).sum();
    let kilobytes = bytes.len().div_ceil(1000);
    writeln!(
        io::stderr(),
        "{}: {} reports, {claims} claims, {kilobytes} kB",
        arguments.output.display(),
        compiled.len()
    )?;
    Ok(())
}

/// The files that are reports, and the others, each by name: the pack must not hang on the order of a file system.
fn files(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry.with_context(|| folder.display().to_string())?.path();
        if path.is_file() && path.file_name().is_some_and(|name| name != HEAD) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths
        .into_iter()
        .partition(|path| matches!(input::ending(path).as_str(), "toml" | "html" | "htm" | "xhtml" | "txt")))
}

/// What `pack.toml` states; the folder's name is the title where there is none.
fn head(folder: &Path) -> Result<PackHead> {
    let path = folder.join(HEAD);
    if path.is_file() {
        let read = toml::head(&input::read(&path)?);
        return read.map_err(|error| anyhow::anyhow!("{}:{}: {}", path.display(), error.line, error.fault));
    }
    let full = fs::canonicalize(folder).with_context(|| folder.display().to_string())?;
    Ok(PackHead { title: full.file_name().unwrap_or_default().to_string_lossy().into_owned(), ..PackHead::default() })
}

#[derive(Serialize)]
struct Contents {
    #[serde(flatten)]
    info: PackInfo,
    contents: Vec<ReportInfo>,
}

fn inspect(arguments: &Inspect) -> Result<()> {
    let mut engine = engine()?;
    let info = engine.add_pack(input::read(&arguments.file)?).with_context(|| arguments.file.display().to_string())?;
    let contents = engine.reports();
    line(&mut io::stdout().lock(), &Contents { info, contents })
}
