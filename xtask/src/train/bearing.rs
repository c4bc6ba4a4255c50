//! `cargo xtask train bearing DIR`: the weights by which two claims are related, from labelled pairs of claims.
//!
//! Half of the labels are the project's own: tests/stories, tests/cases and tests/quiet. DIR holds the others: pages on the events
//! of a few seed reports (seeds, news; with labels), pages near to these events and far from them (nearmiss, unrelated; nothing in
//! them is told by a seed report). Nothing is drawn by chance: the same data and the same core give the same weights.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::labels::{Example, Label, Pair, Row, label};
use super::newton::{Sample, fit};
use super::{core, lines};
use crate::run::{program, step};

const WEIGHTS: &str = "assets/bearing.tsv";
const HEAD: &str = "# Weights of the signals of a pair of claims: name, \"tells the same event\", \"has to do with it\". See src/compare/model.rs.";
/// How strongly the labels pull against the weights' own wish to be 0. Set by cross-validation over stories and pages.
const PULL: f64 = 0.05;
/// Where the cases' texts are put for the core to read.
const SCRATCH: &str = "target/train";

pub fn bearing(folder: &Path) -> Result<()> {
    let core = step("the core", core)?;
    let examples = step("pairs", || {
        let sources = [
            ("stories", stories(&core)?),
            ("pages near and far", quiet(&core, folder)?),
            ("quiet pages", own_quiet(&core)?),
            ("cases", cases(&core)?),
            ("seeds", seeds(&core, folder)?),
            ("news", news(&core, folder)?),
        ];
        for (name, examples) in &sources {
            let count = |label: Label| examples.iter().filter(|e| e.label == label).count();
            let (same, related) = (count(Label::Same), count(Label::Related));
            println!("    {name}: {} pairs, {same} of one event, {related} related", examples.len());
        }
        Ok(sources.into_iter().flat_map(|(_, examples)| examples).collect::<Vec<Example>>())
    })?;
    let table = step("weights", || table(&examples))?;
    fs::write(WEIGHTS, table).with_context(|| format!("{WEIGHTS} cannot be written"))?;
    println!("    {} pairs, {WEIGHTS}: {} bytes", examples.len(), fs::metadata(WEIGHTS)?.len());
    Ok(())
}

/// Both regressions as the table that the core reads: the bias, then a row for each signal in the core's order.
fn table(examples: &[Example]) -> Result<String> {
    let names: Vec<&str> = match examples.first() {
        Some(example) => example.pair.signals.names().collect(),
        None => bail!("there are no pairs"),
    };
    let samples = |target: fn(Label) -> Option<bool>| -> Vec<Sample> {
        let sample = |e: &Example| {
            let values = e.pair.signals.values().collect();
            target(e.label).map(|holds| Sample { values, holds, weight: e.weight })
        };
        examples.iter().filter_map(sample).collect()
    };
    let same = fit(&samples(|label| Some(label == Label::Same)), PULL)?;
    let related = fit(
        &samples(|label| match label {
            Label::Same | Label::Related => Some(true),
            Label::Apart => Some(false),
            Label::NotSame => None,
        }),
        PULL,
    )?;
    let mut out = format!("{HEAD}\nbias\t{:.3}\t{:.3}\n", same.bias, related.bias);
    for (name, (same, related)) in names.iter().zip(same.weights.iter().zip(&related.weights)) {
        writeln!(out, "{name}\t{same:.3}\t{related:.3}")?;
    }
    Ok(out)
}

/// The claims of a page beside their candidates in the reports, as the core sees them.
fn pairs(core: &str, page: &Path, reports: &[PathBuf]) -> Result<Vec<Pair>> {
    let mut command = program(core, &["compare", "--format", "pairs"]);
    command.arg(page).arg("--against").args(reports);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("{core} cannot be started"))?;
    if !output.status.success() {
        bail!("{core} compare {} ended with {}", page.display(), output.status);
    }
    let text = String::from_utf8(output.stdout)?;
    let read = |line: &str| serde_json::from_str(line).with_context(|| format!("no pair: {line}"));
    text.lines().map(read).collect()
}

/// The files of a folder with this ending, in order of their names.
fn files(folder: impl AsRef<Path>, ending: &str) -> Result<Vec<PathBuf>> {
    let folder = folder.as_ref();
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut out: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    out.retain(|path| path.extension().is_some_and(|e| e == ending));
    out.sort();
    Ok(out)
}

fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

/// Pairs of which none is related.
fn apart(pairs: Vec<Pair>, weight: f64) -> impl Iterator<Item = Example> {
    pairs.into_iter().map(move |pair| Example { pair, label: Label::Apart, weight })
}

fn stories(core: &str) -> Result<Vec<Example>> {
    #[derive(Deserialize)]
    struct Gold {
        sentence: Vec<Row>,
    }
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/stories")?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut out = Vec::new();
    for folder in folders {
        let gold: Gold = read_toml(&folder.join("gold.toml"))?;
        let (page, mut reports) = (folder.join("page.txt"), files(&folder, "txt")?);
        reports.retain(|path| *path != page);
        out.extend(label(&gold.sentence, &pairs(core, &page, &reports)?));
    }
    Ok(out)
}

fn own_quiet(core: &str) -> Result<Vec<Example>> {
    let mut reports = files("corpus", "toml")?;
    reports.retain(|path| !path.ends_with("pack.toml"));
    let mut out = Vec::new();
    for page in files("tests/quiet", "txt")? {
        out.extend(apart(pairs(core, &page, &reports)?, 0.3));
    }
    Ok(out)
}

/// The cases of a claim beside a passage.
fn cases(core: &str) -> Result<Vec<Example>> {
    #[derive(Deserialize)]
    struct Cases {
        case: Vec<Case>,
    }
    #[derive(Deserialize)]
    struct Case {
        claim: String,
        report: String,
        relation: Option<String>,
        /// One relation or a list.
        not: Option<toml::Value>,
        claim_published: Option<toml::Value>,
    }
    impl Case {
        fn is_not(&self, relation: &str) -> bool {
            let names = |value: &toml::Value| value.as_str() == Some(relation);
            self.not.as_ref().is_some_and(|not| names(not) || not.as_array().is_some_and(|all| all.iter().any(names)))
        }
    }
    let scratch = Path::new(SCRATCH);
    fs::create_dir_all(scratch)?;
    let (page, report) = (scratch.join("page.txt"), scratch.join("report.txt"));
    let mut out = Vec::new();
    for file in ["relate-hard", "relate"] {
        let all: Cases = read_toml(Path::new(&format!("tests/cases/{file}.toml")))?;
        // What hangs on the days of publication is no matter of the signals.
        for case in all.case.iter().filter(|case| case.claim_published.is_none()) {
            fs::write(&page, format!("Page\n\n{}", case.claim))?;
            fs::write(&report, format!("Report\n\n{}", case.report))?;
            let pairs = pairs(core, &page, std::slice::from_ref(&report))?;
            let same = matches!(case.relation.as_deref(), Some("corroborated" | "differs" | "unverified" | "denied"));
            if same {
                // The first of the best.
                let best = pairs.into_iter().reduce(|best, pair| if pair.score > best.score { pair } else { best });
                out.extend(best.map(|pair| Example { pair, label: Label::Same, weight: 0.5 }));
            } else if case.is_not("corroborated") && case.is_not("differs") {
                out.extend(pairs.into_iter().map(|pair| Example { pair, label: Label::NotSame, weight: 0.7 }));
            }
        }
    }
    Ok(out)
}

/// Pages near to the seeds' events but about others, and pages about something else altogether.
fn quiet(core: &str, folder: &Path) -> Result<Vec<Example>> {
    let reports = files(folder.join("seeds"), "txt")?;
    let mut out = Vec::new();
    for (name, weight) in [("nearmiss", 1.0), ("unrelated", 0.5)] {
        for page in files(folder.join(name), "txt")? {
            out.extend(apart(pairs(core, &page, &reports)?, weight));
        }
    }
    Ok(out)
}

/// Each labelled seed against the other seeds. Its labels name it by the number that its file's name starts with: `seeds/004`.
fn seeds(core: &str, folder: &Path) -> Result<Vec<Example>> {
    let all = files(folder.join("seeds"), "txt")?;
    labelled(core, folder, "seeds-gold.jsonl", |file| {
        let number = file.strip_prefix("seeds/").unwrap_or(file);
        let names = |path: &&PathBuf| {
            path.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.get(..3).is_some_and(|n| n == number))
        };
        let page = all.iter().find(names).with_context(|| format!("there is no {file}"))?;
        Ok((page.clone(), all.iter().filter(|path| !names(path)).cloned().collect()))
    })
}

/// Each labelled page against all seeds.
fn news(core: &str, folder: &Path) -> Result<Vec<Example>> {
    let all = files(folder.join("seeds"), "txt")?;
    labelled(core, folder, "news-gold.jsonl", |file| Ok((folder.join(file), all.clone())))
}

/// The labelled pages of a file, each beside its reports.
fn labelled(
    core: &str,
    folder: &Path,
    gold: &str,
    of: impl Fn(&str) -> Result<(PathBuf, Vec<PathBuf>)>,
) -> Result<Vec<Example>> {
    let mut rows: Vec<Row> = lines(&folder.join(gold))?;
    rows.sort_by(|x, y| x.file.cmp(&y.file));
    let mut out = Vec::new();
    for rows in rows.chunk_by(|x, y| x.file == y.file) {
        let (page, reports) = of(rows.first().map_or("", |row| row.file.as_str()))?;
        out.extend(label(rows, &pairs(core, &page, &reports)?));
    }
    Ok(out)
}
