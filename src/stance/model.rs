//! The learned model: from features to how likely each answer is. Its weights stand in `assets/stance.tsv`, made by
//! `cargo xtask train stance`; `assets/README.md` tells what they were learned from.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::features::Features;

/// What a report can be to a claim, in the order of the model's classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Corroborated,
    /// Denied, refuted, or told with another detail.
    Against,
    /// Told as unverified, or only touched.
    Discussed,
    Unmatched,
}

pub const ANSWERS: [Answer; 4] = [Answer::Corroborated, Answer::Against, Answer::Discussed, Answer::Unmatched];
const CLASSES: usize = ANSWERS.len();
/// Kinds of pair: a claim against a headline, a headline against an article, a sentence of a summary against an article.
const KINDS: usize = 3;
/// Standardised values beyond this count as this, as in training.
const CLIP: f32 = 4.0;
/// Words of a report up to which it is a headline, and of a claim from which it is a summary's sentence, as in training.
const HEADLINE: f32 = 45.0;
const SUMMARY: f32 = 22.0;

struct Weights {
    mean: f32,
    deviation: f32,
    /// By kind, then by class.
    by_kind: [[f32; CLASSES]; KINDS],
}

static TABLE: LazyLock<HashMap<&'static str, Weights>> =
    LazyLock::new(|| include_str!("../../assets/stance.tsv").lines().filter_map(row).collect());

fn row(line: &'static str) -> Option<(&'static str, Weights)> {
    let (name, numbers) = line.split_once('\t')?;
    let mut numbers = numbers.split('\t').map_while(|n| n.parse::<f32>().ok());
    let (mean, deviation) = (numbers.next()?, numbers.next()?);
    let mut by_kind = [[0.0; CLASSES]; KINDS];
    for weight in by_kind.iter_mut().flatten() {
        *weight = numbers.next()?;
    }
    Some((name, Weights { mean, deviation, by_kind }))
}

/// How likely each answer is, and what spoke for it.
pub struct Verdict {
    /// In the order of [`ANSWERS`]; they add up to 1.
    pub likely: [f32; CLASSES],
    kind: usize,
    /// Each feature that counts, standardised.
    scaled: Vec<(String, f32)>,
}

/// Asks the model.
pub fn judge(features: &Features) -> Verdict {
    let of = |name: &str| features.of(name);
    let kind = if of("report length").exp() - 1.0 < HEADLINE {
        0
    } else if of("claim length") < SUMMARY {
        1
    } else {
        2
    };
    let constant = TABLE.get("").and_then(|w| w.by_kind.get(kind)).copied();
    let mut sums = constant.unwrap_or_default();
    let mut scaled = Vec::with_capacity(features.names.len());
    for (name, value) in features.names.iter().zip(&features.values) {
        let Some(weights) = TABLE.get(name.as_str()) else { continue };
        let x = ((value - weights.mean) / weights.deviation.max(1e-6)).clamp(-CLIP, CLIP);
        for (sum, weight) in sums.iter_mut().zip(weights.by_kind.get(kind).copied().unwrap_or_default()) {
            *sum += weight * x;
        }
        scaled.push((name.clone(), x));
    }
    let top = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers = sums.map(|s| (s - top).exp());
    let total: f32 = powers.iter().sum();
    Verdict { likely: powers.map(|p| p / total), kind, scaled }
}

impl Verdict {
    pub fn of(&self, answer: Answer) -> f32 {
        self.likely.get(answer as usize).copied().unwrap_or_default()
    }

    /// Whether the report is no longer than a headline.
    pub fn headline(&self) -> bool {
        self.kind == 0
    }

    /// The likeliest answer.
    pub fn best(&self) -> Answer {
        let most = |best: Answer, next: Answer| if self.of(next) > self.of(best) { next } else { best };
        ANSWERS.into_iter().fold(Answer::Unmatched, most)
    }

    /// The features that spoke most for an answer, with how much, most first.
    pub fn reasons(&self, answer: Answer, most: usize) -> Vec<(String, f32)> {
        let weight = |name: &str| {
            let all = TABLE.get(name).and_then(|w| w.by_kind.get(self.kind))?;
            let own = all.get(answer as usize)?;
            Some(own - all.iter().sum::<f32>() / CLASSES as f32)
        };
        let spoke = self.scaled.iter().filter_map(|(name, x)| Some((name.clone(), weight(name)? * x)));
        let mut all: Vec<(String, f32)> = spoke.filter(|(_, pull)| *pull > 0.05).collect();
        all.sort_by(|x, y| y.1.total_cmp(&x.1).then_with(|| x.0.cmp(&y.0)));
        all.truncate(most);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let rows = include_str!("../../assets/stance.tsv").lines().count();
        assert_eq!(TABLE.len(), rows);
        assert!(TABLE.contains_key(""));
    }

    #[test]
    fn likelihoods_add_up() {
        let mut features = Features::default();
        features.put("covered", 0.9);
        features.put("no such feature", f32::INFINITY);
        let verdict = judge(&features);
        assert!((verdict.likely.iter().sum::<f32>() - 1.0).abs() < 1e-4);
    }
}
