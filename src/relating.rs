//! One claim against one report, without packs: what `crossread relate` asks.

use jiff::civil::Date;
use serde::Serialize;

use crate::claim::{Certainty, Claim, Document, Polarity, claims};
use crate::compare::frame;
use crate::compare::judge::{Question, evidence};
use crate::compare::library::{Lexicon, Library};
use crate::pack::{Pack, PackHead, write};
use crate::page::{Block, BlockKind};
use crate::reading::{Evidence, Relation};
use crate::report::Report;
use crate::text::Span;

/// How a report bears on a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    pub relation: Relation,
    pub confidence: f32,
    pub evidence: Vec<Evidence>,
}

pub(crate) fn relate(
    lexicon: &Lexicon,
    claim: &str,
    claim_published: Option<Date>,
    report: &str,
    report_published: Option<Date>,
) -> Related {
    let report_blocks = blocks(report);
    let doc = Document::new(&report_blocks, &lexicon.gazetteer, &lexicon.tagger, report_published);
    let statements = or_whole(&doc, claims(&doc)).iter().map(|c| doc.statement(c)).collect();
    let report = Report { id: "report".into(), published: report_published, claims: statements, ..Report::default() };
    let bytes = write(&PackHead::default(), &[report], &lexicon.gazetteer);
    let Ok(pack) = Pack::open(bytes) else {
        return Related { relation: Relation::Unmatched, confidence: 0.0, evidence: Vec::new() };
    };
    let mut library = Library::new(vec![pack]);
    let claim_blocks = blocks(claim);
    let doc = Document::new(&claim_blocks, &lexicon.gazetteer, &lexicon.tagger, claim_published);
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
            url: None,
        };
        all.extend(evidence(lexicon, &mut library, &question));
    }
    all.sort_by(|x, y| x.relation.cmp(&y.relation).then(y.confidence.total_cmp(&x.confidence)));
    let first = all.first();
    Related {
        relation: first.map_or(Relation::Unmatched, |e| e.relation),
        confidence: first.map_or(0.0, |e| e.confidence),
        evidence: all,
    }
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
