//! What is measured with, as files for browsers and peers: `articles.json` (pages of forty claims), `sentences.json` (those of the
//! first), `words-1000.json` and `words-50000.json` (pages), and for each size `claims-SIZE.bin` (a pack) and `claims-SIZE.json` (the
//! texts of its claims, but for the packs that are kept).

use std::fs;
use std::path::Path;

use crossread::engine::Engine;
use crossread::pack::Pack;
use crossread::page::Page;
use crossread::text::sentence::sentences as spans;
use serde::Serialize;

use crate::news::News;
use crate::plain;

/// Claims of an article that is compared, and its sentences that are sought by themselves.
const CLAIMS: usize = 40;
/// Stories with an article each. The smallest pack holds reports on the first, all others on all.
pub const STORIES: std::ops::Range<u64> = 7..20;
const LENGTHS: [usize; 2] = [1000, 50_000];

/// An article on a story, as long as it has no more than forty claims.
pub fn article(news: &News, engine: &Engine, story: u64) -> Page {
    let mut page = news.page(story);
    while engine.report(&page, "page").claims.len() > CLAIMS {
        if let Some(last) = page.blocks.last_mut()
            && let Some(span) = spans(&last.text).last()
            && span.start > 0
        {
            last.text.truncate(span.start);
        } else {
            page.blocks.pop();
        }
    }
    page
}

/// The sentences of an article, forty at most.
pub fn sentences(page: &Page) -> Vec<String> {
    let all =
        page.blocks.iter().flat_map(|block| spans(&block.text).into_iter().map(|span| span.of(&block.text).to_owned()));
    all.take(CLAIMS).collect()
}

pub fn texts(folder: &Path, news: &News, engine: &Engine) {
    let articles: Vec<Page> = STORIES.map(|story| article(news, engine, story)).collect();
    write(folder, "sentences.json", &sentences(&articles[0]));
    write(folder, "articles.json", &articles);
    for words in LENGTHS {
        write(folder, &format!("words-{words}.json"), &plain::text(words));
    }
}

pub fn pack(folder: &Path, size: usize, bytes: Vec<u8>) {
    write_pack(folder, size, &bytes);
    let pack = Pack::open(bytes).expect("what was written is read");
    let texts: Vec<String> = (0..pack.claims()).map(|claim| pack.claim(claim).text).collect();
    write(folder, &format!("claims-{size}.json"), &texts);
}

/// The pack of an earlier run, if this very program made it: another core or generator makes another pack.
pub fn kept(folder: &Path, size: usize) -> Option<Vec<u8>> {
    let maker = fs::read(folder.join(format!("claims-{size}.maker"))).ok()?;
    if maker != this_program() {
        return None;
    }
    fs::read(folder.join(format!("claims-{size}.bin"))).ok()
}

/// Keeps a pack for later runs; its texts are asked for by nobody.
pub fn keep(folder: &Path, size: usize, bytes: &[u8]) {
    write_pack(folder, size, bytes);
    fs::write(folder.join(format!("claims-{size}.maker")), this_program()).expect("its maker can be written");
}

fn write_pack(folder: &Path, size: usize, bytes: &[u8]) {
    fs::create_dir_all(folder).expect("the folder can be made");
    fs::write(folder.join(format!("claims-{size}.bin")), bytes).expect("the pack can be written");
}

/// The checksum of the running program.
fn this_program() -> Vec<u8> {
    let program = std::env::current_exe().and_then(fs::read).unwrap_or_default();
    crc32fast::hash(&program).to_le_bytes().to_vec()
}

pub fn write(folder: &Path, name: &str, value: &impl Serialize) {
    let file = fs::File::create(folder.join(name)).expect("the file can be written");
    serde_json::to_writer(std::io::BufWriter::new(file), value).expect("the file can be written");
}
