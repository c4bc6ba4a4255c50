//! Labels of pairs of claims: which pairs the labels of a page's sentences speak of, and what they say of them.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A claim of a page beside a claim of a report, as `crossread compare --format pairs` prints them.
#[derive(Clone, Deserialize)]
pub struct Pair {
    pub claim: String,
    pub report: String,
    pub focus: String,
    pub score: f64,
    pub signals: Signals,
}

/// The signals of a pair by name, in the core's order.
#[derive(Clone)]
pub struct Signals(Vec<(String, f64)>);

impl Signals {
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|(_, value)| *value)
    }
}

impl<'de> Deserialize<'de> for Signals {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Signals;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("signals by name")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Signals, M::Error> {
                let mut out = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    out.push(entry);
                }
                Ok(Signals(out))
            }
        }
        from.deserialize_map(InOrder)
    }
}

/// What is known of a pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Label {
    /// Neither tells what the other tells, nor has to do with it.
    Apart,
    /// They tell two events; whether these have to do with each other is open.
    NotSame,
    /// One is the background of the other.
    Related,
    /// Both tell one event, alike or not.
    Same,
}

/// A pair with its label, and how much that is trusted.
pub struct Example {
    pub pair: Pair,
    pub label: Label,
    pub weight: f64,
}

/// A labelled sentence of a page: how the reports tell it, and where.
#[derive(Deserialize)]
pub struct Row {
    #[serde(default)]
    pub file: String,
    #[serde(alias = "sentence")]
    text: String,
    #[serde(alias = "relation_to_seeds")]
    relation: Relation,
    #[serde(default, alias = "seed_evidence")]
    evidence: Vec<Quote>,
    /// Where else it is told, when the relation is another than being told.
    #[serde(default)]
    also_evidence: Vec<Quote>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Relation {
    Corroborated,
    Differs,
    Denied,
    Unverified,
    Context,
    None,
    NotAClaim,
}

#[derive(Deserialize)]
struct Quote {
    /// A report, or what its name starts with.
    #[serde(alias = "seed")]
    report: String,
    quote: String,
}

/// Least overlap of a labelled sentence with the claim it is taken for.
const SENTENCE: f64 = 0.5;
/// Least overlap of a labelled quote with the claim it is taken for.
const QUOTE: f64 = 0.6;

/// The pairs of the claims that the rows label.
pub fn label(rows: &[Row], pairs: &[Pair]) -> Vec<Example> {
    // In order of appearance: of two claims that are as near to a sentence, the first is taken.
    let mut claims: Vec<&str> = Vec::new();
    for pair in pairs {
        if !claims.contains(&pair.claim.as_str()) {
            claims.push(&pair.claim);
        }
    }
    let mut out = Vec::new();
    for row in rows {
        let mut best = ("", 0.0);
        for claim in &claims {
            let near = sentence_overlap(&row.text, claim);
            if near > best.1 {
                best = (claim, near);
            }
        }
        if best.1 < SENTENCE {
            continue;
        }
        for pair in pairs.iter().filter(|pair| pair.claim == best.0) {
            out.extend(judge(row, pair).map(|(label, weight)| Example { pair: pair.clone(), label, weight }));
        }
    }
    out
}

/// What a row says of a pair of its claim, and how much that is trusted; none if it leaves that open.
fn judge(row: &Row, pair: &Pair) -> Option<(Label, f64)> {
    let quoted = |quote: &&Quote| pair.report.starts_with(&quote.report);
    let told = |quote: &Quote| overlap(&quote.quote, &pair.focus).share() >= QUOTE;
    let hit = row.evidence.iter().filter(quoted).any(told);
    let judged = match row.relation {
        Relation::None => (Label::Apart, 1.0),
        Relation::NotAClaim => (Label::Apart, 0.5),
        // Whether a denial tells the event is a matter of its words.
        Relation::Denied if hit => return None,
        Relation::Denied => (Label::Apart, 0.3),
        Relation::Context if hit => (Label::Related, 1.0),
        _ if hit => (Label::Same, 1.0),
        // Where a report is quoted, the quotes are likelier to be all that it has.
        _ if row.evidence.iter().any(|quote| quote.report == pair.report) => (Label::Apart, 0.5),
        _ => (Label::Apart, 0.3),
    };
    Some(if row.also_evidence.iter().filter(quoted).any(told) { (Label::Same, 0.7) } else { judged })
}

/// Words that two texts share, and the words of the shorter one.
struct Overlap {
    shared: usize,
    shorter: usize,
}

impl Overlap {
    fn share(&self) -> f64 {
        self.shared as f64 / self.shorter.max(1) as f64
    }
}

fn overlap(a: &str, b: &str) -> Overlap {
    let (a, b) = (words(a), words(b));
    let total = |words: &HashMap<String, usize>| words.values().sum::<usize>();
    let shared = a.iter().map(|(word, count)| *count.min(b.get(word).unwrap_or(&0))).sum();
    Overlap { shared, shorter: total(&a).min(total(&b)) }
}

/// As `overlap`, but fewer than three words say nothing unless they are all there are.
fn sentence_overlap(a: &str, b: &str) -> f64 {
    let overlap = overlap(a, b);
    if overlap.shared >= 3 || overlap.shared == overlap.shorter { overlap.share() } else { 0.0 }
}

fn words(text: &str) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
        *out.entry(word.to_owned()).or_default() += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"{"sentence": "The old bridge at Lund was closed on Monday", "relation_to_seeds": "RELATION",
        "seed_evidence": [{"seed": "001", "quote": "Lund shut its bridge on Monday"}]}"#;

    fn judged(relation: &str, report: &str, focus: &str) -> Vec<(Label, f64)> {
        let row: Row = serde_json::from_str(&ROW.replace("RELATION", relation)).expect("a row");
        let pair = serde_json::json!({"claim": "The old bridge at Lund was closed", "report": report, "focus": focus,
            "score": 1.0, "signals": {"here": 1.0, "absent": 0.5}});
        let pair: Pair = serde_json::from_str(&pair.to_string()).expect("a pair");
        label(&[row], &[pair]).iter().map(|e| (e.label, e.weight)).collect()
    }

    #[test]
    fn a_quote_in_the_report_that_gives_it_counts() {
        let (told, other) = ("Lund shut its bridge", "It rained in Lund");
        assert_eq!(judged("corroborated", "001_harbour", told), [(Label::Same, 1.0)]);
        assert_eq!(judged("context", "001_harbour", told), [(Label::Related, 1.0)]);
        assert_eq!(judged("differs", "001_harbour", other), [(Label::Apart, 0.3)]);
        assert_eq!(judged("differs", "001", other), [(Label::Apart, 0.5)]);
        assert_eq!(judged("corroborated", "002_harbour", told), [(Label::Apart, 0.3)]);
    }

    #[test]
    fn a_denial_is_left_open() {
        assert_eq!(judged("denied", "001_harbour", "Lund shut its bridge"), []);
        assert_eq!(judged("denied", "001_harbour", "It rained in Lund"), [(Label::Apart, 0.3)]);
        assert_eq!(judged("not_a_claim", "001_harbour", "Lund shut its bridge"), [(Label::Apart, 0.5)]);
    }

    #[test]
    fn signals_keep_their_order() {
        let signals: Signals = serde_json::from_str(r#"{"here": 1.0, "absent": 0.5}"#).expect("signals");
        assert_eq!(signals.names().collect::<Vec<_>>(), ["here", "absent"]);
    }
}
