//! The thesaurus: which stems stand for one another and which say the contrary, from WordNet (Miller 1995).
//!
//! `assets/thesaurus.bin` is made by `assets/build/thesaurus.py`, which keeps usual senses only; its format is told in
//! `assets/README.md`. The hand-made lists of [`super::relation`] go before it.

use super::WordsError;
use super::words::WordId;

/// How a stem stands to another; in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Link {
    /// One is a kind of the other, or they are near in meaning: "missile", "weapon".
    Kind,
    /// One is made from the other: "analyse", "analysis".
    Derivation,
    /// They mean one thing in their usual senses: "start", "begin".
    Synonym,
    /// They say the contrary: "rise", "fall".
    Contrary,
}

impl Link {
    const ALL: [Self; 4] = [Self::Kind, Self::Derivation, Self::Synonym, Self::Contrary];
}

/// The links of a stem: a part of the table. Empty for most stems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Links {
    from: u32,
    to: u32,
}

/// The table: for each stem its links, sorted. A lookup is a binary search among a handful.
#[derive(Default)]
pub struct Thesaurus {
    /// Where the links of each stem start, by the stem's number; one more for the end.
    starts: Vec<u32>,
    links: Vec<(u16, Link)>,
}

impl Thesaurus {
    /// Reads the table: for each link its pairs of stems, each by its number in the word table.
    pub fn read(bytes: &[u8]) -> Result<Self, WordsError> {
        let (mut rest, mut pairs) = (bytes, Vec::with_capacity(bytes.len() / 4));
        for link in Link::ALL {
            let broken = WordsError("its thesaurus is broken");
            let (count, after) = rest.split_first_chunk::<4>().ok_or(broken)?;
            let length = (u32::from_le_bytes(*count) as usize).checked_mul(4).ok_or(broken)?;
            let (own, after) = after.split_at_checked(length).ok_or(broken)?;
            pairs.extend(own.chunks_exact(4).map(|p| (le16(p[0], p[1]), le16(p[2], p[3]), link)));
            rest = after;
        }
        // Both ways, by the first of the two: counted, then laid out.
        let most = pairs.iter().map(|&(a, b, _)| a.max(b)).max().map_or(0, |id| usize::from(id) + 1);
        let mut starts = vec![0u32; most + 1];
        for &(a, b, _) in &pairs {
            starts[usize::from(a) + 1] += 1;
            starts[usize::from(b) + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut links = vec![(0, Link::Kind); pairs.len() * 2];
        let mut next = starts.clone();
        for (a, b, link) in pairs {
            for (from, to) in [(a, b), (b, a)] {
                let at = &mut next[usize::from(from)];
                links[*at as usize] = (to, link);
                *at += 1;
            }
        }
        for ends in starts.windows(2) {
            links[ends[0] as usize..ends[1] as usize].sort_unstable();
        }
        Ok(Self { starts, links })
    }

    /// The links of a stem.
    pub fn links(&self, id: WordId) -> Links {
        let at = id.number() as usize;
        match self.starts.get(at..).unwrap_or_default() {
            [from, to, ..] => Links { from: *from, to: *to },
            _ => Links::default(),
        }
    }

    /// How the stem that has these links stands to another.
    pub fn link(&self, links: Links, other: WordId) -> Option<Link> {
        let own = self.of(links);
        let at = own.binary_search_by_key(&other.number(), |link| u32::from(link.0)).ok()?;
        own.get(at).map(|link| link.1)
    }

    fn of(&self, links: Links) -> &[(u16, Link)] {
        self.links.get(links.from as usize..links.to as usize).unwrap_or_default()
    }
}

fn le16(low: u8, high: u8) -> u16 {
    u16::from_le_bytes([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Words, stem};

    const TABLE: &[u8] = include_bytes!("../../assets/thesaurus.bin");

    fn words() -> Words {
        let words = Words::read(include_bytes!("../../assets/words.bin").to_vec()).unwrap();
        words.with(Thesaurus::read(TABLE).unwrap())
    }

    fn link(words: &Words, a: &str, b: &str) -> Option<Link> {
        let (a, b) = (words.find(&stem(a)).unwrap(), words.find(&stem(b)).unwrap());
        let thesaurus = words.thesaurus();
        let there = thesaurus.link(thesaurus.links(a), b);
        assert_eq!(there, thesaurus.link(thesaurus.links(b), a));
        there
    }

    #[test]
    fn links_of_usual_senses() {
        let words = words();
        assert_eq!(link(&words, "bought", "purchases"), Some(Link::Synonym));
        assert_eq!(link(&words, "examined", "analysed"), Some(Link::Synonym));
        assert_eq!(link(&words, "kill", "killers"), Some(Link::Derivation));
        assert_eq!(link(&words, "missiles", "weapon"), Some(Link::Kind));
        assert_eq!(link(&words, "succeeded", "fails"), Some(Link::Contrary));
        assert_eq!(link(&words, "bank", "cant"), None);
        assert_eq!(link(&words, "the", "weapon"), None);
    }

    #[test]
    fn damaged_tables_are_refused_or_empty() {
        assert!(Thesaurus::read(&TABLE[..TABLE.len() - 1]).is_err());
        assert!(Thesaurus::read(&[0xff; 16]).is_err());
        assert!(Thesaurus::read(&[0; 16]).is_ok());
        let words = words();
        let unread = Thesaurus::default();
        assert_eq!(unread.links(words.find("weapon").unwrap()), Links::default());
        let links = words.thesaurus().links(words.find("weapon").unwrap());
        assert_eq!(unread.link(links, words.find("missil").unwrap()), None);
    }
}
