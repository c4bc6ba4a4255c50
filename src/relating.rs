//! One claim against one report, without packs: what `crossread relate` asks.
//!
//! The engine compares claim with claim; a learned model ([`crate::stance`]) reads the claim against the whole report and
//! decides. Sentence against sentence, and where it finds a denial or another detail in a headline, the engine is surer.

use std::collections::HashSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::claim::{Certainty, Claim, Document, Polarity, claims};
use crate::compare::frame;
use crate::compare::judge::{self, Question, evidence};
use crate::compare::library::{Lexicon, Library};
use crate::compare::surroundings::Shift;
use crate::pack::{ClaimRef, Pack, PackHead, ReportRef, write};
use crate::page::{Block, BlockKind};
use crate::reading::{Evidence, Relation, Why};
use crate::report::Report;
use crate::stance::features::{Pair, pair};
use crate::stance::model::{Answer, Verdict, judge};
use crate::text::Span;

/// Words up to which a report of whole sentences is compared claim by claim; longer, and headlines, which are no sentences, are
/// the model's.
const SENTENCES: usize = 45;
/// A difference that the engine finds in a headline from this confidence on is surer than the model.
const SURE: f32 = 0.7;
/// Reasons that are told.
const REASONS: usize = 5;

/// How a report bears on a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    pub relation: Relation,
    /// How likely the relation is, 0 to 1; denied and differs share one likelihood, as do unverified and context.
    pub confidence: f32,
    /// In order of relation, the claim's own first; empty if nothing in the report bears on the claim.
    pub evidence: Vec<Evidence>,
    /// What spoke most for the relation, most first: features of `src/stance/` and how much each moved the answer.
    pub reasons: Vec<(String, f32)>,
}

/// The numbers that the model decides by, with their names.
pub(crate) fn features(lexicon: &Lexicon, claim: &str, report: &str) -> Vec<(String, f32)> {
    let found = compared(lexicon, claim, None, report, None);
    let features = laid(lexicon, claim, None, report, None, &found).features;
    features.names.into_iter().zip(features.values).collect()
}

pub(crate) fn relate(
    lexicon: &Lexicon,
    claim: &str,
    claim_published: Option<Date>,
    report: &str,
    report_published: Option<Date>,
) -> Related {
    let found = compared(lexicon, claim, claim_published, report, report_published);
    if let Some(first) = by_claims(&found, claim, report) {
        return first;
    }
    let pair = laid(lexicon, claim, claim_published, report, report_published, &found);
    let verdict = judge(&pair.features);
    let relation = decide(&found, &pair, &verdict);
    let answer = answer(relation);
    Related {
        relation,
        confidence: verdict.of(answer),
        reasons: verdict.reasons(answer, REASONS),
        evidence: agreeing(found, &pair, relation, verdict.of(answer), report_published),
    }
}

/// Sentence against sentence is what the engine compares best: its finding stands, and finding nothing is an answer too.
fn by_claims(found: &[Evidence], claim: &str, report: &str) -> Option<Related> {
    let whole = |text: &str| text.trim_end_matches([' ', '\n', '"', '”']).ends_with('.');
    if report.split_whitespace().count() > SENTENCES || !whole(claim) || !whole(report) {
        return None;
    }
    let first = found.first();
    Some(Related {
        relation: first.map_or(Relation::Unmatched, |e| e.relation),
        confidence: first.map_or(0.0, |e| e.confidence),
        evidence: found.to_vec(),
        reasons: Vec::new(),
    })
}

fn answer(relation: Relation) -> Answer {
    match relation {
        Relation::Denied | Relation::Differs => Answer::Against,
        Relation::Unverified | Relation::Context => Answer::Discussed,
        Relation::Corroborated => Answer::Corroborated,
        Relation::Unmatched => Answer::Unmatched,
    }
}

/// The relation that the model's answer amounts to: the engine's own finding where it is of that answer, else what the
/// words around the passage say.
fn decide(found: &[Evidence], pair: &Pair, verdict: &Verdict) -> Relation {
    let has = |relation: Relation| found.iter().any(|e| e.relation == relation);
    // In a headline the engine rarely finds a denial, a doubt or another detail, and is right when it does.
    let sure = found.iter().filter(|_| verdict.headline()).map(|e| (e.relation, e.confidence));
    for (relation, confidence) in sure {
        match relation {
            Relation::Denied | Relation::Unverified => return relation,
            Relation::Differs if confidence >= SURE => return relation,
            _ => {}
        }
    }
    match verdict.best() {
        Answer::Corroborated => Relation::Corroborated,
        Answer::Against if has(Relation::Denied) => Relation::Denied,
        Answer::Against if !has(Relation::Differs) && pair.refutes => Relation::Denied,
        Answer::Against => Relation::Differs,
        Answer::Discussed if has(Relation::Unverified) => Relation::Unverified,
        Answer::Discussed if !has(Relation::Context) && pair.doubts => Relation::Unverified,
        Answer::Discussed => Relation::Context,
        Answer::Unmatched => Relation::Unmatched,
    }
}

/// The engine's evidence as far as it agrees with the relation, which comes first; if it found none of that relation, the
/// passage that tells most of the claim.
fn agreeing(
    mut found: Vec<Evidence>,
    pair: &Pair,
    relation: Relation,
    confidence: f32,
    published: Option<Date>,
) -> Vec<Evidence> {
    if relation == Relation::Unmatched {
        return Vec::new();
    }
    found.retain(|e| e.relation >= relation);
    if found.iter().all(|e| e.relation != relation) && !pair.passage.is_empty() {
        let of = |name: bool| pair.words.iter().filter(|w| w.1 == name).map(|w| w.0.clone()).collect();
        let why = Why { score: pair.cover, words: of(false), entities: of(true), slots: Vec::new() };
        found.retain(|e| e.text != pair.passage);
        found.insert(
            0,
            Evidence {
                report: "report".to_owned(),
                source: ReportRef::default(),
                claim: ClaimRef::default(),
                text: pair.passage.clone(),
                speaker: None,
                relation,
                confidence,
                published,
                later: false,
                differences: Vec::new(),
                why,
            },
        );
    }
    found
}

fn laid(
    lexicon: &Lexicon,
    claim: &str,
    claim_published: Option<Date>,
    report: &str,
    report_published: Option<Date>,
    found: &[Evidence],
) -> Pair {
    let (a, b) = (blocks(claim), blocks(report));
    let a = Document::new(&a, &lexicon.gazetteer, &lexicon.tagger, claim_published);
    let b = Document::new(&b, &lexicon.gazetteer, &lexicon.tagger, report_published);
    pair(&lexicon.words, &a, &b, found)
}

/// What comparing claim with claim finds, in order of relation, best first.
fn compared(
    lexicon: &Lexicon,
    claim: &str,
    claim_published: Option<Date>,
    report: &str,
    report_published: Option<Date>,
) -> Vec<Evidence> {
    let report_blocks = blocks(report);
    let doc = Document::new(&report_blocks, &lexicon.gazetteer, &lexicon.tagger, report_published);
    let statements = or_whole(&doc, claims(&doc)).iter().map(|c| doc.statement(c)).collect();
    let report = Report { id: "report".into(), published: report_published, claims: statements, ..Report::default() };
    let bytes = write(&PackHead::default(), &[report], &lexicon.gazetteer);
    let Ok(pack) = Pack::open(bytes) else { return Vec::new() };
    let mut library = Library::new(vec![pack]);
    let claim_blocks = blocks(claim);
    let doc = Document::new(&claim_blocks, &lexicon.gazetteer, &lexicon.tagger, claim_published);
    let none = HashSet::new();
    let mut all: Vec<Evidence> = Vec::new();
    for claim in or_whole(&doc, claims(&doc)) {
        let mut frame = frame(&doc, &claim, &lexicon.words, claim.sentence);
        library.damp(&mut frame);
        let own = Span::new(claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start);
        let question = Question {
            frame: &frame,
            passage: claim.sentence.of(doc.texts[claim.block]),
            own,
            published: claim_published,
            about: Vec::new(),
            itself: &none,
            kin: None,
        };
        let compared = judge::compared(lexicon, &mut library, &question);
        // Nothing stands around a claim that is asked for by itself.
        all.extend(evidence(lexicon, &mut library, &question, compared, Shift::default()));
    }
    all.sort_by(|x, y| x.relation.cmp(&y.relation).then(y.confidence.total_cmp(&x.confidence)));
    all
}

fn blocks(text: &str) -> Vec<Block> {
    let lines = text.lines().filter(|l| !l.trim().is_empty()).enumerate();
    lines.map(|(i, line)| Block { id: i as u32, kind: BlockKind::Paragraph, text: line.to_owned() }).collect()
}

/// A text in which no claim is found, a headline of three words, is taken as one claim.
fn or_whole(doc: &Document, found: Vec<Claim>) -> Vec<Claim> {
    if !found.is_empty() || doc.texts.is_empty() {
        return found;
    }
    let span = Span::new(0, doc.texts[0].len()).trim(doc.texts[0]);
    vec![Claim {
        block: 0,
        span,
        content: span,
        sentence: span,
        speaker: None,
        certainty: Certainty::Stated,
        polarity: Polarity::Affirmed,
        stance: None,
        about: Vec::new(),
        accused: false,
    }]
}
