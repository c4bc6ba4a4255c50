//! `crossread pack`: packs from reports of all kinds, and what is in a pack.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand, ValueEnum, value_parser};
use crossread::compare::outline::UNDERSTANDING;
use crossread::pack::{Builder, PackHead, PackInfo};
use crossread::reading::ReportInfo;
use crossread::report::toml;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::import::{KINDS, Kind};
use super::{engine, import, input, line, parallel, show};

#[derive(Subcommand)]
pub enum Verb {
    Build(Build),
    Inspect(Inspect),
}

/// Build a pack from articles, feeds, ClaimReviews and archives
#[derive(Args)]
#[command(after_help = "\
Examples:
  crossread pack build corpus -o bundled.bin
  crossread pack build saved-pages/ agency.rss checks.json crawl.wacz -o week.pack

Reads
  .html, .txt          an article
  .toml                a report written by hand (corpus/README.md tells the format)
  .xml, .rss, .atom    a feed: RSS or Atom, a report an entry
  .json                a JSON Feed, or ClaimReviews: one, a list, or the bulk feed of Data Commons
  .wacz                a web archive with the text of its pages
and, of a folder, all such files in it. pack.toml is the head: title, maker, licence. What is left out, and why, is told on
standard error. The same files give the same bytes.")]
pub struct Build {
    /// Folders and files of reports
    #[arg(value_name = "DIR|FILE", required = true)]
    sources: Vec<PathBuf>,
    /// Where to write the pack
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Write nothing if any report, page or entry is left out
    #[arg(long)]
    strict: bool,
    /// How many threads read reports; all cores by default
    #[arg(long, value_name = "N", value_parser = value_parser!(u8).range(1..=64))]
    threads: Option<u8>,
}

/// Tell what is in a pack
#[derive(Args)]
#[command(after_help = "\
Examples:
  crossread pack inspect bundled.bin --format text
  crossread pack inspect bundled.bin | jq -r '.contents[].title'

Prints one JSON object, or text for people: {title, maker, licence, reports, claims, publishers, origins, from, until, contents: [{id, title, publisher, published,
url}]}.")]
pub struct Inspect {
    /// The pack
    file: PathBuf,
    /// How to print what is in it
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object
    Json,
    /// For people
    Text,
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
    let sources = Sources::find(&arguments.sources)?;
    let head = sources.head()?;
    let engine = engine()?;
    let threads = match arguments.threads {
        Some(threads) => usize::from(threads),
        None => available_parallelism().map_or(1, |cores| cores.get()),
    };
    let progress = Progress::new(sources.bytes()?)?;
    let mut pack = Builder::default();
    let mut ids: HashMap<String, String> = HashMap::new();
    let mut left_out = 0;
    for (path, why) in &sources.others {
        progress.say(|out| writeln!(out, "left out: {} ({why})", path.display()).map_err(Into::into))?;
    }
    let reporter = engine.reporter();
    parallel::ordered(
        threads,
        |send| sources.files.iter().try_for_each(|path| import::jobs(path, send)),
        |job| {
            let mut done = import::report(reporter, job)?;
            let report = done.report.as_mut().ok().map(std::mem::take);
            Ok((report.map(|report| reporter.prepare(report)), done))
        },
        |made: Result<_>| {
            let (report, done) = made?;
            progress.say(|out| import::tell(&done, out))?;
            left_out += usize::from(done.report.is_err());
            if let Some(report) = report {
                if let Some(earlier) = ids.insert(report.id().to_owned(), done.place.clone()) {
                    bail!("{}: {earlier} has the id {} too; rename one of the files", done.place, report.id());
                }
                pack.add(report);
            }
            progress.advance(done.bytes, pack.reports());
            Ok(())
        },
    )?;
    progress.clear();
    if pack.reports() == 0 {
        bail!("no report is left to make a pack of");
    }
    if arguments.strict && left_out > 0 {
        bail!("{left_out} left out, so no pack is written; mend what is named above, or build without --strict");
    }
    let (count, claims) = (pack.reports(), pack.claims());
    let bytes = pack.finish(&head, UNDERSTANDING);
    replace(&arguments.output, &bytes)?;
    let kilobytes = bytes.len().div_ceil(1000);
    let left_out = if left_out > 0 { format!(", {left_out} left out") } else { String::new() };
    let name = arguments.output.display();
    writeln!(io::stderr(), "{name}: {count} reports, {claims} claims, {kilobytes} kB{left_out}")?;
    Ok(())
}

/// Writes a file whole or not at all: a build that is broken off leaves the old pack as it was.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    // What is there and no file (a pipe, a terminal) is written to, not replaced.
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::write(path, bytes).with_context(|| path.display().to_string());
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.inspect_err(|_| drop(fs::remove_file(&part))).with_context(|| path.display().to_string())
}

/// What a pack is built from.
struct Sources {
    /// In the order they were given, those of a folder by name: the pack must not hang on the order of a file system.
    files: Vec<PathBuf>,
    heads: Vec<PathBuf>,
    /// What folders hold beside them, and why it is not read.
    others: Vec<(PathBuf, &'static str)>,
    /// What the pack is called if nothing else says so.
    name: String,
}

impl Sources {
    fn find(given: &[PathBuf]) -> Result<Self> {
        let mut found = Self { files: Vec::new(), heads: Vec::new(), others: Vec::new(), name: String::new() };
        for path in given {
            let named = || path.display().to_string();
            if found.name.is_empty() {
                let full = fs::canonicalize(path).with_context(named)?;
                let name = if path.is_dir() { full.file_name() } else { full.file_stem() };
                found.name = name.unwrap_or_default().to_string_lossy().into_owned();
            }
            if !path.is_dir() {
                let list = if is_head(path) { &mut found.heads } else { &mut found.files };
                list.push(path.clone());
                continue;
            }
            let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>).with_context(named)?;
            let mut paths: Vec<PathBuf> = entries.iter().map(|entry| entry.path()).collect();
            paths.sort();
            let before = found.files.len();
            for path in paths {
                match () {
                    () if path.is_dir() => {
                        found.others.push((path, "a folder; name it too if its reports belong in the pack"))
                    }
                    () if is_head(&path) => found.heads.push(path),
                    () if Kind::of(&path).is_none() => found.others.push((path, "no kind of file that holds reports")),
                    () => found.files.push(path),
                }
            }
            if found.files.len() == before {
                bail!(
                    "{}: there are no reports in this folder; put files into it that are named {KINDS}",
                    path.display()
                );
            }
        }
        Ok(found)
    }

    /// What `pack.toml` states.
    fn head(&self) -> Result<PackHead> {
        match &self.heads[..] {
            [] => Ok(PackHead { title: self.name.clone(), ..PackHead::default() }),
            [path] => toml::head(&input::read(path)?)
                .map_err(|error| anyhow!("{}:{}: {}", path.display(), error.line, error.fault)),
            [first, second, ..] => {
                bail!("{}: {} is the head of the pack; take one of them away", second.display(), first.display())
            }
        }
    }

    /// The bytes of all files.
    fn bytes(&self) -> Result<u64> {
        let lengths = self.files.iter().map(|path| {
            let about = fs::metadata(path).with_context(|| path.display().to_string())?;
            Ok(about.len())
        });
        lengths.sum()
    }
}

fn is_head(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == HEAD)
}

/// How far a build has come: drawn on standard error, and only on a terminal.
struct Progress(ProgressBar);

impl Progress {
    fn new(bytes: u64) -> Result<Self> {
        let bar = ProgressBar::new(bytes);
        let style = "{bar:30} {percent:>3}% of {total_bytes}, {bytes_per_sec}, {msg}, {eta} left";
        bar.set_style(ProgressStyle::with_template(style)?);
        bar.set_message("0 reports");
        Ok(Self(bar))
    }

    fn advance(&self, bytes: u64, reports: usize) {
        let seconds = self.0.elapsed().as_secs_f64().max(0.001);
        self.0.set_message(format!("{reports} reports, {:.0}/s", reports as f64 / seconds));
        self.0.inc(bytes);
    }

    /// Writes messages without the bar between them.
    fn say(&self, write: impl FnOnce(&mut io::Stderr) -> Result<()>) -> Result<()> {
        self.0.suspend(|| write(&mut io::stderr()))
    }

    fn clear(&self) {
        self.0.finish_and_clear();
    }
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
    match arguments.format {
        Format::Json => line(&mut io::stdout().lock(), &Contents { info, contents }),
        Format::Text => show::pack(&mut anstream::stdout().lock(), &info, &contents).context("standard output"),
    }
}
