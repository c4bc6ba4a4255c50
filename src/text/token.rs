//! Tokens: words, numbers and marks, by the word boundaries of UAX #29, with clitics and glued titles taken apart.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::normalise::{fold, is_invisible};

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
    // A zero-width space borders words by the book. Readers do not see it, so it is taken for a joiner, which has as many bytes.
    let shown = text.replace('\u{200b}', "\u{2060}");
    for (at, piece) in shown.split_word_bound_indices() {
        let Some(first) = piece.chars().find(|&c| !is_invisible(c)) else {
            continue;
        };
        if first.is_whitespace() {
            spaced = true;
            continue;
        }
        let piece = piece.trim_end_matches(is_invisible);
        let span = Span::new(at, at + piece.len());
        if first.is_numeric() {
            out.push(Token { span, kind: TokenKind::Number, case: Case::Other, lower: fold(piece), spaced });
        } else if first.is_alphabetic() {
            word(piece, span, spaced, &mut out);
        } else {
            out.push(Token { span, kind: TokenKind::Mark, case: Case::Other, lower: fold(piece), spaced });
        }
        spaced = false;
    }
    out
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
        out.push(Token {
            span: Span::new(cut, span.end),
            kind: if clitic == "not" { TokenKind::Word } else { TokenKind::Mark },
            case: Case::Lower,
            lower: clitic.to_owned(),
            spaced: false,
        });
    }
}

fn plain(text: &str, lower: String, span: Span, spaced: bool) -> Token {
    Token { span, kind: TokenKind::Word, case: case(text), lower, spaced }
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
    use super::*;

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
