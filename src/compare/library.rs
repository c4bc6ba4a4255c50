//! The library: packs with what is needed to compare claims with them quickly.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use jiff::civil::Date;

use super::align::align;
use super::candidates::{ClaimRef, Search};
use super::frame::{Frame, Kind, frame};
use super::itself::address;
use super::relate::other_actor;
use super::thresholds::{CANDIDATES, COMMON, TWIN};
use crate::claim::attribution::{Attribution, attribution};
use crate::claim::clause::clauses;
use crate::claim::{Claim, Document};
use crate::lexicon::{Cue, Tagger, Words, has};
use crate::mention::{Entity, Gazetteer};
use crate::pack::Pack;
use crate::pack::index::{entity_term, quantity_term};
use crate::page::{Block, BlockKind};
use crate::report::{Report, Stance, Statement};
use crate::text::Span;

/// The best candidates of a claim among which its twins are sought.
const TWINS_LOOKED_AT: usize = 12;

/// What the core knows of language and of names.
pub struct Lexicon {
    pub words: Words,
    pub tagger: Tagger,
    pub gazetteer: Gazetteer,
}

/// A report's pack and its number there.
pub type ReportRef = (u32, usize);

/// A pack's claim with its frame.
pub struct Held {
    pub statement: Statement,
    pub frame: Frame,
}

/// Packs, indexed; frames of their claims are made when first needed.
#[derive(Default)]
pub struct Library {
    packs: Vec<Pack>,
    /// Reports of each pack without their claims.
    reports: Vec<Vec<Report>>,
    search: Search,
    held: HashMap<ClaimRef, Rc<Held>>,
    /// For a claim, the claims of other reports that say the same, once asked for.
    twins: HashMap<ClaimRef, Rc<[ClaimRef]>>,
    /// For an entity's term, the reports that name it, once asked for.
    naming: HashMap<String, Rc<HashSet<ReportRef>>>,
    /// For a claim, the claims that are about it.
    stances: HashMap<ClaimRef, Vec<u32>>,
    claims: usize,
}

impl Library {
    pub fn new(packs: Vec<Pack>) -> Self {
        let mut library = Self::default();
        packs.into_iter().for_each(|pack| library.take(pack));
        library.search = Search::new(&library.packs);
        library
    }

    /// Adds a pack. Frames are made anew: how common a term is has changed.
    pub fn add(&mut self, pack: Pack) {
        self.take(pack);
        self.search = Search::new(&self.packs);
        self.held.clear();
        self.twins.clear();
        self.naming.clear();
    }

    /// Takes a pack out; those after it move up.
    pub fn remove(&mut self, number: usize) {
        if number < self.packs.len() {
            let mut packs = std::mem::take(&mut self.packs);
            packs.remove(number);
            *self = Self::new(packs);
        }
    }

    fn take(&mut self, pack: Pack) {
        let number = self.packs.len() as u32;
        for claim in 0..pack.claims() {
            for about in pack.about(claim) {
                self.stances.entry(ClaimRef { pack: number, claim: about }).or_default().push(claim as u32);
            }
        }
        self.claims += pack.claims();
        let mut reports: Vec<Report> = (0..pack.reports()).map(|i| pack.report(i)).collect();
        self.tell_apart(&mut reports);
        self.reports.push(reports);
        self.packs.push(pack);
    }

    /// Ids are unique within a pack only: those of a pack that uses one of an earlier pack get the pack's number. A report that
    /// an earlier pack has from the same address keeps that one's origin.
    fn tell_apart(&self, reports: &mut [Report]) {
        let known: HashSet<&str> = self.reports().map(|(_, report)| report.id.as_str()).collect();
        if reports.iter().any(|report| known.contains(report.id.as_str())) {
            let number = self.packs.len() + 1;
            for report in reports.iter_mut() {
                for id in [Some(&mut report.id), report.origin.as_mut()].into_iter().flatten() {
                    *id = format!("{id}~{number}");
                }
            }
        }
        let places = self.reports().filter_map(|(_, report)| Some((address(report.url.as_deref()?), report)));
        let places: HashMap<&str, &Report> = places.collect();
        for report in reports {
            if let Some(earlier) = report.url.as_deref().and_then(|url| places.get(address(url))) {
                report.origin = Some(earlier.origin.clone().unwrap_or_else(|| earlier.id.clone()));
            }
        }
    }

    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    pub fn reports(&self) -> impl Iterator<Item = (usize, &Report)> {
        self.reports.iter().enumerate().flat_map(|(pack, reports)| reports.iter().map(move |r| (pack, r)))
    }

    /// How many claims all packs hold.
    pub fn claims(&self) -> usize {
        self.claims
    }

    /// The report of a claim.
    pub fn report(&self, claim: ClaimRef) -> &Report {
        &self.reports[claim.pack as usize][self.packs[claim.pack as usize].report_of(claim.claim as usize)]
    }

    /// The claims that deny, doubt or confirm a claim.
    pub fn about(&self, claim: ClaimRef) -> impl Iterator<Item = ClaimRef> {
        let list = self.stances.get(&claim).map_or(&[][..], Vec::as_slice);
        list.iter().map(move |&c| ClaimRef { pack: claim.pack, claim: c })
    }

    /// Where a claim's report stands: pack and number within it.
    pub fn report_of(&self, claim: ClaimRef) -> ReportRef {
        (claim.pack, self.packs[claim.pack as usize].report_of(claim.claim as usize))
    }

    /// The reports that name an entity; none if it is of a kind that no index holds.
    pub fn naming(&mut self, entity: &Entity) -> Option<Rc<HashSet<ReportRef>>> {
        let term = entity_term(entity)?;
        if let Some(reports) = self.naming.get(&term) {
            return Some(Rc::clone(reports));
        }
        let within = |(number, pack): (usize, &Pack)| {
            let reports = pack.postings(&term).into_iter().map(|claim| pack.report_of(claim as usize));
            reports.map(|report| (number as u32, report)).collect::<HashSet<ReportRef>>()
        };
        let reports: Rc<HashSet<ReportRef>> = Rc::new(self.packs.iter().enumerate().flat_map(within).collect());
        self.naming.insert(term, Rc::clone(&reports));
        Some(reports)
    }

    /// The reports that name at least `least` of some entities: they are on the same story as what names these.
    pub fn kin<'e>(&mut self, entities: impl Iterator<Item = &'e Entity>, least: usize) -> HashSet<ReportRef> {
        let mut counts: HashMap<ReportRef, usize> = HashMap::new();
        let mut seen: HashSet<String> = HashSet::new();
        for entity in entities {
            if entity_term(entity).is_some_and(|term| seen.insert(term)) {
                for report in self.naming(entity).iter().flat_map(|reports| reports.iter()) {
                    *counts.entry(*report).or_default() += 1;
                }
            }
        }
        counts.into_iter().filter(|(_, count)| *count >= least).map(|(report, _)| report).collect()
    }

    /// The claims that share most with a frame.
    pub fn candidates(&mut self, frame: &Frame) -> Vec<ClaimRef> {
        let terms: Vec<(String, f32)> = frame
            .terms
            .iter()
            .filter_map(|t| Some((term(frame, &t.kind, &t.stem)?, t.weight)))
            .filter(|t| t.1 > 0.0)
            .collect();
        let found = self.search.find(&self.packs, &terms, CANDIDATES);
        found.into_iter().map(|f| f.0).collect()
    }

    /// A claim with its frame.
    pub fn held(&mut self, lexicon: &Lexicon, claim: ClaimRef) -> Rc<Held> {
        if let Some(held) = self.held.get(&claim) {
            return Rc::clone(held);
        }
        let statement = self.packs[claim.pack as usize].claim(claim.claim as usize);
        let mut frame = statement_frame(lexicon, &statement, self.report(claim).published);
        self.damp(&mut frame);
        let held = Rc::new(Held { statement, frame });
        self.held.insert(claim, Rc::clone(&held));
        held
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
        let home = self.report(claim).id.clone();
        let mut out = Vec::new();
        for other in self.candidates(&held.frame).into_iter().take(TWINS_LOOKED_AT) {
            if other == claim || self.report(other).id == home {
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
        // Of few claims nothing can be said to be common.
        if self.claims < 30 {
            return;
        }
        for i in 0..frame.terms.len() {
            let Some(term) = term(frame, &frame.terms[i].kind, &frame.terms[i].stem) else {
                continue;
            };
            let share = Search::count(&self.packs, &term) as f32 / self.claims as f32;
            frame.terms[i].weight /= 1.0 + 5.0 * (share - COMMON).max(0.0);
        }
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

/// The frame of a report's claim, from its passage alone.
fn statement_frame(lexicon: &Lexicon, statement: &Statement, published: Option<Date>) -> Frame {
    let blocks = [Block { id: 0, kind: BlockKind::Paragraph, text: statement.text.clone() }];
    let doc = Document::new(&blocks, &lexicon.gazetteer, &lexicon.tagger, published);
    let whole = Span::new(0, statement.text.len());
    let span = statement.focus.map_or(whole, |(from, to)| Span::new(from as usize, to as usize));
    let (tokens, stems) = (&doc.tokens[0], &doc.stems[0]);
    let range = doc.within(0, span);
    // What is denied ends with its clause: "denied that … and called it a lie".
    let clause = match statement.stance {
        Some(Stance::Denies) => clauses(doc.line(0), range.clone()).into_iter().next().unwrap_or(range),
        _ => range,
    };
    let found = attribution(&doc, 0, clause);
    let content = found.as_ref().and_then(|a| {
        let (first, last) = (tokens.get(a.content.start)?, tokens.get(a.content.end.checked_sub(1)?)?);
        (a.content.start < a.content.end).then(|| Span::new(first.span.start, last.span.end))
    });
    // "X called the accusations false" says something of the accusations: its own words are its content. "X denied that …"
    // says what is denied.
    let that = |a: &Attribution| a.content.start.checked_sub(1).is_some_and(|i| tokens[i].is("that"));
    let content = content.filter(|_| {
        !found.as_ref().is_some_and(|a| has(&stems[a.cue], Cue::Deny) && !statement.about.is_empty() && !that(a))
    });
    let claim = Claim {
        block: 0,
        span,
        content: content.unwrap_or(span),
        sentence: whole,
        speaker: statement.speaker.clone(),
        certainty: statement.certainty,
        polarity: statement.polarity,
        stance: statement.stance,
        about: Vec::new(),
        accused: false,
    };
    frame(&doc, &claim, &lexicon.words, whole)
}
