//! Kin: the reports that are on one story with a page, by the names that both have.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::library::Library;
use crate::mention::Entity;
use crate::pack::dictionary::Entry;
use crate::pack::index::entity_term;
use crate::pack::{Pack, ReportRef};

/// Reports that are asked whether they are on a story to tell how many are; a bound on time.
const ASKED: usize = 300;

/// Which reports name some of a page's entities; asked report by report, for few are asked about.
pub struct Kin {
    /// For each pack what its dictionary says of each entity.
    terms: Vec<Vec<Entry>>,
    least: usize,
    known: RefCell<FxHashMap<ReportRef, bool>>,
}

impl Kin {
    /// The reports of some packs that name at least `least` of some entities.
    pub fn of<'e>(packs: &[Pack], entities: impl Iterator<Item = &'e Entity>, least: usize) -> Self {
        let terms: HashSet<String> = entities.filter_map(entity_term).collect();
        let entries = |pack: &Pack| terms.iter().filter_map(|term| pack.term(term)).collect();
        Self { terms: packs.iter().map(entries).collect(), least, known: RefCell::default() }
    }

    /// Whether a report is on the story.
    pub fn contains(&self, library: &Library, at: ReportRef) -> bool {
        *self.known.borrow_mut().entry(at).or_insert_with(|| {
            let pack = &library.packs()[at.pack as usize];
            let claims = pack.claims_of(at.report as usize);
            let claims = Range { start: claims.start as u32, end: claims.end as u32 };
            let named = self.terms[at.pack as usize].iter().filter(|&&term| pack.postings(term).any(claims.clone()));
            named.take(self.least).count() >= self.least
        })
    }

    /// About how many claims the reports on the story hold: of a large library, by a part of its reports.
    pub fn claims(&self, library: &Library) -> f32 {
        let of = library.packs().iter().map(Pack::reports).sum::<usize>();
        let step = of.div_ceil(ASKED).max(1);
        let asked = library.reports().step_by(step).filter(|&report| self.contains(library, report));
        (asked.map(|report| library.claims_of(report).count()).sum::<usize>() * step) as f32
    }
}
