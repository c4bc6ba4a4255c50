//! Sentences: where a text stops and starts again.
//!
//! Rules in the line of Grefenstette and Tapanainen (1994): a full stop ends a sentence unless the word before it is an
//! abbreviation or an initial, and then only where the next word is one that opens sentences. Quotes and brackets close
//! with their sentence; markers of lists open one; a missing space after the stop is forgiven.

use super::Span;
use super::marker::{is_bullet, is_head, is_marker, opens_list};
use super::normalise::{fold, is_invisible};
use super::token::glued_title;
use crate::lexicon::abbreviation::{self, Abbreviation};
use crate::lexicon::{Cue, Stem};

/// Bytes after which a sentence is cut at the next space, and at twice as many between any characters. No news has such a sentence; what
/// reads one looks from clause to clause over all of it, so that a page without a stop would cost its square.
const LONGEST: usize = 4_000;

/// The sentences of a text, in order, without the white space between them.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let listed = opens_list(text);
    let verse = !text.contains(['.', '!', '?', '…']) && text.contains('\n');
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        // Letters, of which a text is made, end nothing.
        if text.as_bytes()[at].is_ascii_alphabetic() && at - start < 2 * LONGEST {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let next = at + c.len_utf8();
        let mut skip = next;
        let cut = match c {
            '.' | '!' | '?' | '…' | '。' => {
                let end = run(text, at);
                let end = if is_stop_and_ellipsis(text, at, end) { next } else { end };
                // A stop that ends nothing is passed with its whole run: ". . ." is asked once.
                skip = end.max(next);
                ends(text, start, at, end).then_some(end)
            }
            '\n' if verse || line_ends(text, start, at) => Some(at),
            _ if at - start >= if c.is_whitespace() { LONGEST } else { 2 * LONGEST } => Some(at),
            _ => None,
        };
        let before_marker = listed
            && cut.is_none()
            && c.is_whitespace()
            && at > start
            && !is_bullet(last_part(&text[start..at]))
            && is_marker(&text[next..]);
        match cut {
            Some(end) => {
                push(text, start, end, &mut out);
                start = end;
                at = end.max(next);
            }
            None if before_marker => {
                push(text, start, at, &mut out);
                start = next;
                at = next;
            }
            None => at = skip,
        }
    }
    push(text, start, text.len(), &mut out);
    out
}

/// A text from the first character on that a reader sees.
#[inline(never)]
fn seen(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let start = end - seen(&text[start..end]).len();
    let span = Span::new(start, end).trim(text);
    if !span.is_empty() {
        out.push(span);
    }
}

/// The end of the terminators from `at` with the quotes and brackets that close after them.
fn run(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match c {
            '.' | '!' | '?' | '…' | '。' | '"' | '”' | '’' | '\'' | ')' | ']' | '»' => {
                end = at + i + c.len_utf8()
            }
            // ". . ." is one mark.
            ' ' if text[..end].ends_with('.') && chars.peek().is_some_and(|&(_, n)| n == '.') => {}
            _ => break,
        }
    }
    // An opening quote that follows the stop without a space belongs to the next sentence.
    let tail = &text[at..end];
    match tail.rfind(['"', '\'', '’']) {
        Some(i) if i > 0 && text[end..].chars().next().is_some_and(char::is_alphanumeric) => at + i,
        _ => end,
    }
}

/// How much of a text on either side of a stop is looked at, in bytes: a text without spaces must not cost its square.
const NEAR: usize = 200;

fn last_part(text: &str) -> &str {
    let mut at = text.len().saturating_sub(NEAR);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

fn first_part(text: &str) -> &str {
    let mut at = text.len().min(NEAR);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// "compounds. . . . The": a stop, then an ellipsis that opens the next sentence; with a space before, all four are one mark.
fn is_stop_and_ellipsis(text: &str, at: usize, end: usize) -> bool {
    text[at..end] == *". . . ."
        && !text[..at].ends_with(char::is_whitespace)
        && text[end..].starts_with(char::is_whitespace)
        && !text[end..].trim_start().is_empty()
}

const OPENING: [char; 13] = ['"', '“', '‘', '\'', '(', '[', '«', '¿', '¡', '-', '—', '–', ' '];

/// Whether the run of terminators `at..end` ends the sentence that began at `start`.
fn ends(text: &str, start: usize, at: usize, end: usize) -> bool {
    let (so_far, mark, near) = (last_part(&text[start..at]), &text[at..end], first_part(&text[end..]));
    let rest = seen(near);
    let Some(next) = rest.chars().next() else {
        return near.len() == text.len() - end;
    };
    // An ellipsis at the head opens its sentence, as does the number of a list's item.
    if !so_far.contains(char::is_alphanumeric) || (mark.trim_end_matches(')') == "." && is_head(so_far.trim())) {
        return false;
    }
    let opener = rest.trim_start_matches(OPENING).trim_start_matches(['•', '⁃', ' ']);
    let first = opener.chars().next().unwrap_or(next);
    if !near[..near.len() - rest.len()].contains(char::is_whitespace) {
        return glued(text, start, at, end);
    }
    if first.is_lowercase() || matches!(next, ',' | ';' | ':') {
        return false;
    }
    let next_word = fold(first_word(opener));
    if mark != "." {
        return ends_marked(so_far, mark, opener, first);
    }
    let word = last_word(so_far);
    if word.is_empty() {
        return true;
    }
    let number_next = first.is_numeric();
    let starter = abbreviation::opens_sentence(&next_word);
    let class = glued_title(word).map_or_else(|| abbreviation::class(word), |_| Some(Abbreviation::Title));
    let next_class = abbreviation::class(first_word(opener));
    let calendar =
        matches!(next_class, Some(Abbreviation::Month | Abbreviation::Day)) || abbreviation::is_calendar(&next_word);
    if word.chars().all(|c| c.is_ascii_digit()) && word.len() < 3 && calendar {
        return false; // 3. May
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_alphabetic()
        && (letter.is_uppercase() || class.is_none())
    {
        // An initial, or the letter that a thing is called by: "Plan B. The", "you and I. Did".
        return !number_next && starter && (!letter.is_uppercase() || letter == 'I' || opens_surely(&next_word));
    }
    match class {
        Some(Abbreviation::Title | Abbreviation::Joining) => false,
        Some(Abbreviation::Numbered) => !number_next,
        Some(Abbreviation::Unit) => !number_next && word.chars().all(char::is_alphabetic),
        Some(Abbreviation::Month | Abbreviation::Day) => starter && !number_next,
        _ if is_clock(word) => {
            let zone = opener.split_whitespace().take(4).any(|w| fold(first_word(w)) == "time");
            let zoned = first_word(opener).len() < 5 && first_word(opener).chars().all(char::is_uppercase);
            starter || (!number_next && !calendar && !zone && !zoned && so_far.split_whitespace().count() > 3)
        }
        _ if word == "etc" => true,
        Some(_) => starter && !number_next,
        None if !has_inner_stop(word) => !word.ends_with('°'),
        None => starter || (next_class == Some(Abbreviation::Title) && so_far.split_whitespace().count() > 3),
    }
}

/// Whether "!", "?", "..." or a mark with its closing quote ends a sentence, where a capital follows: `first` of `opener`.
fn ends_marked(so_far: &str, mark: &str, opener: &str, first: char) -> bool {
    if mark.starts_with(['!', '?']) && !mark.contains(['"', '”', '’', ')']) {
        // "Yahoo! Inc."
        let word = first_word(opener);
        return !matches!(word, "Inc" | "Corp" | "Ltd" | "LLC" | "Group" | "Holdings" | "News" | "Finance");
    }
    // "[...]" leaves out words inside a sentence, ". . ." makes a pause in one.
    if so_far.ends_with(['[', '(']) && mark.starts_with("...") && mark.contains([']', ')']) {
        return false;
    }
    if mark == ". . ." {
        let word = fold(first_word(opener));
        return word != "i" && opens_surely(&word);
    }
    let quoted = mark.ends_with(['"', '”', '’', '\'']);
    if quoted && mark.starts_with(['!', '?']) && says_next(opener) {
        return false;
    }
    first.is_uppercase() || !first.is_alphabetic() || mark.ends_with(['"', '”'])
}

/// "Smith asked.": a name of up to three words, then a verb of saying with which the sentence ends or pauses.
fn says_next(rest: &str) -> bool {
    for word in rest.split_whitespace().take(4) {
        let bare = word.trim_end_matches(['.', ',']);
        if bare.starts_with(char::is_lowercase) {
            return bare != word && (bare == "asked" || Stem::of(bare).has(Cue::Say));
        }
    }
    false
}

/// Words that open a sentence even after a letter with a stop, where "Do", "An" or "Will" may be a surname.
fn opens_surely(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "it"
            | "its"
            | "he"
            | "she"
            | "they"
            | "we"
            | "his"
            | "their"
            | "there"
            | "in"
            | "on"
            | "at"
            | "for"
            | "from"
            | "with"
            | "but"
            | "and"
            | "when"
            | "while"
            | "after"
            | "before"
            | "since"
            | "however"
            | "meanwhile"
            | "although"
            | "if"
            | "according"
    )
}

fn is_clock(word: &str) -> bool {
    matches!(word, "a.m" | "p.m" | "A.M" | "P.M")
}

/// Whether a word is made of stops and pieces of up to three letters: "U.S", "D.Phil", not "example.com", "3.5".
fn has_inner_stop(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|piece| piece.chars().count() < 4 && piece.chars().all(char::is_alphabetic))
}

/// A stop with no space after it: `world.Today`, but not `Jane.Doe@example.com`, `3.5`, `U.S.`, `Mr.Smith`.
fn glued(text: &str, start: usize, at: usize, end: usize) -> bool {
    let so_far = last_part(&text[start..at]);
    let piece = so_far.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = first_part(&text[end..]).split(char::is_whitespace).next().unwrap_or_default();
    if piece.contains(['@', '/']) || tail.contains(['@', '/']) || piece.contains("://") {
        return false;
    }
    let word = last_word(so_far);
    let opener = tail.trim_start_matches(['"', '“', '‘', '«', '(']);
    let mut letters = opener.chars();
    if !letters.next().is_some_and(char::is_uppercase) || !letters.next().is_none_or(|c| c.is_lowercase() || c == ' ') {
        return false;
    }
    let next = first_word(opener);
    let starter = abbreviation::opens_sentence(&fold(next));
    let month =
        matches!(abbreviation::class(next), Some(Abbreviation::Month)) || abbreviation::is_calendar(&fold(next));
    let free = match abbreviation::class(word) {
        Some(Abbreviation::Title | Abbreviation::Joining) => false,
        Some(Abbreviation::Common | Abbreviation::Suffix) => starter,
        _ => !(month && word.chars().all(|c| c.is_ascii_digit())),
    };
    let closed =
        text[at..end].chars().count() > 1 && matches!(text[at..end].chars().next_back(), Some('"' | '”' | ')'));
    let before = word.chars().next_back();
    free && (closed || before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, ')' | '%')))
        && word.chars().count() > 1
}

/// A new line ends the sentence if the next one opens with a capital, a figure or a bullet, or a blank line follows.
fn line_ends(text: &str, start: usize, at: usize) -> bool {
    let rest = &text[at + 1..];
    let next = rest.trim_start_matches([' ', '\t', '\r']);
    next.starts_with('\n')
        || next.chars().next().is_none_or(|c| !c.is_lowercase())
        || text[start..at].trim_end().ends_with(['.', '!', '?', ':'])
}

fn last_word(text: &str) -> &str {
    let cut = text
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '‘' | '—' | '–' | '/'))
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    &text[cut..]
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn stops_and_their_exceptions() {
        assert_eq!(split("He met Gen. Park at 5 p.m. He left.").len(), 2);
        assert_eq!(split("The U.S. Army said so. It did.").len(), 2);
        assert_eq!(split("“We hold,” he said. “They fall.” Then he left.").len(), 3);
        assert_eq!(split("Prices rose 3.5 percent.The bank said so.").len(), 2);
        assert_eq!(split("Write to a.b@example.org.").len(), 1);
        assert_eq!(split("They left.\u{200b} We stay."), ["They left.", "We stay."]);
    }

    #[test]
    fn lines_and_lists() {
        assert_eq!(split("Headline without a stop\nThe text begins."), ["Headline without a stop", "The text begins."]);
        assert_eq!(split("a sentence\ncut in two."), ["a sentence\ncut in two."]);
        assert_eq!(split("1. The first 2. The second").len(), 2);
    }
}
