//! The core's retrieval alone, for the browser: what the bench sets beside search libraries. It never ships, so that the core's own
//! face stays as small as it is.

use crossread::compare::candidates::Search;
use crossread::data::split;
use crossread::mention::Gazetteer;
use crossread::pack::Pack;
use crossread::pack::index::terms;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Retrieval {
    gazetteer: Gazetteer,
    packs: Vec<Pack>,
    search: Search,
}

#[wasm_bindgen]
impl Retrieval {
    /// Takes the bytes of `lexicon.bin`.
    #[wasm_bindgen(constructor)]
    pub fn new(data: Vec<u8>) -> Result<Retrieval, JsError> {
        let gazetteer = Gazetteer::read(split(data)?.names)?;
        Ok(Self { gazetteer, packs: Vec::new(), search: Search::default() })
    }

    /// Opens a pack as the extension does at a start, in place of the one before.
    pub fn open(&mut self, pack: Vec<u8>) -> Result<(), JsError> {
        self.packs = vec![Pack::reopen(pack)?];
        self.search = Search::new(&self.packs);
        Ok(())
    }

    /// The numbers of the best claims for a sentence, from its text on: at most `top`.
    pub fn find(&mut self, sentence: &str, top: usize) -> Vec<u32> {
        let terms: Vec<(String, f32)> = terms(sentence, &self.gazetteer).into_iter().map(|term| (term, 1.0)).collect();
        self.search.find(&self.packs, &terms, top).into_iter().map(|(found, _)| found.claim).collect()
    }
}
