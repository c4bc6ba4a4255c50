//! How long a page takes that is built to take long, in milliseconds: each shape at n, 2n, 4n and 8n bytes, and far beyond the limits.
//!
//!     cargo bench --bench limits                 # every shape
//!     cargo bench --bench limits -- names        # those whose name holds a word
//!
//! "growth" is the greatest step, 2.0 being linear. What follows 10 MB of a shape is its memory and its claims.

use std::time::Instant;

use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::reading::Notice;

#[path = "../tests/checks/mod.rs"]
mod checks;

use checks::memory::{Counted, taken};
use checks::{pack, shapes};

#[global_allocator]
static ALLOCATOR: Counted = Counted;

/// Bytes of one block and of a page that are read, each an eighth of it: the fourth step reaches the limit.
const BLOCK: usize = 12_500;
const PAGE: usize = 75_000;
/// And far beyond it.
const BEYOND: usize = 10_000_000;

fn main() {
    let sought = std::env::args().skip(1).find(|word| word != "--bench").unwrap_or_default();
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let pack = pack::sample(&engine);
    engine.add_pack(pack).expect("what was written is read");
    println!(
        "{:<38}{:>9}{:>9}{:>9}{:>9}{:>8}{:>9}{:>8}{:>8}",
        "", "n", "2n", "4n", "8n", "growth", "10 MB", "memory", "claims"
    );
    for (name, shape) in shapes::SHAPES.iter().filter(|(name, _)| name.contains(&sought)) {
        let n = if shape(1000).blocks.len() == 2 { BLOCK } else { PAGE };
        let times: Vec<f64> = [1, 2, 4, 8].map(|factor| read(&mut engine, &shape(factor * n)).0).to_vec();
        let (beyond, most, claims, cut) = read(&mut engine, &shape(BEYOND));
        let growth = times.windows(2).map(|pair| pair[1] / pair[0]).fold(0.0, f64::max);
        let times: String = times.iter().map(|time| format!("{time:>9.1}")).collect();
        let name = format!("{name}, n = {n}");
        let cut = if cut { "  cut" } else { "" };
        println!("{name:<38}{times}{growth:>8.1}{beyond:>9.1}{:>5} MB{claims:>8}{cut}", most >> 20);
    }
}

/// The milliseconds of a reading, the best of three: what else the machine does only adds. Its memory, its claims, whether it was cut.
fn read(engine: &mut Engine, page: &crossread::page::Page) -> (f64, isize, usize, bool) {
    let mut best = f64::INFINITY;
    let mut told = (0, 0, false);
    for _ in 0..3 {
        let started = Instant::now();
        let (found, memory) = taken(|| engine.read(page));
        best = best.min(started.elapsed().as_secs_f64() * 1e3);
        told = (memory.most, found.claims.len(), found.notices.iter().any(|n| matches!(n, Notice::Cut { .. })));
        if best > 3e3 {
            break;
        }
    }
    (best, told.0, told.1, told.2)
}
