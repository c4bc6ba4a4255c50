//! `cargo xtask corpus check`: whether the bundled reports are as corpus/README.md asks. Each fault is told with its file and line,
//! all of them before it fails.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use toml::{Spanned, Value};

use crate::run::program;
use crate::train;

mod fields;
mod likeness;
mod names;
mod slots;

pub const CORPUS: &str = "corpus";
const HEAD: &str = "pack.toml";
/// Where packs are compiled to, to see that they can be.
const SCRATCH: &str = "target/corpus";

/// A report as its file states it. What is not stated is "unknown", so no key of these may be missing.
#[derive(Deserialize)]
struct Report {
    /// Of the file.
    #[serde(skip)]
    path: PathBuf,
    /// The bytes at which its lines end.
    #[serde(skip)]
    line_ends: Vec<usize>,
    #[expect(dead_code, reason = "must be there")]
    title: String,
    #[expect(dead_code, reason = "must be there")]
    publisher: String,
    #[expect(dead_code, reason = "must be there")]
    country: String,
    published: Spanned<Value>,
    url: Spanned<String>,
    #[serde(default)] // the core asks for one
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    text: Spanned<String>,
    speaker: Option<String>,
}

impl Report {
    fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let mut report: Self = toml::from_str(&text).with_context(|| path.display().to_string())?;
        report.line_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        report.path = path.to_owned();
        Ok(report)
    }

    /// A fault at a part of this file.
    fn fault<T>(&self, part: &Spanned<T>, what: impl Into<String>) -> Fault {
        let line = 1 + self.line_ends.partition_point(|end| *end < part.span().start);
        Fault { path: self.path.clone(), line, what: what.into() }
    }

    fn id(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// What is wrong, and what to do about it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    path: PathBuf,
    /// Counts from 1.
    line: usize,
    what: String,
}

/// Checks each pack of the corpus; with `sources`, also that no claim copies its source, `SOURCES/<id>.txt`.
pub fn check(sources: Option<&Path>) -> Result<()> {
    let core = train::core()?;
    let mut faults = Vec::new();
    for folder in packs()? {
        compiles(&core, &folder)?;
        let reports = reports(&folder)?;
        fields::check(&reports, &mut faults);
        likeness::among(&reports, &mut faults);
        names::check(&reports, &mut faults);
        slots::check(&core, &reports, &mut faults)?;
        let claims: usize = reports.iter().map(|report| report.claim.len()).sum();
        println!("    {}: {} reports, {claims} claims", folder.display(), reports.len());
        if let Some(sources) = sources {
            let found = likeness::to_sources(&reports, sources, &mut faults)?;
            println!("    {found} of them with a source in {}", sources.display());
        }
    }
    faults.sort();
    for fault in &faults {
        println!("{}:{}: {}", fault.path.display(), fault.line, fault.what);
    }
    if faults.is_empty() { Ok(()) } else { bail!("faults in {CORPUS}/ (corpus/README.md): {}", faults.len()) }
}

/// The folders that are packs: the corpus itself, and those in it.
pub fn packs() -> Result<Vec<PathBuf>> {
    let mut packs = vec![PathBuf::from(CORPUS)];
    for entry in fs::read_dir(CORPUS).context(CORPUS)? {
        let path = entry?.path();
        if path.join(HEAD).is_file() {
            packs.push(path);
        } else if path.is_dir() {
            bail!("{} has no {HEAD}; a folder of the corpus is a pack", path.display());
        }
    }
    packs.sort();
    Ok(packs)
}

/// The schema is the core's: what it compiles is well formed.
fn compiles(core: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(SCRATCH)?;
    let pack = Path::new(SCRATCH).join("checked.bin");
    let mut build = program(core, &["pack", "build"]);
    let built = build.arg(folder).arg("-o").arg(pack).output().with_context(|| format!("{core} cannot be started"))?;
    if built.status.success() { Ok(()) } else { bail!("{}", String::from_utf8_lossy(&built.stderr).trim()) }
}

fn reports(folder: &Path) -> Result<Vec<Report>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") && !path.ends_with(HEAD) {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| Report::read(path)).collect()
}

/// A report for the tests of the checks: `claims` are its texts.
#[cfg(test)]
fn report(id: &str, head: &str, claims: &[&str]) -> Report {
    let mut text = String::from(head);
    for key in ["title", "publisher", "country", "published", "url"] {
        if !head.contains(key) {
            text += &format!("{key} = \"unknown\"\n");
        }
    }
    for claim in claims {
        text += &format!("[[claim]]\ntext = {claim:?}\n");
    }
    let mut report: Report = toml::from_str(&text).expect("it is well formed");
    report.path = PathBuf::from(format!("{id}.toml"));
    report
}
