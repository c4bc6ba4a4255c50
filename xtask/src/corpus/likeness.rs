//! Claims that say the same, and claims that copy their source.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{Fault, Report};

/// The share of words that two claims of one report may have in common, where they name the same numbers. More asks for a sentence
/// that tells what is new.
const WITHIN: f64 = 0.7;
/// The same for two reports, which do tell the same now and then.
const ACROSS: f64 = 0.85;
/// The most words in a row that a claim may share with its source. Names, titles and figures come to six or seven.
const RUN: usize = 8;

pub fn among(reports: &[Report], faults: &mut Vec<Fault>) {
    let all: Vec<_> = reports.iter().flat_map(|report| report.claim.iter().map(move |claim| (report, claim))).collect();
    let told: Vec<Told> = all.iter().map(|(_, claim)| Told::of(claim.text.get_ref())).collect();
    for (later, ((report, claim), words)) in all.iter().zip(&told).enumerate() {
        for ((first, other), others) in all.iter().zip(&told).take(later) {
            let most = if report.path == first.path { WITHIN } else { ACROSS };
            if words.numbers == others.numbers && words.likeness(others) > most {
                let what = format!("says what {} says: {:?}", first.path.display(), other.text.get_ref());
                faults.push(report.fault(&claim.text, what));
            }
        }
    }
}

/// Runs of words that claims share with the sources at hand; returns how many reports have one.
pub fn to_sources(reports: &[Report], folder: &Path, faults: &mut Vec<Fault>) -> Result<usize> {
    let mut found = 0;
    for report in reports {
        let path = folder.join(report.id()).with_extension("txt");
        if !path.is_file() {
            continue;
        }
        found += 1;
        let source = words(&fs::read_to_string(&path).with_context(|| path.display().to_string())?);
        for claim in &report.claim {
            let own = words(claim.text.get_ref());
            if let Some(run) = shared_run(&own, &source) {
                let what = format!("{} words in a row are the source's: {:?}", run.len(), run.join(" "));
                faults.push(report.fault(&claim.text, what));
            }
        }
    }
    Ok(found)
}

fn words(text: &str) -> Vec<String> {
    let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect()
}

/// The longest run of words of both, if it is longer than `RUN`.
fn shared_run<'a>(own: &'a [String], source: &[String]) -> Option<&'a [String]> {
    let mut starts: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, window) in source.windows(RUN + 1).enumerate() {
        starts.entry(window).or_default().push(at);
    }
    let run = |(at, window): (usize, &[String])| {
        let same = |start: &usize| own[at..].iter().zip(&source[*start..]).take_while(|(own, its)| own == its).count();
        Some(&own[at..at + starts.get(window)?.iter().map(same).max()?])
    };
    own.windows(RUN + 1).enumerate().filter_map(run).max_by_key(|run| run.len())
}

/// What two claims are compared by.
struct Told {
    /// Without short function words.
    words: HashSet<String>,
    numbers: HashSet<String>,
}

impl Told {
    fn of(text: &str) -> Self {
        let told = |word: &&str| word.len() > 3 || word.contains(|c: char| c.is_uppercase() || c.is_numeric());
        let words: HashSet<String> = text.split_whitespace().filter(told).flat_map(words).collect();
        let numbers = words.iter().filter(|word| word.contains(char::is_numeric)).cloned().collect();
        Self { words, numbers }
    }

    /// Jaccard's: the words of both to the words of either.
    fn likeness(&self, other: &Self) -> f64 {
        let both = self.words.intersection(&other.words).count() as f64;
        let either = self.words.union(&other.words).count().max(1) as f64;
        both / either
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::report;

    fn count(reports: &[Report]) -> usize {
        let mut faults = Vec::new();
        among(reports, &mut faults);
        faults.len()
    }

    #[test]
    fn the_same_twice() {
        let first = "Six officers of the army died near Donetsk on Friday.";
        assert_eq!(count(&[report("a", "", &[first, "On Friday six army officers died near Donetsk."])]), 1);
        assert_eq!(count(&[report("a", "", &[first, "Six doctors worked in Kursk on Friday."])]), 0);
        assert_eq!(count(&[report("a", "", &["The war killed 600 soldiers.", "The war killed 700 soldiers."])]), 0);
        assert_eq!(count(&[report("a", "", &[first]), report("b", "", &[first])]), 1);
    }

    #[test]
    fn runs_of_the_source() {
        let source = words("It said that six officers of the army had died near Donetsk, in the east, on Friday.");
        let run = |text: &str| shared_run(&words(text), &source).map(<[_]>::len);
        assert_eq!(run("Six officers of the army had died near Kursk."), None);
        assert_eq!(run("Six officers of the army had died near Donetsk, in the west."), Some(11));
    }
}
