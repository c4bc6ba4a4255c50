//! Slots: in which details two tellings of one event differ.

use super::align::Alignment;
use super::frame::{Frame, Kind, Term};
use super::outline::SIDES;
use super::similar::{alike, contrary};
use super::thresholds::{ONE_EVENT_DAYS, UNLIKE};
use crate::lexicon::{Cue, Words, has};
use crate::mention::{Entity, EntityKind, Form, Grain, Quantity};
use crate::reading::Slot;
use crate::text::Span;

/// A slot with the words that fill it here and there.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    pub slot: Slot,
    pub here: Span,
    pub there: Span,
}

/// What a comparison of slots found.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    pub differing: Vec<Differing>,
    pub alike: Vec<Slot>,
    /// The times are so far apart that these are two events.
    pub two_events: bool,
    /// Both give figures of one unit that stand for different things.
    pub other_figures: bool,
    /// They speak of two offices, held by nobody that both name.
    pub other_office: bool,
    /// They have little more in common than names (`signals::names_alone`).
    pub names_alone: bool,
}

/// Compares the slots of two frames that were aligned.
pub fn slots(words: &Words, a: &Frame, b: &Frame, alignment: &Alignment) -> Slots {
    let mut out = Slots::default();
    numbers(words, a, b, alignment, &mut out);
    times(a, b, &mut out);
    roles(words, a, b, alignment, &mut out);
    places(a, b, alignment, &mut out);
    contraries(words, a, b, alignment, &mut out);
    out
}

fn content(frame: &Frame) -> impl Iterator<Item = (usize, &Term)> {
    frame.terms.iter().enumerate().filter(|(_, t)| t.content && t.focus)
}

fn numbers(words: &Words, a: &Frame, b: &Frame, alignment: &Alignment, out: &mut Slots) {
    let of = |frame: &Frame| -> Vec<(usize, usize)> {
        let quantities =
            content(frame).filter_map(|(i, t)| if let Kind::Quantity(q) = t.kind { Some((i, q)) } else { None });
        quantities
            .filter(|&(_, q)| {
                frame.quantities[q].unit.is_some() && frame.quantities[q].unit.as_deref() != Some("ordinal")
            })
            .collect()
    };
    let there = of(b);
    for (i, x) in of(a) {
        let x = &a.quantities[x];
        let comparable: Vec<(usize, &Quantity)> =
            there.iter().map(|&(j, y)| (j, &b.quantities[y])).filter(|(_, y)| one_unit(words, x, y)).collect();
        if comparable.iter().any(|(_, y)| x.agrees(y)) {
            out.alike.push(Slot::Number);
        } else if let [(j, y)] = comparable[..] {
            // "killed nine people" and "injured thirty people" count different things: what is said of them must be the same.
            let one = beside(a, i, b, j, alignment) || tolls(a, b);
            if one && !other_fates(words, a, i, b, j) && !far(x, y) {
                out.differing.push(Differing { slot: Slot::Number, here: x.span, there: y.span });
            } else {
                out.other_figures = true;
            }
        }
    }
}

/// Whether a word next to one figure, its unit left out, is aligned with a word next to the other.
fn beside(a: &Frame, i: usize, b: &Frame, j: usize, alignment: &Alignment) -> bool {
    let near = |frame: &Frame, at: usize| -> Vec<usize> {
        let unit = if let Kind::Quantity(q) = frame.terms[at].kind { frame.quantities[q].unit_span } else { None };
        let word = |k: &usize| {
            let term = &frame.terms[*k];
            matches!(term.kind, Kind::Word(_)) && term.content && unit.is_none_or(|unit| !unit.overlaps(term.span))
        };
        let before = (0..at).rev().filter(word).take(1);
        before.chain((at + 1..frame.terms.len()).filter(word).take(2)).collect()
    };
    let (here, there) = (near(a, i), near(b, j));
    here.is_empty()
        || there.is_empty()
        || alignment.pairs.iter().any(|&(m, n, likeness)| here.contains(&m) && there.contains(&n) && likeness >= 0.6)
}

/// Whether one tells a toll and the other deaths: "the death toll rose to 40", "28 people died".
fn tolls(a: &Frame, b: &Frame) -> bool {
    let deaths = |frame: &Frame| {
        content(frame)
            .any(|(_, t)| matches!(t.word.stem.as_str(), "die" | "kill" | "dead" | "death" | "fatal" | "toll"))
    };
    let toll = |frame: &Frame| content(frame).any(|(_, t)| t.word.stem == "toll");
    deaths(a) && deaths(b) && (toll(a) || toll(b))
}

/// Whether one figure is so many times the other that they count different things: a day's passengers and a year's.
fn far(x: &Quantity, y: &Quantity) -> bool {
    let (x, y) = ((x.value * x.factor).abs(), (y.value * y.factor).abs());
    x.min(y) > 0.0 && x.max(y) > UNLIKE * x.min(y)
}

/// Whether what befell those who are counted is not one: "sixteen are missing", "three died".
fn other_fates(words: &Words, a: &Frame, i: usize, b: &Frame, j: usize) -> bool {
    let fate = |frame: &Frame, at: usize| -> Option<usize> {
        let counts = |k: usize| frame.terms.get(k).is_some_and(|t| matches!(t.kind, Kind::Quantity(_)));
        // "killing nine and injuring thirty": what stands right before the next figure is that one's.
        let tells = |k: &usize| {
            let term = &frame.terms[*k];
            let stem = term.word.stem.as_str();
            let fate =
                term.word.cues.has(Cue::Toll) || matches!(stem, "miss" | "charg" | "convict" | "sentenc" | "trap");
            fate && term.focus && !(*k > at && counts(k + 1))
        };
        let after = (at + 1..frame.terms.len().min(at + 4)).take_while(|&k| !counts(k));
        let before = (at.saturating_sub(2)..at).rev().take_while(|&k| !counts(k));
        after.chain(before).find(tells)
    };
    let both = fate(a, i).zip(fate(b, j)).map(|(k, l)| (&a.terms[k], &b.terms[l]));
    both.is_some_and(|(x, y)| x.word.stem != y.word.stem && !alike(words, x, y))
}

/// Whether the figure there is a lesser one of a toll, which grows from day to day.
pub fn grown(a: &Frame, b: &Frame, difference: &Differing) -> bool {
    let toll = |frame: &Frame| content(frame).any(|(_, t)| t.word.cues.has(Cue::Toll));
    let of = |frame: &Frame, span: Span| frame.quantities.iter().find(|q| q.span == span).map(|q| q.value * q.factor);
    let values = of(a, difference.here).zip(of(b, difference.there));
    difference.slot == Slot::Number && values.is_some_and(|(here, there)| there < here) && toll(a) && toll(b)
}

/// Whether two figures count the same, by their units.
pub fn one_unit(words: &Words, x: &Quantity, y: &Quantity) -> bool {
    let (Some(s), Some(t)) = (&x.unit, &y.unit) else {
        return false;
    };
    if s == t || (has(s, Cue::Role) && has(t, Cue::Role)) {
        return true;
    }
    let groups = crate::lexicon::relation::groups(s);
    groups.iter().any(|g| crate::lexicon::relation::groups(t).contains(g))
        || words.find(s).zip(words.find(t)).and_then(|(x, y)| words.similarity(x, y)).is_some_and(|near| near > 0.6)
}

fn times(a: &Frame, b: &Frame, out: &mut Slots) {
    let of = |frame: &Frame| -> Vec<usize> {
        let times = frame
            .terms
            .iter()
            .filter(|t| t.focus && t.content)
            .filter_map(|t| if let Kind::Time(i) = t.kind { Some(i) } else { None });
        times.filter(|&i| !frame.times[i].border).collect()
    };
    let (here, there) = (of(a), of(b));
    let pairs: Vec<(usize, usize, bool)> = here
        .iter()
        .flat_map(|&x| there.iter().filter_map(move |&y| a.times[x].agrees(&b.times[y]).map(|agrees| (x, y, agrees))))
        .collect();
    if pairs.is_empty() {
        // "Overnight" here and there, and of one of them nobody knows which night.
        let near = |frame: &Frame, times: &[usize]| times.iter().any(|&i| frame.times[i].near);
        let counts = out.differing.iter().any(|d| d.slot == Slot::Number);
        out.other_figures |= counts && near(a, &here) && near(b, &there);
        return;
    }
    if pairs.iter().any(|p| p.2) {
        out.alike.push(Slot::Date);
        return;
    }
    let (x, y, _) = pairs[0];
    let (x, y) = (&a.times[x], &b.times[y]);
    let apart = match (x.from, y.from) {
        (Some(p), Some(q)) => (q.duration_since(p).as_hours() / 24).abs(),
        _ if x.month != y.month => ONE_EVENT_DAYS + 1,
        _ => 0,
    };
    // "Overnight" here and there, or "on Sunday", counted from two days: each tells of its own.
    let own = x.near && y.near || x.weekday.is_some() && x.weekday == y.weekday;
    if own || apart > ONE_EVENT_DAYS || x.grain == Grain::Year || y.grain == Grain::Year {
        out.two_events = true;
    } else if apart < 2 && (x.near || y.near) {
        // A night has two days, and so has a day told from another side of the earth.
    } else if x.grain == Grain::Day && y.grain == Grain::Day {
        out.differing.push(Differing { slot: Slot::Date, here: x.span, there: y.span });
    }
}

/// Roles that differ while who has them agrees: six officers here, six soldiers there.
fn roles(words: &Words, a: &Frame, b: &Frame, alignment: &Alignment, out: &mut Slots) {
    let of = |frame: &Frame| -> Vec<usize> {
        content(frame).filter(|(_, t)| t.word.cues.has(Cue::Role)).map(|(i, _)| i).collect()
    };
    let (here, there) = (of(a), of(b));
    let same = |x: &Term, y: &Term| x.word.stem == y.word.stem || alike(words, x, y);
    let (mut shared, mut other) = (false, None);
    for &i in &here {
        for &j in &there {
            if let (true, Some(p), Some(q)) = (same(&a.terms[i], &b.terms[j]), office(a, i), office(b, j)) {
                let one = same(&a.terms[p], &b.terms[q]);
                shared |= one;
                other = other.or(Some((p, i, q, j)).filter(|_| !one));
            }
        }
    }
    if let Some((p, i, q, j)) = other.filter(|_| !shared) {
        // "Foreign minister Brandt", "defence minister Brandt": one person. Nobody or others named: two offices.
        let (holder, holder_there) = (bearer(a, p, i), bearer(b, q, j));
        let one =
            |&(m, n, likeness): &(usize, usize, f32)| (Some(m), Some(n)) == (holder, holder_there) && likeness >= 0.8;
        if alignment.pairs.iter().any(one) {
            let span =
                |frame: &Frame, p: usize, i: usize| Span::new(frame.terms[p].span.start, frame.terms[i].span.end);
            out.differing.push(Differing { slot: Slot::Role, here: span(a, p, i), there: span(b, q, j) });
        } else {
            out.other_office = true;
        }
        return;
    }
    // "The minister", "the deputy minister".
    let ranked = |&(i, j): &(usize, usize)| same(&a.terms[i], &b.terms[j]);
    let pairs: Vec<(usize, usize)> =
        here.iter().flat_map(|&i| there.iter().map(move |&j| (i, j))).filter(ranked).collect();
    let level = |&(i, j): &(usize, usize)| is_deputy(a, i) == is_deputy(b, j);
    if let Some(&(i, j)) = pairs.first().filter(|_| !pairs.iter().any(level)) {
        // Whom both name beside somebody else is not who holds the office.
        let other = |frame: &Frame, e: &Entity| frame.undergoer().is_some_and(|u| u.alike(e) > 0.5);
        let bearer = |e: &&Entity| e.kind == EntityKind::Person && !other(a, e) && !other(b, e);
        if a.entities.iter().filter(bearer).any(|e| b.names(e)) {
            out.differing.push(Differing { slot: Slot::Role, here: a.terms[i].span, there: b.terms[j].span });
        } else {
            out.other_office = true;
        }
        return;
    }
    for &i in &here {
        let x = &a.terms[i];
        if there.iter().any(|&j| same(x, &b.terms[j])) {
            continue;
        }
        for &j in &there {
            let y = &b.terms[j];
            if here.iter().any(|&k| same(&a.terms[k], y)) {
                continue;
            }
            // The words right before both must be one: the same number or the same people's adjective.
            let before = i.checked_sub(1).zip(j.checked_sub(1));
            let bearer = before.is_some_and(|(p, q)| {
                let counted = matches!(a.terms[p].kind, Kind::Quantity(_));
                let floor = if counted { 0.5 } else { 0.8 };
                (counted || matches!(a.terms[p].kind, Kind::Entity(_, Form::Demonym)))
                    && alignment.pairs.iter().any(|&(m, n, likeness)| m == p && n == q && likeness >= floor)
            });
            if bearer {
                out.differing.push(Differing { slot: Slot::Role, here: x.span, there: y.span });
                return;
            }
        }
    }
    if here.iter().any(|&i| there.iter().any(|&j| same(&a.terms[i], &b.terms[j]))) {
        out.alike.push(Slot::Role);
    }
}

/// Whether a role is that of a deputy: "deputy interior minister", "vice-president", "assistant coach".
fn is_deputy(frame: &Frame, role: usize) -> bool {
    let deputy = |at: usize, to: usize| {
        let term = &frame.terms[at];
        frame.terms[to].span.start <= term.span.end + 1
            && matches!(term.word.stem.as_str(), "deputi" | "vice" | "assist")
    };
    let Some(before) = role.checked_sub(1) else { return false };
    deputy(before, role) || office(frame, role).is_some() && before > 0 && deputy(before - 1, before)
}

/// The word right before a role that says which of its like it is.
fn office(frame: &Frame, role: usize) -> Option<usize> {
    let before = role.checked_sub(1)?;
    let (word, role) = (&frame.terms[before], &frame.terms[role]);
    (word.word.cues.has(Cue::Office) && word.span.end + 1 == role.span.start).then_some(before)
}

/// The person named right before or after an office: "Brandt, the foreign minister", "foreign minister Brandt".
fn bearer(frame: &Frame, first: usize, last: usize) -> Option<usize> {
    /// Bytes between the two: ", the ".
    const APART: usize = 6;
    let person = |i: &usize| match frame.terms.get(*i).map(|t| &t.kind) {
        Some(Kind::Entity(entity, _)) => frame.entities[*entity].kind == EntityKind::Person,
        _ => false,
    };
    let near = |from: usize, to: usize| frame.terms[to].span.start.saturating_sub(frame.terms[from].span.end) <= APART;
    let before = first.checked_sub(1).filter(person).filter(|&i| near(i, first));
    Some(last + 1).filter(person).filter(|&i| near(last, i)).or(before)
}

/// Places and persons in the same part of the sentence that are not one.
fn places(a: &Frame, b: &Frame, alignment: &Alignment, out: &mut Slots) {
    for (kind, slot) in [(EntityKind::Place, Slot::Place), (EntityKind::Person, Slot::Name)] {
        let of = |frame: &Frame| -> Vec<usize> {
            let named = content(frame).filter(|(_, t)| matches!(t.kind, Kind::Entity(e, form) if frame.entities[e].kind == kind && form != Form::Demonym));
            named.map(|(i, _)| i).collect()
        };
        let (here, there) = (of(a), of(b));
        let alone = |i: usize| !alignment.pairs.iter().any(|p| p.0 == i);
        let alone_there = |j: usize| !alignment.pairs.iter().any(|p| p.1 == j);
        let (x, y): (Vec<usize>, Vec<usize>) = (
            here.iter().copied().filter(|&i| alone(i)).collect(),
            there.iter().copied().filter(|&j| alone_there(j)).collect(),
        );
        if here.len() > x.len() {
            out.alike.push(slot);
        }
        if let ([i], [j]) = (&x[..], &y[..]) {
            let (p, q) = (&a.terms[*i], &b.terms[*j]);
            let (Kind::Entity(e, _), Kind::Entity(f, _)) = (&p.kind, &q.kind) else {
                continue;
            };
            let (e, f) = (&a.entities[*e], &b.entities[*f]);
            // A country is no other telling of a town.
            let one_level = e.is_country() == f.is_country();
            if one_level && neighbours(a, b, *i, *j, alignment) {
                out.differing.push(Differing { slot, here: p.span, there: q.span });
            }
        }
    }
}

/// Whether the terms next to `i` and `j` on one side are aligned with each other.
fn neighbours(a: &Frame, b: &Frame, i: usize, j: usize, alignment: &Alignment) -> bool {
    let near = |step: i64| {
        let (Ok(p), Ok(q)) = (usize::try_from(i as i64 + step), usize::try_from(j as i64 + step)) else {
            return false;
        };
        p < a.terms.len()
            && q < b.terms.len()
            && alignment.pairs.iter().any(|&(m, n, likeness)| m == p && n == q && likeness >= 0.8)
    };
    near(-1) || near(1)
}

/// The claim's verb if it is one of taking sides, and whether "against" stands after it or "for".
fn sided(frame: &Frame) -> Option<(usize, bool)> {
    let at = frame.verb.filter(|&verb| frame.terms.get(verb).is_some_and(|t| SIDES.contains(&t.word.stem.as_str())))?;
    let mut after = frame.terms.iter().skip(at + 1).take(2).map(|t| t.word.stem.as_str());
    after.find_map(|stem| match stem {
        "against" => Some((at, true)),
        "for" | "favour" | "favor" => Some((at, false)),
        _ => None,
    })
}

/// Contrary words at the same place: "a small number", "significant numbers".
fn contraries(words: &Words, a: &Frame, b: &Frame, alignment: &Alignment, out: &mut Slots) {
    // "voted for the merger", "voted against the merger"
    if let (Some((here, false)), Some((there, true))) | (Some((here, true)), Some((there, false))) =
        (sided(a), sided(b))
        && a.terms[here].word.stem == b.terms[there].word.stem
    {
        let (here, there) = (a.terms[here].span, b.terms[there].span);
        out.differing.push(Differing { slot: Slot::Polarity, here, there });
        return;
    }
    for (i, x) in content(a) {
        for (j, y) in content(b).filter(|(_, y)| contrary(words, x, y)) {
            let both = content(a).any(|(_, t)| t.word.stem == y.word.stem)
                || content(b).any(|(_, t)| t.word.stem == x.word.stem);
            if !both && neighbours(a, b, i, j, alignment) {
                let counts = |frame: &Frame, k: usize| {
                    frame
                        .terms
                        .get(k + 1)
                        .is_some_and(|t| matches!(t.word.stem.as_str(), "number" | "amount" | "quantiti" | "share"))
                };
                let share =
                    |t: &Term| matches!(t.word.stem.as_str(), "all" | "most" | "some" | "few" | "mani" | "sever");
                let amount = share(x) && share(y) || counts(a, i) && counts(b, j);
                let slot = if amount { Slot::Number } else { Slot::Polarity };
                out.differing.push(Differing { slot, here: x.span, there: y.span });
                return;
            }
        }
    }
}
