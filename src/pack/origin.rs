//! Origins: reports that carry one text count once. A report whose maker names its origin keeps that name.

use std::collections::{HashMap, HashSet};

use super::sketch::Sketch;

/// Share of word 4-grams that makes two reports one text (an agency's copy), of those of the shorter one. Raising it takes shortened and
/// edited copies for texts of their own.
pub const ONE_TEXT: f32 = 0.6;

/// Reports among which a key is looked up; what more reports have in common is no news but a publisher's standing line.
const CROWD: usize = 64;

/// The reports of a pack under construction, by origin.
#[derive(Default)]
pub struct Origins {
    sketches: Vec<Sketch>,
    /// For each report the first one with its text.
    roots: Vec<u32>,
    keys: HashMap<u32, Vec<u32>>,
    /// Origins that are named, and how many are not.
    named: HashSet<String>,
    unnamed: usize,
}

impl Origins {
    /// The first report that carries the text of this one: itself if none does or if its origin is named.
    pub fn place(&mut self, report: u32, name: Option<&str>, sketch: &Sketch) -> u32 {
        let root = match name {
            None => self.like(sketch).map_or(report, |other| self.roots[other as usize]),
            Some(_) => report,
        };
        match name {
            Some(name) if !self.named.contains(name) => {
                self.named.insert(name.to_owned());
            }
            None if root == report => self.unnamed += 1,
            _ => {}
        }
        for &key in sketch.keys() {
            let crowd = self.keys.entry(key).or_default();
            if crowd.len() < CROWD {
                crowd.push(report);
            }
        }
        self.sketches.push(sketch.clone());
        self.roots.push(root);
        root
    }

    /// The first report that carries a text.
    fn like(&self, sketch: &Sketch) -> Option<u32> {
        let mut near: Vec<u32> = sketch.keys().iter().filter_map(|key| self.keys.get(key)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().find(|&other| self.sketches[other as usize].resemblance(sketch) >= ONE_TEXT)
    }

    /// How many origins there are.
    pub fn count(&self) -> usize {
        self.named.len() + self.unnamed
    }
}
