//! Names: when two spellings are one name.

use crate::text::normalise::fold;

/// A spelling brought to what its transliterations share: Zelensky, Zelenskyy and Zelenskiy give one skeleton.
///
/// The rules undo the choices of the common romanisations of Cyrillic (BGN/PCGN, ALA-LC, the French and German ways),
/// of Korean (Revised, McCune-Reischauer, the family's own) and of Arabic, where these differ by letter.
pub fn skeleton(name: &str) -> String {
    let mut s: String = fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
    // J at the head is a sound of its own (Jong, Jack), elsewhere it is how some write y (Sergej).
    let head = s.starts_with('j');
    for (from, to) in [
        ("young", "yong"),
        ("hyeon", "hyun"),
        ("shch", "sc"),
        ("sch", "s"),
        ("sh", "s"),
        ("tch", "c"),
        ("ch", "c"),
        ("kh", "h"),
        ("zh", "z"),
        ("ph", "f"),
        ("th", "t"),
        ("dj", "j"),
        ("dzh", "j"),
        ("ck", "k"),
        ("q", "k"),
        ("w", "v"),
        ("ou", "u"),
        ("oo", "u"),
        ("eo", "o"),
        ("ae", "e"),
        ("oe", "e"),
        ("ee", "i"),
        ("yy", "i"),
        ("iy", "i"),
        ("ij", "i"),
        ("yi", "i"),
        ("ii", "i"),
        ("ie", "e"),
        ("ye", "e"),
        ("y", "i"),
        ("j", "i"),
    ] {
        if s.contains(from) {
            s = s.replace(from, to);
        }
    }
    if head {
        s.replace_range(..1, "j");
    }
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// A person's name in its parts, as skeletons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PersonName {
    pub family: String,
    /// Empty where only the family name is known.
    pub given: String,
    /// Letters of the family name as written, folded: to tell a near spelling from another name.
    folded: String,
}

/// Family names that stand before the given name in Korean, Chinese and Vietnamese usage.
const FAMILY_FIRST: [&str; 36] = [
    "kim", "lee", "park", "choi", "jung", "jeong", "kang", "cho", "yoon", "jang", "lim", "han", "shin", "seo", "kwon",
    "hwang", "moon", "ri", "pak", "choe", "xi", "li", "wang", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou",
    "wu", "xu", "sun", "nguyen", "tran", "pham",
];

impl PersonName {
    /// Splits a full name, given as its words without titles.
    pub fn new(words: &[&str]) -> Self {
        let Some((last, init)) = words.split_last() else {
            return Self::default();
        };
        let Some((first, rest)) = words.split_first().filter(|_| !init.is_empty()) else {
            return Self { family: skeleton(last), given: String::new(), folded: fold(last) };
        };
        let first_folded = fold(first);
        let family_first =
            FAMILY_FIRST.contains(&first_folded.as_str()) && (rest.len() >= 2 || last.contains(['-', '‑', '‐']));
        if family_first {
            return Self { family: skeleton(first), given: skeleton(&rest.concat()), folded: first_folded };
        }
        Self { family: skeleton(last), given: skeleton(first), folded: fold(last) }
    }

    /// How surely two names are one person's, 0 to 1. A family name alone agrees with any bearer of it.
    pub fn alike(&self, other: &Self) -> f64 {
        let family = spelled_alike(&self.family, &other.family);
        if family == 0.0 || self.family.is_empty() {
            return 0.0;
        }
        if self.given.is_empty() || other.given.is_empty() {
            // "Kim" alone may be any of many.
            return if family == 1.0 { 0.9 } else { family * 0.8 };
        }
        let initial = self.given.chars().next() == other.given.chars().next();
        let given = if self.given.len().min(other.given.len()) == 1 && initial {
            0.9
        } else {
            // Short given names differ by a letter and are two: Yong-hyun, Jong-un; Jan, Jana.
            let long = self.given.len().min(other.given.len()) >= 6;
            if long || self.given == other.given { spelled_alike(&self.given, &other.given) } else { 0.0 }
        };
        if given == 0.0 { 0.0 } else { family.min(given) }
    }
}

/// 1 for one skeleton, a little less for a slip in a long one, 0 for two names.
pub fn spelled_alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (a, b) = (a.chars().collect::<Vec<_>>(), b.chars().collect::<Vec<_>>());
    if a.first() != b.first() || a.len().min(b.len()) < 5 {
        return 0.0;
    }
    let slips = strsim::generic_levenshtein(&a, &b);
    match (slips, a.len().max(b.len())) {
        (1, 5..) => 0.9,
        (2, 9..) => 0.85,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_share_a_skeleton() {
        for names in [
            ["Zelensky", "Zelenskyy", "Zelenskiy"],
            ["Lukashenko", "Loukashenko", "Lukashenko"],
            ["Gaddafi", "Gadafi", "Gaddafi"],
            ["Yong-hyun", "Young-hyun", "Yong Hyun"],
            ["Sergei", "Sergey", "Sergej"],
        ] {
            assert_eq!(skeleton(names[0]), skeleton(names[1]), "{names:?}");
            assert_eq!(skeleton(names[0]), skeleton(names[2]), "{names:?}");
        }
    }

    #[test]
    fn other_people_stay_apart() {
        let name = |s: &str| PersonName::new(&s.split(' ').collect::<Vec<_>>());
        assert!(name("Kim Yong-hyun").alike(&name("Kim Young-hyun")) > 0.8);
        assert!(name("Kim Yong-hyun").alike(&name("Kim Yong-bok")) == 0.0);
        assert!(name("Kim Yong-hyun").alike(&name("Kim Jong-un")) == 0.0);
        assert!(name("Andriï Kovalenko").alike(&name("Andrii Kovalenko")) > 0.8);
        assert!(name("Joe Biden").alike(&name("Hunter Biden")) == 0.0);
        assert!(name("Zelensky").alike(&name("Volodymyr Zelenskyy")) > 0.8);
    }
}
