//! Lines of text for people: broken at a width, with marked words.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::{Effects, Style};

/// Lines are broken at this width, in characters.
const WIDTH: usize = 100;

/// The words that differ: told by shape, not by hue.
pub const MARK: Style = Style::new().effects(Effects::BOLD.insert(Effects::UNDERLINE));

/// UTF-16 spans of a text as byte ranges; those that do not fit the text are left out.
pub fn bytes(text: &str, spans: impl Iterator<Item = [u32; 2]>) -> Vec<Range<usize>> {
    let at = |offset: u32| {
        let mut units = 0;
        let starts = text.char_indices().map(|(i, c)| (i, c.len_utf16())).chain([(text.len(), 0)]);
        starts.into_iter().find_map(|(i, length)| {
            let here = units == offset as usize;
            units += length;
            here.then_some(i)
        })
    };
    spans.filter_map(|[start, end]| Some(at(start)?..at(end)?)).filter(|range| range.start < range.end).collect()
}

/// Prints a text with line breaks, the first line behind `indent`, the others as deep, the ranges `marks` in [`MARK`].
pub fn paragraph(
    out: &mut impl Write,
    indent: &str,
    text: &str,
    style: Style,
    marks: &[Range<usize>],
) -> io::Result<()> {
    let mut column = 0;
    let mut at = 0;
    let mut lead = indent.to_owned();
    for word in text.split_whitespace() {
        // The word's place in the text tells which of its characters are marked.
        let start = at + text[at..].find(word).unwrap_or(0);
        at = start + word.len();
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            writeln!(out)?;
            column = 0;
        }
        if column > 0 {
            lead = " ".into();
        }
        write!(out, "{lead}")?;
        column += lead.chars().count() + length;
        lead = " ".repeat(indent.chars().count());
        styled(out, word, start, style, marks)?;
    }
    writeln!(out)
}

fn styled(out: &mut impl Write, word: &str, start: usize, style: Style, marks: &[Range<usize>]) -> io::Result<()> {
    let marked = |at: usize| marks.iter().any(|range| range.contains(&at));
    let mut from = 0;
    while from < word.len() {
        let mark = marked(start + from);
        let until = word[from..]
            .char_indices()
            .map(|(i, _)| from + i)
            .find(|i| marked(start + i) != mark)
            .unwrap_or(word.len());
        let style = if mark { MARK } else { style };
        write!(out, "{style}{}{style:#}", &word[from..until])?;
        from = until;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_in_utf16() {
        assert_eq!(bytes("𝐊yïv 6", [[2, 3], [3, 4], [6, 7], [7, 9], [1, 3]].into_iter()), [4..5, 5..7, 9..10]);
    }

    #[test]
    fn lines_are_broken_and_marked() {
        let mut out = Vec::new();
        let text = format!("Six officers {}", "died ".repeat(25));
        paragraph(&mut out, "- ", &text, Style::new(), std::slice::from_ref(&(0..3))).unwrap();
        let out = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert!(lines[0].starts_with(&format!("- {MARK}Six{MARK:#} officers")), "{out:?}");
        assert!(lines[1].starts_with("  died") && lines.iter().all(|line| line.len() < WIDTH + 20));
    }
}
