//! Relating: what a report's claim says about a page's claim, once the two are aligned.

use super::align::Alignment;
use super::frame::Frame;
use super::slots::{Differing, Slots, slots};
use super::thresholds::{DENIED, DIFFERS, MATTER, MIN_SHARED, MUTUAL, ONE_MATTER, RELATED, SAME};
use crate::claim::{Certainty, Polarity};
use crate::lexicon::Words;
use crate::reading::{Relation, Slot};
use crate::report::Stance;

/// How one claim bears on another.
#[derive(Clone, Debug)]
pub struct Bearing {
    pub relation: Relation,
    /// 0 to 1.
    pub confidence: f32,
    pub differing: Vec<Differing>,
    pub alike: Vec<Slot>,
}

/// Decides how the claim of `b` bears on that of `a`; none if it does not. Whether both are about one actor is asked before
/// ([`other_actor`]): it costs less than an alignment.
pub fn relate(words: &Words, a: &Frame, b: &Frame, alignment: &Alignment) -> Option<Bearing> {
    let score = alignment.score;
    if alignment.shared < MIN_SHARED || score < RELATED || alignment.matter < 0.45 {
        return None;
    }
    // The same matter without a common actor is no match, unless nearly all of it is the same.
    let actors = alignment.actors > 0.0;
    if !actors && (!a.entities.is_empty() && !b.entities.is_empty() || score < SAME + 0.1) {
        return None;
    }
    let bearing = |relation: Relation, slots: Slots| {
        let floor = if relation == Relation::Context { RELATED } else { SAME };
        let confidence = (0.5 + 0.5 * (score - floor) / (1.0 - floor)).clamp(0.05, 0.99);
        Some(Bearing { relation, confidence, differing: slots.differing, alike: slots.alike })
    };
    let mutual = alignment.here.min(alignment.there);
    let (denies, denied_here) = (b.stance == Some(Stance::Denies), a.stance == Some(Stance::Denies));
    if denies && !denied_here && a.polarity == Polarity::Affirmed {
        // The report tells a denial of what the page tells.
        return if score >= DENIED && mutual >= MUTUAL {
            bearing(Relation::Denied, Slots::default())
        } else {
            bearing(Relation::Context, Slots::default())
        };
    }
    if score < SAME || mutual < ONE_MATTER || alignment.matter < MATTER {
        return bearing(Relation::Context, Slots::default());
    }
    if denied_here != denies {
        return bearing(Relation::Context, Slots::default());
    }
    let mut found = slots(words, a, b, alignment);
    if found.two_events {
        return bearing(Relation::Context, Slots::default());
    }
    if a.polarity != b.polarity && !denies {
        return if score >= DIFFERS + 0.12 {
            bearing(Relation::Differs, found)
        } else {
            bearing(Relation::Context, Slots::default())
        };
    }
    if !found.differing.is_empty() && score >= DIFFERS {
        return bearing(Relation::Differs, found);
    }
    found.differing.clear();
    if b.certainty == Certainty::Unverified || b.stance == Some(Stance::Doubts) {
        return bearing(Relation::Unverified, found);
    }
    bearing(Relation::Corroborated, found)
}

/// Whether the two are about different countries, persons or bodies: what one says of China says nothing of Korea.
pub fn other_actor(a: &Frame, b: &Frame) -> bool {
    // A leader may stand for a country and a body for its place: only like is told from like.
    let subjects = match (a.subject(), b.subject()) {
        (Some(x), Some(y)) => x.kind == y.kind && !b.names(x) && !a.names(y),
        _ => false,
    };
    subjects || (a.countries().any(|x| !b.names(x)) && b.countries().any(|y| !a.names(y)))
}
