//! Frames: what a claim says, as weighted terms that can be aligned.

use std::rc::Rc;

use super::outline::{Outline, Place, outline};
use crate::claim::predicate::Mood;
use crate::claim::{Certainty, Claim, Document, Polarity};
use crate::lexicon::{Cue, Links, WordId, Words, cue, relation};
use crate::mention::{Entity, EntityKind, Form, Quantity, Time};
use crate::report::Stance;
use crate::text::Span;

/// What a term is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A word of content, by stem.
    Word(Option<WordId>),
    /// An entity: index into the frame's entities.
    Entity(usize, Form),
    /// A quantity: index into the frame's quantities.
    Quantity(usize),
    /// A time: index into the frame's times.
    Time(usize),
}

/// A term of a claim.
#[derive(Clone, Debug)]
pub struct Term {
    pub kind: Kind,
    /// What is known of a word; nothing for other kinds.
    pub word: Rc<Word>,
    /// Where it stands in the passage.
    pub span: Span,
    /// What it counts in the alignment; 0 for context, which can be matched and is not missed.
    pub weight: f32,
    /// The weight before it was lessened for being common among what is compared.
    pub mass: f32,
    /// It belongs to what is said, not to who says so.
    pub content: bool,
    /// It stands in the claim itself, not in the sentence around it.
    pub focus: bool,
}

/// A claim, ready to be compared.
#[derive(Clone, Debug)]
pub struct Frame {
    pub terms: Vec<Term>,
    pub entities: Vec<Entity>,
    pub quantities: Vec<Quantity>,
    pub times: Vec<Time>,
    pub speaker: Option<String>,
    pub certainty: Certainty,
    pub polarity: Polarity,
    pub stance: Option<Stance>,
    /// Who does what to whom: indices of terms.
    pub verb: Option<usize>,
    pub agent: Option<usize>,
    pub patient: Option<usize>,
    pub mood: Mood,
    /// Sum of the vectors of the words of what is said, at length 1.
    pub meaning: Vec<f32>,
}

impl Frame {
    /// Who or what the claim is about: the first entity of what is said.
    pub fn subject(&self) -> Option<&Entity> {
        self.terms.iter().find_map(|t| match t.kind {
            Kind::Entity(entity, _) if t.content && t.focus => self.entities.get(entity),
            _ => None,
        })
    }

    /// The entity that does what the claim tells, where one is named.
    pub fn doer(&self) -> Option<&Entity> {
        self.entity(self.agent?)
    }

    /// The entity that it is done to, where one is named.
    pub fn undergoer(&self) -> Option<&Entity> {
        self.entity(self.patient?)
    }

    fn entity(&self, term: usize) -> Option<&Entity> {
        match self.terms.get(term)?.kind {
            Kind::Entity(entity, _) => self.entities.get(entity),
            _ => None,
        }
    }

    /// The countries that what is said is about: those it names and, for a clause inside a sentence, those named before it,
    /// for there its subject stands; where these are none, those that the rest of the sentence names.
    pub fn countries(&self) -> impl Iterator<Item = &Entity> {
        let from = self.terms.iter().find(|t| t.focus).map_or(0, |t| t.span.start);
        let country = |t: &Term| {
            let Kind::Entity(entity, _) = t.kind else { return None };
            self.entities.get(entity).filter(|entity| entity.is_country())
        };
        let own = move |t: &&Term| (t.content && t.focus) || t.span.start < from;
        let none = !self.terms.iter().filter(own).any(|t| country(t).is_some());
        self.terms.iter().filter(move |t| none || own(t)).filter_map(country)
    }

    /// Whether the passage names an entity.
    pub fn names(&self, entity: &Entity) -> bool {
        self.entities.iter().any(|other| other.alike(entity) > 0.5)
    }
}

/// Weight of a word by how common it is: 1 for a rare one, little for one on every page.
fn word_weight(words: &Words, id: Option<WordId>) -> f32 {
    id.map_or(1.0, |id| ((7.2 - words.zipf(id)) / 3.2).clamp(0.2, 1.1))
}

fn entity_weight(kind: EntityKind, form: Form) -> f32 {
    match (kind, form) {
        (_, Form::Demonym) => 0.5,
        (EntityKind::Place, _) => 0.7,
        (EntityKind::Person, _) => 0.9,
        _ => 1.0,
    }
}

/// Terms that only say who says so count this much.
const ATTRIBUTION: f32 = 0.25;

/// What is known of a word, whatever claim it stands in.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Empty for what is no word.
    pub stem: String,
    /// What it signals.
    pub cues: cue::Set,
    id: Option<WordId>,
    weight: f32,
    /// By what its weight is divided for being common among what is compared.
    damping: f32,
    /// The signs of its vector, where it has one.
    pub signs: Option<u128>,
    /// The groups of words that stand for one another to which it belongs.
    pub groups: &'static [u16],
    /// Stems that say the contrary.
    pub contraries: &'static [String],
    /// What the thesaurus says of it.
    pub links: Links,
}

impl Word {
    pub fn new(words: &Words, stem: String, damping: f32) -> Self {
        let id = words.find(&stem);
        let cues = cue::of(&stem);
        let mut weight = word_weight(words, id);
        if cues.has(Cue::Light) {
            weight *= 0.4;
        }
        if cues.has(Cue::Say) && !cues.has(Cue::Deny) {
            weight *= 0.35;
        }
        Self {
            cues,
            id,
            weight,
            damping,
            signs: id.and_then(|id| words.signs(id)),
            groups: relation::groups(&stem),
            contraries: relation::contraries(&stem),
            links: id.map_or_else(Links::default, |id| words.thesaurus().links(id)),
            stem,
        }
    }
}

/// Who says a claim and how, besides what it says.
pub struct Manner {
    pub speaker: Option<String>,
    pub certainty: Certainty,
    pub polarity: Polarity,
    pub stance: Option<Stance>,
}

/// The frame of a claim of a document. Spans count from the start of its passage in the block.
pub fn frame(doc: &Document, claim: &Claim, words: &Words, passage: Span) -> Frame {
    let (speaker, certainty, polarity, stance) = (claim.speaker.clone(), claim.certainty, claim.polarity, claim.stance);
    let word = |place: &Place| Rc::new(Word::new(words, place.stem.clone().unwrap_or_default(), 1.0));
    weighed(outline(doc, claim, passage), Manner { speaker, certainty, polarity, stance }, words, word)
}

/// The frame of what was read in a claim; `word` tells what is known of the word at a place.
pub fn weighed(outline: Outline, manner: Manner, words: &Words, mut word: impl FnMut(&Place) -> Rc<Word>) -> Frame {
    let Outline { terms: places, entities, quantities, times, focus, content, verb, agent, patient, mood } = outline;
    let mut terms = Vec::with_capacity(places.len());
    let none = Rc::new(Word::default());
    for place in &places {
        let own = focus.contains(place.span);
        let said = content.contains(place.span);
        let mut term = Term {
            kind: place.kind.clone(),
            word: Rc::clone(&none),
            span: place.span,
            weight: 0.0,
            mass: 0.0,
            content: said,
            focus: own,
        };
        let mut damping = 1.0;
        let weight = match place.kind {
            Kind::Entity(entity, form) => entities.get(entity).map_or(0.0, |e| entity_weight(e.kind, form)),
            Kind::Time(_) => 0.4,
            Kind::Quantity(_) => 0.5,
            Kind::Word(_) => {
                term.word = word(place);
                term.kind = Kind::Word(term.word.id);
                damping = term.word.damping;
                term.word.weight
            }
        };
        term.mass = match (own, said) {
            (false, _) => 0.0,
            (true, true) => weight,
            (true, false) => weight * ATTRIBUTION,
        };
        term.weight = term.mass / damping;
        terms.push(term);
    }
    let said = terms.iter().filter(|t| t.focus && t.content);
    let meaning =
        words.sum(said.filter_map(|t| if let Kind::Word(Some(id)) = t.kind { Some((id, t.mass)) } else { None }));
    let Manner { speaker, certainty, polarity, stance } = manner;
    Frame {
        terms,
        entities,
        quantities,
        times,
        speaker,
        certainty,
        polarity,
        stance,
        verb,
        agent,
        patient,
        mood,
        meaning,
    }
}
