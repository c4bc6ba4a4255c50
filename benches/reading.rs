//! How long the core takes, native: `cargo bench`. The browsers' figures come from `cargo xtask bench`.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::pack::PackHead;
use crossread::page::Page;
use crossread::report::{article, toml};

/// The bundled pack, and an article of the end-to-end tests.
fn set_up() -> (Engine, Vec<u8>, Page) {
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut reports = Vec::new();
    for entry in fs::read_dir(root.join("corpus")).expect("corpus/ is there").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "toml") && path.file_stem().is_some_and(|s| s != "pack") {
            let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let bytes = fs::read(&path).expect("a report can be read");
            reports.push(toml::report(&bytes, &id).expect("a report of corpus/ is well formed"));
        }
    }
    let pack = engine.compile(&PackHead::default(), &reports);
    engine.add_pack(pack.clone()).expect("what was written is read");
    let html = fs::read(root.join("tests/pages-served/north-korea.html")).expect("the page is there");
    let page = article::html(&html);
    (engine, pack, page)
}

fn reading(c: &mut Criterion) {
    let (mut engine, pack, page) = set_up();
    let words: usize = page.blocks.iter().map(|b| b.text.split_whitespace().count()).sum();
    c.bench_function(&format!("read {words} words, frames held"), |b| b.iter(|| black_box(engine.read(&page))));
    c.bench_function("start", |b| b.iter(|| black_box(Engine::new(bundled()).is_ok())));
    c.bench_function("open the bundled pack", |b| {
        b.iter(|| black_box(crossread::pack::Pack::open(pack.clone()).is_ok()));
    });
}

criterion_group!(benches, reading);
criterion_main!(benches);
