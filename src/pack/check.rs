//! Whether a pack that comes from somewhere holds together. Nothing of it can do harm in any case ([`Pack`]); this tells the reader
//! who imports it.

use std::collections::HashSet;

use super::details::Details;
use super::format::{CLAIM, NONE, REPORT, Section};
use super::index::address;
use super::read::Pack;
use super::sketch::name_hash;
use super::{MOST_UNPACKED, PackError};
use crate::text::order::sort_by;

/// Looks at every record and every list once.
pub fn check(pack: &Pack) -> Result<(), PackError> {
    let wrong = |section: Section, problem| Err(PackError::Content { section: section.name(), problem });
    let (texts, reports, claims) = (pack.texts(), pack.reports(), pack.claims());
    if pack.part(Section::Reports).len() != 4 * REPORT * reports
        || pack.part(Section::Claims).len() != 4 * CLAIM * claims
    {
        return wrong(Section::Head, "it counts other reports or claims than there are");
    }
    // What may be read in all; a bound on memory and time, whatever the bytes.
    let room = pack.size().saturating_mul(MOST_UNPACKED);
    let mut lengths = Vec::with_capacity(texts.len());
    let mut all = 0;
    for text in 0..texts.len() {
        let Some(text) = texts.read(text as u32) else {
            return wrong(Section::Texts, "one cannot be read");
        };
        lengths.push(text.len());
        all += text.len();
        if all > room {
            return wrong(Section::Texts, "they are far longer than the pack");
        }
    }
    let named = |text: u32| text == NONE || (text as usize) < texts.len();
    let (mut first, mut all) = (0, 0);
    let mut ids = HashSet::with_capacity(reports);
    for report in 0..reports {
        let field = |i| pack.report_field(report, i);
        if field(0) == NONE || ![0, 1, 2, 4, 5].into_iter().all(|i| named(field(i))) {
            return wrong(Section::Reports, "one names a text that does not exist");
        }
        all += [0, 1, 2, 4, 5].into_iter().filter_map(|i| lengths.get(field(i) as usize)).sum::<usize>();
        if all > room {
            return wrong(Section::Reports, "what they say of themselves is far longer than the pack");
        }
        if !ids.insert(pack.text(field(0))) {
            return wrong(Section::Reports, "two have one id");
        }
        let root = field(6) as usize;
        if root > report {
            return wrong(Section::Reports, "one has its text from a report after it");
        }
        if pack.report_field(root, 6) as usize != root {
            return wrong(Section::Reports, "one has its text from a report that has it from another");
        }
        if field(7) < first || field(7) as usize > claims || (report == 0 && field(7) != 0) {
            return wrong(Section::Reports, "one has claims that do not exist or belong to another");
        }
        first = field(7);
        if !pack.has_sketch(report) {
            return wrong(Section::Sketches, "that of a report cannot be read");
        }
    }
    let mut end = 0;
    for claim in 0..claims {
        if !pack.claims_of(pack.report_of(claim)).contains(&claim) || pack.claim_field(claim, 0) as usize >= reports {
            return wrong(Section::Claims, "one belongs to a report that does not have it");
        }
        if pack.claim_field(claim, 1) as usize >= texts.len() {
            return wrong(Section::Claims, "one has a text that does not exist");
        }
        let details = pack.details(claim);
        if !whole(pack, claim, &details) {
            return wrong(Section::Details, "those of a claim cannot be read");
        }
        // Many claims with the details of one would take their square.
        if (pack.claim_field(claim, 2) as usize) < end {
            return wrong(Section::Details, "those of two claims are the same bytes");
        }
        end = details.end;
    }
    if pack.lengths().len() != claims {
        return wrong(Section::Lengths, "there are more or fewer than claims");
    }
    let mut end = 0;
    let well = pack.dictionary().check(|_, entry| {
        let follows = entry.from == end && entry.claims > 0;
        end = entry.from.saturating_add(entry.length);
        let list = pack.postings(entry);
        follows && list.claims() == entry.claims as usize && list.each(|_| ())
    });
    if !well {
        return wrong(Section::Terms, "they are not in order, or the claims of one cannot be read");
    }
    if !names(pack).iter().copied().eq(pack.names()) {
        return wrong(Section::Names, "they are not those of the reports");
    }
    Ok(())
}

/// The hashes of the reports' ids and addresses as a pack keeps them.
fn names(pack: &Pack) -> Vec<(u32, u32)> {
    let mut out = Vec::with_capacity(2 * pack.reports());
    for report in 0..pack.reports() {
        let id = pack.text(pack.report_field(report, 0)).unwrap_or_default();
        let url = pack.address(report);
        let named = [Some(id.as_str()), url.as_deref().map(address)];
        out.extend(named.into_iter().flatten().map(|name| (name_hash(name), report as u32)));
    }
    sort_by(&mut out, Ord::cmp);
    out.dedup();
    out
}

/// Whether the details of a claim can be read to their end and point within.
fn whole(pack: &Pack, claim: usize, details: &Details) -> bool {
    let many = pack.claims_of(pack.report_of(claim)).len();
    let texts = pack.texts().len();
    let within = |list: &[u32], end: usize| list.iter().all(|&n| (n as usize) < end);
    details.whole
        && within(&details.about, many)
        && within(&details.told, many)
        && within(&details.names, texts)
        && details.speaker.is_none_or(|speaker| (speaker as usize) < texts)
}
