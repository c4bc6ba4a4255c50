//! Whole stories: a page read against several reports, sentence by sentence against labels. `tests/stories/README.md` tells how the
//! stories are made and labelled. `cargo test --test stories -- --nocapture` prints the figures and every sentence read wrongly.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::pack::PackHead;
use crossread::reading::{Evidence, ReadClaim, Slot};
use crossread::report::article;
use serde::{Deserialize, Serialize};

/// What must hold over all stories, a little below what was reached last. Raise a floor when the engine has risen above it.
mod floor {
    /// A sentence is related to some report, or is not.
    pub const RELATED_PRECISION: f64 = 0.93;
    pub const RELATED_RECALL: f64 = 0.54;
    pub const RELATED_F1: f64 = 0.69;
    /// The relation is right, where context and none are one.
    pub const RELATION: f64 = 0.60;
    /// What is shown as differing or denied is so.
    pub const AGAINST_PRECISION: f64 = 0.50;
    /// That many are shown at least: precision alone is had by silence.
    pub const AGAINST_SHOWN: usize = 2;
    /// A related sentence shows a passage that the labels name.
    pub const EVIDENCE: f64 = 0.80;
    /// Sentences that state nothing and are marked all the same, at most.
    pub const NOISE: f64 = 0.04;
}

/// A sentence's relation in the labels and, as they name it, in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Label {
    Corroborated,
    Differs,
    Denied,
    Unverified,
    Context,
    None,
    NotAClaim,
}

impl Label {
    fn found(claim: &ReadClaim) -> Self {
        use crossread::reading::Relation as R;
        match claim.relation {
            R::Corroborated => Label::Corroborated,
            R::Differs => Label::Differs,
            R::Denied => Label::Denied,
            R::Unverified => Label::Unverified,
            R::Context => Label::Context,
            R::Unmatched => Label::None,
        }
    }

    fn related(self) -> bool {
        !matches!(self, Label::None | Label::NotAClaim)
    }

    fn against(self) -> bool {
        matches!(self, Label::Differs | Label::Denied)
    }

    /// Context is off by default, so the reader sees it as they see none.
    fn seen(self) -> Self {
        if self == Label::Context { Label::None } else { self }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gold {
    sentence: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    relation: Label,
    #[serde(default)]
    also: Vec<Label>,
    #[serde(default)]
    evidence: Vec<Quote>,
    slot: Option<Slot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quote {
    report: String,
    quote: String,
}

struct Story {
    name: String,
    page: String,
    /// By id: the file's name without its ending.
    reports: BTreeMap<String, String>,
    gold: Vec<Sentence>,
}

fn stories() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let entries = |path: &Path| -> Vec<PathBuf> { fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect() };
    let text = |path: &Path| fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut stories: Vec<Story> = entries(&folder)
        .into_iter()
        .filter(|path| path.is_dir())
        .map(|path| Story {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            page: text(&path.join("page.txt")),
            reports: entries(&path)
                .into_iter()
                .filter(|file| file.extension().is_some_and(|e| e == "txt"))
                .map(|file| (file.file_stem().unwrap().to_string_lossy().into_owned(), text(&file)))
                .filter(|(id, _)| id != "page")
                .collect(),
            gold: toml::from_str::<Gold>(&text(&path.join("gold.toml")))
                .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
                .sentence,
        })
        .collect();
    stories.sort_by(|x, y| x.name.cmp(&y.name));
    stories
}

/// The claims of the story's page, read against its reports.
fn read(story: &Story) -> Vec<ReadClaim> {
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let reports: Vec<_> =
        story.reports.iter().map(|(id, text)| engine.report(&article::plain(text.as_bytes()), id)).collect();
    let pack = engine.compile(&PackHead { title: story.name.clone(), ..PackHead::default() }, &reports);
    engine.add_pack(pack).expect("a pack just compiled");
    engine.read(&article::plain(story.page.as_bytes())).claims
}

/// How many of the words of the shorter text both hold, as a share; at least three words, or all.
fn overlap(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let text = text.to_lowercase();
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let shorter = one.len().min(other.len());
    let mut counts: HashMap<String, usize> = HashMap::new();
    for word in one {
        *counts.entry(word).or_default() += 1;
    }
    let both =
        other.into_iter().filter(|w| counts.get_mut(w).is_some_and(|n| n.checked_sub(1).map(|m| *n = m).is_some()));
    let both = both.count();
    if both >= 3 || both == shorter { both as f64 / shorter.max(1) as f64 } else { 0.0 }
}

/// Two texts this near to each other are one passage.
const SAME: f64 = 0.5;

/// The claim that a labelled sentence is, if the reading has it: the first of those nearest in words.
fn claim<'a>(claims: &'a [ReadClaim], text: &str) -> Option<&'a ReadClaim> {
    let near = claims.iter().map(|c| (overlap(text, &c.text), c)).rev().max_by(|x, y| x.0.total_cmp(&y.0));
    near.filter(|(score, _)| *score >= SAME).map(|(_, claim)| claim)
}

fn named(sentence: &Sentence, claim: &ReadClaim) -> bool {
    let is = |quote: &Quote, e: &Evidence| quote.report == e.report && overlap(&quote.quote, &e.text) >= SAME;
    claim.evidence.iter().any(|e| sentence.evidence.iter().any(|q| is(q, e)))
}

/// Counts over labelled sentences. A second label that is allowed counts as right everywhere.
#[derive(Clone, Default)]
struct Tally {
    claims: usize,
    found: usize,
    extra: usize,
    missed: usize,
    right: usize,
    against: usize,
    against_right: usize,
    evidence: usize,
    evidence_right: usize,
    slots: usize,
    slots_right: usize,
    noise: usize,
    noise_marked: usize,
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Tally {
    /// Counts a sentence; whether it was read rightly.
    fn count(&mut self, sentence: &Sentence, claim: Option<&ReadClaim>) -> bool {
        let found = claim.map_or(Label::None, Label::found);
        let allowed = found == sentence.relation || sentence.also.contains(&found);
        if sentence.relation == Label::NotAClaim {
            let marked = found.related() && !allowed;
            self.noise += 1;
            self.noise_marked += usize::from(marked);
            return !marked;
        }
        let gold = if allowed { found } else { sentence.relation };
        let right = gold.seen() == found.seen();
        self.claims += 1;
        self.right += usize::from(right);
        self.found += usize::from(gold.related() && found.related());
        self.extra += usize::from(!gold.related() && found.related());
        self.missed += usize::from(gold.related() && !found.related());
        self.against += usize::from(found.against());
        self.against_right += usize::from(found.against() && gold.against());
        if let Some(claim) = claim.filter(|_| found.related() && !sentence.evidence.is_empty()) {
            self.evidence += 1;
            self.evidence_right += usize::from(named(sentence, claim));
        }
        if let Some(slot) = sentence.slot.filter(|_| found == Label::Differs) {
            let slots = claim.iter().flat_map(|c| &c.evidence).flat_map(|e| &e.differences).map(|d| d.slot);
            self.slots += 1;
            self.slots_right += usize::from(slots.into_iter().any(|s| s == slot));
        }
        right
    }

    fn precision(&self) -> f64 {
        share(self.found, self.found + self.extra)
    }

    fn recall(&self) -> f64 {
        share(self.found, self.found + self.missed)
    }

    fn f1(&self) -> f64 {
        share(2 * self.found, 2 * self.found + self.extra + self.missed)
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name:<14}{:>7}{:>7.3}{:>7.3}{:>7.3}{:>10.3}{:>11.3} of {:<3}{:>9.3}{:>4}/{:<3}{:>3}/{}",
            self.claims,
            self.precision(),
            self.recall(),
            self.f1(),
            share(self.right, self.claims),
            share(self.against_right, self.against),
            self.against,
            share(self.evidence_right, self.evidence),
            self.slots_right,
            self.slots,
            self.noise_marked,
            self.noise,
        )
    }
}

/// A sentence read wrongly: what the labels say, what was found, the best evidence and the passage that was wanted.
fn wrong(story: &Story, sentence: &Sentence, claim: Option<&ReadClaim>) -> String {
    let found = claim.map_or("no claim".into(), |c| format!("{:?}", Label::found(c)));
    let mut line = format!("{}: {:?}, found {found}: {}", story.name, sentence.relation, sentence.text);
    if let Some(e) = claim.and_then(|c| c.evidence.first()) {
        let _ = write!(line, "\n    shown  {} {:.2} {}", e.report, e.why.score, e.text);
    }
    if let Some(q) = sentence.evidence.first() {
        let _ = write!(line, "\n    wanted {}      {}", q.report, q.quote);
    }
    line
}

#[test]
fn labels_stand_in_their_texts() {
    let mut faults = Vec::new();
    for story in &stories() {
        let mut seen = HashSet::new();
        for sentence in &story.gold {
            let mut fault = |what: &str| faults.push(format!("{}: {what}: {}", story.name, sentence.text));
            let labels: HashSet<_> = sentence.also.iter().chain([&sentence.relation]).collect();
            if !story.page.contains(&sentence.text) {
                fault("not on the page");
            }
            if !seen.insert(&sentence.text) {
                fault("labelled twice");
            }
            if labels.len() != sentence.also.len() + 1 {
                fault("a label given twice");
            }
            if sentence.relation.related() == sentence.evidence.is_empty() {
                fault("a related sentence needs evidence, another has none");
            }
            if sentence.relation == Label::Differs && sentence.slot.is_none() {
                fault("what differs has a slot");
            }
            if sentence.slot.is_some() && !labels.contains(&Label::Differs) {
                fault("a slot is for what differs");
            }
            for quote in &sentence.evidence {
                if story.reports.get(&quote.report).is_none_or(|text| !text.contains(&quote.quote)) {
                    fault(&format!("not in report {}: {:?}", quote.report, quote.quote));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn stories_are_read_as_labelled() {
    let mut all = Tally::default();
    let mut table =
        String::from("story          claims      P      R     F1  relation  differs, denied  evidence  slots  noise\n");
    let mut errors = Vec::new();
    for story in &stories() {
        let claims = read(story);
        let mut tally = Tally::default();
        for sentence in &story.gold {
            let claim = claim(&claims, &sentence.text);
            all.count(sentence, claim);
            if !tally.count(sentence, claim) {
                errors.push(wrong(story, sentence, claim));
            }
        }
        let _ = writeln!(table, "{}", tally.line(&story.name));
    }
    let _ = writeln!(table, "{}", all.line("all"));
    println!("{}\n\n{table}", errors.join("\n"));

    let floors = [
        ("precision of related", all.precision(), floor::RELATED_PRECISION),
        ("recall of related", all.recall(), floor::RELATED_RECALL),
        ("F1 of related", all.f1(), floor::RELATED_F1),
        ("relation", share(all.right, all.claims), floor::RELATION),
        ("precision of differs and denied", share(all.against_right, all.against), floor::AGAINST_PRECISION),
        ("shown as differs and denied", all.against as f64, floor::AGAINST_SHOWN as f64),
        ("evidence", share(all.evidence_right, all.evidence), floor::EVIDENCE),
        ("unmarked noise", 1.0 - share(all.noise_marked, all.noise), 1.0 - floor::NOISE),
    ];
    let below: Vec<_> = floors.iter().filter(|(_, reached, floor)| reached < floor).collect();
    assert!(below.is_empty(), "below the floor (name, reached, floor): {below:?}");
}
