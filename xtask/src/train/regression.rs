//! Multinomial logistic regression with weights for each kind of pair, by accelerated gradient descent (Nesterov 1983).

use std::fmt::Write as _;

/// Corroborated, against, discussed, unmatched.
pub const CLASSES: usize = 4;
/// Headline, article, summary.
pub const KINDS: usize = 3;

/// How strongly the data pull against the weights' own wish to be 0. Raising it fits closer. Set by cross-validation over
/// topics, as are the next three.
const PULL: f64 = 0.01;
/// How far each kind leans on the shared weights, and on its own.
const SHARED: [f64; KINDS] = [1.0, 1.0, 0.15];
const OWN: [f64; KINDS] = [0.5, 0.5, 1.0];
/// Standardised values beyond this count as this.
pub const CLIP: f32 = 4.0;
const STEPS: usize = 600;

/// What tells one changed detail in a summary, by prior knowledge: there are too few articles to learn from all features.
const SUMMARY: [&str; 30] = [
    "strange name",
    "strange number",
    "entities missing",
    "entity swapped",
    "negated here",
    "contrary in best",
    "replaced by contrary",
    "strange contrary",
    "replaced by sister",
    "replaced noun",
    "replaced name",
    "nowhere noun",
    "nowhere name",
    "torn names",
    "torn numbers",
    "quantities differ in best",
    "times differ",
    "engine differs",
    "negations differ",
    "names crossed",
    "synonyms",
    "strange verb",
    "loose verb",
    "lone verb",
    "replaced by related",
    "loose share",
    "negated both",
    "loose quality",
    "loose noun",
    "engine corroborated",
];

/// A pair's features with its label.
pub struct Row {
    pub kind: usize,
    pub class: usize,
    pub weight: f32,
    pub values: Vec<f32>,
}

pub struct Model {
    mean: Vec<f32>,
    deviation: Vec<f32>,
    /// For each kind, feature and class; the last feature is the constant.
    weights: Vec<[[f64; CLASSES]; KINDS]>,
}

/// The weights being sought: for each feature shared ones and those of each kind.
type Sought = Vec<[[f64; CLASSES]; KINDS + 1]>;

pub fn fit(names: &[String], rows: &[Row]) -> Model {
    let count = names.len();
    let (mean, deviation) = spread(count, rows);
    let rows: Vec<Row> = rows
        .iter()
        .map(|row| {
            let scaled = row.values.iter().zip(mean.iter().zip(&deviation));
            let mut values: Vec<f32> = scaled.map(|(x, (m, d))| ((x - m) / d).clamp(-CLIP, CLIP)).collect();
            values.push(1.0);
            Row { values, ..*row }
        })
        .collect();
    let own: Vec<[f64; KINDS]> = (0..=count)
        .map(|i| {
            let of_summary = names.get(i).is_none_or(|n| SUMMARY.contains(&n.as_str()));
            [OWN[0], OWN[1], if of_summary { OWN[2] } else { 0.0 }]
        })
        .collect();
    let combined = |sought: &Sought| -> Vec<[[f64; CLASSES]; KINDS]> {
        let of = |i: usize, k: usize, c: usize| {
            let shared = if i == count { 0.0 } else { SHARED[k] };
            let own = if i == count { 1.0 } else { own[i][k] };
            shared * sought[i][0][c] + own * sought[i][k + 1][c]
        };
        (0..=count).map(|i| std::array::from_fn(|k| std::array::from_fn(|c| of(i, k, c)))).collect()
    };
    let gradient = |sought: &Sought| -> Sought {
        let weights = combined(sought);
        let mut pulls = vec![[[0.0f64; CLASSES]; KINDS]; count + 1];
        for row in &rows {
            let p = softmax(&logits(&weights, row));
            for (c, p) in p.iter().enumerate() {
                let error = PULL * f64::from(row.weight) * (p - if c == row.class { 1.0 } else { 0.0 });
                for (pull, x) in pulls.iter_mut().zip(&row.values) {
                    pull[row.kind][c] += error * f64::from(*x);
                }
            }
        }
        let mut out = vec![[[0.0; CLASSES]; KINDS + 1]; count + 1];
        for i in 0..=count {
            for c in 0..CLASSES {
                for k in 0..KINDS {
                    if i < count {
                        out[i][0][c] += SHARED[k] * pulls[i][k][c];
                    }
                    out[i][k + 1][c] = if i < count { own[i][k] } else { 1.0 } * pulls[i][k][c];
                }
                // The constant is free, but for a little that keeps it finite.
                let keep = if i < count { 1.0 } else { 0.02 };
                for k in 0..=KINDS {
                    out[i][k][c] += keep * sought[i][k][c];
                }
            }
        }
        out
    };
    let rate = 1.0 / steepness(&rows, count);
    let zero: Sought = vec![[[0.0; CLASSES]; KINDS + 1]; count + 1];
    let (mut now, mut ahead) = (zero.clone(), zero);
    for step in 0..STEPS {
        let slope = gradient(&ahead);
        let momentum = step as f64 / (step as f64 + 3.0);
        let mut next = ahead.clone();
        for i in 0..=count {
            for k in 0..=KINDS {
                for c in 0..CLASSES {
                    next[i][k][c] -= rate * slope[i][k][c];
                    ahead[i][k][c] = next[i][k][c] + momentum * (next[i][k][c] - now[i][k][c]);
                }
            }
        }
        now = next;
    }
    Model { mean, deviation, weights: combined(&now) }
}

fn logits(weights: &[[[f64; CLASSES]; KINDS]], row: &Row) -> [f64; CLASSES] {
    let mut out = [0.0; CLASSES];
    for (of_kind, x) in weights.iter().zip(&row.values) {
        for (sum, weight) in out.iter_mut().zip(of_kind[row.kind]) {
            *sum += weight * f64::from(*x);
        }
    }
    out
}

fn softmax(logits: &[f64; CLASSES]) -> [f64; CLASSES] {
    let top = logits.iter().copied().fold(f64::MIN, f64::max);
    let powers = logits.map(|x| (x - top).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|x| x / sum)
}

fn spread(count: usize, rows: &[Row]) -> (Vec<f32>, Vec<f32>) {
    let n = rows.len().max(1) as f64;
    let mut out = (Vec::new(), Vec::new());
    for i in 0..count {
        let mean = rows.iter().map(|r| f64::from(r.values[i])).sum::<f64>() / n;
        let variance = rows.iter().map(|r| (f64::from(r.values[i]) - mean).powi(2)).sum::<f64>() / n;
        // Numbers as the table will hold them.
        out.0.push(round(mean) as f32);
        out.1.push(round(variance.sqrt().max(1e-3)) as f32);
    }
    out
}

/// An upper bound of the slope's steepness: the greatest stretch of the rows by power iteration, with a margin.
fn steepness(rows: &[Row], count: usize) -> f64 {
    let mut direction = vec![1.0 / (count as f64 + 1.0).sqrt(); count + 1];
    let mut stretch = 1.0;
    for _ in 0..30 {
        let mut image = vec![0.0; count + 1];
        for row in rows {
            let dot: f64 = row.values.iter().zip(&direction).map(|(x, d)| f64::from(*x) * d).sum();
            for (sum, x) in image.iter_mut().zip(&row.values) {
                *sum += f64::from(row.weight) * dot * f64::from(*x);
            }
        }
        stretch = image.iter().map(|x| x * x).sum::<f64>().sqrt();
        direction = image.iter().map(|x| x / stretch.max(1e-9)).collect();
    }
    // Half for the softmax; shared and own weights move together.
    1.0 + PULL * stretch * 0.5 * 1.25 * 1.2
}

fn round(x: f64) -> f64 {
    (x * 1e4).round() / 1e4
}

impl Model {
    /// A row for each feature: name, mean, deviation, then for each kind the weight of each class; last the constant.
    pub fn table(&self, names: &[String]) -> String {
        let mut out = String::new();
        for (i, of_kinds) in self.weights.iter().enumerate() {
            let name = names.get(i).map_or("", String::as_str);
            let (mean, deviation) = (self.mean.get(i).unwrap_or(&0.0), self.deviation.get(i).unwrap_or(&1.0));
            let _ = write!(out, "{name}\t{mean}\t{deviation}");
            for weight in of_kinds.iter().flatten() {
                let _ = write!(out, "\t{}", (weight * 1e3).round() / 1e3);
            }
            out.push('\n');
        }
        out
    }
}
