//! Names: when two spellings are one name.

use serde::{Deserialize, Serialize};

use crate::lexicon::WordList;
use crate::text::normalise::fold;

/// A spelling brought to what its transliterations share: Zelensky, Zelenskyy and Zelenskiy give one skeleton.
///
/// The rules undo the choices of the common romanisations of Cyrillic (BGN/PCGN, ALA-LC, the French and German ways),
/// of Korean (Revised, McCune-Reischauer, the family's own) and of Arabic, where these differ by letter.
pub fn skeleton(name: &str) -> String {
    let mut s: String = fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
    // J at the head is a sound of its own (Jong, Jack), elsewhere it is how some write y (Sergej); X at the head is Chinese, elsewhere
    // it is how some write ks (Alexei).
    let (head, chinese) = (s.starts_with('j'), s.starts_with('x'));
    const SOUNDS: &[Sound] = &[
        sound("young", "yong"),
        sound("hyeon", "hyun"),
        sound("shch", "sc"),
        sound("sch", "s"),
        sound("sh", "s"),
        sound("tch", "c"),
        sound("ch", "c"),
        sound("kh", "h"),
        sound("zh", "z"),
        sound("dh", "d"),
        sound("ph", "f"),
        sound("th", "t"),
        sound("dj", "j"),
        sound("dzh", "j"),
        sound("ck", "k"),
        sound("q", "k"),
        sound("w", "v"),
        sound("ou", "u"),
        sound("oo", "u"),
        sound("eo", "o"),
        sound("ae", "e"),
        sound("oe", "e"),
        sound("ee", "i"),
        sound("yy", "i"),
        sound("iy", "i"),
        sound("ij", "i"),
        sound("yi", "i"),
        sound("ii", "i"),
        sound("ie", "e"),
        sound("ye", "e"),
        sound("y", "i"),
        sound("j", "i"),
        sound("x", "ks"),
    ];
    respell(&mut s, SOUNDS);
    if head {
        s.replace_range(..1, "j");
    }
    if chinese {
        s.replace_range(..2, "x");
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PersonName {
    pub family: String,
    /// Empty where only the family name is known.
    pub given: String,
    /// Letters of the family name as written, folded: to tell a near spelling from another name.
    folded: String,
    /// "jr", "sr", "iii": tells a father from a son; empty where nothing is said.
    generation: String,
    /// The family name stands first, as in Chinese, Korean and Vietnamese names.
    eastern: bool,
}

/// Family names that stand before the given name in Korean, Chinese and Vietnamese usage, where the given name has two parts.
static FAMILY_FIRST: WordList = WordList::new(
    "kim lee park choi jung jeong chung kang cho jo yoon yun jang chang lim han shin seo kwon hwang moon \
ri pak choe ahn oh song ryu yoo hong ko noh roh rhee yi mao deng teng chiang chou hsi hsieh tsai tsang lin tang feng cheng ma \
xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu jiang guo gao luo zheng liang xie nguyen tran pham le ngo vo dang bui do",
);
/// Those that hardly anybody bears as a given name, so that two words are enough.
static CHINESE: WordList =
    WordList::new("xi wang zhang liu zhao huang zhou wu xu hu jiang guo gao luo zheng liang xie deng hsi chiang");

impl PersonName {
    /// Splits a full name, given as its words without titles.
    pub fn new(words: &[&str]) -> Self {
        let (words, generation) = match words.split_last() {
            Some((last, rest))
                if !rest.is_empty()
                    && matches!(fold(last).as_str(), "jr" | "jnr" | "sr" | "snr" | "ii" | "iii" | "iv") =>
            {
                (rest, fold(last).replace("jnr", "jr").replace("snr", "sr"))
            }
            _ => (words, String::new()),
        };
        // "M. Dupont" is Monsieur Dupont, or somebody whose given name is not told.
        let words = if words.len() == 2 && matches!(words[0], "M" | "M.") { &words[1..] } else { words };
        let Some((last, init)) = words.split_last() else {
            return Self::default();
        };
        let last = without_article(last);
        let Some((first, rest)) = words.split_first().filter(|_| !init.is_empty()) else {
            return Self { family: skeleton(last), folded: fold(last), generation, ..Self::default() };
        };
        let head = fold(first);
        let two = rest.len() >= 2 || last.contains(['-', '‑', '‐']);
        if (FAMILY_FIRST.has(&head) && two) || (CHINESE.has(&head) && !FAMILY_FIRST.has(&fold(last))) {
            let given = skeleton(&rest.concat());
            return Self { family: skeleton(first), given, folded: head, generation, eastern: true };
        }
        Self { family: skeleton(last), given: skeleton(first), folded: fold(last), generation, eastern: false }
    }

    /// How surely two names are one person's, 0 to 1. A family name alone agrees with any bearer of it.
    pub fn alike(&self, other: &Self) -> f64 {
        let eastern = self.eastern && other.eastern;
        let alike = |a: &str, b: &str| match spelled_alike(a, b) {
            // Kim Chong-un is Kim Jong-un, Hsi Chin-p'ing is Xi Jinping.
            sure if sure > 0.0 || !eastern => sure,
            _ => {
                if romanised(a) == romanised(b) {
                    0.9
                } else {
                    0.0
                }
            }
        };
        let family = alike(&self.family, &other.family);
        if family == 0.0 || self.family.is_empty() {
            return 0.0;
        }
        if self.given.is_empty() || other.given.is_empty() {
            // "Kim" alone may be any of many.
            return if family == 1.0 { 0.9 } else { family * 0.8 };
        }
        if self.generation != other.generation {
            return 0.0; // father and son
        }
        // Martin and Martina
        let (x, y) = (&self.given, &other.given);
        if x.strip_suffix('a') == Some(y) || y.strip_suffix('a') == Some(x) {
            return 0.0;
        }
        let initial = self.given.chars().next() == other.given.chars().next();
        let shorter = self.given.len().min(other.given.len());
        let given = if shorter == 1 && initial || shorter >= 4 && other_head(&self.given, &other.given) {
            0.9
        } else if self.given == other.given || shorter >= 6 {
            alike(&self.given, &other.given)
        } else if shorter >= 5 && (eastern || other_vowels(&self.given, &other.given)) {
            // Short given names differ by a letter and are two: Yong-hyun, Jong-un; Jan, Jana.
            if eastern && romanised(&self.given) != romanised(&other.given) { 0.0 } else { 0.9 }
        } else {
            0.0
        };
        if given == 0.0 { 0.0 } else { family.min(given) }
    }
}

/// Whether a folded word is a family name that may stand first.
pub(super) fn is_family_first(lower: &str) -> bool {
    FAMILY_FIRST.has(lower)
}

/// Whether the words of a name begin with a family name, as they do in Chinese and Korean: certain with a hyphen after it, or
/// with a Chinese family name.
pub(super) fn stands_first(words: &[&str], hyphened: bool) -> bool {
    let chinese = words.first().is_some_and(|first| CHINESE.has(&fold(first)));
    (hyphened || chinese) && PersonName::new(words).eastern
}

/// A family name without the article of Arabic names: al-Sisi, El-Sisi, Sisi.
fn without_article(name: &str) -> &str {
    let Some((article, rest)) = name.split_once(['-', '‑', '‐']) else {
        return name;
    };
    let known = matches!(fold(article).as_str(), "al" | "el" | "ul" | "ad" | "as" | "ash" | "an" | "ar" | "at" | "az");
    if known && rest.chars().count() > 2 { rest } else { name }
}

/// A skeleton brought to what the older and newer romanisations of Korean and Chinese share: McCune-Reischauer, Revised, the
/// North's; Wade-Giles, Pinyin.
fn romanised(skeleton: &str) -> String {
    let mut s = skeleton.to_owned();
    if matches!(s.as_str(), "li" | "i" | "ri" | "re" | "rhi" | "rhe") {
        return "i".to_owned(); // Lee, Yi, Ri, Rhee
    }
    const SOUNDS: &[Sound] = &[
        sound("hs", "s"),
        sound("ks", "s"),
        sound("x", "s"),
        sound("ts", "c"),
        sound("z", "c"),
        sound("j", "c"),
        sound("eu", "u"),
        sound("ung", "ong"),
        sound("ien", "ian"),
        sound("g", "k"),
        sound("d", "t"),
        sound("b", "p"),
    ];
    respell(&mut s, SOUNDS);
    s
}

/// How a sound is written, how it is written here, and the letters of the former, a bit each.
struct Sound {
    from: &'static str,
    to: &'static str,
    needed: u32,
}

const fn sound(from: &'static str, to: &'static str) -> Sound {
    Sound { from, to, needed: letters(from) }
}

const fn letters(text: &str) -> u32 {
    let (bytes, mut set, mut i) = (text.as_bytes(), 0, 0);
    while i < bytes.len() {
        set |= 1 << (bytes[i] & 31);
        i += 1;
    }
    set
}

/// Replaces one spelling after the other, each wherever it stands. Most names have no more than one of them, so that a look at which
/// letters a name has spares most of the searching. All spellings are of small ASCII letters.
fn respell(name: &mut String, sounds: &[Sound]) {
    let mut there = letters(name);
    for &Sound { from, to, needed } in sounds {
        if there & needed != needed {
            continue;
        }
        let (bytes, from_bytes) = (name.as_bytes(), from.as_bytes());
        // A search that is set up for each of them takes longer than it finds.
        let stands = |at: usize| bytes.get(at) == from_bytes.first() && bytes[at..].starts_with(from_bytes);
        if (0..bytes.len()).any(stands) {
            *name = name.replace(from, to);
            there |= letters(to);
        }
    }
}

/// Whether two names differ only by vowels that one Arabic letter is written with: Mohamed, Muhammad.
fn other_vowels(a: &str, b: &str) -> bool {
    let near = |(x, y): (char, char)| x == y || matches!((x, y), ('a', 'e') | ('e', 'a') | ('o', 'u') | ('u', 'o'));
    a.chars().count() == b.chars().count() && a.chars().zip(b.chars()).all(near)
}

/// Letters of a name beyond which no slips are counted, which takes the square: a page may have a word as long as itself.
const LONGEST: usize = 100;

/// 1 for one skeleton, a little less for a slip in a long one, 0 for two names.
pub fn spelled_alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if a.len() == b.len() && a.len() >= 5 && (other_vowels(a, b) || other_head(a, b)) {
        return 0.9;
    }
    if a.chars().next() != b.chars().next() {
        return 0.0;
    }
    let (long, short) = (a.chars().count(), b.chars().count());
    let (long, short) = (long.max(short), long.min(short));
    if short < 5 || long - short > 2 || long > LONGEST {
        return 0.0;
    }
    // A slip takes one letter away, or puts one there, or both: most pairs need no more than a look at which letters they have.
    let letters = |name: &str| name.chars().fold(0u64, |set, c| set | 1 << (c as u32 % 64));
    if (letters(a) ^ letters(b)).count_ones() > 4 {
        return 0.0;
    }
    match (strsim::levenshtein(a, b), long) {
        (1, 5..) => 0.9,
        (2, 9..) => 0.85,
        _ => 0.0,
    }
}

/// Whether two names differ only by a first sound that is written in two ways: Gaddafi, Qaddafi; Zelensky, Selenskyj; Yulia, Julia.
fn other_head(a: &str, b: &str) -> bool {
    let (mut x, mut y) = (a.chars(), b.chars());
    let heads = (x.next(), y.next());
    let pair = |p, q| heads == (Some(p), Some(q)) || heads == (Some(q), Some(p));
    (pair('g', 'k') || pair('s', 'z') || pair('i', 'j')) && x.as_str() == y.as_str()
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
            ["Alexei", "Aleksey", "Alexej"],
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
        assert!(name("Sam Hale Jr.").alike(&name("Sam Hale")) == 0.0);
        assert!(name("Sam Hale Jr").alike(&name("Hale")) > 0.8);
        assert!(name("Mohamed Abdi").alike(&name("Muhammad Abdi")) > 0.8);
        assert!(name("Alexander Morozov").alike(&name("Aleksandr Morozov")) > 0.8);
        assert!(name("Yulia Morozova").alike(&name("Julia Morozova")) > 0.8);
        assert!(name("Yuri Morozov").alike(&name("Juri Morozov")) > 0.8);
        assert!(name("Martin Novak").alike(&name("Martina Novak")) == 0.0);
        assert!(name("Ian Morozov").alike(&name("Jan Morozov")) == 0.0);
        assert!(name("Alexei Morozov").alike(&name("Andrei Morozov")) == 0.0);
        assert!(name("Xi Jinping").alike(&name("Xi")) > 0.8);
        assert!(name("Xi Jinping").alike(&name("Hsi Chin-p'ing")) > 0.8);
        assert!(name("Kim Jong-un").alike(&name("Kim Chŏng-ŭn")) > 0.8);
        assert!(name("Kim Jong Un").alike(&name("Kim Jong-eun")) > 0.8);
        assert!(name("Muammar Gaddafi").alike(&name("Muammar Kadhafi")) > 0.8);
        assert!(name("Omar al-Bashir").alike(&name("Omar el-Bashir")) > 0.8);
        assert!(name("M. Zelensky").alike(&name("Volodymyr Zelenskyy")) > 0.8);
        assert!(name("Christian Wolf").alike(&name("Christina Wolf")) == 0.0);
        assert!(name("Zelensky").alike(&name("Volodymyr Zelenskyy")) > 0.8);
    }
}
