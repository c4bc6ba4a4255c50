//! The core's face to JavaScript, and the only file that knows of it. Pages and readings go in and out as JSON: what crosses between
//! browser processes is cheapest as one string, and the background only passes it on. What it keeps comes as an object.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::engine;
use crate::pack::PackError;
use crate::page::Page;
use crate::report::Report;

/// Reads pages against packs. One lives in the background for all tabs, one in the welcome page.
#[wasm_bindgen]
pub struct Engine(engine::Engine);

#[wasm_bindgen]
impl Engine {
    /// Takes the bytes of `lexicon.bin`, the file that [`crate::data::join`] makes. Throws an `Error` that says what is wrong with them.
    #[wasm_bindgen(constructor)]
    pub fn new(data: Vec<u8>) -> Result<Engine, JsError> {
        Ok(Engine(engine::Engine::new(data)?))
    }

    /// Adds a pack and tells what is in it (`PackInfo`). Throws an `Error` that says why the bytes are no pack, with the
    /// [`PackError`] as its `cause`.
    #[wasm_bindgen(js_name = addPack)]
    pub fn add_pack(&mut self, bytes: Vec<u8>) -> Result<JsValue, JsValue> {
        Ok(object(&self.0.add_pack(bytes).map_err(refused)?)?)
    }

    /// Adds a pack that `addPack` took before, or that ships with the extension: looks at its head alone, so that a start does not
    /// hang on how much it holds.
    #[wasm_bindgen(js_name = loadPack)]
    pub fn load_pack(&mut self, bytes: Vec<u8>) -> Result<JsValue, JsValue> {
        Ok(object(&self.0.load_pack(bytes).map_err(refused)?)?)
    }

    /// Takes a pack out by its place in the order they were added; those after it move up. False if there is none.
    #[wasm_bindgen(js_name = removePack)]
    pub fn remove_pack(&mut self, place: usize) -> bool {
        self.0.remove_pack(place)
    }

    /// The bytes of a pack of pages (`{id, page}[]`) under a head (`PackHead`). Throws an `Error` if either JSON is none.
    pub fn compile(&self, head: &str, pages: &str) -> Result<Vec<u8>, JsError> {
        let pages: Vec<Added> = serde_json::from_str(pages)?;
        let reports: Vec<Report> = pages.iter().map(|added| self.0.report(&added.page, &added.id)).collect();
        Ok(self.0.compile(&serde_json::from_str(head)?, &reports))
    }

    /// The reading of a page. Throws an `Error` if the JSON is no page.
    pub fn read(&mut self, page: &str) -> Result<String, JsError> {
        let page: Page = serde_json::from_str(page)?;
        let started = now();
        let reading = self.0.read(&page);
        Ok(serde_json::to_string(&Timed { reading, elapsed: now() - started })?)
    }
}

/// An object as `JSON.parse` would make it.
fn object(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Why a pack is refused: in English for whoever looks at the error, and as an object for whoever says it in another language.
fn refused(error: PackError) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    thrown.set_cause(&object(&error).unwrap_or_default());
    thrown.into()
}

/// A page that is to be a report of this id.
#[derive(serde::Deserialize)]
struct Added {
    id: String,
    page: Page,
}

/// A reading with the time it took; the core itself reads no clock.
#[derive(serde::Serialize)]
struct Timed {
    #[serde(flatten)]
    reading: crate::reading::Reading,
    /// Milliseconds.
    elapsed: f64,
}

/// Milliseconds on the clock of the window or worker, 0 where there is none.
fn now() -> f64 {
    thread_local! {
        // Asking for it by name takes as long as reading a sentence.
        static CLOCK: Option<web_sys::Performance> =
            js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"))
                .ok()
                .and_then(|clock| clock.dyn_into().ok());
    }
    CLOCK.with(|clock| clock.as_ref().map_or(0.0, web_sys::Performance::now))
}
