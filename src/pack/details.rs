//! What is asked of few claims at a time, as varints: flags; focus from, to; speaker's text and 1; the claims of its report that
//! it is about and those that are about it, each list with its length before it; the note: a list of texts, and bytes.

use super::Note;
use super::format::{self, Cursor, put_varint};
use crate::report::Statement;

/// The details of a claim.
#[derive(Clone, Debug, Default)]
pub struct Details<'p> {
    pub flags: u32,
    /// The bytes of the text that state the claim; both 0 for all of it.
    pub focus: (u32, u32),
    pub speaker: Option<u32>,
    /// Claims of the same report, counted within it.
    pub about: Vec<u32>,
    pub told: Vec<u32>,
    /// What a core noted: texts by number, and its own bytes. Empty if it noted nothing.
    pub names: Vec<u32>,
    pub note: &'p [u8],
    /// They could be read to their end, and where that is.
    pub whole: bool,
    pub end: usize,
}

impl<'p> Details<'p> {
    pub fn read(bytes: &'p [u8], at: u32) -> Self {
        let mut cursor = Cursor::new(bytes, at as usize);
        let list = |cursor: &mut Cursor| {
            let mut out = Vec::new();
            for _ in 0..cursor.varint() {
                out.push(cursor.varint());
                if !cursor.ok {
                    break;
                }
            }
            out
        };
        let flags = cursor.varint();
        let focus = (cursor.varint(), cursor.varint());
        let speaker = cursor.varint().checked_sub(1);
        let (about, told, names) = (list(&mut cursor), list(&mut cursor), list(&mut cursor));
        let length = cursor.varint() as usize;
        let note = cursor.take(length);
        Self { flags, focus, speaker, about, told, names, note, whole: cursor.ok, end: cursor.at() }
    }
}

/// Appends the details of a claim; `text` gives the number of a text.
pub fn write(out: &mut Vec<u8>, statement: &Statement, told: &[u32], note: &Note, mut text: impl FnMut(&str) -> u32) {
    put_varint(out, format::flags::write(statement.certainty, statement.polarity, statement.stance));
    let (from, to) = statement.focus.unwrap_or_default();
    let speaker = statement.speaker.as_deref().map_or(0, |speaker| text(speaker) + 1);
    [from, to, speaker].into_iter().for_each(|n| put_varint(out, n));
    let names: Vec<u32> = note.names.iter().map(|name| text(name)).collect();
    for list in [&statement.about[..], told, &names] {
        put_varint(out, list.len() as u32);
        list.iter().for_each(|&n| put_varint(out, n));
    }
    put_varint(out, note.bytes.len() as u32);
    out.extend_from_slice(&note.bytes);
}
