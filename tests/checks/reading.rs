//! What holds for every reading, whatever the page and the packs.

use crossread::page::Page;
use crossread::reading::{Reading, Relation};

/// The text between two UTF-16 offsets; none where they lie outside or inside of a character.
pub fn utf16(text: &str, start: u32, end: u32) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().skip(start as usize).take(end.checked_sub(start)? as usize).collect();
    (units.len() == (end - start) as usize).then(|| String::from_utf16(&units).ok())?
}

/// Checks a reading against the page it is of.
pub fn check(page: &Page, reading: &Reading) {
    let mut last = (0, 0);
    let mut at = 0;
    for claim in &reading.claims {
        // Blocks come in order, each once: a page may name two alike.
        at +=
            page.blocks[at..].iter().position(|b| b.id == claim.block).expect("a claim stands in a block of the page");
        let block = &page.blocks[at];
        assert_eq!(utf16(&block.text, claim.start, claim.end).as_deref(), Some(claim.text.as_str()));
        assert!(!claim.text.trim().is_empty());
        assert!((at, claim.start) >= last, "claims come in reading order");
        last = (at, claim.start);
        assert_eq!(claim.relation == Relation::Unmatched, claim.evidence.is_empty());
        assert_eq!(claim.evidence.iter().map(|e| e.relation).min().unwrap_or_default(), claim.relation);
        assert!((0.0..=1.0).contains(&claim.confidence), "{}", claim.confidence);
        assert!(claim.origins <= claim.reports, "{} origins of {} reports", claim.origins, claim.reports);
        for evidence in &claim.evidence {
            assert!((0.0..=1.0).contains(&evidence.confidence), "{}", evidence.confidence);
            assert!((0.0..=1.0).contains(&evidence.why.score), "{}", evidence.why.score);
            assert!(reading.reports.iter().any(|r| r.id == evidence.report));
            for difference in &evidence.differences {
                if let Some([from, to]) = difference.here_span {
                    assert_eq!(utf16(&claim.text, from, to).as_deref(), Some(difference.here.as_str()));
                }
                if let Some([from, to]) = difference.there_span {
                    assert_eq!(utf16(&evidence.text, from, to).as_deref(), Some(difference.there.as_str()));
                }
            }
        }
        assert!(claim.timeline.iter().all(|figure| figure.value.is_finite()));
    }
    for omission in &reading.omissions {
        assert!(reading.claims.iter().any(|claim| claim.id == omission.near));
        assert!(omission.reports.iter().all(|id| reading.reports.iter().any(|r| r.id == *id)));
        assert!(omission.origins >= 2 && omission.origins <= omission.reports.len());
    }
    assert_eq!(reading.coverage.claims, reading.claims.len());
    let compared = reading.claims.iter().filter(|claim| claim.relation != Relation::Unmatched).count();
    assert_eq!(reading.coverage.compared, compared);
    bounded(page, reading);
}

/// What a page is told of is bounded by what it says: no claim without four words, no entity without a mention.
fn bounded(page: &Page, reading: &Reading) {
    let bytes: usize = page.blocks.iter().map(|block| block.text.len()).sum();
    assert!(reading.claims.len() <= bytes / 7, "{} claims in {bytes} bytes", reading.claims.len());
    let said: usize = reading.claims.iter().map(|claim| claim.text.len()).sum();
    assert!(said <= 4 * bytes, "claims of {said} bytes in a page of {bytes}");
    let mentions: usize = reading.entities.iter().map(|entity| entity.mentions).sum();
    assert!(mentions <= bytes, "{mentions} mentions in {bytes} bytes");
    assert!(reading.entities.iter().all(|entity| entity.mentions > 0 && !entity.spellings.is_empty()));
}
