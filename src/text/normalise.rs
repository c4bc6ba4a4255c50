//! Folding: the same word however it is typed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, with plain apostrophes and hyphens, without invisible characters.
///
/// ```
/// assert_eq!(crossread::text::normalise::fold("Andriï O’Neill‑Łuk"), "andrii o'neill-luk");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|&c| !is_combining_mark(c) && !is_invisible(c)) {
        match c {
            '’' | '‘' | 'ʼ' | '′' | '`' | '´' => out.push('\''),
            '‐' | '‑' | '‒' | '–' | '−' => out.push('-'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'ø' | 'Ø' => out.push('o'),
            'ı' => out.push('i'),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'þ' | 'Þ' => out.push_str("th"),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Soft hyphens, zero-width and direction marks: part of the text's offsets, not of its words.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds_what_readers_take_for_the_same() {
        for (here, there) in [
            ("Zelenskyï", "ZELENSKYI"),
            ("co\u{ad}operate", "cooperate"),
            ("Nagorno–Karabakh", "nagorno-karabakh"),
            ("Erdoğan", "erdogan"),
        ] {
            assert_eq!(fold(here), fold(there));
        }
    }
}
