//! The page among the reports: a report that has the page's address or carries its text says nothing of the page.
//!
//! A copy is found by a few of the page's longest passages: what holds the same passage holds all of its terms, so the rarest
//! of them leads to it at once.

use std::collections::{HashMap, HashSet};

use super::library::Library;
use crate::mention::Gazetteer;
use crate::pack::index::terms;
use crate::pack::{Pack, ReportRef};
use crate::text::order::sort_by;

/// Passages by which copies are sought. A copy has nearly all of them; more would only take longer.
const SOUGHT: usize = 12;
/// Passages that must be alike: fewer may be one quotation.
const LEAST: usize = 3;
/// Share of the passages of page or report, whichever has fewer, from which on the two are one text. Copies differ by a
/// correction or a cut paragraph; reports that quote one statement at length stay below a half.
const COPY: f32 = 0.6;
/// Claims that share the rarest term and are looked at, a bound on time.
const LOOKED_AT: usize = 256;

/// The reports that are the page itself: at its address, or with the text of its passages.
pub fn itself(library: &Library, url: Option<&str>, passages: &[String], gazetteer: &Gazetteer) -> HashSet<ReportRef> {
    let packs = library.packs();
    if packs.is_empty() {
        return HashSet::new();
    }
    let mut found = at_address(library, url);
    let own: HashSet<String> = passages.iter().map(|passage| plain(passage)).collect();
    let mut sought: Vec<&String> = own.iter().collect();
    sort_by(&mut sought, |x, y| y.len().cmp(&x.len()).then(x.cmp(y)));
    let mut suspects: HashMap<ReportRef, usize> = HashMap::new();
    for passage in sought.iter().take(SOUGHT) {
        let terms = terms(passage, gazetteer);
        for (number, pack) in (0..).zip(packs) {
            let reports: HashSet<usize> = holders(pack, passage, &terms).map(|claim| pack.report_of(claim)).collect();
            let at = |report| ReportRef { pack: number, report: report as u32 };
            reports.into_iter().for_each(|report| *suspects.entry(at(report)).or_default() += 1);
        }
    }
    let copies = suspects.into_iter().filter(|(_, hits)| *hits >= LEAST).map(|(report, _)| report);
    found.extend(copies.filter(|at| is_copy(&packs[at.pack as usize], at.report as usize, &own)));
    found
}

fn at_address(library: &Library, url: Option<&str>) -> HashSet<ReportRef> {
    let packs = (0..).zip(library.packs());
    let at = |(pack, p): (u32, &Pack)| {
        let reports = url.map(|url| p.by_address(url)).unwrap_or_default();
        reports.into_iter().map(move |report| ReportRef { pack, report: report as u32 })
    };
    packs.flat_map(at).collect()
}

/// A text as it is compared: pages break their lines where their source does, importers do not.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The claims of a pack that have this very passage.
fn holders<'p>(pack: &'p Pack, passage: &'p str, terms: &[String]) -> impl Iterator<Item = usize> + 'p {
    let rarest = terms.iter().filter_map(|term| pack.term(term)).min_by_key(|entry| entry.claims);
    let claims = rarest.map_or(Vec::new(), |entry| pack.postings(entry).take(LOOKED_AT));
    let claims = claims.into_iter().map(|claim| claim as usize);
    claims.filter(move |&claim| plain(&pack.claim(claim).text) == passage)
}

fn is_copy(pack: &Pack, report: usize, own: &HashSet<String>) -> bool {
    let theirs: HashSet<String> = pack.claims_of(report).map(|claim| plain(&pack.claim(claim).text)).collect();
    let alike = theirs.intersection(own).count();
    let fewer = theirs.len().min(own.len());
    alike >= LEAST && alike as f32 >= COPY * fewer as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{PackHead, write};
    use crate::report::{Report, Statement};

    const TEXTS: [&str; 4] = [
        "The ferry Solveig sank off Norrvik on Friday night after it had hit a rock.",
        "All 212 people on board were saved within two hours, the captain said.",
        "The coast guard does not know why the ferry left its course.",
        "The company takes two other ferries out of service on Monday.",
    ];

    fn pack(url: &str, texts: &[&str]) -> Pack {
        let claim = |text: &&str| Statement { text: (*text).to_owned(), ..Statement::default() };
        let claims = texts.iter().map(claim).collect();
        let report = Report { id: "a".into(), url: Some(url.into()), claims, ..Report::default() };
        Pack::open(write(&PackHead::default(), &[report], &Gazetteer::default())).unwrap()
    }

    fn found(url: &str, texts: &[&str]) -> bool {
        let mut library = Library::default();
        library.add(pack("https://c.example/", &["Another report."]));
        library.add(pack(url, texts));
        let found = itself(&library, Some("https://a.example/ferry"), &TEXTS.map(str::to_owned), &Gazetteer::default());
        assert!(found.is_empty() || found == HashSet::from([ReportRef { pack: 1, report: 0 }]));
        !found.is_empty()
    }

    #[test]
    fn the_same_address_is_the_page() {
        for same in ["https://a.example/ferry", "http://www.a.example/ferry/", "https://a.example/ferry#top"] {
            assert!(found(same, &["Something else."]), "{same}");
        }
        for other in ["https://a.example/ferry?page=2", "https://b.example/ferry", "https://a.example/"] {
            assert!(!found(other, &["Something else."]), "{other}");
        }
    }

    #[test]
    fn the_same_text_is_the_page_and_one_quotation_is_not() {
        assert!(found("https://b.example/", &TEXTS));
        let broken = TEXTS.map(|text| text.replace(" on ", "\n   on\u{a0}"));
        assert!(found("https://b.example/", &broken.each_ref().map(String::as_str)));
        assert!(found("https://b.example/", &[TEXTS[0], TEXTS[1], TEXTS[3], "A correction was added."]));
        assert!(!found("https://b.example/", &[TEXTS[0], TEXTS[1], "One said this.", "Another that."]));
        assert!(!found("https://b.example/", &[]));
    }
}
