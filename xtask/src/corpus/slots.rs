//! Claims without anything to compare: no name, no quantity, no time.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Fault, Report};
use crate::run::program;

#[derive(Deserialize)]
struct Annotated {
    entities: Vec<Value>,
    quantities: Vec<Value>,
    times: Vec<Value>,
}

/// Lets the core annotate every claim.
pub fn check(core: &str, reports: &[Report], faults: &mut Vec<Fault>) -> Result<()> {
    let claims: Vec<_> =
        reports.iter().flat_map(|report| report.claim.iter().map(move |claim| (report, claim))).collect();
    let line = |(id, (_, claim)): (usize, &(&Report, &super::Claim))| {
        format!("{}\n", json!({ "id": id, "text": claim.text.get_ref() }))
    };
    let lines: String = claims.iter().enumerate().map(line).collect();
    let mut child = program(core, &["annotate"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{core} cannot be started"))?;
    let mut stdin = child.stdin.take().context("there is no pipe")?;
    // Beside the reading of what comes out, or both would wait.
    let writing = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let answer = child.wait_with_output()?;
    writing.join().expect("writing does not panic")?;
    let answer = String::from_utf8(answer.stdout)?;
    let mut annotated = answer.lines().map(serde_json::from_str::<Annotated>);
    for (report, claim) in claims {
        let found = annotated.next().context("the core annotated too few claims")??;
        if found.entities.is_empty() && found.quantities.is_empty() && found.times.is_empty() {
            let what = "no name, number or time is in it: nothing that another report could differ in";
            faults.push(report.fault(&claim.text, what));
        }
    }
    ensure!(annotated.next().is_none(), "the core annotated too many claims");
    Ok(())
}
