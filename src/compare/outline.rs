//! Outlines: what is read in a claim, before anything is weighed. A pack keeps the outline of each claim as a note, so that a
//! candidate need not be read again; notes of another version of the core are left alone, and the claim is read.

use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::frame::Kind;
use super::library::Lexicon;
use crate::claim::attribution::{Attribution, attribution};
use crate::claim::clause::clauses;
use crate::claim::predicate::{Mood, predicate};
use crate::claim::{Claim, Document};
use crate::lexicon::{Cue, Tag};
use crate::mention::{Entity, Form, Quantity, Time};
use crate::pack::Note;
use crate::pack::format::{Cursor, put_varint};
use crate::pack::index::terms_of;
use crate::page::{Block, BlockKind};
use crate::report::{Stance, Statement};
use crate::text::order::sort_by_key;
use crate::text::{Span, TokenKind};

/// Names the version of all that makes outlines: the sources and the data that they are read with (`build.rs`).
pub const UNDERSTANDING: &str = env!("CROSSREAD_UNDERSTANDING");

/// A term of a claim: what it is and where it stands in the passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// A word without its number in the table of words: that is for the frame to find.
    pub kind: Kind,
    pub span: Span,
    /// The stem of a word; none where the outline was noted, and it is to be made from the text.
    pub stem: Option<String>,
}

/// What is read in a claim. Spans count from the start of the passage.
#[derive(Clone, Debug)]
pub struct Outline {
    /// In order of the text.
    pub terms: Vec<Place>,
    pub entities: Vec<Entity>,
    pub quantities: Vec<Quantity>,
    pub times: Vec<Time>,
    /// The claim itself, and what it says without who says so.
    pub focus: Span,
    pub content: Span,
    /// Who does what to whom: indices of terms.
    pub verb: Option<usize>,
    pub agent: Option<usize>,
    pub patient: Option<usize>,
    pub mood: Mood,
}

/// Verbs of taking sides, by stem.
pub const SIDES: [&str; 6] = ["vote", "rule", "argu", "recommend", "campaign", "testifi"];

/// Whether a small word turns what is said: "some schools", "voted against".
fn turns(doc: &Document, block: usize, i: usize) -> bool {
    let next = doc.tags[block].get(i + 1).is_some_and(|tag| tag.is_noun());
    match doc.stems[block][i].as_str() {
        "all" | "some" | "most" | "few" => next,
        // "voted 11 to 6 against", "ruled unanimously for"
        "against" | "for" => {
            let between = |tag: Tag| matches!(tag, Tag::Adverb | Tag::Number | Tag::To);
            let before = (i.saturating_sub(4)..i).rev().find(|&j| !between(doc.tags[block][j]));
            before.is_some_and(|j| doc.tags[block][j].is_verb() && SIDES.contains(&doc.stems[block][j].as_str()))
        }
        _ => false,
    }
}

/// Reads a claim of a document.
pub fn outline(doc: &Document, claim: &Claim, passage: Span) -> Outline {
    let block = claim.block;
    let inside = |span: Span| passage.contains(span);
    // A claim may begin before its passage.
    let back = |span: Span| Span {
        start: span.start.saturating_sub(passage.start),
        end: span.end.saturating_sub(passage.start),
    };
    let mentions = &doc.mentions.blocks[block];
    let mut terms: Vec<Place> = Vec::new();
    let (mut entities, mut quantities, mut times) = (Vec::new(), Vec::new(), Vec::new());
    for mention in mentions.entities.iter().filter(|m| inside(m.span)) {
        terms.push(Place { kind: Kind::Entity(entities.len(), mention.form), span: mention.span, stem: None });
        entities.push(doc.mentions.entities[mention.entity].clone());
    }
    for time in mentions.times.iter().filter(|t| inside(t.span)) {
        terms.push(Place { kind: Kind::Time(times.len()), span: time.span, stem: None });
        times.push(Time { span: back(time.span), ..time.clone() });
    }
    for quantity in mentions.quantities.iter().filter(|q| inside(q.span)) {
        terms.push(Place { kind: Kind::Quantity(quantities.len()), span: quantity.span, stem: None });
        quantities.push(Quantity {
            span: back(quantity.span),
            unit_span: quantity.unit_span.filter(|s| inside(*s)).map(back),
            ..quantity.clone()
        });
    }
    let taken = terms.len();
    for i in doc.within(block, passage) {
        let (token, stem) = (&doc.tokens[block][i], &doc.stems[block][i]);
        let mentioned = || terms[..taken].iter().any(|t| t.span.overlaps(token.span));
        let says = !stem.has(Cue::Stop) || turns(doc, block, i);
        if token.kind == TokenKind::Word && says && stem.len() >= 2 && !mentioned() {
            terms.push(Place { kind: Kind::Word(None), span: token.span, stem: Some(stem.to_string()) });
        }
    }
    terms.iter_mut().for_each(|term| term.span = back(term.span));
    sort_by_key(&mut terms, |term| term.span);
    let mut found = predicate(doc.line(block), doc.within(block, claim.content));
    if is_plea(doc, claim) {
        found.mood = Mood::Intent;
    }
    let term = |token: Option<usize>| {
        let span = back(doc.tokens[block].get(token?)?.span);
        terms.iter().position(|t| t.span.contains(span))
    };
    let (verb, agent, patient) = (term(found.verb), term(found.agent), term(found.patient));
    let (focus, content) = (back(claim.span), back(claim.content));
    Outline { terms, entities, quantities, times, focus, content, verb, agent, patient, mood: found.mood }
}

/// "called for talks", "urged the club to pay": no more than wished by who says it.
fn is_plea(doc: &Document, claim: &Claim) -> bool {
    let (tags, stems) = (&doc.tags[claim.block], &doc.stems[claim.block]);
    let content = doc.within(claim.block, claim.content);
    let said = doc.within(claim.block, claim.span).start..content.start;
    said.into_iter().any(|i| stems[i].has(Cue::Intent) && doc.line(claim.block).tensed(i))
        && !content.into_iter().any(|i| tags[i].is_finite())
}

/// Reads a report's claim, from its passage alone.
pub fn of_statement(lexicon: &Lexicon, statement: &Statement, published: Option<Date>) -> Outline {
    in_passage(lexicon, &statement.text, published, |doc| of_sentence(doc, statement))
}

/// The index terms of a report's passage, and the notes of its claims.
pub fn of_passage(
    lexicon: &Lexicon,
    text: &str,
    claims: &[Statement],
    published: Option<Date>,
) -> (Vec<String>, Vec<Note>) {
    in_passage(lexicon, text, published, |doc| {
        let notes = claims.iter().map(|claim| of_sentence(doc, claim).note());
        (terms_of(text, &doc.tokens[0], &doc.mentions.entities), notes.collect())
    })
}

fn in_passage<T>(lexicon: &Lexicon, text: &str, published: Option<Date>, read: impl FnOnce(&Document) -> T) -> T {
    let blocks = [Block { id: 0, kind: BlockKind::Paragraph, text: text.to_owned() }];
    read(&Document::new(&blocks, &lexicon.gazetteer, &lexicon.tagger, published))
}

/// Reads a report's claim in the document that its passage makes.
fn of_sentence(doc: &Document, statement: &Statement) -> Outline {
    let whole = Span::new(0, statement.text.len());
    let span = statement.focus.map_or(whole, |(from, to)| Span::new(from as usize, to as usize));
    let (tokens, stems) = (&doc.tokens[0], &doc.stems[0]);
    let range = doc.within(0, span);
    // What is denied ends with its clause: "denied that … and called it a lie".
    let clause = match statement.stance {
        Some(Stance::Denies) => clauses(doc.line(0), range.clone()).into_iter().next().unwrap_or(range),
        _ => range,
    };
    let found = attribution(doc, 0, clause);
    let content = found.as_ref().and_then(|a| {
        let (first, last) = (tokens.get(a.content.start)?, tokens.get(a.content.end.checked_sub(1)?)?);
        (a.content.start < a.content.end).then(|| Span::new(first.span.start, last.span.end))
    });
    // "X called the accusations false" says something of the accusations: its own words are its content. "X denied that …"
    // says what is denied.
    let that = |a: &Attribution| a.content.start.checked_sub(1).is_some_and(|i| tokens[i].is("that"));
    let content = content.filter(|_| {
        !found.as_ref().is_some_and(|a| stems[a.cue].has(Cue::Deny) && !statement.about.is_empty() && !that(a))
    });
    let claim = Claim {
        block: 0,
        span,
        content: content.unwrap_or(span),
        sentence: whole,
        speaker: statement.speaker.clone(),
        certainty: statement.certainty,
        polarity: statement.polarity,
        stance: statement.stance,
        about: Vec::new(),
        accused: false,
    };
    outline(doc, &claim, whole)
}

impl Outline {
    /// What a pack keeps of it.
    pub fn note(&self) -> Note {
        let mut note = Note::default();
        let out = &mut note.bytes;
        let span = |out: &mut Vec<u8>, span: Span| {
            [span.start, span.end].into_iter().for_each(|n| put_varint(out, n as u32));
        };
        span(out, self.focus);
        span(out, self.content);
        out.push(self.mood as u8);
        for index in [self.verb, self.agent, self.patient] {
            put_varint(out, index.map_or(0, |i| i as u32 + 1));
        }
        let mut last = 0;
        put_varint(out, self.terms.len() as u32);
        for term in &self.terms {
            // Terms may overlap, but begin in order. Most are words: one bit tells.
            let other = match term.kind {
                Kind::Word(_) => None,
                Kind::Entity(i, form) => Some(3 * (form as u32 + 4 * i as u32)),
                Kind::Quantity(i) => Some(1 + 3 * i as u32),
                Kind::Time(i) => Some(2 + 3 * i as u32),
            };
            put_varint(out, (term.span.start - last) as u32 * 2 + u32::from(other.is_some()));
            put_varint(out, term.span.len() as u32);
            other.into_iter().for_each(|kind| put_varint(out, kind));
            last = term.span.start;
        }
        let lists = [self.entities.len(), self.quantities.len(), self.times.len()];
        lists.into_iter().for_each(|n| put_varint(out, n as u32));
        for quantity in &self.quantities {
            span(out, quantity.span);
            span(out, quantity.unit_span.unwrap_or_default());
        }
        self.times.iter().for_each(|time| span(out, time.span));
        note.names.extend(self.entities.iter().map(|e| text(&(&e.name, e.kind, &e.key))));
        note.names.extend(self.quantities.iter().map(|q| {
            text(&(q.value.to_string(), q.upper.map(|n| n.to_string()), q.bound, &q.unit, q.factor.to_string()))
        }));
        note.names.extend(self.times.iter().map(|t| {
            let said = (t.month, t.day, t.year, t.weekday, t.near);
            let day = |date: Option<Date>| date.map(|d| (d.year(), d.month(), d.day()));
            text(&(day(t.from), day(t.until), t.grain, said, t.border, t.loose, day(t.reach)))
        }));
        note
    }

    /// Reads the note of a claim with this passage; none if it is none. `entity` and `name` give what the note's texts stand for.
    pub fn read(
        passage: &str,
        bytes: &[u8],
        names: &[u32],
        mut entity: impl FnMut(u32) -> Option<Entity>,
        name: impl Fn(u32) -> Option<String>,
    ) -> Option<Self> {
        let mut cursor = Cursor::new(bytes, 0);
        let span = |cursor: &mut Cursor| {
            let (start, end) = (cursor.varint() as usize, cursor.varint() as usize);
            passage.get(start..end).map(|_| Span { start, end })
        };
        let (focus, content) = (span(&mut cursor)?, span(&mut cursor)?);
        let mood = match cursor.byte() {
            0 => Mood::Fact,
            1 => Mood::Intent,
            _ => Mood::Both,
        };
        let [verb, agent, patient] = [(); 3].map(|()| (cursor.varint() as usize).checked_sub(1));
        let mut terms = Vec::new();
        let mut last = 0usize;
        for _ in 0..cursor.varint() {
            let gap = cursor.varint();
            let start = last.checked_add(gap as usize / 2)?;
            let end = start.checked_add(cursor.varint() as usize)?;
            let kind = if gap % 2 == 1 { Some(cursor.varint()) } else { None };
            let number = (kind.unwrap_or(0) / 3) as usize;
            let kind = match kind.map(|kind| kind % 3) {
                None => Kind::Word(None),
                Some(0) => Kind::Entity(number / 4, Form::of(number as u64 % 4)),
                Some(1) => Kind::Quantity(number),
                Some(_) => Kind::Time(number),
            };
            passage.get(start..end).filter(|_| cursor.ok)?;
            terms.push(Place { kind, span: Span { start, end }, stem: None });
            last = start;
        }
        let (many, figures, whens) = (cursor.varint() as usize, cursor.varint() as usize, cursor.varint() as usize);
        if names.len() != many.checked_add(figures)?.checked_add(whens)? {
            return None;
        }
        let (of_entities, rest) = names.split_at_checked(many)?;
        let (of_quantities, of_times) = rest.split_at_checked(figures)?;
        let entities = of_entities.iter().map(|&n| entity(n)).collect::<Option<Vec<_>>>()?;
        let mut quantities = Vec::with_capacity(figures);
        for &number in of_quantities {
            let (own, unit_span) = (span(&mut cursor)?, span(&mut cursor)?);
            let (value, upper, bound, unit, factor): (String, Option<String>, _, _, String) = data(&name(number)?)?;
            quantities.push(Quantity {
                span: own,
                value: value.parse().ok()?,
                upper: upper.map(|n| n.parse()).transpose().ok()?,
                bound,
                unit,
                factor: factor.parse().ok()?,
                unit_span: (!unit_span.is_empty()).then_some(unit_span),
            });
        }
        let mut times = Vec::with_capacity(whens);
        for &number in of_times {
            let own = span(&mut cursor)?;
            let (from, until, grain, (month, day, year, weekday, near), border, loose, reach) = data(&name(number)?)?;
            let civil = |(year, month, day): (i16, i8, i8)| Date::new(year, month, day).ok();
            let [from, until, reach] = [from, until, reach].map(|date: Option<_>| date.and_then(civil));
            times.push(Time { span: own, from, until, grain, month, day, year, weekday, near, border, loose, reach });
        }
        let known = |kind: &Kind| match *kind {
            Kind::Word(_) => true,
            Kind::Entity(i, _) => i < many,
            Kind::Quantity(i) => i < figures,
            Kind::Time(i) => i < whens,
        };
        let within = |index: Option<usize>| index.is_none_or(|i| i < terms.len());
        let whole = cursor.ok && terms.iter().all(|t| known(&t.kind)) && [verb, agent, patient].into_iter().all(within);
        whole.then_some(Self { terms, entities, quantities, times, focus, content, verb, agent, patient, mood })
    }
}

/// The entity that a text of a note tells. How its document spells it is not noted.
pub fn entity(text: &str) -> Option<Entity> {
    let (name, kind, key) = data(text)?;
    Some(Entity { name, kind, key, spellings: Vec::new(), mentions: 0 })
}

fn text(value: &impl Serialize) -> String {
    // Numbers, texts and lists of them, which JSON can always tell.
    serde_json::to_string(value).unwrap_or_default()
}

fn data<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::engine::Engine;
    use crate::lexicon::{Tagger, Words};
    use crate::mention::Gazetteer;
    use crate::report::article;
    use crate::text::tokens;

    fn back(passage: &str, note: &Note) -> Option<Outline> {
        let numbers: Vec<u32> = (0..note.names.len() as u32).collect();
        let name = |number: u32| note.names.get(number as usize).cloned();
        Outline::read(passage, &note.bytes, &numbers, |number| entity(&name(number)?), name)
    }

    /// An outline as a note can tell it: entities without what their document says of them, words without their stems.
    fn told(mut outline: Outline) -> String {
        outline.entities.iter_mut().for_each(|e| (e.spellings, e.mentions) = (Vec::new(), 0));
        outline.terms.iter_mut().for_each(|t| t.stem = None);
        format!("{outline:?}")
    }

    fn lexicon() -> Lexicon {
        let parts = crate::data::split(crate::data::bundled()).unwrap();
        let words = Words::read(parts.words).unwrap();
        let (tagger, gazetteer) = (Tagger::read(&parts.tags).unwrap(), Gazetteer::read(parts.names).unwrap());
        Lexicon { words, tagger, gazetteer }
    }

    #[test]
    fn what_is_noted_of_a_claim_is_what_is_read_in_it() {
        let engine = Engine::new(crate::data::bundled()).unwrap();
        let lexicon = lexicon();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut claims = 0;
        for entry in fs::read_dir(root.join("tests/quiet")).unwrap().flatten() {
            let page = article::plain(&fs::read(entry.path()).unwrap());
            let published = Some(jiff::civil::date(2024, 10, 14));
            for statement in engine.report(&page, "page").claims {
                let read = of_statement(&lexicon, &statement, published);
                let noted = back(&statement.text, &read.note()).expect("a note is read");
                for term in read.terms.iter().filter(|t| matches!(t.kind, Kind::Word(_))) {
                    let lower = tokens(term.span.of(&statement.text)).first().map(|t| crate::lexicon::stem(&t.lower));
                    assert_eq!(term.stem, lower, "{}", statement.text);
                }
                assert_eq!(told(read), told(noted), "{}", statement.text);
                claims += 1;
            }
        }
        assert!(claims > 500);
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_a_note(bytes: Vec<u8>, names in proptest::collection::vec("\\PC*|\\[.*\\]", 0..4)) {
            back("A passage of some length.", &Note { bytes, names });
        }
    }
}
