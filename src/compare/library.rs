//! The library: packs with what is needed to compare claims with them quickly. Nothing here is made for all claims of a pack: what
//! a reading asks for is looked up, and kept for the next one.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::align::align;
use super::candidates::Search;
use super::frame::{Frame, Kind, Manner, Word, weighed};
use super::kin::Kin;
use super::origin::{self, Origin};
use super::outline::{self, Outline, UNDERSTANDING};
use super::relate::other_actor;
use super::thresholds::{CANDIDATES, COMMON, TWIN};
use crate::lexicon::{Tagger, Words};
use crate::mention::{Entity, Gazetteer};
use crate::pack::index::{entity_term, quantity_term};
use crate::pack::{ClaimRef, Pack, ReportRef};
use crate::report::{Report, Statement};
use crate::text::tokens;

/// The best candidates of a claim among which its twins are sought, and the least share of the claim's own score that one has: a
/// twin holds most of what the claim holds.
const TWINS_LOOKED_AT: usize = 12;
const TWIN_SCORE: f32 = 0.35;
/// Claims whose frames are kept from one reading to the next.
const KEPT: usize = 8192;

/// Claims about a claim that are looked at, a bound on time: a pack may have thousands that deny one.
const TOLD: usize = 100;

/// What the core knows of language and of names.
pub struct Lexicon {
    pub words: Words,
    pub tagger: Tagger,
    pub gazetteer: Gazetteer,
}

/// A pack's claim with its frame.
pub struct Held {
    pub statement: Statement,
    pub frame: Frame,
}

/// Packs, and what was looked up in them.
#[derive(Default)]
pub struct Library {
    packs: Vec<Pack>,
    search: Search,
    claims: usize,
    held: FxHashMap<ClaimRef, Rc<Held>>,
    /// For a claim, the claims of other reports that say the same, once asked for.
    twins: FxHashMap<ClaimRef, Rc<[ClaimRef]>>,
    /// For an entity's term, the reports that name it, once asked for.
    naming: FxHashMap<String, Rc<Kin>>,
    /// What is known of the words of claims, as these write them, and of the entities that notes name by pack and text.
    words: FxHashMap<String, Rc<Word>>,
    entities: FxHashMap<(u32, u32), Entity>,
    seen: RefCell<Seen>,
}

/// What was looked up without changing anything.
#[derive(Default)]
struct Seen {
    reports: FxHashMap<ReportRef, Rc<Report>>,
    /// How many claims hold a term.
    counts: FxHashMap<String, usize>,
    origins: Option<usize>,
}

impl Library {
    pub fn new(packs: Vec<Pack>) -> Self {
        let claims = packs.iter().map(Pack::claims).sum();
        Self { search: Search::new(&packs), packs, claims, ..Self::default() }
    }

    /// Adds a pack. Frames are made anew: how common a term is has changed.
    pub fn add(&mut self, pack: Pack) {
        let mut packs = std::mem::take(&mut self.packs);
        packs.push(pack);
        *self = Self::new(packs);
    }

    /// Takes a pack out; those after it move up.
    pub fn remove(&mut self, number: usize) {
        if number < self.packs.len() {
            let mut packs = std::mem::take(&mut self.packs);
            packs.remove(number);
            *self = Self::new(packs);
        }
    }

    /// Lets go of what was kept from earlier readings, if it is much.
    pub fn tidy(&mut self) {
        if self.held.len() > KEPT {
            let packs = std::mem::take(&mut self.packs);
            let search = std::mem::take(&mut self.search);
            *self = Self { packs, search, claims: self.claims, ..Self::default() };
        }
    }

    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    fn pack(&self, number: u32) -> &Pack {
        &self.packs[number as usize]
    }

    /// Every report of every pack.
    pub fn reports(&self) -> impl Iterator<Item = ReportRef> {
        let packs = (0..).zip(&self.packs);
        packs.flat_map(|(pack, p)| (0..p.reports() as u32).map(move |report| ReportRef { pack, report }))
    }

    /// How many claims all packs hold.
    pub fn claims(&self) -> usize {
        self.claims
    }

    /// How many origins the reports of all packs have.
    pub fn origins(&self) -> usize {
        let known = self.seen.borrow().origins;
        known.unwrap_or_else(|| {
            let count = origin::count(&self.packs);
            self.seen.borrow_mut().origins = Some(count);
            count
        })
    }

    /// The name of a report's origin: the one that its maker gives, else the id of the first report of its pack with its text.
    pub fn origin_of(&self, at: ReportRef) -> String {
        let root = ReportRef { report: self.pack(at.pack).root(at.report as usize) as u32, ..at };
        let root = self.report_at(root);
        root.origin.clone().unwrap_or_else(|| root.id.clone())
    }

    /// The names of the origins of some reports: those that carry one text have one, whatever packs they come from.
    pub fn one_origin(&self, reports: impl Iterator<Item = ReportRef>) -> Vec<String> {
        let mut known: Vec<(Origin, String)> = Vec::new();
        let name = |at| {
            let origin = Origin::of(&self.packs, at);
            if let Some((_, name)) = known.iter().find(|(other, _)| other.is(&origin)) {
                return name.clone();
            }
            let name = self.origin_of(at);
            known.push((origin, name.clone()));
            name
        };
        reports.map(name).collect()
    }

    /// How many origins some reports have.
    pub fn origins_of(&self, reports: impl Iterator<Item = ReportRef>) -> usize {
        self.one_origin(reports).into_iter().collect::<HashSet<_>>().len()
    }

    /// How many origins the reports of all packs have that are not among some.
    pub fn origins_but(&self, left_out: &HashSet<ReportRef>) -> usize {
        let mut gone: Vec<Origin> = Vec::new();
        for &report in left_out {
            let origin = Origin::of(&self.packs, report);
            let kept = || self.reports().any(|other| !left_out.contains(&other) && origin.holds(&self.packs, other));
            if !gone.iter().any(|other| other.is(&origin)) && !kept() {
                gone.push(origin);
            }
        }
        self.origins().saturating_sub(gone.len())
    }

    /// A report without its claims. Ids are unique within a pack only: one that an earlier pack has too gets the pack's number.
    pub fn report_at(&self, at: ReportRef) -> Rc<Report> {
        if let Some(report) = self.seen.borrow().reports.get(&at) {
            return Rc::clone(report);
        }
        let mut report = self.pack(at.pack).report(at.report as usize);
        if self.packs.iter().take(at.pack as usize).any(|earlier| earlier.by_id(&report.id).is_some()) {
            report.id = format!("{}~{}", report.id, at.pack + 1);
        }
        let report = Rc::new(report);
        self.seen.borrow_mut().reports.insert(at, Rc::clone(&report));
        report
    }

    /// The day of a report's publication.
    pub fn published(&self, at: ReportRef) -> Option<Date> {
        self.pack(at.pack).published(at.report as usize)
    }

    /// The report of a claim.
    pub fn report(&self, claim: ClaimRef) -> Rc<Report> {
        self.report_at(self.report_of(claim))
    }

    /// Where a claim's report stands.
    pub fn report_of(&self, claim: ClaimRef) -> ReportRef {
        ReportRef { pack: claim.pack, report: self.pack(claim.pack).report_of(claim.claim as usize) as u32 }
    }

    /// The claims of a report.
    pub fn claims_of(&self, at: ReportRef) -> impl Iterator<Item = ClaimRef> {
        let range = self.pack(at.pack).claims_of(at.report as usize);
        range.map(move |claim| ClaimRef { pack: at.pack, claim: claim as u32 })
    }

    /// The claims that deny, doubt or confirm a claim.
    pub fn about(&self, claim: ClaimRef) -> impl Iterator<Item = ClaimRef> {
        let list = self.pack(claim.pack).told(claim.claim as usize);
        list.into_iter().take(TOLD).map(move |other| ClaimRef { pack: claim.pack, claim: other })
    }

    /// The reports that name an entity; none if it is of a kind that no index holds.
    pub fn naming(&mut self, entity: &Entity) -> Option<Rc<Kin>> {
        let term = entity_term(entity)?;
        if let Some(kin) = self.naming.get(&term) {
            return Some(Rc::clone(kin));
        }
        let kin = Rc::new(self.kin(std::iter::once(entity), 1));
        self.naming.insert(term, Rc::clone(&kin));
        Some(kin)
    }

    /// The reports that name at least `least` of some entities: they are on the same story as what names these.
    pub fn kin<'e>(&self, entities: impl Iterator<Item = &'e Entity>, least: usize) -> Kin {
        Kin::of(&self.packs, entities, least)
    }

    /// The claims that share most with a frame.
    pub fn candidates(&mut self, frame: &Frame) -> Vec<ClaimRef> {
        self.best(frame, CANDIDATES).into_iter().map(|found| found.0).collect()
    }

    /// The `most` best with their scores.
    fn best(&mut self, frame: &Frame, most: usize) -> Vec<(ClaimRef, f32)> {
        let terms: Vec<(String, f32)> = frame
            .terms
            .iter()
            .filter_map(|t| Some((term(frame, &t.kind, &t.word.stem)?, t.weight)))
            .filter(|t| t.1 > 0.0)
            .collect();
        self.search.find(&self.packs, &terms, most)
    }

    /// A claim with its frame.
    pub fn held(&mut self, lexicon: &Lexicon, claim: ClaimRef) -> Rc<Held> {
        if let Some(held) = self.held.get(&claim) {
            return Rc::clone(held);
        }
        let statement = self.pack(claim.pack).claim(claim.claim as usize);
        let outline = match self.noted(claim, &statement) {
            Some(outline) => outline,
            None => outline::of_statement(lexicon, &statement, self.published(self.report_of(claim))),
        };
        let manner = Manner {
            speaker: statement.speaker.clone(),
            certainty: statement.certainty,
            polarity: statement.polarity,
            stance: statement.stance,
        };
        let mut known = std::mem::take(&mut self.words);
        let mut frame = weighed(outline, manner, &lexicon.words, |place| {
            let text = place.span.of(&statement.text);
            if let Some(word) = known.get(text) {
                return Rc::clone(word);
            }
            let stem = place.stem.clone().or_else(|| Some(crate::lexicon::stem(&tokens(text).first()?.lower)));
            let stem = stem.unwrap_or_default();
            let damping = self.damping(stem.clone());
            let word = Rc::new(Word::new(&lexicon.words, stem, damping));
            known.insert(text.to_owned(), Rc::clone(&word));
            word
        });
        self.words = known;
        self.damp_where(&mut frame, |kind| !matches!(kind, Kind::Word(_)));
        let held = Rc::new(Held { statement, frame });
        self.held.insert(claim, Rc::clone(&held));
        held
    }

    /// The outline that the pack keeps of a claim, if a core like this one noted it.
    fn noted(&mut self, claim: ClaimRef, statement: &Statement) -> Option<Outline> {
        let pack = self.packs.get(claim.pack as usize)?;
        if pack.understanding() != UNDERSTANDING {
            return None;
        }
        let (bytes, names) = pack.note(claim.claim as usize)?;
        let entities = &mut self.entities;
        let entity = |name: u32| {
            if let Some(entity) = entities.get(&(claim.pack, name)) {
                return Some(entity.clone());
            }
            let entity = outline::entity(&pack.text(name)?)?;
            entities.insert((claim.pack, name), entity.clone());
            Some(entity)
        };
        Outline::read(&statement.text, bytes, &names, entity, |name| pack.text(name))
    }

    /// The claims of other reports that say what a claim says.
    pub fn twins(&mut self, lexicon: &Lexicon, claim: ClaimRef) -> Rc<[ClaimRef]> {
        if let Some(twins) = self.twins.get(&claim) {
            return Rc::clone(twins);
        }
        let twins: Rc<[ClaimRef]> = self.find_twins(lexicon, claim).into();
        self.twins.insert(claim, Rc::clone(&twins));
        twins
    }

    fn find_twins(&mut self, lexicon: &Lexicon, claim: ClaimRef) -> Vec<ClaimRef> {
        let held = self.held(lexicon, claim);
        let home = self.report_of(claim);
        let mut out = Vec::new();
        let found = self.best(&held.frame, TWINS_LOOKED_AT);
        let least = found.first().map_or(0.0, |own| own.1 * TWIN_SCORE);
        for (other, score) in found {
            if score < least || other == claim || self.report_of(other) == home {
                continue;
            }
            let twin = self.held(lexicon, other);
            if twin.statement.stance.is_some()
                || twin.statement.polarity != held.frame.polarity
                || other_actor(&held.frame, &twin.frame)
            {
                continue;
            }
            let alignment = align(&lexicon.words, &held.frame, &twin.frame);
            if alignment.score >= TWIN && alignment.here.min(alignment.there) >= 0.5 {
                out.push(other);
            }
        }
        out
    }

    /// Lessens the weight of terms that much of the library shares: what all reports are about tells none apart.
    pub fn damp(&self, frame: &mut Frame) {
        self.damp_where(frame, |_| true);
    }

    fn damp_where(&self, frame: &mut Frame, which: impl Fn(&Kind) -> bool) {
        for i in 0..frame.terms.len() {
            if which(&frame.terms[i].kind)
                && let Some(term) = term(frame, &frame.terms[i].kind, &frame.terms[i].word.stem)
            {
                frame.terms[i].weight /= self.damping(term);
            }
        }
    }

    /// By what the weight of a term is divided.
    fn damping(&self, term: String) -> f32 {
        // Of few claims nothing can be said to be common.
        if self.claims < 30 {
            return 1.0;
        }
        let share = self.count(term) as f32 / self.claims as f32;
        1.0 + 5.0 * (share - COMMON).max(0.0)
    }

    /// How many claims hold a term.
    fn count(&self, term: String) -> usize {
        let counts = &mut self.seen.borrow_mut().counts;
        if let Some(&count) = counts.get(&term) {
            return count;
        }
        let count = Search::count(&self.packs, &term);
        counts.insert(term, count);
        count
    }
}

fn term(frame: &Frame, kind: &Kind, stem: &str) -> Option<String> {
    match kind {
        Kind::Word(_) => Some(stem.to_owned()),
        Kind::Entity(entity, _) => entity_term(&frame.entities[*entity]),
        Kind::Quantity(quantity) => quantity_term(&frame.quantities[*quantity]),
        Kind::Time(_) => None,
    }
}
