//! Logistic regression of two classes with a penalty on large weights, by Newton's method (iteratively reweighted least squares).
//!
//! Minimises the sum of weight times log loss plus |w|² / (2 pull); the bias is free. That is scikit-learn's objective.

use anyhow::{Result, bail};

/// One observation.
pub struct Sample {
    pub values: Vec<f64>,
    pub holds: bool,
    pub weight: f64,
}

pub struct Fitted {
    pub bias: f64,
    pub weights: Vec<f64>,
}

/// Steps after which the search has failed; some ten are enough.
const STEPS: usize = 100;
/// A step whose greatest part is smaller than this changes nothing any more.
const TINY: f64 = 1e-9;

pub fn fit(samples: &[Sample], pull: f64) -> Result<Fitted> {
    // The bias is the weight of a last value that is always 1.
    let count = samples.first().map_or(0, |s| s.values.len());
    if samples.iter().any(|s| s.values.len() != count) {
        bail!("the samples are of several lengths");
    }
    let keep = |i: usize| if i < count { 1.0 / pull } else { 0.0 };
    let mut now = vec![0.0; count + 1];
    let mut loss = objective(samples, &now, &keep);
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = now.iter().enumerate().map(|(i, w)| keep(i) * w).collect();
        // Lower half only.
        let mut curve: Vec<Vec<f64>> = (0..=count).map(|i| vec![0.0; i + 1]).collect();
        curve.iter_mut().enumerate().for_each(|(i, row)| row[i] = keep(i));
        for sample in samples {
            let p = 1.0 / (1.0 + (-logit(sample, &now)).exp());
            let error = sample.weight * (p - f64::from(u8::from(sample.holds)));
            let bend = sample.weight * p * (1.0 - p);
            let value = |i: usize| sample.values.get(i).copied().unwrap_or(1.0);
            for (i, row) in curve.iter_mut().enumerate() {
                slope[i] += error * value(i);
                let scaled = bend * value(i);
                if scaled != 0.0 {
                    row.iter_mut().enumerate().for_each(|(j, sum)| *sum += scaled * value(j));
                }
            }
        }
        let Some(mut step) = solve(curve, &slope) else { bail!("the weights are not determined by the samples") };
        // A full step may overshoot far from the goal.
        let mut next = minus(&now, &step);
        let mut next_loss = objective(samples, &next, &keep);
        while next_loss > loss && largest(&step) > TINY {
            step.iter_mut().for_each(|part| *part /= 2.0);
            next = minus(&now, &step);
            next_loss = objective(samples, &next, &keep);
        }
        (now, loss) = (next, next_loss);
        if largest(&step) <= TINY {
            let bias = now.pop().unwrap_or_default();
            return Ok(Fitted { bias, weights: now });
        }
    }
    bail!("no weights found in {STEPS} steps")
}

fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

fn largest(step: &[f64]) -> f64 {
    step.iter().fold(0.0, |most, part| most.max(part.abs()))
}

fn logit(sample: &Sample, weights: &[f64]) -> f64 {
    sample.values.iter().chain([&1.0]).zip(weights).map(|(x, w)| x * w).sum()
}

fn objective(samples: &[Sample], weights: &[f64], keep: &impl Fn(usize) -> f64) -> f64 {
    let loss = |sample: &Sample| {
        let logit = logit(sample, weights);
        let against = if sample.holds { -logit } else { logit };
        // log(1 + exp(x)) without overflow.
        sample.weight * (against.max(0.0) + (-against.abs()).exp().ln_1p())
    };
    let penalty: f64 = weights.iter().enumerate().map(|(i, w)| keep(i) * w * w / 2.0).sum();
    samples.iter().map(loss).sum::<f64>() + penalty
}

/// Solves a symmetric positive definite system, of which the lower half is given, by Cholesky's factors; none if it is no such system.
fn solve(mut lower: Vec<Vec<f64>>, right: &[f64]) -> Option<Vec<f64>> {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let rest = lower[i][j] - dot;
            if i > j {
                lower[i][j] = rest / lower[j][j];
            } else if rest > 0.0 {
                lower[i][i] = rest.sqrt();
            } else {
                return None;
            }
        }
    }
    let mut x = right.to_vec();
    for i in 0..n {
        let dot: f64 = (0..i).map(|k| lower[i][k] * x[k]).sum();
        x[i] = (x[i] - dot) / lower[i][i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|k| lower[k][i] * x[k]).sum();
        x[i] = (x[i] - dot) / lower[i][i];
    }
    Some(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(values: &[f64], holds: bool, weight: f64) -> Sample {
        Sample { values: values.to_vec(), holds, weight }
    }

    #[test]
    fn shares_without_a_penalty() {
        // Of weight 4 without the value 1 holds, of weight 4 with it 3: the bias is ln(1/3), bias and weight are ln(3).
        let samples = [
            sample(&[0.0], true, 1.0),
            sample(&[0.0], false, 3.0),
            sample(&[1.0], true, 1.0),
            sample(&[1.0], true, 2.0),
            sample(&[1.0], false, 1.0),
        ];
        let found = fit(&samples, 1e12).expect("a fit");
        assert!((found.bias + 3.0f64.ln()).abs() < 1e-6, "{}", found.bias);
        assert!((found.weights[0] - 2.0 * 3.0f64.ln()).abs() < 1e-6, "{}", found.weights[0]);
    }

    #[test]
    fn the_penalty_holds_weights_back_but_not_the_bias() {
        // By symmetry the bias is 0, and w solves w / pull = 2 / (1 + exp(w)): w = 1 for this pull.
        let pull = (1.0 + 1.0f64.exp()) / 2.0;
        let found = fit(&[sample(&[1.0], true, 1.0), sample(&[-1.0], false, 1.0)], pull).expect("a fit");
        assert!(found.bias.abs() < 1e-9 && (found.weights[0] - 1.0).abs() < 1e-9);
        // A value that is always 0 says nothing; the bias alone tells 9 of 10 however strong the penalty.
        let found = fit(&[sample(&[0.0], true, 9.0), sample(&[0.0], false, 1.0)], 1e-6).expect("a fit");
        assert!((found.bias - 9.0f64.ln()).abs() < 1e-9 && found.weights[0] == 0.0);
    }

    #[test]
    fn what_the_samples_leave_open_is_an_error() {
        assert!(fit(&[], 1.0).is_err());
    }
}
