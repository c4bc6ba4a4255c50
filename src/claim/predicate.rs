//! Predicates: who does what to whom in a clause, as far as the order of its words tells.
//!
//! No parse: the first verb group with a tense that does not open a relative clause, the noun before it, the noun after it, the two
//! changed over in the passive. A clause without a tense gives its first verb or nothing.

use std::ops::Range;

use super::Line;
use super::certainty::is_negation;
use crate::lexicon::{Cue, Tag};

/// How what a clause tells stands to the world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// It is, was or has been.
    #[default]
    Fact,
    /// It will be or may be, is planned, wanted, asked for, threatened.
    Intent,
    /// It has been, and may be again: "has sent and may send more".
    Both,
}

impl Mood {
    /// Whether what two clauses tell can stand to the world in one way.
    pub fn agrees(self, other: Mood) -> bool {
        self == other || self == Mood::Both || other == Mood::Both
    }
}

/// Indices of a clause's tokens in their parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Predicate {
    /// The verb that carries the meaning, or the adjective or noun after "to be".
    pub verb: Option<usize>,
    /// Who does it.
    pub agent: Option<usize>,
    /// Who or what it is done to.
    pub patient: Option<usize>,
    pub mood: Mood,
}

/// The verb that carries the meaning of a token range, or the adjective or noun after "to be".
pub fn head(line: Line, range: Range<usize>) -> Option<usize> {
    let range = lead(line, range.clone())..range.end;
    let group = group(line, verb(line, range.clone())?, range.end);
    Some(said_of(line, &group, range.end).unwrap_or(group.head))
}

/// What comes after "to be" and says what something is: "is dependent on", "was a soldier".
fn said_of(line: Line, group: &Group, end: usize) -> Option<usize> {
    (group.end..end.min(group.end + 6))
        .find(|&i| matches!(line.tags[i], Tag::Adjective | Tag::Participle | Tag::Gerund) || line.tags[i].is_noun())
        .filter(|_| group.copula)
}

/// The predicate of a token range.
pub fn predicate(line: Line, range: Range<usize>) -> Predicate {
    let range = lead(line, range.clone())..range.end;
    let Some(first) = verb(line, range.clone()) else {
        return Predicate::default();
    };
    let group = group(line, first, range.end);
    let mut out = Predicate { verb: Some(group.head), mood: group.mood, ..Predicate::default() };
    let before = noun_before(line, range.start, first);
    let mut after = noun_after(line, group.end, range.end);
    // "expect inflation to fall", "asked Nepal to send", "is considering closing", "nearly reached", "in a drill".
    if wishes(line, group.head, range.end)
        || pleads(line, &group, after, range.end)
        || is_infinitive(line, &range, first)
        || (range.start..group.end).any(|i| is_unreal(line, i))
    {
        out.mood = Mood::Intent;
    }
    if again(line, &group, range.end).is_some_and(|mood| mood != out.mood) {
        out.mood = Mood::Both;
    }
    if group.copula {
        out.verb = said_of(line, &group, range.end).or(out.verb);
        if out.verb.is_some_and(|i| is_asked(line, i)) {
            out.mood = Mood::Intent;
        }
        after = None;
    }
    let by = || {
        let by = (group.end..range.end.min(group.end + 12)).find(|&i| line.tokens[i].is("by"))?;
        noun_after(line, by + 1, range.end)
    };
    (out.agent, out.patient) = if group.passive { (by(), before) } else { (before, after) };
    out
}

/// Words before a verb that make it no deed; "almost 3,000" is a figure.
fn is_unreal(line: Line, i: usize) -> bool {
    match line.tokens[i].lower.as_str() {
        "nearly" | "almost" => line.tags.get(i + 1).is_some_and(|tag| tag.is_verb()),
        word => matches!(word, "drill" | "simulated" | "hypothetical"),
    }
}

/// "is ready to help", "is essential that they withdraw"
fn is_asked(line: Line, i: usize) -> bool {
    let needed = matches!(
        line.tokens[i].lower.as_str(),
        "essential" | "vital" | "crucial" | "important" | "necessary" | "imperative" | "urgent"
    );
    let to = line.tags.get(i + 1) == Some(&Tag::To);
    to && line.stems[i].has(Cue::Intent) || needed && (to || line.tokens.get(i + 1).is_some_and(|t| t.is("that")))
}

/// Whether a clause has no other verb than one after "to": "its call to lift the ban"; "to have taken" tells what is done.
fn is_infinitive(line: Line, range: &Range<usize>, first: usize) -> bool {
    first > range.start
        && line.tags[first - 1] == Tag::To
        && line.tags[first] == Tag::Base
        && !line.tokens[first].is("have")
}

/// Whether a verb wishes, asks for or expects what comes after it, a deed or a thing.
fn wishes(line: Line, verb: usize, end: usize) -> bool {
    if wants(line, verb, end) {
        return true;
    }
    let leads = line.stems[verb].has(Cue::Intent)
        || matches!(line.stems[verb].as_str(), "tri" | "attempt" | "practis" | "fail");
    leads
        && (verb + 1..end.min(verb + 9)).any(|i| {
            line.tags[i] == Tag::Gerund
                || (matches!(line.tags[i], Tag::Base | Tag::Present) && line.tags[i - 1] == Tag::To)
        })
}

/// Where what is told begins: after "it is clear that".
fn lead(line: Line, range: Range<usize>) -> usize {
    const SURE: [&str; 16] = [
        "clear", "obvious", "evident", "certain", "likely", "probable", "possible", "known", "said", "reported",
        "believed", "understood", "true", "confirmed", "thought", "alleged",
    ];
    let skips = |i: &usize| !line.tokens[*i].is_word() || line.tokens[*i].is("and") || line.tokens[*i].is("but");
    let mut i = range.clone().find(|i| !skips(i)).unwrap_or(range.end);
    if i + 3 >= range.end || !line.tokens[i].is("it") || !matches!(line.tokens[i + 1].lower.as_str(), "is" | "was") {
        return range.start;
    }
    i += 2;
    while i < range.end && line.tags[i] == Tag::Adverb && !is_negation(line.tokens, i) {
        i += 1;
    }
    let told = i + 1 < range.end && SURE.contains(&line.tokens[i].lower.as_str()) && line.tokens[i + 1].is("that");
    if told { i + 2 } else { range.start }
}

/// Whether a plea is made, not by its verb but by the noun after it: "repeated his call on the allies to help".
fn pleads(line: Line, group: &Group, noun: Option<usize>, end: usize) -> bool {
    let makes = matches!(
        line.stems[group.head].as_str(),
        "reiter" | "repeat" | "renew" | "issu" | "make" | "voic" | "launch" | "express"
    );
    let Some(plea) = noun.filter(|&noun| makes && line.stems[noun].has(Cue::Intent)) else {
        return false;
    };
    (plea + 1..end.min(plea + 8))
        .any(|i| line.tokens[i].is("for") || line.tags[i] == Tag::To && line.tags.get(i + 1) == Some(&Tag::Base))
}

/// The mood of a second deed that "and" joins to the first one at once or after what it is done to.
fn again(line: Line, first: &Group, end: usize) -> Option<Mood> {
    let rest = first.end..end;
    let joint = rest.take_while(|&i| !line.tags[i].is_finite()).find(|&i| line.tokens[i].is("and"))?;
    let next = (joint + 1..end).find(|&i| line.tags[i] != Tag::Adverb)?;
    let second = line.tags[next].is_finite().then(|| group(line, next, end))?;
    Some(if wants(line, second.head, end) { Mood::Intent } else { second.mood })
}

/// "needs weapons", "asked for help": what is wished is no verb.
fn wants(line: Line, verb: usize, end: usize) -> bool {
    let next = |words: &str| line.tokens.get(verb + 1).filter(|_| verb + 1 < end).is_some_and(|t| t.is(words));
    match line.stems[verb].as_str() {
        "want" | "need" | "seek" | "demand" | "hope" | "wish" | "urg" | "request" | "propos" | "predict"
        | "forecast" | "expect" | "await" => true,
        "ask" | "call" | "plead" | "appeal" | "push" | "lobbi" => next("for"),
        _ => false,
    }
}

/// The first verb with a tense that is no relative clause's; else the first verb.
fn verb(line: Line, range: Range<usize>) -> Option<usize> {
    let mut relative = false;
    for i in range.clone() {
        match line.tags[i] {
            Tag::Which | Tag::Who if i > range.start => relative = true,
            tag if tag.is_finite() => {
                if !relative {
                    return Some(i);
                }
                relative = false;
            }
            _ => {}
        }
    }
    range.clone().find(|&i| line.tags[i].is_verb())
}

struct Group {
    /// The token after the group.
    end: usize,
    head: usize,
    passive: bool,
    copula: bool,
    mood: Mood,
}

/// The verbs from `first` on that belong together: "has been sent", "will continue to supply", "began using".
fn group(line: Line, first: usize, end: usize) -> Group {
    const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];
    let (mut head, mut i) = (first, first);
    let mut mood = Mood::Fact;
    while i < end {
        let tag = line.tags[i];
        if tag.is_verb() {
            let meant = line.stems[i].has(Cue::Intent) && line.tags.get(i + 1) == Some(&Tag::To);
            let modal = tag == Tag::Modal && !line.tokens[i].is("can");
            if meant || modal {
                mood = Mood::Intent;
            }
            head = i;
        } else if tag == Tag::To && line.tags.get(i + 1).is_some_and(|t| t.is_verb()) && i + 1 < end {
            // "to" joins only verbs that say how, not what: "continue to", "is to".
            let light = line.stems[head].has(Cue::Light)
                || line.stems[head].has(Cue::Intent)
                || BE.contains(&line.tokens[head].lower.as_str());
            if !light {
                break;
            }
            if BE.contains(&line.tokens[head].lower.as_str()) {
                mood = Mood::Intent;
            }
        } else if !matches!(tag, Tag::Adverb | Tag::Particle) {
            break;
        }
        i += 1;
    }
    let be = |j: usize| BE.contains(&line.tokens[j].lower.as_str());
    Group {
        end: i,
        head,
        passive: matches!(line.tags[head], Tag::Participle | Tag::Past) && head > first && (first..head).any(be),
        copula: be(head),
        mood,
    }
}

/// The head of the last group of nouns before a verb that no preposition leads: its subject.
fn noun_before(line: Line, start: usize, verb: usize) -> Option<usize> {
    let mut subject = None;
    let mut i = start;
    while i < verb {
        if subject.is_some() && matches!(line.tags[i], Tag::Which | Tag::Who) {
            break;
        }
        let (head, next) = nouns(line, i, verb);
        let led = i.checked_sub(1).is_some_and(|j| j >= start && matches!(line.tags[j], Tag::Preposition | Tag::To));
        if let Some(head) = head.filter(|_| !led || subject.is_none()) {
            subject = Some(head);
        }
        i = next;
    }
    subject
}

/// The head of the group of nouns that follows at once.
fn noun_after(line: Line, start: usize, end: usize) -> Option<usize> {
    nouns(line, start, end).0
}

/// The last noun of a group of determiners, adjectives and nouns that begins here, and where to go on.
fn nouns(line: Line, start: usize, end: usize) -> (Option<usize>, usize) {
    let inside = |tag: Tag| {
        tag.is_noun()
            || matches!(
                tag,
                Tag::Determiner
                    | Tag::Predeterminer
                    | Tag::Adjective
                    | Tag::Comparative
                    | Tag::Superlative
                    | Tag::Number
                    | Tag::Possessive
                    | Tag::Genitive
                    | Tag::Participle
                    | Tag::Pronoun
                    | Tag::Money
            )
    };
    let mut head = None;
    let mut i = start;
    while i < end && inside(line.tags[i]) {
        if line.tags[i].is_noun() || line.tags[i] == Tag::Pronoun {
            head = Some(i);
        }
        i += 1;
    }
    (head, i.max(start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Stem, Tagger, tag};
    use crate::text::tokens;

    fn read(text: &str) -> (String, String, String, Mood) {
        let tagger = Tagger::read(&tag::table(include_str!("../../assets/tags.tsv"))).unwrap();
        let tokens = tokens(text);
        let named: Vec<bool> = tokens.iter().enumerate().map(|(i, token)| i > 0 && token.is_capital()).collect();
        let tags = tagger.tags(&[(&tokens, &named)]);
        let stems: Vec<Stem> = tokens.iter().map(|t| Stem::of(&t.lower)).collect();
        let found = predicate(Line { tokens: &tokens, stems: &stems, tags: &tags }, 0..tokens.len());
        let word = |i: Option<usize>| i.map(|i| tokens[i].lower.clone()).unwrap_or_default();
        (word(found.verb), word(found.agent), word(found.patient), found.mood)
    }

    fn want(text: &str, verb: &str, agent: &str, patient: &str, mood: Mood) {
        assert_eq!(read(text), (verb.into(), agent.into(), patient.into(), mood), "{text}");
    }

    #[test]
    fn who_does_what() {
        want("The mayor of Ghent opened the bridge on Monday.", "opened", "mayor", "bridge", Mood::Fact);
        want("The bridge was opened by the mayor.", "opened", "mayor", "bridge", Mood::Fact);
        want("Norway will continue to supply gas.", "supply", "norway", "gas", Mood::Intent);
        want("The club is dependent on sponsors.", "dependent", "club", "", Mood::Fact);
        want("Sailors who left the port in May have returned the ship.", "returned", "sailors", "ship", Mood::Fact);
        want("Unions plan to stop the trains.", "stop", "unions", "trains", Mood::Intent);
        want("Norway reserves the right to close the port.", "reserves", "norway", "right", Mood::Intent);
    }
}
