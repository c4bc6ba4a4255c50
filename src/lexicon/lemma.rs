//! Stems: the Snowball English stemmer (Porter 2) after irregular forms are brought to their base.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use rust_stemmers::{Algorithm, Stemmer};

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    super::rows(include_str!("../../assets/irregular.txt"))
        .flat_map(|row| {
            let mut forms = row.split_whitespace();
            let base = forms.next().unwrap_or_default();
            forms.map(move |form| (form, base))
        })
        .collect()
});

/// The base of an irregular form, or the word itself; folded in, folded out.
pub fn base(lower: &str) -> &str {
    IRREGULAR.get(lower).copied().unwrap_or(lower)
}

/// The stem of a folded word.
///
/// ```
/// use crossread::lexicon::stem;
/// assert_eq!(stem("fought"), stem("fighting"));
/// ```
pub fn stem(lower: &str) -> String {
    STEMMER.stem(base(lower)).into_owned()
}
