//! Whether a text is English, by its small words.
//!
//! The small-word technique (Grefenstette 1995): the most frequent function words of a language make up a share of any
//! running text that no other language reaches. A table of trigrams for seventy languages would cost 250 kB of wasm to
//! answer a question that has two answers.

use std::sync::LazyLock;

use super::{Sieve, Token, TokenKind};

/// The most frequent function words of English that are frequent in no other language written in Latin letters, in order.
const SMALL: [&str; 40] = [
    "about", "after", "and", "are", "as", "be", "been", "but", "by", "could", "for", "from", "had", "has", "have",
    "his", "if", "is", "it", "its", "more", "not", "of", "said", "that", "the", "their", "there", "they", "this", "to",
    "was", "were", "when", "which", "who", "will", "with", "would", "you",
];
static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(SMALL, 1024));
/// Words that a text needs before its language can be told.
const ENOUGH: usize = 20;
/// One of how many words of a text is small at the least. Of English news it is one of two to four, in other languages of Europe below one
/// of twenty.
const SHARE: usize = 10;

/// Words that are looked at, at the most.
const SAMPLE: usize = 1500;

/// Whether tokens are English; none where they are too few to tell.
pub fn is_english<'t>(tokens: impl Iterator<Item = &'t Token> + Clone) -> Option<bool> {
    let words = tokens.filter(|t| t.kind == TokenKind::Word).take(SAMPLE);
    let count = words.clone().count();
    if count < ENOUGH {
        return None;
    }
    let is_small = |token: &&Token| SIEVE.lets(token) && SMALL.binary_search(&token.lower.as_str()).is_ok();
    let wanted = count.div_ceil(SHARE);
    // English has enough of them long before its end.
    Some(words.filter(is_small).take(wanted).count() == wanted)
}

#[cfg(test)]
mod tests {
    use super::is_english;
    use crate::text::tokens;

    #[test]
    fn the_small_words_are_in_order() {
        assert!(super::SMALL.is_sorted());
    }

    #[test]
    fn english_and_others() {
        let is = |text: &str| is_english(tokens(text).iter());
        assert_eq!(
            is(
                "The mayor said on Monday that the bridge would be closed for a week, after engineers had found cracks in two of its pillars."
            ),
            Some(true)
        );
        assert_eq!(
            is(
                "Der Bürgermeister sagte am Montag, dass die Brücke eine Woche lang gesperrt werde, nachdem Ingenieure Risse in zwei Pfeilern gefunden hatten."
            ),
            Some(false)
        );
        assert_eq!(
            is(
                "Мэр сообщил в понедельник, что мост будет закрыт на неделю, после того как инженеры нашли трещины в двух его опорах, и что ремонт начнётся в мае."
            ),
            Some(false)
        );
        assert_eq!(is("Bridge closed"), None);
    }
}
