//! Omissions: facts that two or more origins carry and the page does not.

use std::collections::{BTreeMap, HashSet};

use super::align::align;
use super::frame::Frame;
use super::library::{Lexicon, Library};
use super::thresholds::TOUCHED;
use crate::claim::Certainty;
use crate::pack::{ClaimRef, ReportRef};
use crate::reading::Omission;
use crate::text::order::sort_by;

/// Omissions shown at most.
const MOST: usize = 5;
/// Reports must have this many claims on the page's matter before what they add is missed.
const AT_HOME: usize = 2;
/// Claims of such reports that are looked at, those that their reports tell nearest to what the page tells; a bound on time.
const LOOKED_AT: usize = 120;

/// A report's claim that bears on a claim of the page.
#[derive(Clone, Copy, Debug)]
pub struct Touched {
    pub claim: ClaimRef,
    /// The number of the page's claim.
    pub here: u32,
}

/// Finds what the reports that tell the page's story carry and the page does not. `page` are the page's frames, `touched` the
/// pack claims that bear on them; what `itself` tells, the reports that are the page, is on the page.
pub fn omissions(
    lexicon: &Lexicon,
    library: &mut Library,
    page: &[Frame],
    touched: &[Touched],
    itself: &HashSet<ReportRef>,
) -> Vec<Omission> {
    let used: HashSet<ClaimRef> = touched.iter().map(|t| t.claim).collect();
    let mut at_home: BTreeMap<ReportRef, usize> = BTreeMap::new();
    touched.iter().for_each(|t| *at_home.entry(library.report_of(t.claim)).or_default() += 1);
    let at_home = at_home.into_iter().filter(|(_, claims)| *claims >= AT_HOME);
    let all = at_home.flat_map(|(report, _)| library.claims_of(report)).filter(|claim| !used.contains(claim));
    let mut all: Vec<(u32, ClaimRef, u32)> = all
        .filter_map(|claim| {
            let (away, near) = neighbour(library, claim, touched)?;
            Some((away, claim, near))
        })
        .collect();
    sort_by(&mut all, Ord::cmp);
    all.truncate(LOOKED_AT);
    let mut out: Vec<(f32, Omission)> = Vec::new();
    let mut told: HashSet<ClaimRef> = HashSet::new();
    for (_, claim, near) in all {
        if told.contains(&claim) {
            continue;
        }
        let held = library.held(lexicon, claim);
        // Only what stands on its own and is told as a fact.
        if held.statement.stance.is_some()
            || held.statement.certainty != Certainty::Stated
            || held.frame.entities.is_empty()
        {
            continue;
        }
        let missing = |frame: &Frame| page.iter().all(|p| align(&lexicon.words, p, frame).score < TOUCHED);
        let twins = library.twins(lexicon, claim);
        let mut sources: Vec<ReportRef> = Vec::new();
        for &twin in [claim].iter().chain(twins.iter()) {
            let report = library.report_of(twin);
            if !sources.contains(&report) {
                sources.push(report);
            }
        }
        let origins = library.origins_of(sources.iter().copied());
        let told_here = |twin: &ClaimRef| used.contains(twin) || itself.contains(&library.report_of(*twin));
        if origins < 2 || twins.iter().any(told_here) || !missing(&held.frame) {
            continue;
        }
        told.extend(twins.iter().copied());
        let weight: f32 = held.frame.terms.iter().map(|t| t.weight).sum();
        out.push((
            origins as f32 + weight.min(9.0) / 10.0,
            Omission {
                text: held.statement.text.clone(),
                near,
                reports: sources.iter().map(|&at| library.report_at(at).id.clone()).collect(),
                origins,
                sources,
            },
        ));
    }
    sort_by(&mut out, |x, y| y.0.total_cmp(&x.0));
    out.truncate(MOST);
    out.into_iter().map(|o| o.1).collect()
}

/// The claim of the page that a missing fact belongs to, what the report tells next to it, before it rather than after; and how far
/// away it is told.
fn neighbour(library: &Library, missing: ClaimRef, touched: &[Touched]) -> Option<(u32, u32)> {
    let home = library.report_of(missing);
    let mut nearest: Option<(u32, u32)> = None;
    for told in touched.iter().filter(|told| library.report_of(told.claim) == home) {
        // Twice the distance, and one more for what comes after.
        let after = told.claim.claim > missing.claim;
        let away = told.claim.claim.abs_diff(missing.claim).saturating_mul(2).saturating_add(after.into());
        if nearest.is_none_or(|(least, _)| away < least) {
            nearest = Some((away, told.here));
        }
    }
    nearest
}
