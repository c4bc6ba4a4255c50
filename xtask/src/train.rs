//! `cargo xtask train stance DIR`: the weights by which `crossread relate` decides, from labelled pairs. (`train bearing` is in
//! bearing.rs.)
//!
//! DIR holds emergent.jsonl, fnc1.jsonl, fnc1-bodies.jsonl and summedits-news.jsonl; none of them is kept in the project. The
//! model is a multinomial logistic regression over four classes. Each of three kinds of pair (headline, article, summary; told by
//! length alone) has weights of its own that lean on shared ones (Daumé 2007, "Frustratingly easy domain adaptation"). Nothing
//! is drawn by chance: the same data and the same core give the same weights.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::run::{cargo, program, run, step};

mod bearing;
mod labels;
mod newton;
mod regression;

pub use bearing::bearing;
use regression::{CLASSES, KINDS, Row, fit};

const WEIGHTS: &str = "assets/stance.tsv";
/// Pairs of no relation at all are easy and many: one in so many is enough.
const UNRELATED: usize = 4;

pub fn stance(folder: &Path) -> Result<()> {
    let core = step("the core", core)?;
    let pairs = read(folder)?;
    let (names, features) = step("features", || features(&core, &pairs))?;
    let kind = |row: &[f32]| -> usize {
        let of =
            |name: &str| names.iter().position(|n| n == name).and_then(|i| row.get(i)).copied().unwrap_or_default();
        kind(of("report length"), of("claim length"))
    };
    let rows: Vec<Row> = pairs
        .iter()
        .zip(features)
        .map(|(pair, values)| Row { kind: kind(&values), class: pair.class, weight: pair.weight, values })
        .collect();
    let model = step("weights", || Ok(fit(&names, &rows)))?;
    fs::write(WEIGHTS, model.table(&names)).with_context(|| format!("{WEIGHTS} cannot be written"))?;
    println!("    {} rows, {} features, {WEIGHTS}: {} bytes", rows.len(), names.len(), fs::metadata(WEIGHTS)?.len());
    Ok(())
}

/// Which kind of pair it is, by the logarithm of the report's words and by the claim's words; as in src/stance/model.rs.
fn kind(report: f32, claim: f32) -> usize {
    if report.exp() - 1.0 < 45.0 {
        0
    } else if claim < 22.0 {
        1
    } else {
        2
    }
}

/// A labelled pair.
struct Pair {
    claim: String,
    report: String,
    class: usize,
    weight: f32,
}

fn read(folder: &Path) -> Result<Vec<Pair>> {
    let lines = |name: &str| lines::<Value>(&folder.join(name));
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let class = |row: &Value, names: [&str; CLASSES]| -> Result<usize> {
        let gold = text(row, "gold");
        names.iter().position(|n| *n == gold).with_context(|| format!("unknown label {gold:?}"))
    };
    let mut out = Vec::new();
    for row in lines("emergent.jsonl")? {
        let class = class(&row, ["for", "against", "observing", ""])?;
        out.push(Pair { claim: text(&row, "claim"), report: text(&row, "report"), class, weight: 1.0 });
    }
    let bodies: HashMap<String, String> =
        lines("fnc1-bodies.jsonl")?.iter().map(|row| (text(row, "id"), text(row, "text"))).collect();
    for (i, row) in lines("fnc1.jsonl")?.iter().enumerate() {
        let class = class(row, ["agree", "disagree", "discuss", "unrelated"])?;
        if class == 3 && i % UNRELATED != 0 {
            continue;
        }
        let Some(report) = bodies.get(&text(row, "body")) else { bail!("fnc1-bodies.jsonl lacks {}", row["body"]) };
        // Disagreement is rare and counts double.
        let weight = if class == 1 { 1.0 } else { 0.5 };
        out.push(Pair { claim: text(row, "claim"), report: report.clone(), class, weight });
    }
    let rows = lines("summedits-news.jsonl")?;
    let wrong = rows.iter().filter(|row| row["gold"] == "inconsistent").count() as f32;
    for row in &rows {
        let class = class(row, ["consistent", "inconsistent", "", ""])?;
        let other = if class == 1 { rows.len() as f32 - wrong } else { wrong };
        // Both labels weigh the same in all.
        let weight = 3.0 * other / rows.len() as f32;
        out.push(Pair { claim: text(row, "claim"), report: text(row, "report"), class, weight });
    }
    Ok(out)
}

/// The records of a file that has one JSON object a line.
fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let of = |(i, line)| serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), i + 1));
    text.lines().enumerate().map(of).collect()
}

/// The core that computes the features: the program that CROSSREAD names, else one built now.
/// The command line as it ships, or the one that `CROSSREAD` names.
pub fn core() -> Result<String> {
    if let Ok(path) = std::env::var("CROSSREAD") {
        return Ok(path);
    }
    run(cargo().args(["build", "--release", "--bin", "crossread"]))?;
    Ok("target/release/crossread".to_owned())
}

/// The features of every pair, in the order of their names' first appearance in the core.
fn features(core: &str, pairs: &[Pair]) -> Result<(Vec<String>, Vec<Vec<f32>>)> {
    let mut child = program(core, &["relate", "--features"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{core} cannot be started"))?;
    let mut input = child.stdin.take().context("no pipe")?;
    let lines: Vec<String> = pairs
        .iter()
        .enumerate()
        .map(|(id, p)| json!({"id": id, "claim": p.claim, "report": p.report}).to_string())
        .collect();
    let writer = std::thread::spawn(move || lines.iter().try_for_each(|line| writeln!(input, "{line}")));
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("{core} relate --features ended with {}", output.status);
    }
    writer.join().map_err(|_| anyhow::anyhow!("writing to {core} failed"))??;
    let rows: Vec<Value> =
        String::from_utf8(output.stdout)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    if rows.len() != pairs.len() {
        bail!("{core} gave {} lines for {}", rows.len(), pairs.len());
    }
    let mut names: Vec<String> = rows
        .iter()
        .filter_map(|row| row["features"].as_object())
        .flat_map(|row| row.keys().cloned())
        .collect::<std::collections::BTreeSet<String>>()
        .into_iter()
        .collect();
    names.sort();
    let values = rows
        .iter()
        .map(|row| names.iter().map(|n| row["features"][n].as_f64().unwrap_or_default() as f32).collect())
        .collect();
    Ok((names, values))
}

/// The sizes that both files of this command share.
const _: () = assert!(CLASSES == 4 && KINDS == 3);
