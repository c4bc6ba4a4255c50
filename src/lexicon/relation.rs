//! Words that stand for one another in news, and words that say the contrary.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::stem;

/// The groups in order, each as its stems.
static MEMBERS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    super::rows(include_str!("../../assets/synonyms.txt"))
        .map(|row| row.split_whitespace().map(stem).collect())
        .collect()
});

static GROUPS: LazyLock<FxHashMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<String, Vec<u16>> = FxHashMap::default();
    for (number, row) in MEMBERS.iter().enumerate() {
        for word in row {
            let of = groups.entry(word.clone()).or_default();
            if !of.contains(&(number as u16)) {
                of.push(number as u16);
            }
        }
    }
    groups
});

static CONTRARY: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for (a, b) in super::rows(include_str!("../../assets/antonyms.txt")).filter_map(|row| row.split_once(' ')) {
        let (a, b) = (stem(a.trim()), stem(b.trim()));
        table.entry(a.clone()).or_default().push(b.clone());
        table.entry(b).or_default().push(a);
    }
    table
});

/// The groups of words that news uses for one another to which a stem belongs.
pub fn groups(stem: &str) -> &'static [u16] {
    GROUPS.get(stem).map_or(&[], Vec::as_slice)
}

/// The stems that share a group with this one.
pub fn synonyms(stem: &str) -> impl Iterator<Item = &'static str> {
    groups(stem).iter().filter_map(|&g| MEMBERS.get(usize::from(g))).flatten().map(String::as_str)
}

/// The stems that say the contrary.
pub fn contraries(stem: &str) -> &'static [String] {
    CONTRARY.get(stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_stem() {
        assert!(synonyms(&stem("soldiers")).any(|s| s == stem("troops")));
        assert!(contraries(&stem("rose")).contains(&stem("falling")));
        assert!(!contraries(&stem("rose")).contains(&stem("grew")));
    }
}
