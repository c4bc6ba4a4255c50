//! Whether a text is English, by its small words.
//!
//! The small-word technique (Grefenstette 1995): the most frequent function words of a language make up a share of any
//! running text that no other language reaches. A table of trigrams for seventy languages would cost 250 kB of wasm to
//! answer a question that has two answers.

use std::sync::LazyLock;

use super::{Sieve, Token, TokenKind};

/// The most frequent function words of English that are frequent in no other language written in Latin letters.
const SMALL: [&str; 40] = [
    "about", "after", "and", "are", "as", "be", "been", "but", "by", "could", "for", "from", "had", "has", "have",
    "his", "if", "is", "it", "its", "more", "not", "of", "said", "that", "the", "their", "there", "they", "this", "to",
    "was", "were", "when", "which", "who", "will", "with", "would", "you",
];
static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(SMALL, 1024));
/// Words that a text needs before its language can be told.
const ENOUGH: usize = 20;
/// Least share of small words. English news has .25 to .40, other languages of Europe below .05.
const SHARE: f32 = 0.10;

/// Whether tokens are English; none where they are too few to tell.
pub fn is_english<'t>(tokens: impl Iterator<Item = &'t Token>) -> Option<bool> {
    let (mut words, mut small) = (0usize, 0usize);
    for token in tokens.filter(|t| t.kind == TokenKind::Word).take(1500) {
        words += 1;
        small += usize::from(SIEVE.lets(token) && SMALL.contains(&token.lower.as_str()));
    }
    (words >= ENOUGH).then(|| small as f32 / words as f32 >= SHARE)
}

#[cfg(test)]
mod tests {
    use super::is_english;
    use crate::text::tokens;

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
