//! The core's face to JavaScript, and the only file that knows of it.

use wasm_bindgen::prelude::*;

use crate::engine;
use crate::page::Page;

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

    /// Adds a pack and tells what is in it (`PackInfo`). Throws an `Error` that says why the bytes are no pack.
    #[wasm_bindgen(js_name = addPack)]
    pub fn add_pack(&mut self, bytes: Vec<u8>) -> Result<JsValue, JsError> {
        plain(&self.0.add_pack(bytes)?)
    }

    /// The packs in the order they were added (`PackInfo[]`).
    pub fn packs(&self) -> Result<JsValue, JsError> {
        plain(&self.0.packs())
    }

    /// The reading of a page, JSON to JSON: what crosses between browser processes is cheapest as one string.
    /// Throws an `Error` if the JSON is no page.
    pub fn read(&mut self, page: &str) -> Result<String, JsError> {
        let page: Page = serde_json::from_str(page)?;
        let started = now();
        let reading = self.0.read(&page);
        Ok(serde_json::to_string(&Timed { reading, elapsed: now() - started })?)
    }

    /// The reading of a page, object to object, for a page that holds the engine itself.
    #[wasm_bindgen(js_name = readPage)]
    pub fn read_page(&mut self, page: JsValue) -> Result<JsValue, JsError> {
        let page: Page = serde_wasm_bindgen::from_value(page)?;
        let started = now();
        let reading = self.0.read(&page);
        plain(&Timed { reading, elapsed: now() - started })
    }
}

/// A reading with the time it took; the core itself reads no clock.
#[derive(serde::Serialize)]
struct Timed {
    #[serde(flatten)]
    reading: crate::reading::Reading,
    /// Milliseconds.
    elapsed: f64,
}

/// A plain object, as `JSON.parse` would give it.
fn plain<T: serde::Serialize>(value: &T) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Milliseconds on the clock of the window or worker, 0 where there is none.
fn now() -> f64 {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"))
        .ok()
        .and_then(|clock| clock.dyn_into::<web_sys::Performance>().ok())
        .map_or(0.0, |clock| clock.now())
}
