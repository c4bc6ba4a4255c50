//! Spellings: a report may write a name as it likes, but in one way.

use std::collections::BTreeMap;

use strsim::osa_distance;

use super::{Fault, Report};

/// Letters that a name must have for a spelling to be told from another name.
const LONG: usize = 6;

pub fn check(reports: &[Report], faults: &mut Vec<Fault>) {
    for report in reports {
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        for claim in &report.claim {
            let texts = [claim.text.get_ref(), claim.speaker.as_deref().unwrap_or_default()];
            let mut told = false;
            for name in texts.into_iter().flat_map(names) {
                let key = folded(&name);
                let known = first.iter().find(|(other, spelling)| alike(&key, other) && **spelling != name);
                if let (Some((_, spelling)), false) = (known, told) {
                    let what =
                        format!("{name:?} is {spelling:?} elsewhere in this report; a report spells a name in one way");
                    faults.push(report.fault(&claim.text, what));
                    told = true;
                }
                first.entry(key).or_insert(name);
            }
        }
    }
}

/// All that may be a name: capitalised words and runs of them, without possessives.
fn names(text: &str) -> Vec<String> {
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").unwrap_or(bare);
        let named = bare.starts_with(char::is_uppercase) && bare != "A";
        if !named || !word.starts_with(bare) {
            runs.push(Vec::new());
        }
        if let (true, Some(run)) = (named, runs.last_mut()) {
            run.push(bare);
        }
        if !word.ends_with(bare) {
            runs.push(Vec::new());
        }
    }
    let parts = |run: &Vec<&str>| -> Vec<String> {
        let ends = |from: usize| (from + 1..=run.len()).map(move |to| from..to);
        (0..run.len()).flat_map(ends).filter_map(|part| Some(run.get(part)?.join(" "))).collect()
    };
    runs.iter().flat_map(parts).filter(|name| name.len() >= LONG).collect()
}

/// A name without what spellings differ in first: hyphens, spaces, case.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two folded names are one name: the same, or a letter apart in another way than by an ending that makes another word
/// (Korea, Korean; Russian, Russians).
fn alike(one: &str, other: &str) -> bool {
    let derived = |long: &str, short: &str| matches!(long.strip_prefix(short), Some("s" | "n"));
    one == other || osa_distance(one, other) == 1 && !derived(one, other) && !derived(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::report;

    #[test]
    fn one_name_in_two_spellings() {
        let count = |claims: &[&str]| {
            let mut faults = Vec::new();
            check(&[report("a", "", claims)], &mut faults);
            faults.len()
        };
        assert_eq!(count(&["Kim Jong Un went to Wonsan.", "In Wonsan Kim Jong-un spoke."]), 1);
        assert_eq!(count(&["Volodymyr Zelensky spoke.", "Kyiv heard Volodymyr Zelenskyy."]), 1);
        assert_eq!(count(&["North Korea denied it.", "North Korean troops came.", "North Koreans came."]), 0);
        assert_eq!(count(&["Kursk and Belgorod are regions.", "The Kursk region."]), 0);
    }
}
