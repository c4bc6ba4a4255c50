//! What the claims around a claim tell of it. A page tells one matter, and a passage of it keeps to one: where the claims around it
//! bear on the reports, a claim that is told in other words does too; on a page about another matter even one with many words in
//! common does not. The probability that the model gives to a pair by itself is moved by both, in logits, as a prior would.

use super::thresholds::{AROUND, MOST_MOVED, PRIOR, PRIOR_COUNT, REACH};

/// How far each claim's probabilities move, in logits. `best` has each claim's probability of any relation by itself, in the page's
/// order.
pub fn shifts(best: &[f32]) -> Vec<f32> {
    let sum: f32 = best.iter().sum();
    let shift = |(i, own): (usize, &f32)| {
        // Without the claim itself, and with some claims of an average page: a short page tells little.
        let page = (sum - own + PRIOR_COUNT * PRIOR) / (best.len() as f32 - 1.0 + PRIOR_COUNT);
        let near = best.iter().enumerate().filter(|(j, _)| *j != i && j.abs_diff(i) <= REACH);
        let (total, count) = near.fold((page, 1.0), |(total, count), (_, p)| (total + p, count + 1.0));
        let moved = logit(page) + logit(total / count) - 2.0 * logit(PRIOR);
        (AROUND * moved).min(MOST_MOVED)
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
        let on = shifts(&[0.7, 0.2, 0.6, 0.1, 0.5, 0.6]);
        let off = shifts(&[0.0, 0.2, 0.0, 0.1, 0.0, 0.0]);
        assert!(on[1] > 0.5 && off[1] < -1.0, "{} {}", on[1], off[1]);
    }

    #[test]
    fn a_claim_alone_stays_where_it_is() {
        assert!(shifts(&[0.9])[0].abs() < 1e-4);
        assert!(shifts(&[]).is_empty());
    }

    #[test]
    fn neighbours_count_more_than_claims_far_off() {
        let moved = shifts(&[0.8, 0.8, 0.2, 0.8, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.0, 0.0]);
        assert!(moved[2] > moved[9]);
    }
}
