//! The model that weighs the signals of a pair: two logistic regressions, one for "tells the same event", one for "has to do with it".
//!
//! The weights are `assets/bearing.tsv`; `cargo xtask train bearing` makes them, `assets/README.md` tells from what.

use std::sync::LazyLock;

use super::signals::{NAMES, Signals};
use super::surroundings::{Shift, logit};

/// What the model says of a pair, each 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weighed {
    /// Both tell one event or state.
    pub same: f32,
    /// The one has to do with the other.
    pub related: f32,
}

impl Weighed {
    /// The same with its probabilities moved. That two tell one event must show in themselves: surroundings do not move it.
    pub fn moved(self, by: Shift) -> Self {
        let related = logistic(logit(self.related) + by.surroundings - by.chance);
        Self { related, same: if by.chance == 0.0 { self.same } else { logistic(logit(self.same) - by.chance) } }
    }
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

struct Weights {
    bias: [f32; 2],
    of: [[f32; 2]; NAMES.len()],
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights { bias: [0.0; 2], of: [[0.0; 2]; NAMES.len()] };
    for row in crate::lexicon::rows(include_str!("../../assets/bearing.tsv")) {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let mut next = || cells.next().and_then(|cell| cell.parse().ok()).unwrap_or(0.0);
        let pair = [next(), next()];
        match NAMES.iter().position(|n| *n == name) {
            Some(i) => weights.of[i] = pair,
            None => weights.bias = pair,
        }
    }
    weights
});

/// Weighs the signals of a pair.
pub fn weigh(signals: &Signals) -> Weighed {
    let sum = |which: usize| {
        let products = signals.iter().zip(&WEIGHTS.of).map(|(signal, weight)| signal * weight[which]);
        logistic(WEIGHTS.bias[which] + products.sum::<f32>())
    };
    Weighed { same: sum(0), related: sum(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_signal() {
        let rows = crate::lexicon::rows(include_str!("../../assets/bearing.tsv"));
        let names: Vec<&str> = rows.filter_map(|row| row.split('\t').next()).collect();
        assert_eq!(names[0], "bias");
        assert_eq!(names[1..], NAMES);
    }
}
