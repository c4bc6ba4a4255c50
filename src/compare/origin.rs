//! Origins across packs: reports that carry one text count once, wherever they come from.
//!
//! Within a pack origins are grouped when it is built ([`crate::pack::origin`]). Between packs the sketches that they keep are compared:
//! of the few reports that bear on a claim each with each, of all reports those that share a key.

use std::collections::{HashMap, HashSet};

use crate::pack::index::address;
use crate::pack::origin::ONE_TEXT;
use crate::pack::sketch::Sketch;
use crate::pack::{Pack, ReportRef};
use crate::text::order::sort_by_key;

/// Where a report's text comes from.
pub struct Origin {
    /// As its maker names it.
    name: Option<String>,
    /// The first report of its pack with its text.
    root: ReportRef,
    sketch: Sketch,
    /// Where the report itself is from.
    url: Option<String>,
}

impl Origin {
    pub fn of(packs: &[Pack], at: ReportRef) -> Self {
        let pack = &packs[at.pack as usize];
        let root = pack.root(at.report as usize);
        let name = pack.origin(root);
        let url = pack.address(at.report as usize);
        Self { name, root: ReportRef { pack: at.pack, report: root as u32 }, sketch: pack.sketch(root), url }
    }

    /// Whether the report of a pack is of this origin by what its pack says.
    pub fn holds(&self, packs: &[Pack], at: ReportRef) -> bool {
        self.root.pack == at.pack && packs[at.pack as usize].root(at.report as usize) == self.root.report as usize
    }

    /// Whether two are one.
    pub fn is(&self, other: &Self) -> bool {
        let address = |origin: &'_ Self| origin.url.clone().map(|url| address(&url).to_owned());
        match (&self.name, &other.name) {
            _ if address(self).is_some_and(|here| Some(here) == address(other)) => true,
            (Some(a), Some(b)) => a == b,
            _ if self.root.pack == other.root.pack => self.root == other.root,
            _ => self.sketch.resemblance(&other.sketch) >= ONE_TEXT,
        }
    }
}

/// How many origins all reports of some packs have.
pub fn count(packs: &[Pack]) -> usize {
    let sum: usize = packs.iter().map(|pack| pack.info().origins).sum();
    if packs.len() < 2 {
        return sum;
    }
    // The greatest pack is looked through once, the others are looked up.
    let mut order: Vec<u32> = (0..packs.len() as u32).collect();
    sort_by_key(&mut order, |&pack| packs[pack as usize].reports());
    let mut keys: HashMap<u32, Vec<ReportRef>> = HashMap::new();
    let mut names: HashSet<String> = HashSet::new();
    // Those that a smaller pack has from the same address.
    let mut known: HashSet<ReportRef> = HashSet::new();
    let mut again = 0;
    for (turn, &number) in (1..).zip(&order) {
        let pack = &packs[number as usize];
        let mut own: HashSet<String> = HashSet::new();
        for report in (0..pack.reports()).filter(|&report| pack.root(report) == report) {
            if let Some(name) = pack.origin(report) {
                again += usize::from(!own.contains(&name) && names.contains(&name));
                own.insert(name);
                continue;
            }
            let at = ReportRef { pack: number, report: report as u32 };
            let hashes = pack.keys(report);
            let near: HashSet<ReportRef> = hashes.iter().filter_map(|key| keys.get(key)).flatten().copied().collect();
            let here = Origin::of(packs, at);
            again +=
                usize::from(known.contains(&at) || near.into_iter().any(|other| Origin::of(packs, other).is(&here)));
            if turn < order.len() {
                hashes.into_iter().for_each(|key| keys.entry(key).or_default().push(at));
            }
            for &later in order.get(turn..).unwrap_or_default() {
                let other = &packs[later as usize];
                let there = here.url.iter().flat_map(|url| other.by_address(url)).map(|report| other.root(report));
                known.extend(there.map(|report| ReportRef { pack: later, report: report as u32 }));
            }
        }
        names.extend(own);
    }
    sum - again.min(sum)
}
