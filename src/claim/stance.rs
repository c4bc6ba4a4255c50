//! Stance: claims about claims. "The Kremlin dismissed the accusations" denies what was told before.

use std::ops::Range;

use super::certainty::{certainty, is_aside, negated};
use super::{Certainty, Claim, Document, Line, Polarity};
use crate::lexicon::{Cue, Stem, Tag};
use crate::report::Stance;
use crate::text::order::sort_by;

/// What a clause does to a statement that it names only by a word: "such claims", "the accusations", "this".
pub fn stance(doc: &Document, block: usize, clause: Range<usize>) -> Option<Stance> {
    let (tokens, stems) = (&doc.tokens[block], &doc.stems[block]);
    let anaphor = clause.clone().find(|&i| is_anaphor(doc, block, i));
    if anaphor.is_some() && certainty(tokens, stems, clause.clone()) == Certainty::Unverified {
        return Some(Stance::Doubts);
    }
    let deny = clause.clone().find(|&i| stems[i].has(Cue::Deny) && doc.line(block).tensed(i));
    if let Some(at) = deny {
        // "neither confirmed nor denied" and "not denied" deny nothing.
        let refused = negated(tokens, at, clause.start)
            || tokens[clause.start..at].iter().any(|t| Stem::of(&t.lower).has(Cue::Confirm));
        let this = tokens.get(at + 1).is_some_and(|t| matches!(t.lower.as_str(), "this" | "it"))
            && tokens.get(at + 2).is_none_or(|t| !t.is_word());
        if !refused && (this || (at + 1..clause.end).any(|i| is_anaphor(doc, block, i))) {
            return Some(Stance::Denies);
        }
        return None;
    }
    let label = clause.clone().find(|&i| stems[i].has(Cue::Deny) && !negated(tokens, i, clause.start));
    if label.is_some() && anaphor.is_some() {
        return Some(Stance::Denies);
    }
    let confirm = clause.clone().find(|&i| stems[i].has(Cue::Confirm) && doc.line(block).tensed(i));
    if let (Some(at), Some(word)) = (confirm, anaphor) {
        let no = negated(tokens, at, clause.start);
        let passive =
            word < at && tokens[word..at].iter().any(|t| matches!(t.lower.as_str(), "be" | "been" | "was" | "were"));
        return (word > at || passive).then_some(if no { Stance::Doubts } else { Stance::Confirms });
    }
    None
}

/// Whether a verb of denying denies a statement: "denied that", "dismissed the report", "denied any role"; not "denied the player a
/// visa", "rejected the offer", "dismissed the coach".
pub fn denies_statement(line: Line, at: usize, end: usize) -> bool {
    const DEEDS: [&str; 11] = [
        "involvement", "wrongdoing", "responsibility", "knowledge", "role", "guilt", "existence", "presence", "links",
        "ties", "any",
    ];
    let denies = line.stems[at] == "deni";
    (at + 1..end.min(at + 8)).take_while(|&i| !matches!(line.tokens[i].lower.as_str(), "," | ";" | "." | "and")).any(
        |i| {
            let word = line.tokens[i].lower.as_str();
            line.stems[i].has(Cue::Statement)
                || word == "that"
                || (denies
                    && (line.tags[i] == Tag::Gerund
                        || line.tags[i].is_finite() && !is_aside(line, i, at)
                        || DEEDS.contains(&word)
                        || (i == at + 1 && matches!(word, "this" | "it"))))
        },
    )
}

/// Whether a clause denies a charge in court: "pleaded not guilty to …".
pub fn pleads_innocent(line: Line, clause: Range<usize>) -> bool {
    clause.clone().any(|i| {
        let next = |n: usize| line.tokens.get(i + n).filter(|_| i + n < clause.end);
        line.stems[i].has(Cue::Intent)
            && line.stems[i] == "plead"
            && line.tensed(i)
            && (next(1).is_some_and(|t| t.is("innocent"))
                || next(1).is_some_and(|t| t.is("not")) && next(2).is_some_and(|t| t.is("guilty")))
    })
}

/// Whether a clause calls a statement with its own content false: "the claim that … is nonsense", "reports of … were a hoax".
pub fn calls_false(line: Line, clause: Range<usize>) -> bool {
    let own = clause.clone().any(|i| {
        line.stems[i].has(Cue::Statement)
            && line.tokens.get(i + 1).is_some_and(|t| matches!(t.lower.as_str(), "that" | "of" | "about"))
    });
    own && clause
        .clone()
        .any(|i| line.stems[i].has(Cue::Deny) && !line.tags[i].is_verb() && !negated(line.tokens, i, clause.start))
}

/// A noun that stands for what was said, with a word that points back: "such claims", "the accusations", "these reports".
fn is_anaphor(doc: &Document, block: usize, i: usize) -> bool {
    let (tokens, stems) = (&doc.tokens[block], &doc.stems[block]);
    if !stems[i].has(Cue::Statement) || !tokens[i].is_word() {
        return false;
    }
    let follows = tokens.get(i + 1).map(|t| t.lower.as_str()).unwrap_or_default();
    // "the report that …", "the claim of …" bring their own content.
    if matches!(follows, "that" | "of" | "about" | "coming" | "from") {
        return false;
    }
    (i.saturating_sub(3)..i).any(|j| {
        matches!(
            tokens[j].lower.as_str(),
            "the"
                | "such"
                | "these"
                | "those"
                | "this"
                | "that"
                | "all"
                | "any"
                | "its"
                | "his"
                | "her"
                | "their"
                | "'s"
        )
    })
}

/// Whether a claim points back with a word for accusations, or with "this".
fn points_to_accusations(doc: &Document, claim: &Claim) -> bool {
    let nouns = doc.within(claim.block, claim.span).filter(|&t| is_anaphor(doc, claim.block, t));
    let mut nouns = nouns.map(|t| doc.stems[claim.block][t].as_str()).peekable();
    nouns.peek().is_none()
        || nouns.any(|stem| matches!(stem, "accus" | "alleg" | "claim" | "assert" | "charg" | "suggest" | "specul"))
}

/// The claims of the nearest sentence before that has the very noun that a claim points back with: "these reports" after
/// "reports from the media say that …".
fn named_before(doc: &Document, claims: &[Claim], i: usize) -> Vec<usize> {
    let block = claims[i].block;
    let mut nouns = doc.within(block, claims[i].span).filter(|&t| is_anaphor(doc, block, t));
    let Some(noun) = nouns.next().map(|t| doc.stems[block][t].as_str()) else {
        return Vec::new();
    };
    let holds = |claim: &Claim| doc.within(claim.block, claim.sentence).any(|t| doc.stems[claim.block][t] == noun);
    let home = |claim: &Claim| (claim.block, claim.sentence);
    let near = (0..i).rev().take(8).find(|&j| home(&claims[j]) != home(&claims[i]) && holds(&claims[j]));
    near.map_or_else(Vec::new, |near| (0..i).filter(|&j| home(&claims[j]) == home(&claims[near])).collect())
}

/// Accusations that one denial is about. An article tells of a few; of a page full of them each denial would be about all.
const MOST_ACCUSED: usize = 100;

/// Whether a claim says on what its sentence began to accuse of: "raised accusations, claiming that …", "claimed that they sell arms, but
/// they are also sending men".
fn goes_on_accusing(doc: &Document, claims: &[Claim], j: usize) -> bool {
    let claim = &claims[j];
    let one_breath = |x: &&Claim| (x.block, x.sentence, &x.speaker) == (claim.block, claim.sentence, &claim.speaker);
    if !claims[..j].iter().rev().take_while(one_breath).any(|x| x.accused) {
        return false;
    }
    let Some(first) = doc.within(claim.block, claim.span).next() else { return false };
    let joins = |i: usize| matches!(doc.tokens[claim.block][i].lower.as_str(), "and" | "but" | "or");
    let says = doc.tags[claim.block][first] == Tag::Gerund && doc.stems[claim.block][first].has(Cue::Say);
    says || joins(first) || first.checked_sub(1).is_some_and(joins)
}

/// Links the claims that have a stance to those they are about: what was told as an accusation, and what others said just
/// before; the denier's own words are not what he denies.
pub fn link(doc: &Document, claims: &mut [Claim]) {
    let told: Vec<usize> =
        (0..claims.len()).filter(|&j| claims[j].accused || goes_on_accusing(doc, claims, j)).collect();
    for i in 0..claims.len() {
        // A denial that says what it denies is about that, and its content is turned around already.
        if claims[i].stance.is_none() || claims[i].polarity == Polarity::Negated {
            continue;
        }
        let speaker = claims[i].speaker.clone();
        let other = |c: &Claim| c.stance.is_none() && (c.speaker != speaker || c.speaker.is_none());
        let accused = told.iter().copied().filter(|&j| j != i && other(&claims[j])).take(MOST_ACCUSED).collect();
        // "The accusations" are all accusations told; "the information", "these reports" are what was told last.
        let of_accusing = points_to_accusations(doc, &claims[i]);
        let mut about = if of_accusing && claims[i].stance == Some(Stance::Denies) {
            accused
        } else {
            named_before(doc, claims, i)
        };
        // Without an accusation, the nearest attributed sentence before, all its clauses.
        let near = (0..i).rev().take(8).find(|&j| claims[j].speaker.is_some() && other(&claims[j]));
        if let Some(near) = near.filter(|_| about.is_empty()) {
            let home = (claims[near].block, claims[near].sentence);
            about.extend((0..i).filter(|&j| (claims[j].block, claims[j].sentence) == home && other(&claims[j])));
        }
        sort_by(&mut about, Ord::cmp);
        about.dedup();
        claims[i].about = about;
    }
}
