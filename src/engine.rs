//! The engine: packs in, a page in, a reading out.

mod reporter;

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

use crate::claim::{Claim, Document};
use crate::compare::itself::itself;
use crate::compare::judge::{self, Compared, Pair, Question, best, compared, pairs};
use crate::compare::kin::Kin;
use crate::compare::library::{Lexicon, Library};
use crate::compare::omission::{Touched, omissions};
use crate::compare::outline::UNDERSTANDING;
use crate::compare::surroundings::shifts;
use crate::compare::thresholds::KIN;
use crate::compare::timeline::timeline;
use crate::compare::{Frame, frame};
use crate::lexicon::{Tagger, Thesaurus, Words, WordsError};
use crate::mention::Gazetteer;
use crate::pack::{Builder, Pack, PackError, PackHead, PackInfo, ReportRef};
use crate::page::Page;
use crate::reading::{Coverage, Evidence, Notice, PageInfo, ReadClaim, ReadEntity, Reading, Relation, ReportInfo};
use crate::report::Report;
use crate::text::language::is_english;
use crate::text::{Offsets, Span};

pub use self::reporter::Reporter;
use self::reporter::{claims_within, limit};
pub use crate::annotation::Annotation;
pub use crate::ranker::Ranker;
use crate::text::order::sort_by;

/// Reads pages against the packs it was given.
pub struct Engine {
    lexicon: Lexicon,
    library: Library,
}

impl Engine {
    /// An engine without packs. `data` is what [`crate::data::join`] makes of `assets/`.
    pub fn new(data: Vec<u8>) -> Result<Self, WordsError> {
        let parts = crate::data::split(data)?;
        let lexicon = Lexicon {
            words: Words::read(parts.words)?.with(Thesaurus::read(&parts.thesaurus)?),
            tagger: Tagger::read(&parts.tags)?,
            gazetteer: Gazetteer::read(parts.names)?,
        };
        Ok(Self { lexicon, library: Library::default() })
    }

    /// Adds a pack that may come from anywhere, once all of it was looked at; its reports take part in every reading from now on.
    pub fn add_pack(&mut self, bytes: Vec<u8>) -> Result<PackInfo, PackError> {
        Ok(self.take(Pack::open(bytes)?))
    }

    /// Adds a pack that was checked before, when it was imported or built: a start does not hang on how much it holds.
    pub fn load_pack(&mut self, bytes: Vec<u8>) -> Result<PackInfo, PackError> {
        Ok(self.take(Pack::reopen(bytes)?))
    }

    fn take(&mut self, pack: Pack) -> PackInfo {
        let info = pack.info().clone();
        self.library.add(pack);
        info
    }

    /// Takes a pack out, by its place in [`Engine::packs`]; false if there is none.
    pub fn remove_pack(&mut self, number: usize) -> bool {
        let there = number < self.library.packs().len();
        self.library.remove(number);
        there
    }

    /// The packs in the order they were added.
    pub fn packs(&self) -> Vec<PackInfo> {
        self.library.packs().iter().map(|pack| pack.info().clone()).collect()
    }

    /// The reports of all packs.
    pub fn reports(&self) -> Vec<ReportInfo> {
        self.library.reports().map(|report| self.report_info(report, self.library.origin_of(report))).collect()
    }

    /// Compiles reports to a pack; reports that carry one text get one origin.
    pub fn compile(&self, head: &PackHead, reports: &[Report]) -> Vec<u8> {
        let mut builder = Builder::default();
        reports.iter().for_each(|report| builder.add(self.reporter().prepare(report.clone())));
        builder.finish(head, UNDERSTANDING)
    }

    /// The reading of a page; never fails, whatever the text.
    pub fn read(&mut self, page: &Page) -> Reading {
        self.library.tidy();
        let mut reading = Reading {
            page: PageInfo {
                title: page.title.clone(),
                published: page.published,
                url: page.url.clone(),
                language: None,
            },
            ..Reading::default()
        };
        let (blocks, mut cut) = limit(&page.blocks);
        reading.coverage = self.coverage(&HashSet::new());
        if blocks.iter().all(|b| b.text.trim().is_empty()) {
            reading.notices.extend(cut.into_iter().chain([Notice::NoText]));
            return reading;
        }
        let doc = Document::new(&blocks, &self.lexicon.gazetteer, &self.lexicon.tagger, page.published);
        reading.page.language.clone_from(&page.language);
        match is_english(doc.tokens.iter().flatten()) {
            Some(true) => reading.page.language = Some("en".to_owned()),
            Some(false) => {
                let declared = page.language.clone().filter(|code| !code.to_ascii_lowercase().starts_with("en"));
                reading.notices.extend(cut.into_iter().chain([Notice::Language { language: declared }]));
                return reading;
            }
            None => {}
        }
        let found = claims_within(&doc, &page.blocks, &mut cut);
        reading.notices.extend(cut);
        reading.entities = entities(&doc);
        if found.is_empty() {
            reading.notices.push(Notice::NoClaims);
            return reading;
        }
        let itself = self.itself(&doc, &found, page);
        reading.coverage = self.coverage(&itself);
        if reading.coverage.reports == 0 {
            reading.notices.push(Notice::NoReports);
        }
        let none = reading.coverage.reports == 0;
        let (frames, evidence) =
            if none { (Vec::new(), vec![Vec::new(); found.len()]) } else { self.compare(&doc, &found, page, &itself) };
        let mut offsets: Option<(usize, Offsets)> = None;
        for (number, (claim, evidence)) in found.iter().zip(evidence).enumerate() {
            if offsets.as_ref().is_none_or(|(block, _)| *block != claim.block) {
                offsets = Some((claim.block, Offsets::new(doc.texts[claim.block])));
            }
            let Some((_, offsets)) = &offsets else { continue };
            let text = claim.span.of(doc.texts[claim.block]);
            let place = (blocks[claim.block].id, offsets.span(claim.span));
            reading.claims.push(self.read_claim(number, claim, text, page.published, place, evidence));
        }
        reading.coverage.claims = reading.claims.len();
        reading.coverage.compared = reading.claims.iter().filter(|c| c.relation != Relation::Unmatched).count();
        reading.omissions = self.omissions(&reading, &frames, &itself);
        reading.reports = self.cited(&reading);
        reading
    }

    /// The frames of a page's claims, and the evidence for each.
    fn compare(
        &mut self,
        doc: &Document,
        found: &[Claim],
        page: &Page,
        itself: &HashSet<ReportRef>,
    ) -> (Vec<Frame>, Vec<Vec<Evidence>>) {
        let frames: Vec<Frame> = found.iter().map(|claim| self.page_frame(doc, claim)).collect();
        let kin = self.library.kin(doc.mentions.entities.iter(), KIN);
        let asked = found.iter().zip(&frames);
        let asked: Vec<Question> =
            asked.map(|(claim, frame)| question(doc, claim, frame, &frames, page, &kin, itself)).collect();
        let found_by_each: Vec<Vec<Compared>> =
            asked.iter().map(|question| compared(&self.lexicon, &mut self.library, question)).collect();
        let by_itself: Vec<f32> = found_by_each.iter().map(|found| best(found)).collect();
        let shifts = shifts(&by_itself, kin.claims(&self.library));
        let evidence = asked.iter().zip(found_by_each).zip(shifts);
        let evidence = evidence
            .map(|((question, compared), shift)| {
                judge::evidence(&self.lexicon, &mut self.library, question, compared, shift)
            })
            .collect();
        (frames, evidence)
    }

    /// The reports that are the page itself.
    fn itself(&self, doc: &Document, found: &[Claim], page: &Page) -> HashSet<ReportRef> {
        let passages: Vec<String> =
            found.iter().map(|claim| claim.passage().of(doc.texts[claim.block]).to_owned()).collect();
        itself(&self.library, page.url.as_deref(), &passages, &self.lexicon.gazetteer)
    }

    fn page_frame(&self, doc: &Document, claim: &Claim) -> Frame {
        let mut frame = frame(doc, claim, &self.lexicon.words, claim.passage());
        self.library.damp(&mut frame);
        frame
    }

    /// The claims of a page beside their candidates, with the signals of each pair; for training the model and for looking at it.
    pub fn pairs(&mut self, page: &Page) -> Vec<Pair> {
        let (blocks, mut cut) = limit(&page.blocks);
        let doc = Document::new(&blocks, &self.lexicon.gazetteer, &self.lexicon.tagger, page.published);
        let found = claims_within(&doc, &page.blocks, &mut cut);
        let frames: Vec<Frame> = found.iter().map(|claim| self.page_frame(&doc, claim)).collect();
        let kin = self.library.kin(doc.mentions.entities.iter(), KIN);
        let itself = self.itself(&doc, &found, page);
        let mut out = Vec::new();
        for (claim, frame) in found.iter().zip(&frames) {
            let question = question(&doc, claim, frame, &frames, page, &kin, &itself);
            out.extend(pairs(&self.lexicon, &mut self.library, &question));
        }
        out
    }

    fn read_claim(
        &self,
        number: usize,
        claim: &Claim,
        text: &str,
        published: Option<Date>,
        (block, [start, end]): (u32, [u32; 2]),
        evidence: Vec<Evidence>,
    ) -> ReadClaim {
        let relation = evidence.iter().map(|e| e.relation).min().unwrap_or(Relation::Unmatched);
        let own = evidence.iter().filter(|e| e.relation == relation).map(|e| e.source);
        let reports: BTreeSet<ReportRef> = own.collect();
        let origins = self.library.origins_of(reports.iter().copied());
        ReadClaim {
            id: number as u32,
            block,
            start,
            end,
            text: text.to_owned(),
            speaker: claim.speaker.clone(),
            certainty: claim.certainty,
            polarity: claim.polarity,
            relation,
            confidence: evidence.first().map_or(0.0, |e| e.confidence),
            reports: reports.len(),
            origins,
            timeline: timeline(&self.lexicon.words, text, published, &evidence),
            evidence,
        }
    }

    /// How much there is to compare with, but for what is the page itself.
    fn coverage(&self, itself: &HashSet<ReportRef>) -> Coverage {
        let mut coverage = Coverage { origins: self.library.origins_but(itself), ..Coverage::default() };
        if itself.is_empty() {
            let infos = || self.library.packs().iter().map(Pack::info);
            coverage.reports = infos().map(|info| info.reports).sum();
            coverage.from = infos().filter_map(|info| info.from).min();
            coverage.until = infos().filter_map(|info| info.until).max();
        } else {
            let others = || self.library.reports().filter(|report| !itself.contains(report));
            coverage.reports = others().count();
            coverage.from = others().filter_map(|report| self.library.published(report)).min();
            coverage.until = others().filter_map(|report| self.library.published(report)).max();
        }
        coverage
    }

    fn omissions(
        &mut self,
        reading: &Reading,
        frames: &[Frame],
        itself: &HashSet<ReportRef>,
    ) -> Vec<crate::reading::Omission> {
        let near = |relation: Relation| !matches!(relation, Relation::Unmatched | Relation::Context);
        if !reading.claims.iter().any(|c| near(c.relation)) {
            return Vec::new();
        }
        let touched: Vec<Touched> = reading
            .claims
            .iter()
            .flat_map(|claim| {
                let near = claim.evidence.iter().filter(|e| near(e.relation));
                near.map(|e| Touched { claim: e.claim, here: claim.id })
            })
            .collect();
        omissions(&self.lexicon, &mut self.library, frames, &touched, itself)
    }

    /// The reports that the reading's evidence and omissions name.
    fn cited(&self, reading: &Reading) -> Vec<ReportInfo> {
        let evidence = reading.claims.iter().flat_map(|c| c.evidence.iter().map(|e| e.source));
        let all: BTreeSet<ReportRef> =
            evidence.chain(reading.omissions.iter().flat_map(|o| o.sources.iter().copied())).collect();
        let origins = self.library.one_origin(all.iter().copied());
        all.into_iter().zip(origins).map(|(report, origin)| self.report_info(report, origin)).collect()
    }

    fn report_info(&self, at: ReportRef, origin: String) -> ReportInfo {
        let report = self.library.report_at(at);
        ReportInfo {
            id: report.id.clone(),
            title: report.title.clone(),
            publisher: report.publisher.clone(),
            published: report.published,
            url: report.url.clone(),
            origin,
            pack: self.library.packs().get(at.pack as usize).map(|pack| pack.info().title.clone()).unwrap_or_default(),
        }
    }

    /// The claims of a page as a report, to compare other pages with. Each is the sentence it stands in, with the claim as focus.
    pub fn report(&self, page: &Page, id: &str) -> Report {
        self.reporter().report(page, id).0
    }

    /// What makes reports, for several threads at once.
    pub fn reporter(&self) -> Reporter<'_> {
        Reporter(&self.lexicon)
    }

    /// What a text says, stage by stage; relative dates count from `reference`.
    pub fn annotate(&self, text: &str, reference: Option<Date>) -> Annotation {
        crate::annotation::annotate(text, reference, &self.lexicon)
    }

    /// How one report bears on one claim.
    #[cfg(feature = "cli")]
    pub fn relate(
        &mut self,
        claim: &str,
        claim_published: Option<Date>,
        report: &str,
        report_published: Option<Date>,
    ) -> crate::relating::Related {
        crate::relating::relate(&self.lexicon, claim, claim_published, report, report_published)
    }

    /// The numbers by which [`Engine::relate`] decides, with their names: what its model is trained on.
    #[cfg(feature = "cli")]
    pub fn stance_features(&self, claim: &str, report: &str) -> Vec<(String, f32)> {
        crate::relating::features(&self.lexicon, claim, report)
    }

    /// An index of documents to rank.
    pub fn rank_index(&self, docs: Vec<(String, String, Option<String>)>) -> Ranker<'_> {
        Ranker::new(&self.lexicon, docs)
    }
}

fn question<'q>(
    doc: &'q Document,
    claim: &Claim,
    frame: &'q Frame,
    frames: &'q [Frame],
    page: &'q Page,
    kin: &'q Kin,
    itself: &'q HashSet<ReportRef>,
) -> Question<'q> {
    let passage = claim.passage();
    Question {
        frame,
        passage: passage.of(doc.texts[claim.block]),
        own: Span::new(claim.span.start - passage.start, claim.span.end - passage.start),
        published: page.published,
        about: claim.about.iter().filter_map(|&i| frames.get(i)).collect(),
        itself,
        kin: Some(kin),
    }
}

fn entities(doc: &Document) -> Vec<ReadEntity> {
    let mut all: Vec<ReadEntity> = doc
        .mentions
        .entities
        .iter()
        .map(|e| ReadEntity {
            name: e.name.clone(),
            kind: e.kind,
            spellings: e.spellings.clone(),
            mentions: e.mentions,
        })
        .collect();
    sort_by(&mut all, |x, y| y.mentions.cmp(&x.mentions).then_with(|| x.name.cmp(&y.name)));
    all
}
