//! What stands among an article's blocks and states nothing: credits, invitations, chrome of the site. The phrases are
//! `assets/chrome.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::rows;
use crate::text::{Case, Sieve, Token, tokens};

/// Where in a line a phrase tells that the line is the site's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    /// In any place of a line that speaks to its reader.
    Reader,
    Head,
    /// At the head, with a colon or a bar after it.
    Label,
    /// At the head, in capitals.
    Capitals,
    /// At the head of a line after which an article has ended.
    End,
    /// All of such a line.
    Whole,
}

struct Phrase {
    place: Place,
    /// Folded tokens after the first; [`ANY`] stands for one of any kind.
    rest: Vec<String>,
}

const ANY: &str = "*";

/// The phrases by their first token.
static PHRASES: LazyLock<FxHashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<String, Vec<Phrase>> = FxHashMap::default();
    for row in rows(include_str!("../../assets/chrome.txt")) {
        let Some((place, list)) = row.split_once(':') else { continue };
        let place = match place {
            "anywhere" => Place::Anywhere,
            "reader" => Place::Reader,
            "head" => Place::Head,
            "label" => Place::Label,
            "capitals" => Place::Capitals,
            "end" => Place::End,
            "whole" => Place::Whole,
            _ => continue,
        };
        for phrase in list.split('|') {
            let mut words = tokens(phrase).into_iter().map(|token| token.lower);
            let Some(first) = words.next() else { continue };
            phrases.entry(first).or_default().push(Phrase { place, rest: words.collect() });
        }
    }
    phrases
});

static FIRSTS: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(PHRASES.keys().map(String::as_str), 4096));

/// Whether a line, given as its tokens, is the site's and not the article's. `line` is its text.
pub fn is_chrome(line: &str, tokens: &[Token]) -> bool {
    // What ends a quotation is somebody's words, "we are" too.
    if ends_quotation(line) {
        return false;
    }
    tokens.is_empty() || line.contains('©') || line.bytes().filter(|&b| b == b'#').count() > 2 || {
        let at = |i: usize, token: &Token| {
            let phrases = || PHRASES.get(&token.lower);
            FIRSTS.lets(token) && phrases().is_some_and(|all| all.iter().any(|phrase| phrase.marks(tokens, i)))
        };
        tokens.iter().enumerate().any(|(i, token)| at(i, token))
            // A phrase may open with any word: "somebody_1 has been a member since".
            || PHRASES.get(ANY).is_some_and(|phrases| phrases.iter().any(|phrase| phrase.marks(tokens, 0)))
    }
}

/// Whether the article ends before a line.
pub fn is_tail(line: &str, tokens: &[Token]) -> bool {
    let ends = |phrase: &Phrase| match phrase.place {
        Place::End => phrase.end(tokens, 0).is_some(),
        Place::Whole => phrase.end(tokens, 0) == Some(tokens.len()),
        _ => false,
    };
    let found = tokens.first().and_then(|first| PHRASES.get(&first.lower));
    line.len() < 80 && found.is_some_and(|phrases| phrases.iter().any(ends))
}

impl Phrase {
    /// Whether the phrase stands at `i`, its first token having been found there, and marks the line.
    fn marks(&self, tokens: &[Token], i: usize) -> bool {
        let head = i == 0;
        match self.place {
            Place::Anywhere => self.end(tokens, i).is_some(),
            Place::Reader => self.end(tokens, i).is_some() && speaks(tokens),
            Place::Head => head && self.end(tokens, i).is_some(),
            Place::Label => {
                head && self
                    .end(tokens, i)
                    .is_some_and(|end| tokens.get(end).is_some_and(|t| matches!(t.lower.as_str(), ":" | "|" | "/")))
            }
            Place::Capitals => {
                head && self.end(tokens, i).is_some_and(|end| {
                    tokens[..end].iter().all(|t| t.case == Case::Upper) && tokens.get(end).is_some_and(|t| t.spaced)
                })
            }
            Place::End | Place::Whole => false,
        }
    }

    /// The token after the phrase, if it stands at `i`.
    fn end(&self, tokens: &[Token], i: usize) -> Option<usize> {
        let end = i + 1 + self.rest.len();
        let there = tokens.get(i + 1..end)?;
        let same = there.iter().zip(&self.rest).all(|(token, word)| word == ANY || token.is(word));
        same.then_some(end)
    }
}

/// Whether a line closes a quotation that it did not open.
fn ends_quotation(line: &str) -> bool {
    let at = |mark: char| line.find(mark);
    at('”').is_some_and(|end| at('“').is_none_or(|start| end < start))
}

/// Whether a line has words for its reader or for the site.
fn speaks(tokens: &[Token]) -> bool {
    let site = |i: usize| tokens.get(i + 1).is_some_and(|t| matches!(t.lower.as_str(), "site" | "website" | "page"));
    tokens.iter().enumerate().any(|(i, token)| match token.lower.as_str() {
        "you" | "your" | "yours" | "we" | "our" | "please" => true,
        // Not the country.
        "us" => token.case != Case::Upper,
        "this" => site(i),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chrome(line: &str) -> bool {
        is_chrome(line, &tokens(line))
    }

    fn tail(line: &str) -> bool {
        is_tail(line, &tokens(line))
    }

    #[test]
    fn the_sites_own_words() {
        for line in [
            "Photo: Getty Images / A. Person",
            "Click here to subscribe",
            "PREV Storm warning",
            "We use cookies.",
            "This website uses cookies.",
            "Sign up for the newsletter",
            "Already a subscriber, or signed in? Then you can read on.",
            "somebody_1 has been a member since 2010",
            "A crowd in the square (A. Person/Reuters)",
            "Your e-mail address will not be shown",
        ] {
            assert!(chrome(line), "{line}");
        }
        for line in ["You May Also Like", "Comments (12)", "More from Politics"] {
            assert!(tail(line), "{line}");
        }
        for line in [
            "The minister resigned on Monday.",
            "Photographs show the bridge.",
            "Readers signed petitions against the bill.",
            "Read the report, he told them.",
            "Comments by the minister angered the unions.",
            "We are holding the bridge,” the mayor said.",
            "The pact was signed in June.",
            "The service lost 200,000 US subscribers.",
            "The court found that the company's privacy policy broke the law.",
            "More than 40,000 volunteers signed up within a week.",
        ] {
            assert!(!chrome(line) && !tail(line), "{line}");
        }
    }
}
