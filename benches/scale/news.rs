//! News that nobody wrote: articles for packs of any size, the same at every run.
//!
//! Sentences are templates filled with names of `assets/` and with English words drawn by their true frequency, so that a few terms
//! stand in a tenth of all claims and most in a handful, as in real news. An article keeps to its story's people, places and
//! words; a story is told by up to six articles, one of which may be a copy of another.

use crossread::lexicon::{Words, stem};
use crossread::page::{Block, BlockKind, Page};
use jiff::civil::{Date, date};

/// Sentences of an article in a pack, and of the page that is compared with it.
const SENTENCES: u64 = 24;
const PAGE: u64 = 40;
/// Words that a story keeps using.
const MATTER: usize = 18;

/// A generator of stories, each decided by its number alone.
pub struct News {
    given: Vec<&'static str>,
    family: Vec<&'static str>,
    places: Weighted,
    bodies: Weighted,
    nouns: Weighted,
    verbs: Weighted,
    adjectives: Weighted,
}

/// Words with the chance of each.
struct Weighted {
    words: Vec<&'static str>,
    /// Sum of the weights up to and with each word.
    sums: Vec<f64>,
}

impl Weighted {
    fn new(words: impl Iterator<Item = (&'static str, f64)>) -> Self {
        let mut sum = 0.0;
        let (words, sums) = words
            .map(|(word, weight)| {
                sum += weight;
                (word, sum)
            })
            .unzip();
        Self { words, sums }
    }

    fn draw(&self, dice: &mut Dice) -> &'static str {
        let at = dice.share() * self.sums.last().copied().unwrap_or_default();
        self.words[self.sums.partition_point(|&sum| sum <= at).min(self.words.len() - 1)]
    }
}

/// SplitMix64 (Steele et al. 2014): the same numbers on every machine.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }
}

/// The dice of a story.
fn dice(story: u64) -> Dice {
    Dice(story.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5bd1)
}

/// What the articles of one event have in common.
struct Story {
    people: Vec<(String, String)>,
    bodies: Vec<&'static str>,
    places: Vec<&'static str>,
    nouns: Vec<&'static str>,
    verbs: Vec<&'static str>,
    adjectives: Vec<&'static str>,
    day: Date,
}

const TEMPLATES: &[&str] = &[
    "{p}, {r} of {b}, said on {d} that the {a} {n} in {l} {v} the {n} of {c} {m}.",
    "The {a} {n} {v} {c} {m} in {l} after the {n}, according to {b}.",
    "{b} denied that the {n} had {v} the {a} {n} near {l}.",
    "At least {c} {m} were {v} in {l} on {d}, {b} said in a statement.",
    "{f} told reporters in {l} that the {n} and the {a} {n} {v} its {n}.",
    "The {n} of the {n} {v} a {n} worth {c} million dollars, {b} announced.",
    "In {l}, {p} {v} the {n} as {a} and called for a {a} {n}.",
    "{b} has not confirmed that the {n} {v} the {n} in {l}.",
    "More than {c} {m} {v} the {a} {n}, which {b} had planned since {y}.",
    "A {n} between {b} and {b} {v} the {n} for the {a} {n} in {l}.",
    "According to {p}, the {n} {v} after a {n} near {l} {v} {c} {m}.",
    "The {a} {n} {v} on {d}, when {c} {m} came to {l} for the {n}.",
    "“The {n} {v} our {n} and the {n} of {l},” {f} said.",
    "{b} will review the {n} of the {a} {n} by {y}, {p} said.",
    "It is unclear whether the {n} in {l} {v} the {a} {n}.",
    "Earlier, {p} {v} {b} and {f} over the {n} of the {n}.",
];
const ROLES: &[&str] =
    &["director", "president", "spokesman", "head", "chairwoman", "minister", "secretary", "deputy head", "chief"];
const COUNTED: &[&str] = &[
    "people", "workers", "houses", "soldiers", "officers", "residents", "children", "cars", "companies", "pupils",
    "patients", "trees", "voters", "passengers", "police officers", "schools", "cows", "boats", "firefighters",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl News {
    /// Reads the lists; `words` tells how common each word is.
    pub fn new(words: &Words) -> Self {
        let frequency = |word: &str| words.find(&stem(word)).map_or(0.0, |id| 10f64.powf(f64::from(words.zipf(id))));
        let common = |list: Vec<&'static str>| {
            let known = list.into_iter().map(|word| (word, frequency(word)));
            // Above this a word belongs to the language, not to news.
            Weighted::new(
                known.filter(|(_, often)| (10.0..3.0e5).contains(often)).map(|(w, often)| (w, often.powf(0.8))),
            )
        };
        // The lists of names are sorted by how much is heard of each, or alphabetical: rank makes the chance (Zipf 1949).
        let ranked = |list: Vec<&'static str>| {
            Weighted::new(list.into_iter().enumerate().map(|(rank, name)| (name, 1.0 / (rank as f64 + 4.0))))
        };
        let tagged = |tag: &str| -> Vec<&'static str> {
            let rows = rows(include_str!("../../assets/tags.tsv"));
            let own = rows.filter_map(|row| row.split_once('\t')).filter(|(name, _)| *name == tag);
            own.flat_map(|(_, words)| words.split(' ')).filter(|word| word.len() > 3).collect()
        };
        let nouns = rows(include_str!("../../assets/senses.tsv")).filter_map(|row| {
            let mut cells = row.split('\t');
            let (word, parts) = (cells.next()?, cells.next()?);
            (parts.starts_with('n') && word.len() > 3).then_some(word)
        });
        let first = |table: &'static str| -> Vec<&'static str> {
            rows(table).filter_map(|row| row.split('\t').next()).collect()
        };
        let mut bodies = first(include_str!("../../assets/organisations.tsv"));
        bodies.extend(first(include_str!("../../assets/companies.tsv")));
        Self {
            given: rows(include_str!("../../assets/given-names.txt")).collect(),
            family: rows(include_str!("../../assets/surnames.txt")).collect(),
            places: ranked(first(include_str!("../../assets/places.tsv"))),
            bodies: ranked(bodies),
            nouns: common(nouns.collect()),
            verbs: common(tagged("VBD")),
            adjectives: common(tagged("JJ")),
        }
    }

    /// The articles of a story.
    pub fn story(&self, number: u64) -> Vec<Page> {
        let mut dice = dice(number);
        let mut story = self.matter(&mut dice);
        let articles = 1 + dice.below(6);
        let mut out: Vec<Page> = Vec::new();
        for article in 0..articles {
            let address = format!("https://news.example/{number}/{article}");
            let page = match out.first() {
                // An agency's text, shortened by the paper that prints it.
                Some(first) if dice.below(6) == 0 => {
                    let kept = first.blocks.len() - 2;
                    Page { url: Some(address), blocks: first.blocks[..kept].to_vec(), ..first.clone() }
                }
                _ => self.article(&story, address, SENTENCES, &mut dice),
            };
            story.day = story.day.tomorrow().unwrap_or(story.day);
            out.push(page);
        }
        out
    }

    /// One more article on a story, which no pack holds.
    pub fn page(&self, story: u64) -> Page {
        let story = self.matter(&mut dice(story));
        self.article(&story, "https://news.example/page".to_owned(), PAGE, &mut Dice(story.nouns.len() as u64))
    }

    fn matter(&self, dice: &mut Dice) -> Story {
        let list = |from: &Weighted, many: usize, dice: &mut Dice| (0..many).map(|_| from.draw(dice)).collect();
        let person = |dice: &mut Dice| (dice.pick(&self.given).to_string(), dice.pick(&self.family).to_string());
        Story {
            people: (0..3).map(|_| person(dice)).collect(),
            bodies: list(&self.bodies, 3, dice),
            places: list(&self.places, 3, dice),
            nouns: list(&self.nouns, MATTER, dice),
            verbs: list(&self.verbs, MATTER / 2, dice),
            adjectives: list(&self.adjectives, MATTER / 3, dice),
            day: date(2015 + dice.below(10) as i16, 1 + dice.below(12) as i8, 1 + dice.below(28) as i8),
        }
    }

    fn article(&self, story: &Story, address: String, sentences: u64, dice: &mut Dice) -> Page {
        let mut blocks = Vec::new();
        let mut text = String::new();
        for i in 0..sentences {
            text.push_str(&self.sentence(story, dice));
            if i % 3 == 2 || i + 1 == sentences {
                let text = std::mem::take(&mut text);
                blocks.push(Block { id: blocks.len() as u32, kind: BlockKind::Paragraph, text });
            } else {
                text.push(' ');
            }
        }
        let title = format!("{} and the {} of {}", story.bodies[0], story.nouns[0], story.places[0]);
        Page {
            title,
            published: Some(story.day),
            url: Some(address),
            language: Some("en".to_owned()),
            blocks,
            ..Page::default()
        }
    }

    fn sentence(&self, story: &Story, dice: &mut Dice) -> String {
        let template = dice.pick(TEMPLATES);
        let mut out = String::new();
        let mut rest = *template;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(&self.fill(slot, story, dice));
            rest = after;
        }
        out + rest
    }

    /// Half of the words are the story's own.
    fn fill(&self, slot: &str, story: &Story, dice: &mut Dice) -> String {
        let word = |own: &[&'static str], all: &Weighted, dice: &mut Dice| -> String {
            (if dice.below(2) == 0 { *dice.pick(own) } else { all.draw(dice) }).to_owned()
        };
        match slot {
            "p" => {
                let (given, family) = dice.pick(&story.people);
                format!("{given} {family}")
            }
            "f" => dice.pick(&story.people).1.clone(),
            "b" => (*dice.pick(&story.bodies)).to_owned(),
            "l" => (*dice.pick(&story.places)).to_owned(),
            "r" => (*dice.pick(ROLES)).to_owned(),
            "m" => (*dice.pick(COUNTED)).to_owned(),
            "d" => (*dice.pick(DAYS)).to_owned(),
            "y" => (2010 + dice.below(25)).to_string(),
            // Small figures are commoner than great ones.
            "c" => (2 + (dice.share().powi(4) * 4000.0) as u64).to_string(),
            "v" => word(&story.verbs, &self.verbs, dice),
            "a" => word(&story.adjectives, &self.adjectives, dice),
            _ => word(&story.nouns, &self.nouns, dice),
        }
    }
}

pub fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|row| !row.trim().is_empty() && !row.starts_with('#'))
}
