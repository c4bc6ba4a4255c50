//! Tokens: words, numbers and marks, by the word boundaries of UAX #29, with clitics and glued titles taken apart.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::normalise::{fold, is_invisible};
use super::sieve::hash;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    /// Begins with a digit: `6`, `150,000`, `19th`, `2024`.
    Number,
    /// Anything that is neither word nor number nor white space.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Lower,
    /// First letter a capital: `Kursk`, `McDonald`.
    Capital,
    /// All letters capitals, two or more: `NATO`.
    Upper,
    /// No letters, or a capital only inside: `iPhone`.
    Other,
}

/// A token of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub case: Case,
    /// The folded form; for a possessive that of its owner, for `n't` it is `not`.
    pub lower: String,
    /// The hash of the folded form, by which a [`Sieve`](super::Sieve) tells it from other words.
    pub(super) hash: u32,
    /// White space stands before it, or it opens the text.
    pub spaced: bool,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it starts like a name does.
    pub fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }

    pub fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }
}

/// The tokens of a text in order. A possessive `'s` is a token of its own, as is the `n't` of a contraction.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut spaced = true;
    pieces(&shown(text), |at, piece| {
        let Some(first) = piece.chars().find(|&c| !is_invisible(c)) else {
            return;
        };
        if first.is_whitespace() {
            spaced = true;
            return;
        }
        let piece = piece.trim_end_matches(is_invisible);
        let span = Span::new(at, at + piece.len());
        if first.is_numeric() {
            out.push(token(span, TokenKind::Number, Case::Other, fold(piece), spaced));
        } else if first.is_alphabetic() {
            word(piece, span, spaced, &mut out);
        } else {
            out.push(token(span, TokenKind::Mark, Case::Other, fold(piece), spaced));
        }
        spaced = false;
    });
    out
}

/// Hands out the pieces of a text between its word boundaries, with where they begin; spaces one by one. What stands between two spaces
/// and is ASCII, as most of a text is, is taken apart by what UAX #29 says of ASCII, in a third of the time; the rest by the library,
/// with the space before it, on which a mark may sit.
fn pieces(text: &str, mut each: impl FnMut(usize, &str)) {
    let mut at = 0;
    while at < text.len() {
        let bytes = text.as_bytes();
        let start = at + usize::from(bytes[at] == b' ');
        let end = bytes[start..].iter().position(|&b| b == b' ').map_or(text.len(), |length| start + length);
        if text[start..end].is_ascii() {
            each(at, &text[at..start]);
            plain_pieces(text, start..end, &mut each);
        } else {
            text[at..end].split_word_bound_indices().for_each(|(from, piece)| each(at + from, piece));
        }
        at = end;
    }
}

/// The same for ASCII without spaces: letters, digits and underscores hold together, and so do two letters or two digits with one mark
/// between them that may stand inside a word or a figure (WB5 to WB13).
fn plain_pieces(text: &str, range: Range<usize>, each: &mut impl FnMut(usize, &str)) {
    let bytes = &text.as_bytes()[..range.end];
    let holds = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut at = range.start;
    while at < range.end {
        let from = at;
        at += 1;
        while let Some(&b) = bytes.get(at).filter(|_| holds(bytes[from])) {
            let joins = |b: u8| match (bytes[at - 1], b, bytes.get(at + 1)) {
                (x, b':' | b'.' | b'\'', Some(y)) if x.is_ascii_alphabetic() => y.is_ascii_alphabetic(),
                (x, b',' | b';' | b'.' | b'\'', Some(y)) if x.is_ascii_digit() => y.is_ascii_digit(),
                _ => false,
            };
            if !holds(b) && !joins(b) {
                break;
            }
            at += 1;
        }
        each(from, &text[from..at]);
    }
}

/// The text as a reader sees it, with as many bytes. By the book a zero-width space borders words: it is taken for a joiner. And
/// a narrow space that does not break holds words together: it is taken for a thin one, but between figures: "10 000".
fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{200b}', '\u{202f}']) {
        return Cow::Borrowed(text);
    }
    let mut before = ' ';
    let seen = text.char_indices().map(|(at, c)| {
        let figures = before.is_numeric() && text[at + c.len_utf8()..].starts_with(char::is_numeric);
        before = c;
        match c {
            '\u{200b}' => '\u{2060}',
            '\u{202f}' if !figures => '\u{2009}',
            _ => c,
        }
    });
    Cow::Owned(seen.collect())
}

/// Pushes a word, less its clitic and with a title glued to its end ("occupierMr") taken off.
fn word(piece: &str, span: Span, spaced: bool, out: &mut Vec<Token>) {
    let lower = fold(piece);
    let (body, clitic) = match lower.strip_suffix("n't") {
        Some("ca") => (lower.len() - 2, Some("not")), // the n belongs to both
        Some(_) => (lower.len() - 3, Some("not")),
        None if lower.ends_with("'s") => (lower.len() - 2, Some("'s")),
        None => (lower.len(), None),
    };
    // Clitics are ASCII but for the apostrophe, so the cut is counted from the end in characters that are seen.
    let seen = piece.char_indices().rev().filter(|&(_, c)| !is_invisible(c));
    let cut = span.start + seen.take(lower.len() - body).last().map_or(piece.len(), |(at, _)| at);
    let stem = &piece[..cut - span.start];
    if let Some(glue) = glued_title(stem) {
        for (text, at, spaced) in [(&stem[..glue], span.start, spaced), (&stem[glue..], span.start + glue, false)] {
            out.push(plain(text, fold(text), Span::new(at, at + text.len()), spaced));
        }
    } else if !stem.is_empty() {
        let lower = if clitic.is_none() { lower } else { fold(stem) };
        out.push(plain(stem, lower, Span::new(span.start, cut), spaced));
    }
    if let Some(clitic) = clitic {
        let kind = if clitic == "not" { TokenKind::Word } else { TokenKind::Mark };
        out.push(token(Span::new(cut, span.end), kind, Case::Lower, clitic.to_owned(), false));
    }
}

fn token(span: Span, kind: TokenKind, case: Case, lower: String, spaced: bool) -> Token {
    let hash = hash(&lower);
    Token { span, kind, case, lower, hash, spaced }
}

fn plain(text: &str, lower: String, span: Span, spaced: bool) -> Token {
    token(span, TokenKind::Word, case(text), lower, spaced)
}

/// Where a title of address begins that a page's markup glued to the word before it.
pub(super) fn glued_title(word: &str) -> Option<usize> {
    ["Mr", "Mrs", "Ms", "Dr"].iter().find_map(|title| {
        let at = word.strip_suffix(title)?.len();
        word[..at].chars().next_back().filter(|c| c.is_lowercase()).map(|_| at)
    })
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Case::Other;
    };
    let (mut upper, mut rest) = (0, 0);
    for c in letters {
        rest += 1;
        upper += usize::from(c.is_uppercase());
    }
    match (first.is_uppercase(), upper) {
        (true, u) if u == rest && rest > 0 => Case::Upper,
        (true, _) => Case::Capital,
        (false, 0) if first.is_lowercase() => Case::Lower,
        _ => Case::Other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pieces_are_those_of_the_library(text in r#"([a-cA-C0-9_.,:;'" \-$()\n\r\t@]|[a-c’“ ]|\PC|[\u{300}\u{ad}\u{200d}\u{1f1e6}])*"#) {
            let mut ours: Vec<(usize, String)> = Vec::new();
            pieces(&text, |at, piece| ours.push((at, piece.to_owned())));
            let theirs = text.split_word_bound_indices().map(|(at, piece)| (at, piece.to_owned()));
            let told = |(_, piece): &(usize, String)| !piece.starts_with(char::is_whitespace) && !piece.is_empty();
            ours.retain(told);
            prop_assert_eq!(ours, theirs.filter(told).collect::<Vec<_>>());
        }
    }

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.lower).collect()
    }

    #[test]
    fn takes_clitics_and_glued_titles_apart() {
        assert_eq!(words("Russia’s army didn't"), ["russia", "'s", "army", "did", "not"]);
        assert_eq!(words("the occupierMr. Zelensky"), ["the", "occupier", "mr", ".", "zelensky"]);
        assert_eq!(words("can't"), ["can", "not"]);
    }

    #[test]
    fn narrow_spaces_hold_figures_together_and_nothing_else() {
        assert_eq!(
            words("«\u{202f}Why?\u{202f}» Kim asked at 11:30\u{202f}PM"),
            ["«", "why", "?", "»", "kim", "asked", "at", "11", ":", "30", "pm"]
        );
        assert_eq!(words("10\u{202f}000 men, 5\u{202f}km"), ["10\u{202f}000", "men", ",", "5", "km"]);
    }

    #[test]
    fn what_is_not_seen_splits_no_word_and_keeps_its_place() {
        let text = "\u{200b}Zel\u{200b}en\u{ad}s\u{2060}ky\u{200b}’\u{ad}s\u{200b} \u{200b}aides";
        let found = tokens(text);
        assert_eq!(words(text), ["zelensky", "'s", "aides"]);
        assert_eq!(found[0].span.of(text), "Zel\u{200b}en\u{ad}s\u{2060}ky\u{200b}");
        assert_eq!(found[2].span.of(text), "aides");
    }

    #[test]
    fn spans_lead_back_to_the_text() {
        let text = "Kim’s “nuclear-armed” 150,000 naïve 19-year-olds";
        for token in tokens(text) {
            assert!(!token.span.of(text).is_empty());
        }
        assert_eq!(tokens(text)[1].span.of(text), "’s");
    }
}
