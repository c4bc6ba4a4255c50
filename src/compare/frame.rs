//! Frames: what a claim says, as weighted terms that can be aligned.

use crate::claim::predicate::{Mood, predicate};
use crate::claim::{Certainty, Claim, Document, Polarity};
use crate::lexicon::{Cue, Links, WordId, Words, has, relation};
use crate::mention::{Entity, EntityKind, Form, Quantity, Time};
use crate::report::Stance;
use crate::text::{Span, TokenKind};

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
    /// The stem of a word; empty for other kinds.
    pub stem: String,
    /// The signs of a word's vector, where it has one.
    pub signs: Option<u128>,
    /// The groups of words that stand for one another to which a word belongs.
    pub groups: &'static [u16],
    /// Stems that say the contrary of a word.
    pub contraries: &'static [String],
    /// What the thesaurus says of a word.
    pub links: Links,
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
        match self.terms.get(self.agent?)?.kind {
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

/// The frame of a claim of a document. Spans count from `origin`, the start of its passage in the block.
pub fn frame(doc: &Document, claim: &Claim, words: &Words, passage: Span) -> Frame {
    let block = claim.block;
    let inside = |span: Span| passage.contains(span);
    let mentions = &doc.mentions.blocks[block];
    let back = |span: Span| Span::new(span.start - passage.start, span.end - passage.start);
    let mut out = Frame {
        terms: Vec::new(),
        entities: Vec::new(),
        quantities: Vec::new(),
        times: Vec::new(),
        speaker: claim.speaker.clone(),
        certainty: claim.certainty,
        polarity: claim.polarity,
        stance: claim.stance,
        verb: None,
        agent: None,
        patient: None,
        mood: Mood::default(),
        meaning: Vec::new(),
    };
    let mut taken: Vec<Span> = Vec::new();
    let mut push = |kind: Kind, stem: String, span: Span, weight: f32| {
        let focus = claim.span.contains(span);
        let content = claim.content.contains(span);
        let weight = if !focus {
            0.0
        } else if content {
            weight
        } else {
            weight * ATTRIBUTION
        };
        let (groups, contraries) = (relation::groups(&stem), relation::contraries(&stem));
        let (signs, links) = match kind {
            Kind::Word(Some(id)) => (words.signs(id), words.thesaurus().links(id)),
            _ => (None, Links::default()),
        };
        out.terms.push(Term {
            kind,
            stem,
            groups,
            signs,
            contraries,
            links,
            span: back(span),
            weight,
            mass: weight,
            content,
            focus,
        });
    };
    let (mut entities, mut quantities, mut times) = (Vec::new(), Vec::new(), Vec::new());
    for mention in mentions.entities.iter().filter(|m| inside(m.span)) {
        let entity = &doc.mentions.entities[mention.entity];
        push(
            Kind::Entity(entities.len(), mention.form),
            String::new(),
            mention.span,
            entity_weight(entity.kind, mention.form),
        );
        entities.push(entity.clone());
        taken.push(mention.span);
    }
    for time in mentions.times.iter().filter(|t| inside(t.span)) {
        push(Kind::Time(times.len()), String::new(), time.span, 0.4);
        times.push(Time { span: back(time.span), ..time.clone() });
        taken.push(time.span);
    }
    for quantity in mentions.quantities.iter().filter(|q| inside(q.span)) {
        push(Kind::Quantity(quantities.len()), String::new(), quantity.span, 0.5);
        quantities.push(Quantity {
            span: back(quantity.span),
            unit_span: quantity.unit_span.filter(|s| inside(*s)).map(back),
            ..quantity.clone()
        });
        taken.push(quantity.span);
    }
    for i in doc.within(block, passage) {
        let (token, stem) = (&doc.tokens[block][i], &doc.stems[block][i]);
        if token.kind != TokenKind::Word
            || has(stem, Cue::Stop)
            || stem.len() < 2
            || taken.iter().any(|s| s.overlaps(token.span))
        {
            continue;
        }
        let id = words.find(stem);
        let mut weight = word_weight(words, id);
        if has(stem, Cue::Light) {
            weight *= 0.4;
        }
        if has(stem, Cue::Say) && !has(stem, Cue::Deny) {
            weight *= 0.35;
        }
        push(Kind::Word(id), stem.clone(), token.span, weight);
    }
    out.terms.sort_by_key(|t| t.span);
    let found = predicate(doc.line(block), doc.within(block, claim.content));
    let term = |token: Option<usize>| {
        let span = back(doc.tokens[block].get(token?)?.span);
        out.terms.iter().position(|t| t.span.contains(span))
    };
    let (verb, agent, patient) = (term(found.verb), term(found.agent), term(found.patient));
    let said = out.terms.iter().filter(|t| t.focus && t.content);
    let meaning =
        words.sum(said.filter_map(|t| if let Kind::Word(Some(id)) = t.kind { Some((id, t.mass)) } else { None }));
    Frame { entities, quantities, times, verb, agent, patient, meaning, mood: found.mood, ..out }
}
