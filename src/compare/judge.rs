//! Judging: all evidence for one claim of a page.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::align::{Alignment, align};
use super::frame::{Frame, Kind};
use super::kin::Kin;
use super::library::{Held, Lexicon, Library};
use super::model::{Weighed, weigh};
use super::relate::{Bearing, other_actor, relate};
use super::signals::{NAMES, Signals, names_alone, signals};
use super::slots::{Slots, slots};
use super::surroundings::Shift;
use super::thresholds::{AGAIN, BESIDE, DENIALS, DENIED, FAINT, MIN_SHARED, MUTUAL, NEARER, RELATED};
use crate::claim::Polarity;
use crate::lexicon::Words;
use crate::pack::{ClaimRef, ReportRef};
use crate::reading::{Difference, Evidence, Relation, Slot, Why};
use crate::report::Stance;
use crate::text::order::sort_by;
use crate::text::{Offsets, Span};

/// Pieces of evidence shown for one relation; more say nothing new.
const MOST: usize = 8;
/// Pieces of one report that are shown for one relation.
const PIECES: usize = 2;
/// Claims that a denial is about, as many as are looked at.
const DENIED_CLAIMS: usize = 8;

/// What is asked: a claim with its passage, and which reports not to ask.
pub struct Question<'q> {
    pub frame: &'q Frame,
    /// The text of the passage that the frame's spans count in, and the claim's own span in it.
    pub passage: &'q str,
    pub own: Span,
    pub published: Option<Date>,
    /// What the claim is about, if it denies, doubts or confirms others: their frames.
    pub about: Vec<&'q Frame>,
    /// The reports that are the page itself.
    pub itself: &'q HashSet<ReportRef>,
    /// Reports on the page's story ([`Library::kin`]); none if every report is.
    pub kin: Option<&'q Kin>,
}

/// A claim of a report beside a claim of a page, as the model that relates them sees the two; for training and for looking.
#[derive(Clone, Debug, Serialize)]
pub struct Pair {
    pub claim: String,
    pub report: String,
    pub text: String,
    /// The words of the claim itself in `text`.
    pub focus: String,
    pub score: f32,
    /// By name, in the order of `NAMES`.
    #[serde(serialize_with = "by_name")]
    pub signals: Signals,
}

fn by_name<S: Serializer>(signals: &Signals, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(NAMES.iter().zip(signals))
}

/// A candidate of a claim, aligned with it.
struct Candidate {
    claim: ClaimRef,
    held: Rc<Held>,
    alignment: Alignment,
    /// Candidates that share more.
    rank: usize,
}

impl Candidate {
    /// The slots of the pair and its signals.
    fn compared(&self, words: &Words, frame: &Frame) -> (Slots, Signals) {
        let found = slots(words, frame, &self.held.frame, &self.alignment);
        let signals = signals(words, frame, &self.held.frame, &self.alignment, &found, self.rank);
        (found, signals)
    }
}

/// A candidate with what it shares with the claim and how the model weighs that.
pub struct Compared {
    candidate: Candidate,
    slots: Slots,
    weighed: Weighed,
}

/// The greatest probability of any relation that the claims compared have by themselves.
pub fn best(compared: &[Compared]) -> f32 {
    compared.iter().map(|c| c.weighed.related).fold(0.0, f32::max)
}

/// The candidates of a claim that are about no other actor, best first.
fn candidates(lexicon: &Lexicon, library: &mut Library, question: &Question) -> Vec<Candidate> {
    let mut found: Vec<(ClaimRef, Rc<Held>, Alignment)> = Vec::new();
    let frame = question.frame;
    // Those that no index holds are named by every report.
    let doer = frame.doer().filter(|e| e.is_country()).and_then(|e| library.naming(e));
    let countries: Vec<Rc<Kin>> = frame.countries().filter_map(|e| library.naming(e)).collect();
    for claim in library.candidates(frame) {
        let report = library.report_of(claim);
        // A report that nowhere names the country that does it tells of another; often the clause that is like has lost its subject.
        if !doer.as_ref().is_none_or(|doer| doer.contains(library, report)) {
            continue;
        }
        let on_all = countries.iter().all(|country| country.contains(library, report));
        let itself = question.itself.contains(&report);
        let held = library.held(lexicon, claim);
        if !itself && !other_actor(frame, &held.frame) {
            let alignment = align(&lexicon.words, frame, &held.frame);
            // Without a common name two claims are about one thing only if their texts are: "It has 120 beds".
            let one_story = on_all && question.kin.is_none_or(|kin| kin.contains(library, report));
            if alignment.actors > 0.0 || one_story {
                found.push((claim, held, alignment));
            }
        }
    }
    sort_by(&mut found, |x, y| y.2.score.total_cmp(&x.2.score).then(x.0.cmp(&y.0)));
    let ranked = found.into_iter().enumerate();
    ranked.map(|(rank, (claim, held, alignment))| Candidate { claim, held, alignment, rank }).collect()
}

/// All pairs of a claim with its candidates.
pub fn pairs(lexicon: &Lexicon, library: &mut Library, question: &Question) -> Vec<Pair> {
    let found = candidates(lexicon, library, question);
    let pair = |candidate: Candidate| {
        let (_, signals) = candidate.compared(&lexicon.words, question.frame);
        let Candidate { claim, held, alignment, .. } = candidate;
        let text = held.statement.text.clone();
        let focus = held.statement.focus.and_then(|(from, to)| text.get(from as usize..to as usize)).unwrap_or(&text);
        Pair {
            claim: question.own.of(question.passage).to_owned(),
            report: library.report(claim).id.clone(),
            focus: focus.to_owned(),
            score: alignment.score,
            signals,
            text,
        }
    };
    found.into_iter().map(pair).collect()
}

/// What a claim shares with its candidates, each by itself; those that can have no relation are left out.
pub fn compared(lexicon: &Lexicon, library: &mut Library, question: &Question) -> Vec<Compared> {
    let found = candidates(lexicon, library, question);
    // Too little shared for anything to be said: not worth the signals.
    let enough = found.into_iter().filter(|candidate| candidate.alignment.shared >= MIN_SHARED);
    let compared = enough.map(|candidate| {
        let (mut slots, signals) = candidate.compared(&lexicon.words, question.frame);
        slots.names_alone = names_alone(&signals);
        Compared { candidate, slots, weighed: weigh(&signals) }
    });
    compared.filter(|c| c.weighed.related.max(c.weighed.same) >= FAINT).collect()
}

/// The evidence of the library for a claim, whose probabilities move by `shift`: in order of relation, best first within
/// each.
pub fn evidence(
    lexicon: &Lexicon,
    library: &mut Library,
    question: &Question,
    compared: Vec<Compared>,
    shift: Shift,
) -> Vec<Evidence> {
    let mut best: HashMap<(ReportRef, Relation), Vec<Evidence>> = HashMap::new();
    for Compared { candidate, slots, weighed } in compared {
        let weighed = weighed.moved(shift);
        let Candidate { claim, held, alignment, .. } = candidate;
        let days = (question.published, library.report(claim).published);
        if let Some(bearing) = relate(question.frame, &held.frame, &alignment, slots, weighed, days) {
            let found = describe(question, library, claim, &held, &alignment, bearing);
            keep(&mut best, found);
        }
        // What is said of that claim elsewhere in its report holds for this one too.
        let asserted = question.frame.stance.is_none()
            && question.frame.polarity == Polarity::Affirmed
            && held.statement.stance.is_none();
        // Who denies the deed does not deny the plan.
        let one = weighed.same >= DENIED
            && alignment.here.min(alignment.there) >= MUTUAL
            && question.frame.mood.agrees(held.frame.mood);
        if !one || !asserted {
            continue;
        }
        let stances: Vec<ClaimRef> = library.about(claim).collect();
        for other in stances {
            let said = library.held(lexicon, other);
            let relation = match said.statement.stance {
                Some(Stance::Denies) => Relation::Denied,
                Some(Stance::Doubts) => Relation::Unverified,
                _ => continue,
            };
            let bearing = Bearing { relation, confidence: weighed.same, differing: Vec::new(), alike: Vec::new() };
            // The words aligned are those of the claim it is about, not its own.
            let unaligned = Alignment { pairs: Vec::new(), ..alignment.clone() };
            let found = describe(question, library, other, &said, &unaligned, bearing);
            keep(&mut best, found);
        }
    }
    if question.frame.stance == Some(Stance::Denies) {
        for (claim, held, same) in denials(lexicon, library, question, shift) {
            let itself = question.itself.contains(&library.report_of(claim));
            let alignment = align(&lexicon.words, question.frame, &held.frame);
            let relation = Relation::Corroborated;
            let bearing = Bearing { relation, confidence: same, differing: Vec::new(), alike: Vec::new() };
            if !itself {
                let found = describe(question, library, claim, &held, &alignment, bearing);
                keep(&mut best, found);
            }
        }
    }
    let mut all: Vec<Evidence> = best.into_values().flatten().collect();
    settle(&mut all);
    sort_by(&mut all, |x, y| {
        x.relation
            .cmp(&y.relation)
            .then(y.confidence.total_cmp(&x.confidence))
            .then_with(|| x.report.cmp(&y.report))
            .then_with(|| x.text.cmp(&y.text))
    });
    let mut counts: HashMap<Relation, usize> = HashMap::new();
    all.retain(|e| {
        let count = counts.entry(e.relation).or_default();
        *count += 1;
        *count <= MOST
    });
    all
}

/// A report that gives the page's own value in one claim does not differ by giving another value, of another thing, in a second.
fn settle(all: &mut Vec<Evidence>) {
    // A lesser count of an earlier day tells nothing by itself; beside another count it belongs to the range.
    let count = |e: &Evidence| e.differences.iter().find(|d| d.slot == Slot::Number).map(|d| d.here.clone());
    let told: Vec<String> = all.iter().filter(|e| e.relation == Relation::Differs).filter_map(count).collect();
    for piece in all.iter_mut().filter(|e| e.relation == Relation::Context) {
        if count(piece).is_some_and(|here| told.contains(&here)) {
            piece.relation = Relation::Differs;
        }
    }
    let agreeing: Vec<(String, Slot)> = all
        .iter()
        .filter(|e| e.relation == Relation::Corroborated)
        .flat_map(|e| e.why.slots.iter().map(|slot| (e.report.clone(), *slot)))
        .collect();
    // A denial of something only near, beside a report that tells the very thing, denies something else.
    let told = all.iter().filter(|e| e.relation == Relation::Corroborated).map(|e| e.why.score).fold(0.0, f32::max);
    let surest = all.iter().filter(|e| e.relation != Relation::Context).map(|e| e.confidence).fold(0.0, f32::max);
    all.retain(|e| {
        // Where many reports tell one story, much is somewhat like a claim; beside the like of it that is another matter.
        if e.relation != Relation::Context && e.confidence < surest * BESIDE {
            return false;
        }
        let elsewhere = e.relation == Relation::Denied && e.why.score + NEARER < told;
        let settled = |d: &Difference| agreeing.iter().any(|(report, slot)| *report == e.report && *slot == d.slot);
        !elsewhere
            && (e.relation != Relation::Differs || e.differences.is_empty() || !e.differences.iter().all(settled))
    });
}

/// Denials of what the question denies: two of one speaker say the same if what they deny is the same, "such claims" here and "the
/// accusations" there. What is denied is found first, then who in its report denies it.
fn denials(
    lexicon: &Lexicon,
    library: &mut Library,
    question: &Question,
    shift: Shift,
) -> Vec<(ClaimRef, Rc<Held>, f32)> {
    let denies = |held: &Held| held.statement.stance == Some(Stance::Denies);
    let mut out = Vec::new();
    for frame in question.about.iter().copied().take(DENIED_CLAIMS).chain([question.frame]) {
        for claim in library.candidates(frame) {
            let held = library.held(lexicon, claim);
            if other_actor(frame, &held.frame) {
                continue;
            }
            let alignment = align(&lexicon.words, frame, &held.frame);
            let slots = slots(&lexicon.words, frame, &held.frame, &alignment);
            let signals = signals(&lexicon.words, frame, &held.frame, &alignment, &slots, 0);
            let Weighed { same, related } = weigh(&signals).moved(shift);
            if same < DENIALS || related < RELATED {
                continue;
            }
            let near: Vec<ClaimRef> = library.about(claim).chain([claim]).collect();
            for other in near {
                let said = library.held(lexicon, other);
                // The denier is named in both.
                if denies(&said) && question.frame.entities.iter().any(|e| said.frame.names(e)) {
                    out.push((other, said, same));
                }
            }
        }
    }
    out
}

/// Keeps the best pieces of a report for each relation: few reports say a thing twice, and then the second is nearly as sure.
fn keep(best: &mut HashMap<(ReportRef, Relation), Vec<Evidence>>, found: Evidence) {
    let pieces = best.entry((found.source, found.relation)).or_default();
    if pieces.iter().any(|piece| piece.text == found.text && piece.confidence >= found.confidence) {
        return;
    }
    pieces.retain(|piece| piece.text != found.text);
    pieces.push(found);
    sort_by(pieces, |x, y| y.confidence.total_cmp(&x.confidence));
    pieces.truncate(PIECES);
    let surest = pieces.first().map_or(0.0, |piece| piece.confidence);
    pieces.retain(|piece| piece.confidence >= surest * AGAIN);
}

fn describe(
    question: &Question,
    library: &Library,
    claim: ClaimRef,
    held: &Held,
    alignment: &Alignment,
    bearing: Bearing,
) -> Evidence {
    let report = library.report(claim);
    let there = &held.statement.text;
    let (own, passage) = (question.own.of(question.passage), question.passage);
    let (offsets_here, offsets_there) = (Offsets::new(own), Offsets::new(there));
    let differences = bearing.differing.iter().map(|d| Difference {
        slot: d.slot,
        here: d.here.of(passage).to_owned(),
        there: d.there.of(there).to_owned(),
        here_span: question
            .own
            .contains(d.here)
            .then(|| offsets_here.span(Span::new(d.here.start - question.own.start, d.here.end - question.own.start))),
        there_span: Some(offsets_there.span(d.there)),
    });
    let mut why = Why { score: alignment.score, slots: bearing.alike.clone(), ..Why::default() };
    for &(i, j, _) in &alignment.pairs {
        let (x, y) = (&question.frame.terms[i], &held.frame.terms[j]);
        let pair = [x.span.of(passage).to_owned(), y.span.of(there).to_owned()];
        let list = if matches!(x.kind, Kind::Entity(..)) { &mut why.entities } else { &mut why.words };
        if !list.contains(&pair) {
            list.push(pair);
        }
    }
    Evidence {
        report: report.id.clone(),
        source: library.report_of(claim),
        claim,
        text: there.clone(),
        speaker: held.statement.speaker.clone(),
        relation: bearing.relation,
        confidence: bearing.confidence,
        published: report.published,
        later: question.published.zip(report.published).is_some_and(|(here, there)| there > here),
        differences: differences.collect(),
        why,
    }
}
