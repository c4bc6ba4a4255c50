//! Relating: what a report's claim says about a page's claim, once the two are aligned.

use super::align::Alignment;
use super::frame::Frame;
use super::model::Weighed;
use super::slots::{Differing, Slots};
use super::thresholds::{CONTRARY, DENIED, DIFFERS, NAMELESS, RELATED, SAME};
use crate::claim::{Certainty, Polarity};
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

/// Decides how the claim of `b` bears on that of `a`; none if it does not. Whether both are about one actor ([`other_actor`]) and share
/// enough is asked before: it costs less.
pub fn relate(a: &Frame, b: &Frame, alignment: &Alignment, mut found: Slots, weighed: Weighed) -> Option<Bearing> {
    if weighed.related < RELATED {
        return None;
    }
    // The same matter without a common actor must be the surer.
    if alignment.actors == 0.0 && weighed.same < NAMELESS {
        return None;
    }
    let bearing = |relation: Relation, slots: Slots| {
        let confidence = if relation == Relation::Context { weighed.related } else { weighed.same };
        Some(Bearing { relation, confidence, differing: slots.differing, alike: slots.alike })
    };
    let same = weighed.same >= SAME;
    let (denies, denied_here) = (b.stance == Some(Stance::Denies), a.stance == Some(Stance::Denies));
    if denies && !denied_here && a.polarity == Polarity::Affirmed {
        // The report tells a denial of what the page tells.
        let relation = if weighed.same >= DENIED { Relation::Denied } else { Relation::Context };
        return bearing(relation, Slots::default());
    }
    // A plan, a plea or a forecast is not the deed.
    if !same || denied_here != denies || (a.mood != b.mood && a.polarity == b.polarity) {
        return bearing(Relation::Context, Slots::default());
    }
    // "closed on Saturday" and "opened again on Friday" follow one another.
    let differs = |slot: Slot| found.differing.iter().any(|d| d.slot == slot);
    let followed = differs(Slot::Date) && differs(Slot::Polarity);
    if found.two_events || found.other_figures || followed {
        return bearing(Relation::Context, Slots::default());
    }
    if a.polarity != b.polarity && !denies {
        let relation = match weighed.same >= CONTRARY {
            // Somebody says that it is not so.
            true if b.polarity == Polarity::Negated && b.speaker.is_some() => Relation::Denied,
            true => Relation::Differs,
            false => Relation::Context,
        };
        return bearing(relation, found);
    }
    if !found.differing.is_empty() && weighed.same >= DIFFERS {
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
