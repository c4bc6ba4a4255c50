//! The core's data in one file: the word table, then the tables of names as text.
//!
//! One file is one fetch for the extension; it ships beside the wasm, where it costs no compile time.

use crate::lexicon::WordsError;

/// Marks the border between the two parts: length of the word table, little-endian `u32`, after this.
const MAGIC: &[u8; 4] = b"CRDT";

/// The tables compiled into a native build, as the file that the extension ships.
#[cfg(feature = "cli")]
pub fn bundled() -> Vec<u8> {
    const NAMES: &[(&str, &str)] = &[
        ("countries", include_str!("../assets/countries.tsv")),
        ("organisations", include_str!("../assets/organisations.tsv")),
        ("places", include_str!("../assets/places.tsv")),
        ("given", include_str!("../assets/given-names.txt")),
        ("surnames", include_str!("../assets/surnames.txt")),
        ("titles", include_str!("../assets/titles.txt")),
    ];
    join(include_bytes!("../assets/words.bin"), NAMES)
}

/// One file of a word table and named tables.
pub fn join(words: &[u8], tables: &[(&str, &str)]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend_from_slice(&(words.len() as u32).to_le_bytes());
    out.extend_from_slice(words);
    for (name, table) in tables {
        out.extend_from_slice(format!("{}{name}\n{table}\n", crate::mention::gazetteer::SECTION).as_bytes());
    }
    out
}

/// The word table and the text of the tables.
pub(crate) fn split(mut data: Vec<u8>) -> Result<(Vec<u8>, String), WordsError> {
    if data.len() < 8 || &data[..4] != MAGIC {
        return Err(WordsError("it does not begin as such a file does"));
    }
    let length = u32::from_le_bytes([data[4], data[5], data[6], data[7]]) as usize;
    if data.len() - 8 < length {
        return Err(WordsError("it ends too early"));
    }
    let names = String::from_utf8(data.split_off(8 + length)).map_err(|_| WordsError("its tables are not UTF-8"))?;
    Ok((data.split_off(8), names))
}
