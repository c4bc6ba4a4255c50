//! What the claims around a claim tell of it. A page tells one matter, and a passage of it keeps to one: where the claims around it
//! bear on the reports, a claim that is told in other words does too; on a page about another matter even one with many words in
//! common does not. The probability that the model gives to a pair by itself is moved by both, in logits, as a prior would.
//!
//! And of many claims on one story, the one most like a page's claim is the liker the more there are to choose from, by chance
//! alone.

use super::thresholds::{AROUND, CHANCE, CHOICE, MOST_MOVED, PRIOR, PRIOR_COUNT, REACH};

/// How far the probabilities of a claim move, in logits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shift {
    /// Up or down, for what is around the claim: any relation.
    pub surroundings: f32,
    /// Down, for how many claims there were to choose from: every probability.
    pub chance: f32,
}

/// How far each claim's probabilities move. `best` has each claim's probability of any relation by itself, in the page's order;
/// `choice` counts the claims of the reports on its story.
pub fn shifts(best: &[f32], choice: f32) -> Vec<Shift> {
    let sum: f32 = best.iter().sum();
    let chance = CHANCE * (choice / CHOICE).max(1.0).ln();
    let shift = |(i, own): (usize, &f32)| {
        // Without the claim itself, and with some claims of an average page: a short page tells little.
        let page = (sum - own + PRIOR_COUNT * PRIOR) / (best.len() as f32 - 1.0 + PRIOR_COUNT);
        let near = best.iter().enumerate().filter(|(j, _)| *j != i && j.abs_diff(i) <= REACH);
        let (total, count) = near.fold((page, 1.0), |(total, count), (_, p)| (total + p, count + 1.0));
        let moved = logit(page) + logit(total / count) - 2.0 * logit(PRIOR);
        Shift { surroundings: (AROUND * moved).min(MOST_MOVED), chance }
    };
    best.iter().enumerate().map(shift).collect()
}

/// The logarithm of the odds; bounded, as no claim is certain.
pub fn logit(probability: f32) -> f32 {
    let p = probability.clamp(0.002, 0.998);
    (p / (1.0 - p)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_claim_counts_more_on_a_page_on_the_matter() {
        let on = shifts(&[0.7, 0.2, 0.6, 0.1, 0.5, 0.6], 50.0);
        let off = shifts(&[0.0, 0.2, 0.0, 0.1, 0.0, 0.0], 50.0);
        assert!(on[1].surroundings > 0.5 && off[1].surroundings < -1.0, "{on:?} {off:?}");
    }

    #[test]
    fn a_claim_alone_stays_where_it_is() {
        assert!(shifts(&[0.9], 50.0)[0].surroundings.abs() < 1e-4);
        assert!(shifts(&[], 50.0).is_empty());
    }

    #[test]
    fn neighbours_count_more_than_claims_far_off() {
        let moved = shifts(&[0.8, 0.8, 0.2, 0.8, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.0, 0.0], 50.0);
        assert!(moved[2].surroundings > moved[9].surroundings);
    }

    #[test]
    fn among_many_claims_likeness_counts_less() {
        let chance = |choice: f32| shifts(&[0.7, 0.2, 0.6], choice)[1].chance;
        assert_eq!((chance(0.0), chance(50.0)), (0.0, 0.0));
        assert!(chance(5000.0) > chance(500.0) && chance(500.0) > 0.0);
    }
}
