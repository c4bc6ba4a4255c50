//! Origins: reports that carry one text count once.
//!
//! Word 4-grams of two reports are compared whole (Broder 1997 calls the share resemblance); a report whose pack names its
//! origin keeps that name.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::thresholds::ONE_TEXT;
use crate::report::Report;
use crate::text::{TokenKind, tokens};

/// The 4-grams of words of a text, hashed.
pub fn grams(text: &str) -> HashSet<u64> {
    let words: Vec<String> = tokens(text).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.lower).collect();
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    words.windows(4).map(|gram| hasher.hash_one(gram)).collect()
}

/// Share of 4-grams that two sets have in common, of the smaller one; 0 for texts too short to tell.
pub fn resemblance(a: &HashSet<u64>, b: &HashSet<u64>) -> f32 {
    let least = a.len().min(b.len());
    if least < 12 { 0.0 } else { a.intersection(b).count() as f32 / least as f32 }
}

/// Gives reports that carry one text the same origin, where none is named.
pub fn group(reports: &mut [Report]) {
    let texts: Vec<HashSet<u64>> =
        reports.iter().map(|r| r.claims.iter().flat_map(|c| grams(&c.text)).collect()).collect();
    for i in 1..reports.len() {
        if reports[i].origin.is_some() {
            continue;
        }
        if let Some(first) = (0..i).find(|&j| resemblance(&texts[i], &texts[j]) >= ONE_TEXT) {
            let origin = reports[first].origin.clone().unwrap_or_else(|| reports[first].id.clone());
            reports[i].origin = Some(origin);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_resembles_and_a_retelling_does_not() {
        let text = "The bridge over the river was closed on Monday after engineers found cracks in two of its pillars, the city said in a statement.";
        let copy = format!("(Agency) {text} It will reopen in May.");
        let retold = "Cracks in two pillars led the city to close its river bridge on Monday; engineers had found them, officials told reporters there.";
        assert!(resemblance(&grams(text), &grams(&copy)) > 0.9);
        assert!(resemblance(&grams(text), &grams(retold)) < 0.2);
    }
}
