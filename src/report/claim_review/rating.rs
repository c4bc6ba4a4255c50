//! Ratings of ClaimReviews: the reviewer's words, and what they do to the claim.

use serde_json::Value;

use super::string;
use crate::lexicon::{Cue, Stem};
use crate::report::Stance;
use crate::report::article::text;
use crate::report::entry::label;
use crate::text::{TokenKind, tokens};

/// Words of ratings that call a claim untrue, beside those that deny in any text ("false", "fake", "hoax").
const UNTRUE: &[&str] = &["fiction", "inaccurate", "incorrect", "invented", "lie", "wrong"];

/// Words of ratings that call a claim true.
const TRUE: &[&str] = &["accurate", "correct", "factual", "true"];

/// Words that take back half of what the others say.
const HALF: &[&str] =
    &["but", "half", "half-true", "half-truth", "misleading", "mixed", "mixture", "partially", "partly", "somewhat"];

/// A rating of more words is an explanation, which may call anything true or false.
const SHORT: usize = 6;

/// A rating as its reviewer gave it.
pub struct Rating {
    words: Option<String>,
    /// The rating, and what the worst and the best would be.
    scale: Option<(f64, f64, f64)>,
}

impl Rating {
    /// Reads `reviewRating`; none if it says nothing.
    pub fn read(value: &Value) -> Option<Self> {
        let rating = match value {
            Value::Array(values) => return values.iter().find_map(Self::read),
            Value::Object(rating) => rating,
            _ => return None,
        };
        let said = |key: &str| label(&text(&string(rating.get(key)?)?));
        let number = |key: &str| string(rating.get(key)?)?.parse().ok().filter(|n: &f64| n.is_finite());
        // schema.org: from 1 to 5 where nothing else is said.
        let scale = number("ratingValue")
            .map(|value| (value, number("worstRating").unwrap_or(1.0), number("bestRating").unwrap_or(5.0)))
            .filter(|(value, worst, best)| worst < best && (worst..=best).contains(&value));
        let words = said("alternateName").or_else(|| said("name")).or_else(|| said("ratingExplanation"));
        (words.is_some() || scale.is_some()).then_some(Self { words, scale })
    }

    /// The rating for people to read.
    pub fn words(&self) -> String {
        match (&self.words, self.scale) {
            (Some(words), _) => words.clone(),
            (None, Some((value, worst, best))) => format!("{value} on a scale from {worst} (worst) to {best} (best)"),
            (None, None) => String::new(),
        }
    }

    /// What the rating does to the claim. Words that say it outright decide, then an end of the scale; all that lies between, or says
    /// it in words of its own ("Needs context", "Four Pinocchios"), puts the claim in doubt: a claim under review is told by
    /// nobody's rating but an outright one.
    pub fn stance(&self) -> Stance {
        let by_scale = self.scale.and_then(|(value, worst, best)| match () {
            () if value == worst => Some(Stance::Denies),
            () if value == best => Some(Stance::Confirms),
            () => None,
        });
        self.words.as_deref().and_then(outright).or(by_scale).unwrap_or(Stance::Doubts)
    }
}

/// What a short rating says outright.
fn outright(words: &str) -> Option<Stance> {
    let words: Vec<String> =
        tokens(words).into_iter().filter(|token| token.kind != TokenKind::Mark).map(|token| token.lower).collect();
    if words.len() > SHORT {
        return None;
    }
    let any = |is: &dyn Fn(&str) -> bool| words.iter().any(|word| is(word));
    let not = any(&|word| Stem::of(word).has(Cue::Negation));
    let untrue = any(&|word| UNTRUE.contains(&word) || Stem::of(word).has(Cue::Deny));
    let is_true = any(&|word| TRUE.contains(&word));
    match (untrue, is_true, not) {
        (false, false, _) => None,
        _ if any(&|word| HALF.contains(&word)) => Some(Stance::Doubts),
        (true, false, false) | (false, true, true) => Some(Stance::Denies),
        (false, true, false) => Some(Stance::Confirms),
        (true, true, _) | (true, false, true) => Some(Stance::Doubts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide_then_the_ends_of_the_scale() {
        let stance = |rating: serde_json::Value| Rating::read(&rating).map(|rating| rating.stance());
        for (words, expected) in [
            ("False", Stance::Denies),
            ("Mostly false", Stance::Denies),
            ("Not true.", Stance::Denies),
            ("Fake news", Stance::Denies),
            ("TRUE", Stance::Confirms),
            ("Mostly True", Stance::Confirms),
            ("Half true", Stance::Doubts),
            ("Partly false", Stance::Doubts),
            ("Not false", Stance::Doubts),
            ("Needs context", Stance::Doubts),
            ("It is true that the bridge fell, and false that it fell on Monday", Stance::Doubts),
        ] {
            assert_eq!(stance(serde_json::json!({"alternateName": words})), Some(expected), "{words}");
        }
        let scaled = |value: &str, worst: i32, best: i32| {
            stance(serde_json::json!({"ratingValue": value, "worstRating": worst, "bestRating": best}))
        };
        assert_eq!(scaled("1", 1, 5), Some(Stance::Denies));
        assert_eq!(scaled("5", 1, 5), Some(Stance::Confirms));
        assert_eq!(scaled("3", 1, 5), Some(Stance::Doubts));
        assert_eq!(scaled("-1", 1, 5), None, "Google's sign for what cannot be rated");
        assert_eq!(scaled("0", 0, 0), None);
        assert_eq!(scaled("NaN", 1, 5), None);
        assert_eq!(
            stance(serde_json::json!({"ratingValue": 1, "alternateName": "Four Pinocchios"})),
            Some(Stance::Denies)
        );
    }
}
