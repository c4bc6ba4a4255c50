//! Attribution: who says what a clause says, and which words only say so.

use std::ops::Range;

use super::Document;
use super::stance::denies_statement;
use crate::lexicon::Cue;
use crate::mention::{EntityKind, Form};
use crate::text::{Case, Span, Token, TokenKind};

/// Who says what, within one clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    pub speaker: Speaker,
    /// Tokens of what is said.
    pub content: Range<usize>,
    /// The verb or the "according" that attributes.
    pub cue: usize,
    /// The speaker comes after what is said, so it holds for the clauses before as well.
    pub after: bool,
}

/// A speaker as the words give it.
#[derive(Clone, Debug, PartialEq)]
pub enum Speaker {
    Named(String),
    /// "he", "she", "they": the one who spoke before.
    Pronoun,
    /// The passive: "it was reported".
    Nobody,
}

/// Finds the attribution of a clause.
pub fn attribution(doc: &Document, block: usize, clause: Range<usize>) -> Option<Attribution> {
    according(doc, block, &clause).or_else(|| colon(doc, block, &clause)).or_else(|| verb(doc, block, &clause))
}

/// "According to X, …" and "…, according to X".
fn according(doc: &Document, block: usize, clause: &Range<usize>) -> Option<Attribution> {
    let tokens = &doc.tokens[block];
    let at = clause.clone().find(|&i| tokens[i].is("according") && tokens.get(i + 1).is_some_and(|t| t.is("to")))?;
    let end = (at + 2..clause.end)
        .find(|&i| matches!(tokens[i].lower.as_str(), "," | "." | ";" | "”" | "\""))
        .unwrap_or(clause.end);
    let speaker = speaker(doc, block, at + 2..end)?;
    let first = at <= clause.start + 2;
    let content = if first { (end + 1).min(clause.end)..clause.end } else { clause.start..at };
    (content.len() >= 2).then_some(Attribution { speaker, content, cue: at, after: !first })
}

/// "X: …" at the head of a headline.
fn colon(doc: &Document, block: usize, clause: &Range<usize>) -> Option<Attribution> {
    let tokens = &doc.tokens[block];
    // The clause splitter cuts after a colon, so the colon closes the clause before.
    let before = clause.start.checked_sub(1).filter(|&i| tokens[i].is(":"))?;
    let start = (0..before)
        .rev()
        .find(|&i| matches!(tokens[i].lower.as_str(), "." | "!" | "?" | "\"" | "”"))
        .map_or(0, |i| i + 1);
    if before - start > 4 || (start..before).any(|i| doc.tags[block][i].is_verb()) {
        return None;
    }
    let span = Span::new(tokens[start].span.start, tokens[before].span.start);
    let named = doc.mentions.blocks[block].entities.iter().any(|m| span.contains(m.span) && m.form != Form::Demonym);
    let speaker = named.then(|| speaker(doc, block, start..before)).flatten()?;
    Some(Attribution { speaker, content: clause.clone(), cue: before, after: false })
}

/// "X said that …", "…, X said", "…, said X".
fn verb(doc: &Document, block: usize, clause: &Range<usize>) -> Option<Attribution> {
    let (tokens, stems) = (&doc.tokens[block], &doc.stems[block]);
    for at in clause.clone() {
        if !stems[at].has(Cue::Say) || !speaks(doc, block, at) {
            continue;
        }
        // "rejected the bill" says nothing, it is what was done.
        if stems[at].has(Cue::Deny) && !denies_statement(doc.line(block), at, clause.end) {
            continue;
        }
        let passive =
            at > clause.start && (tokens[at - 1].is("was") || tokens[at - 1].is("been") || tokens[at - 1].is("is"));
        if passive && tokens.get(at + 1).is_some_and(|t| t.is("by")) {
            continue;
        }
        let subject = subject(doc, block, clause.start, at);
        let (mut from, inverted) = (at + 1, subject.is_empty());
        if inverted {
            // "…," said X: the content stands before.
            let comma = at
                .checked_sub(1)
                .filter(|&i| i > clause.start && matches!(tokens[i].lower.as_str(), "," | "”" | "\"" | "?" | "!"));
            let Some(comma) = comma else { continue };
            let end = (at + 1..clause.end)
                .find(|&i| matches!(tokens[i].lower.as_str(), "," | "." | "in" | "on" | "at"))
                .unwrap_or(clause.end);
            let Some(speaker) = speaker(doc, block, at + 1..end) else {
                continue;
            };
            return Some(Attribution { speaker, content: clause.start..comma, cue: at, after: true });
        }
        // Words between the verb and what is said: "on Sunday", "in his address", "that".
        if let Some(that) = (at + 1..clause.end.min(at + 14))
            .find(|&i| tokens[i].is("that"))
            .filter(|&i| !(at + 1..i).any(|j| doc.tags[block][j].is_finite()))
        {
            from = that + 1;
        } else if let Some(quote) =
            (at + 1..clause.end.min(at + 10)).find(|&i| matches!(tokens[i].lower.as_str(), "“" | "\"" | ":"))
        {
            from = quote;
        }
        let speaker = if passive { Speaker::Nobody } else { speaker(doc, block, subject.clone())? };
        let content = from..clause.end;
        let says_something = content.clone().any(|i| doc.tags[block][i].is_verb())
            || stems[at].has(Cue::Accuse)
            || stems[at].has(Cue::Deny)
            || content.len() >= 4;
        let before = clause.start..subject.start;
        let spoken_before = before.len() >= 4
            && before.clone().any(|i| doc.tags[block][i].is_verb())
            && tokens[subject.start - 1].lower.chars().all(|c| !c.is_alphanumeric());
        if spoken_before && (content.len() < 8 || !content.clone().any(|i| doc.tags[block][i].is_finite())) {
            return Some(Attribution { speaker, content: before.start..subject.start - 1, cue: at, after: true });
        }
        if says_something && content.len() >= 2 {
            return Some(Attribution { speaker, content, cue: at, after: false });
        }
    }
    None
}

/// Whether the word is used as a verb of saying here: finite, or capitalised as in a headline.
fn speaks(doc: &Document, block: usize, at: usize) -> bool {
    let tokens = &doc.tokens[block];
    if doc.line(block).tensed(at) {
        return true;
    }
    let token = &tokens[at];
    if token.case == Case::Lower && token.lower.ends_with("ing") {
        return at.checked_sub(1).is_some_and(|i| tokens[i].is(","));
    }
    // Headlines: "Zelensky Accuses North Korea". The "States" of the United States say nothing.
    let named = doc.mentions.blocks[block].entities.iter().any(|m| m.span.contains(token.span));
    !named && token.case == Case::Capital && token.lower.ends_with('s') && at > 0 && tokens[at - 1].is_capital()
}

/// The tokens of the subject before the verb at `at`: back to the clause's start or a mark, over appositions.
fn subject(doc: &Document, block: usize, start: usize, at: usize) -> Range<usize> {
    let tokens = &doc.tokens[block];
    // Auxiliaries and adverbs before the verb are not the subject's, nor the comma that closes an apposition.
    let helps = |t: &Token| {
        matches!(t.lower.as_str(), "has" | "had" | "have" | "will" | "was" | "also" | "is" | "been")
            || t.lower.ends_with("ly")
    };
    let mut to = at;
    while to > start && helps(&tokens[to - 1]) {
        to -= 1;
    }
    let apposed = to > start && tokens[to - 1].is(",");
    if apposed {
        to -= 1;
    }
    let mut from = to;
    let mut commas = usize::from(apposed);
    while from > start {
        let token = &tokens[from - 1];
        match token.lower.as_str() {
            // "X, an official, said": the comma before the verb closes what another one opens.
            "," if commas == 1 => commas = 2,
            "," | "“" | "”" | "\"" | ":" | ";" | "!" | "?" | "that" | "while" | "which" => break,
            _ if doc.tags[block][from - 1].is_finite() && !helps(token) => break,
            _ => {}
        }
        from -= 1;
    }
    let opens = |t: &Token| {
        matches!(t.lower.as_str(), "and" | "but" | "as" | "further" | "additionally" | "however" | "meanwhile")
    };
    while from < to && (opens(&tokens[from]) || tokens[from].kind == TokenKind::Mark) {
        from += 1;
    }
    from..to
}

/// The speaker that a range of tokens names.
fn speaker(doc: &Document, block: usize, range: Range<usize>) -> Option<Speaker> {
    let tokens = &doc.tokens[block];
    let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
    if range.is_empty() {
        return None;
    }
    let span = Span::new(first.span.start, last.span.end.max(first.span.start));
    let mentions =
        doc.mentions.blocks[block].entities.iter().filter(|m| span.contains(m.span) && m.form != Form::Demonym);
    let of = |kind: EntityKind| mentions.clone().find(|m| doc.mentions.entities[m.entity].kind == kind);
    let named = of(EntityKind::Person)
        .or_else(|| of(EntityKind::Organisation))
        .or_else(|| of(EntityKind::Other))
        .or_else(|| of(EntityKind::Place));
    // "the governor of Kursk" is not Kursk, "Western governments" are not the West: these speak only as the whole subject.
    let whole = |m: &&crate::mention::EntityMention| {
        let kind = doc.mentions.entities[m.entity].kind;
        matches!(kind, EntityKind::Person | EntityKind::Organisation) || range.len() <= 2 && m.span.end == span.end
    };
    if let Some(mention) = named.filter(whole) {
        let entity = &doc.mentions.entities[mention.entity];
        let name = if matches!(mention.form, Form::Capital | Form::Seat) {
            mention.span.of(doc.texts[block])
        } else {
            &entity.name
        };
        return Some(Speaker::Named(name.to_owned()));
    }
    let meant = doc.references[block].iter().find(|r| r.span.end == span.end && span.contains(r.span));
    if let Some(reference) = meant {
        return Some(Speaker::Named(doc.mentions.entities[reference.entity].name.clone()));
    }
    if range.len() <= 2 && matches!(last.lower.as_str(), "he" | "she" | "they" | "him" | "her" | "it" | "i" | "we") {
        return Some(Speaker::Pronoun);
    }
    // What is left of a longer subject by a clause inside it names nobody: "in the west of the country", "earlier".
    const HANGING: [&str; 16] = [
        "in", "for", "of", "with", "by", "from", "at", "on", "to", "earlier", "later", "then", "so", "what", "who",
        "as",
    ];
    // "It is not confirmed that …", "there has been no …": a sentence's own words, nobody's name.
    if range.clone().any(|i| doc.tags[block][i].is_finite()) || matches!(first.lower.as_str(), "it" | "there" | "this")
    {
        return None;
    }
    let lone = range.len() == 1 && first.case == Case::Lower && !first.lower.ends_with('s');
    if lone || HANGING.contains(&first.lower.as_str()) {
        return None;
    }
    let text = span.of(doc.texts[block]).trim();
    (range.len() <= 14 && text.chars().any(char::is_alphabetic)).then(|| Speaker::Named(text.to_owned()))
}
