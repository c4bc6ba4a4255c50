//! Relating: what a report's claim says about a page's claim, once the two are aligned.

use jiff::civil::Date;

use super::align::Alignment;
use super::frame::{Frame, Kind};
use super::model::Weighed;
use super::slots::{Differing, Slots, grown};
use super::thresholds::{CONTRARY, DENIED, DIFFERS, NAMELESS, RELATED, SAME};
use crate::claim::predicate::Mood;
use crate::claim::{Certainty, Polarity};
use crate::mention::Entity;
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
/// enough is asked before: it costs less. `days` are those on which the two were published.
pub fn relate(
    a: &Frame,
    b: &Frame,
    alignment: &Alignment,
    mut found: Slots,
    weighed: Weighed,
    days: (Option<Date>, Option<Date>),
) -> Option<Bearing> {
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
    if !same || denied_here != denies || (!a.mood.agrees(b.mood) && a.polarity == b.polarity) {
        return bearing(Relation::Context, Slots::default());
    }
    // "closed on Saturday" and "opened again on Friday" follow one another; so do "12 saved on Saturday" and "14 saved on Sunday".
    let differs = |slot: Slot| found.differing.iter().any(|d| d.slot == slot);
    let followed = differs(Slot::Date) && (differs(Slot::Polarity) || differs(Slot::Number));
    let apart = days.0.zip(days.1).is_some_and(|(here, there)| unheard(a, here, there) || unheard(b, there, here));
    if found.two_events || exchanged(a, b) || found.other_figures || found.other_office || followed || apart {
        return bearing(Relation::Context, Slots::default());
    }
    if a.polarity != b.polarity && !denies {
        let relation = match weighed.same >= CONTRARY {
            // Somebody says that it is not so.
            true if b.polarity == Polarity::Negated && b.speaker.is_some() => Relation::Denied,
            true => Relation::Differs,
            false => return bearing(Relation::Context, Slots::default()),
        };
        return bearing(relation, found);
    }
    if !found.differing.is_empty() && weighed.same >= DIFFERS {
        // What was counted by an earlier day is no other count of this one; it stays in the timeline.
        let earlier = days.1.is_some() && days.1 < days.0 && !found.alike.contains(&Slot::Date);
        let counted = earlier && found.differing.iter().all(|d| grown(a, b, d));
        let told = bearing(Relation::Differs, found);
        return told.map(|b| if counted { Bearing { relation: Relation::Context, ..b } } else { b });
    }
    // The same people and places, and nothing of what they did.
    if found.names_alone {
        return bearing(Relation::Context, Slots::default());
    }
    found.differing.clear();
    if b.certainty == Certainty::Unverified || b.stance == Some(Stance::Doubts) {
        return bearing(Relation::Unverified, found);
    }
    bearing(Relation::Corroborated, found)
}

/// Whether a claim tells what happened after the day on which another text was published: that text cannot tell it. A day more is
/// left to the time zones.
fn unheard(frame: &Frame, own: Date, other: Date) -> bool {
    let last = other.tomorrow().unwrap_or(other);
    let said = frame.terms.iter().filter(|t| t.content && t.focus);
    let mut times = said.filter_map(|t| if let Kind::Time(i) = t.kind { frame.times.get(i) } else { None });
    frame.mood != Mood::Intent && times.any(|t| !t.border && t.from.is_some_and(|from| from > last && from <= own))
}

/// Whether who does it in one claim is whom it is done to in the other: "Ghana beat Senegal", "Senegal beat Ghana". Who meets
/// somebody is met.
fn exchanged(a: &Frame, b: &Frame) -> bool {
    fn verb(frame: &Frame) -> Option<&str> {
        Some(frame.terms.get(frame.verb?)?.word.stem.as_str())
    }
    let mutual = |stem: &str| matches!(stem, "meet" | "marri" | "face" | "play" | "fight" | "join" | "call");
    if verb(a) != verb(b) || verb(a).is_none_or(mutual) {
        return false;
    }
    let one = |x: Option<&Entity>, y: Option<&Entity>| x.zip(y).is_some_and(|(x, y)| x.alike(y) > 0.5);
    one(a.doer(), b.undergoer()) && one(a.undergoer(), b.doer()) && !one(a.doer(), b.doer())
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
