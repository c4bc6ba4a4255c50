//! Sentences: where a text stops and starts again.
//!
//! Rules in the line of Grefenstette and Tapanainen (1994): a full stop ends a sentence unless the word before it is an
//! abbreviation or an initial, and then only where the next word is one that opens sentences. Quotes and brackets close
//! with their sentence; markers of lists open one; a missing space after the stop is forgiven.

use super::Span;
use super::normalise::fold;
use crate::lexicon::abbreviation::{self, Abbreviation};

/// The sentences of a text, in order, without the white space between them.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let listed = has_list(text);
    let verse = !text.contains(['.', '!', '?', '…']) && text.contains('\n');
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let next = at + c.len_utf8();
        let cut = match c {
            '.' | '!' | '?' | '…' | '。' => {
                let end = run(text, at);
                ends(text, start, at, end).then_some(end)
            }
            '\n' if verse || line_ends(text, start, at) => Some(at),
            _ => None,
        };
        let before_marker = listed && cut.is_none() && c.is_whitespace() && at > start && is_marker(&text[next..]);
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
            // A stop that ends nothing is passed with its whole run: ". . ." is asked once.
            None => at = next,
        }
    }
    push(text, start, text.len(), &mut out);
    out
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
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

/// Whether the run of terminators `at..end` ends the sentence that began at `start`.
fn ends(text: &str, start: usize, at: usize, end: usize) -> bool {
    let after = &text[end..];
    let rest = after.trim_start();
    let Some(next) = rest.chars().next() else {
        return true;
    };
    let spaced = rest.len() < after.len();
    let opener = rest.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '¿', '¡', '-', '—', '–', '•', '⁃', ' ']);
    let first = opener.chars().next().unwrap_or(next);
    if !spaced {
        return glued(text, start, at, end, next);
    }
    if first.is_lowercase() || matches!(next, ',' | ';' | ':') {
        return false;
    }
    if text[at..end] != *"." {
        // "!" inside a name, "..." inside a sentence: only a capital tells, and that was asked above.
        return first.is_uppercase() || !first.is_alphabetic() || text[at..end].ends_with(['"', '”']);
    }
    let word = last_word(&text[start..at]);
    if word.is_empty() {
        return true;
    }
    let lower = fold(word);
    let next_word = fold(first_word(opener));
    let number_next = first.is_numeric();
    if word.ends_with('°') {
        return false;
    }
    // The number of a list's item, at the head of its sentence.
    let head = text[start..at].trim_start_matches(['•', '⁃', '-', ' ', '\n']);
    if head == word && (word.chars().all(|c| c.is_ascii_digit()) && word.len() < 3 || word.len() == 1) {
        return false;
    }
    let starter = abbreviation::opens_sentence(&next_word);
    if word.contains('.') {
        let title = abbreviation::class(&next_word) == Some(Abbreviation::Title);
        return starter || (title && text[start..at].split_whitespace().count() > 3);
    }
    if word.chars().count() == 1 && word.chars().all(char::is_alphabetic) {
        return (lower == "i" && starter) || (!word.chars().all(char::is_uppercase) && !number_next && starter);
    }
    match abbreviation::class(&lower) {
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Common) => starter && !number_next,
        Some(Abbreviation::Month | Abbreviation::Day | Abbreviation::Unit) => {
            starter && word.chars().all(char::is_alphabetic)
        }
        None => true,
    }
}

/// A stop with no space after it: `world.Today`, but not `Jane.Doe@example.com`, `3.5`, `U.S.`.
fn glued(text: &str, start: usize, at: usize, end: usize, next: char) -> bool {
    let word = text[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = text[end..].split(char::is_whitespace).next().unwrap_or_default();
    if word.contains(['@', '/']) || tail.contains(['@', '/']) || word.contains("://") {
        return false;
    }
    let before = word.chars().next_back();
    let closed = text[at..end].chars().count() > 1 && matches!(text[at..end].chars().next_back(), Some('"' | '”'));
    next.is_uppercase()
        && tail.chars().nth(1).is_some_and(|c| c.is_lowercase() || c == ' ')
        && (closed || before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()))
        && (word.chars().count() > 1)
}

/// A new line ends the sentence if the next one opens with a capital, a figure or a bullet, or a blank line follows.
fn line_ends(text: &str, start: usize, at: usize) -> bool {
    let rest = &text[at + 1..];
    let next = rest.trim_start_matches([' ', '\t', '\r']);
    next.starts_with('\n')
        || next.chars().next().is_none_or(|c| !c.is_lowercase())
        || text[start..at].trim_end().ends_with(['.', '!', '?', ':'])
}

fn has_list(text: &str) -> bool {
    let text = text.trim_start();
    is_marker(text)
}

/// `2.`, `2)`, `2.)`, `b.`, `•` followed by more text.
fn is_marker(rest: &str) -> bool {
    if rest.starts_with(['•', '⁃', '‣', '▪']) {
        return true;
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = usize::from(digits == 0 && rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let after = &rest[digits + letter..];
    (1..3).contains(&(digits + letter))
        && (after.starts_with(". ") || (digits > 0 && (after.starts_with(") ") || after.starts_with(".) "))))
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
    }

    #[test]
    fn lines_and_lists() {
        assert_eq!(split("Headline without a stop\nThe text begins."), ["Headline without a stop", "The text begins."]);
        assert_eq!(split("a sentence\ncut in two."), ["a sentence\ncut in two."]);
        assert_eq!(split("1. The first 2. The second").len(), 2);
    }
}
