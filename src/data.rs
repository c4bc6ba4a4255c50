//! The core's data in one file: the word table, the table of parts of speech, the thesaurus, then the tables of names.
//!
//! One file is one fetch for the extension; it ships beside the wasm, where it costs no compile time.

use bytes::{Buf, Bytes};

use crate::lexicon::WordsError;
#[cfg(feature = "cli")]
use crate::lexicon::tag;
use crate::lexicon::words::take_part;

/// After this mark: the length of the word table, little-endian `u32`, and the table; the same of the
/// parts of speech and of the thesaurus; names.
const MAGIC: &[u8; 4] = b"CRD4";

/// The tables compiled into a native build, as the file that the extension ships.
#[cfg(feature = "cli")]
pub fn bundled() -> Vec<u8> {
    const NAMES: &[(&str, &str)] = &[
        ("countries", include_str!("../assets/countries.tsv")),
        ("organisations", include_str!("../assets/organisations.tsv")),
        ("organisations", include_str!("../assets/companies.tsv")),
        ("places", include_str!("../assets/places.tsv")),
        ("demonyms", include_str!("../assets/demonyms.tsv")),
        ("given", include_str!("../assets/given-names.txt")),
        ("surnames", include_str!("../assets/surnames.txt")),
        ("titles", include_str!("../assets/titles.txt")),
        ("common", include_str!("../assets/common.txt")),
    ];
    let (words, thesaurus) = (include_bytes!("../assets/words.bin"), include_bytes!("../assets/thesaurus.bin"));
    join(words, include_str!("../assets/tags.tsv"), thesaurus, NAMES)
}

/// One file of a word table, the lines of the parts of speech, a thesaurus and named tables of names.
#[cfg(feature = "cli")]
pub fn join(words: &[u8], tags: &str, thesaurus: &[u8], tables: &[(&str, &str)]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    for part in [words, &tag::table(tags), thesaurus] {
        out.extend_from_slice(&(part.len() as u32).to_le_bytes());
        out.extend_from_slice(part);
    }
    out.extend_from_slice(&crate::mention::gazetteer::table(tables));
    out
}

/// The parts of the file, in its memory.
pub struct Parts {
    pub words: Bytes,
    pub tags: Bytes,
    pub thesaurus: Bytes,
    pub names: Bytes,
}

/// Takes the file apart.
pub fn split(data: impl Into<Bytes>) -> Result<Parts, WordsError> {
    let mut data: Bytes = data.into();
    if data.len() < 4 || &data[..4] != MAGIC {
        return Err(WordsError("it does not begin as such a file does"));
    }
    data.advance(MAGIC.len());
    let (words, tags, thesaurus) = (take_part(&mut data)?, take_part(&mut data)?, take_part(&mut data)?);
    Ok(Parts { words, tags, thesaurus, names: data })
}
