//! Whether a pack that comes from somewhere holds together. Nothing of it can do harm in any case ([`Pack`]); this tells the reader
//! who imports it.

use super::PackError;
use super::format::{CLAIM, NONE, REPORT, Section};
use super::read::Pack;

/// Looks at every record and every list once.
pub fn check(pack: &Pack) -> Result<(), PackError> {
    let wrong = |section: Section, problem| Err(PackError::Content { section: section.name(), problem });
    let (texts, reports, claims) = (pack.texts(), pack.reports(), pack.claims());
    if pack.part(Section::Reports).len() != 4 * REPORT * reports
        || pack.part(Section::Claims).len() != 4 * CLAIM * claims
    {
        return wrong(Section::Head, "it counts other reports or claims than there are");
    }
    if !(0..texts.len()).all(|text| texts.read(text as u32).is_some()) {
        return wrong(Section::Texts, "one cannot be read");
    }
    let named = |text: u32| text == NONE || (text as usize) < texts.len();
    let mut first = 0;
    for report in 0..reports {
        let field = |i| pack.report_field(report, i);
        if field(0) == NONE || ![0, 1, 2, 4, 5].into_iter().all(|i| named(field(i))) {
            return wrong(Section::Reports, "one names a text that does not exist");
        }
        if field(6) as usize > report {
            return wrong(Section::Reports, "one has its text from a report after it");
        }
        if field(7) < first || field(7) as usize > claims || (report == 0 && field(7) != 0) {
            return wrong(Section::Reports, "one has claims that do not exist or belong to another");
        }
        first = field(7);
    }
    for claim in 0..claims {
        if !pack.claims_of(pack.report_of(claim)).contains(&claim) || pack.claim_field(claim, 0) as usize >= reports {
            return wrong(Section::Claims, "one belongs to a report that does not have it");
        }
        if pack.claim_field(claim, 1) as usize >= texts.len() {
            return wrong(Section::Claims, "one has a text that does not exist");
        }
        if !whole(pack, claim) {
            return wrong(Section::Details, "those of a claim cannot be read");
        }
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
    let found = |report: usize| {
        let known = pack.report(report);
        pack.by_id(&known.id).is_some() && known.url.is_none_or(|url| pack.by_address(&url).contains(&report))
    };
    if !(0..reports).all(found) {
        return wrong(Section::Names, "they are not those of the reports");
    }
    Ok(())
}

/// Whether the details of a claim can be read to their end and point within.
fn whole(pack: &Pack, claim: usize) -> bool {
    let many = pack.claims_of(pack.report_of(claim)).len();
    let (details, texts) = (pack.details(claim), pack.texts().len());
    let within = |list: &[u32], end: usize| list.iter().all(|&n| (n as usize) < end);
    details.whole
        && within(&details.about, many)
        && within(&details.told, many)
        && within(&details.names, texts)
        && details.speaker.is_none_or(|speaker| (speaker as usize) < texts)
}
