//! From sentences to claims.

use std::collections::HashSet;
use std::ops::Range;

use super::attribution::{Attribution, Speaker, attribution};
use super::certainty::{certainty, is_aside, polarity};
use super::clause::{clauses, has_finite, heads, states};
use super::{Certainty, Claim, Document, Polarity, boilerplate, stance};
use crate::lexicon::Cue;
use crate::mention::EntityKind;
use crate::page::BlockKind;
use crate::report::Stance;
use crate::text::{Span, TokenKind};

/// Words a sentence needs to be a claim; below it are labels and captions.
const MIN_WORDS: usize = 4;
/// Words that make a block a paragraph of the article for sure; after the last one the site's own matter may follow.
const LONG_BLOCK: usize = 30;

/// The claims of a document in reading order.
pub fn claims(doc: &Document) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    let mut voice = Voice::default();
    let mut seen = HashSet::new();
    let end = article_end(doc);
    for block in 0..end {
        if doc.kinds[block] != BlockKind::Heading && voice.quoting > 3 {
            voice.quoting = 0;
        }
        for &sentence in &doc.sentences[block] {
            let text = sentence.of(doc.texts[block]);
            // A headline given twice is one claim, but each of its places is marked.
            let again = doc.sentences[block].len() > 1 && !seen.insert((text.to_lowercase(), block));
            if again || !is_claim(doc, block, sentence, text) {
                continue;
            }
            read_sentence(doc, block, sentence, &mut voice, &mut out);
        }
    }
    stance::link(doc, &mut out);
    out
}

/// Who spoke last, for pronouns and for quotations that go on.
#[derive(Default)]
struct Voice {
    speaker: Option<String>,
    person: Option<String>,
    /// Sentences since the last quotation with a speaker.
    quoting: usize,
}

/// The number of blocks before the site's own matter: a line that ends articles, with no paragraph after it.
fn article_end(doc: &Document) -> usize {
    let last_long =
        doc.tokens.iter().rposition(|t| t.iter().filter(|t| t.is_word()).count() >= LONG_BLOCK).unwrap_or(0);
    let tail = (last_long + 1..doc.texts.len()).find(|&b| boilerplate::is_tail(doc.texts[b], &doc.tokens[b]));
    tail.unwrap_or(doc.texts.len())
}

fn is_claim(doc: &Document, block: usize, sentence: Span, text: &str) -> bool {
    let range = doc.within(block, sentence);
    let tokens = &doc.tokens[block];
    let words = range.clone().filter(|&i| tokens[i].kind != TokenKind::Mark).count();
    if words < MIN_WORDS || boilerplate::is_chrome(text, &tokens[range.clone()]) {
        return false;
    }
    if text.trim_end_matches(['"', '”', '\'', ' ']).ends_with(['?', '…']) || text.trim_end().ends_with("...") {
        return false;
    }
    // "Click …", "Imagine …": an order to the reader.
    let first = range.clone().find(|&i| tokens[i].is_word());
    if first.is_some_and(|i| {
        matches!(
            tokens[i].lower.as_str(),
            "click"
                | "imagine"
                | "read"
                | "watch"
                | "see"
                | "sign"
                | "join"
                | "subscribe"
                | "follow"
                | "download"
                | "leave"
                | "let"
                | "please"
                | "vote"
                | "remember"
                | "note"
                | "write"
                | "email"
        )
    }) {
        return false;
    }
    let heading = doc.kinds[block] == BlockKind::Heading || words < 8;
    let verb = if heading {
        states(doc.line(block), range.clone()) && heads(doc.line(block), range.clone())
    } else {
        has_finite(doc.line(block), range.clone()) || states(doc.line(block), range.clone())
    };
    if !verb {
        return false;
    }
    let named = doc.mentions.blocks[block].entities.iter().any(|m| sentence.contains(m.span));
    let counted = doc.mentions.blocks[block].quantities.iter().any(|q| sentence.contains(q.span))
        || doc.mentions.blocks[block].times.iter().any(|t| sentence.contains(t.span));
    let about_claims = stance::stance(doc, block, range.clone()).is_some();
    !is_judgement(doc, block, range, counted) && (named || counted || about_claims || words >= 5)
}

/// Sentences that weigh instead of telling: "This marks a significant development".
fn is_judgement(doc: &Document, block: usize, range: Range<usize>, counted: bool) -> bool {
    let (tokens, stems) = (&doc.tokens[block], &doc.stems[block]);
    let opinions = range.clone().filter(|&i| stems[i].has(Cue::Opinion)).count();
    let points =
        tokens.get(range.start).is_some_and(|t| matches!(t.lower.as_str(), "this" | "these" | "such" | "it" | "by"));
    let spoken = range.clone().any(|i| stems[i].has(Cue::Say) && !stems[i].has(Cue::Opinion));
    !counted && !spoken && (opinions >= 2 || (points && opinions >= 1))
}

fn read_sentence(doc: &Document, block: usize, sentence: Span, voice: &mut Voice, out: &mut Vec<Claim>) {
    let range = doc.within(block, sentence);
    let parts = clauses(doc.line(block), range.clone());
    let found: Vec<Option<Attribution>> = parts.iter().map(|part| attribution(doc, block, part.clone())).collect();
    let text = sentence.of(doc.texts[block]);
    let quoted = text.trim_start().starts_with(['“', '"', '«']) || is_open_quote(doc.texts[block], sentence);
    let first = out.len();
    let mut carried: Option<String> = None;
    for (n, part) in parts.iter().enumerate() {
        let attr = found[n].as_ref();
        let speaker = match attr.map(|a| &a.speaker) {
            Some(Speaker::Named(name)) => Some(name.clone()),
            Some(Speaker::Pronoun) => voice.person.clone().or_else(|| voice.speaker.clone()),
            Some(Speaker::Nobody) => None,
            None => carried
                .clone()
                .or_else(|| if quoted && n == 0 && voice.quoting < 3 { voice.speaker.clone() } else { None }),
        };
        if let Some(attr) = attr {
            if attr.after {
                for claim in &mut out[first..] {
                    claim.speaker.get_or_insert_with(|| speaker.clone().unwrap_or_default());
                }
            }
            if speaker.is_some() {
                voice.speaker.clone_from(&speaker);
                voice.quoting = 0;
            }
        }
        carried.clone_from(&speaker);
        let content = attr.map_or(part.clone(), |a| a.content.clone());
        if let Some(mut claim) = make(doc, block, sentence, part.clone(), content, attr, speaker) {
            // "may already be there and are being prepared": a verb without a subject of its own is as sure as the one before.
            let joined = doc.tokens[block].get(part.start).is_some_and(|t| t.is("and"))
                && doc.tags[block].get(part.start + 1).is_some_and(|t| t.is_verb());
            if let Some(before) = out[first..]
                .last()
                .filter(|c| joined && c.certainty == Certainty::Hedged && claim.certainty == Certainty::Stated)
            {
                claim.certainty = before.certainty;
            }
            out.push(claim);
        }
    }
    for claim in &mut out[first..] {
        if claim.speaker.as_deref() == Some("") {
            claim.speaker = None;
        }
    }
    voice.quoting += 1;
    let person = doc.mentions.blocks[block]
        .entities
        .iter()
        .find(|m| sentence.contains(m.span) && doc.mentions.entities[m.entity].kind == EntityKind::Person);
    if let Some(person) = person {
        voice.person = Some(doc.mentions.entities[person.entity].name.clone());
    }
}

/// Whether a quotation opened before the sentence in its block and has not been closed.
fn is_open_quote(text: &str, sentence: Span) -> bool {
    let before = text.get(..sentence.start).unwrap_or_default();
    before.matches('“').count() > before.matches('”').count()
}

fn make(
    doc: &Document,
    block: usize,
    sentence: Span,
    part: Range<usize>,
    content: Range<usize>,
    attr: Option<&Attribution>,
    speaker: Option<String>,
) -> Option<Claim> {
    let (tokens, stems) = (&doc.tokens[block], &doc.stems[block]);
    let span = span_of(doc, block, part.clone())?;
    let inner = span_of(doc, block, content.clone()).unwrap_or(span);
    let cue = attr.map(|a| a.cue);
    // Who denies need not be who speaks: "the paper said that the governor had denied selling".
    let denied = part.clone().any(|c| {
        stems[c].has(Cue::Deny)
            && (cue == Some(c) || doc.line(block).tensed(c) && !is_aside(doc.line(block), c, part.start))
            && stance::denies_statement(doc.line(block), c, part.end)
            && !super::certainty::negated(tokens, c, part.start)
            && !tokens[part.start..c].iter().any(|t| t.is("confirmed"))
    });
    let innocent = stance::pleads_innocent(doc.line(block), part.clone());
    let denied = denied || innocent || stance::calls_false(doc.line(block), part.clone());
    let certainty = certainty(tokens, stems, part.clone());
    // What cannot be confirmed is not denied.
    let mut polarity = if certainty == Certainty::Unverified {
        Polarity::Affirmed
    } else {
        polarity(doc.line(block), content.clone())
    };
    let mut stance = stance::stance(doc, block, part.clone());
    if denied && stance.is_none() {
        stance = Some(Stance::Denies);
        // The "not" of "not guilty" is the denial.
        let turned = innocent || polarity == Polarity::Affirmed;
        polarity = if turned { Polarity::Negated } else { Polarity::Affirmed };
    }
    let accused = part.clone().any(|i| {
        stems[i].has(Cue::Accuse) && !stems[i].has(Cue::Deny) && (cue == Some(i) || doc.line(block).tensed(i))
    }) || part.clone().any(|i| matches!(stems[i].as_str(), "alleg" | "accus"));
    Some(Claim {
        block,
        span,
        content: inner,
        sentence,
        speaker: speaker.filter(|s| !s.is_empty()),
        certainty,
        polarity,
        stance,
        about: Vec::new(),
        accused,
    })
}

/// The bytes of a token range, less commas, dashes and conjunctions at its ends.
fn span_of(doc: &Document, block: usize, mut range: Range<usize>) -> Option<Span> {
    let tokens = &doc.tokens[block];
    let trims = |i: usize| matches!(tokens[i].lower.as_str(), "," | ";" | ":" | "-" | "–" | "—" | "and" | "but");
    while range.start < range.end && trims(range.start) {
        range.start += 1;
    }
    while range.end > range.start && trims(range.end - 1) {
        range.end -= 1;
    }
    let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
    (range.start < range.end).then(|| Span::new(first.span.start, last.span.end))
}
