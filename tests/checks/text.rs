//! The readers of text: every span lies in its text, on borders of characters, in order, and there are no more of them than the text
//! has room for.

use crossread::data;
use crossread::lexicon::Tagger;
use crossread::mention::quantity::quantities;
use crossread::mention::time::times;
use crossread::mention::{Gazetteer, mentions as find};
use crossread::text::normalise::fold;
use crossread::text::sentence::sentences;
use crossread::text::{Offsets, Span, Token, tokens};
use jiff::civil::{Date, date};

use super::reading::utf16;

thread_local! {
    static GAZETTEER: Gazetteer = Gazetteer::read(parts().names).expect("the data compiled in is whole");
    static TAGGER: Tagger = Tagger::read(&parts().tags).expect("the data compiled in is whole");
}

fn parts() -> data::Parts {
    data::split(data::bundled()).expect("the data compiled in is whole")
}

/// The days that relative times are counted from: none, the ends of the calendar, a leap day.
fn days() -> [Option<Date>; 4] {
    [None, Some(Date::MIN), Some(Date::MAX), Some(date(2024, 2, 29))]
}

/// Sentences, tokens and offsets.
pub fn offsets(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    let offsets = Offsets::new(text);
    let sentences = sentences(text);
    apart(text, sentences.iter().copied());
    let tokens = tokens(text);
    apart(text, tokens.iter().map(|token| token.span));
    for span in sentences.iter().copied().chain(tokens.iter().map(|token| token.span)) {
        let [start, end] = offsets.span(span);
        assert_eq!(utf16(text, start, end).as_deref(), Some(span.of(text)));
    }
    // No letter and no figure is left out.
    let mut end = 0;
    for span in tokens.iter().map(|token| token.span).chain([Span::new(text.len(), text.len())]) {
        let left: &str = &text[end..span.start];
        assert!(
            !left.chars().any(|c| c.is_alphanumeric() && !fold(&c.to_string()).is_empty()),
            "{left:?} is in no token"
        );
        end = span.end;
    }
    // Any byte, also inside a character and past the end, has an offset that does not fall.
    let mut last = 0;
    for byte in 0..text.len() + 3 {
        let at = offsets.utf16(byte).0;
        assert!(at >= last && at as usize <= text.len());
        last = at;
    }
    assert_eq!(last as usize, text.encode_utf16().count());
    // Sentences that are tagged together know nothing of one another.
    let named: Vec<bool> = tokens.iter().map(|token| token.is_capital()).collect();
    let sentences: Vec<_> = tokens.chunks(7).zip(named.chunks(7)).collect();
    TAGGER.with(|tagger| {
        let alone: Vec<_> = sentences.iter().flat_map(|&sentence| tagger.tags(&[sentence])).collect();
        assert!(tagger.tags(&sentences) == alone && alone.len() == tokens.len());
    });
}

/// Names, and with them figures and times, of a text whose lines are blocks.
pub fn mentions(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let texts: Vec<&str> = text.split('\n').collect();
    let tokens: Vec<Vec<Token>> = texts.iter().map(|text| tokens(text)).collect();
    let found = GAZETTEER.with(|gazetteer| find(&texts, &tokens, gazetteer, Some(date(2024, 10, 13))));
    assert_eq!(found.blocks.len(), texts.len());
    let mut counts = vec![0; found.entities.len()];
    for (text, block) in texts.iter().zip(&found.blocks) {
        apart(text, block.entities.iter().map(|mention| mention.span));
        block.entities.iter().for_each(|mention| counts[mention.entity] += 1);
        apart(text, block.times.iter().map(|time| time.span));
        block.quantities.iter().for_each(|quantity| within(text, quantity.span));
        let taken = |span: Span| block.times.iter().any(|time| time.span.overlaps(span));
        assert!(!block.quantities.iter().any(|quantity| taken(quantity.span)), "a figure lies in a time");
    }
    for (entity, count) in found.entities.iter().zip(counts) {
        assert_eq!(entity.mentions, count, "{entity:?}");
        assert!(!entity.name.is_empty() && !entity.spellings.is_empty(), "{entity:?}");
        assert!((0.0..=1.0).contains(&entity.alike(entity)));
    }
    for pair in found.entities.windows(2) {
        let (here, there) = (pair[0].alike(&pair[1]), pair[1].alike(&pair[0]));
        assert!((here - there).abs() < 1e-6, "{here} and {there}: {pair:?}");
    }
}

/// Times: in order, each with a beginning before its end, and each agrees with itself.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let tokens = tokens(&text);
    for day in days() {
        let found = times(&text, &tokens, day);
        apart(&text, found.iter().map(|time| time.span));
        for time in &found {
            if let (Some(from), Some(until)) = (time.from, time.until) {
                assert!(from <= until, "{time:?}");
            }
            assert!(time.month.is_none_or(|month| (1..=12).contains(&month)), "{time:?}");
            assert!(time.day.is_none_or(|day| (1..=31).contains(&day)), "{time:?}");
            assert_ne!(time.agrees(time), Some(false), "{time:?}");
        }
        for pair in found.windows(2) {
            assert_eq!(pair[0].agrees(&pair[1]), pair[1].agrees(&pair[0]), "{pair:?}");
        }
    }
}

/// Figures: in order, each finite, its range not upside down, and each agrees with itself.
pub fn numbers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let tokens = tokens(&text);
    let found = quantities(&text, &tokens, &[]);
    apart(&text, found.iter().map(|quantity| quantity.span));
    for quantity in &found {
        assert!(quantity.value.is_finite() && quantity.factor.is_finite(), "{quantity:?}");
        assert!(quantity.upper.is_none_or(f64::is_finite), "{quantity:?}");
        let (low, top) = quantity.range();
        assert!(low <= top, "{quantity:?}");
        assert!(quantity.agrees(quantity), "{quantity:?}");
        quantity.unit_span.into_iter().for_each(|span| within(&text, span));
    }
    for pair in found.windows(2) {
        assert_eq!(pair[0].agrees(&pair[1]), pair[1].agrees(&pair[0]), "{pair:?}");
    }
}

/// Spans that lie in a text, have text of their own, and come in order without overlap; so there are no more than it has bytes.
fn apart(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        within(text, span);
        assert!(span.start >= end, "{span:?} begins before {end}, where another ends");
        end = span.end;
    }
}

fn within(text: &str, span: Span) {
    assert!(span.start < span.end, "{span:?} is empty");
    assert!(text.get(span.start..span.end).is_some(), "{span:?} does not fit the text");
}
