//! Timelines: how a figure of a claim stood on the days when it was told.

use jiff::civil::Date;

use super::slots::one_unit;
use crate::lexicon::Words;
use crate::mention::quantity::{Quantity, quantities};
use crate::reading::{Evidence, Figure, Relation, Slot};
use crate::text::tokens;

/// Fewer dated values are no course of things.
const LEAST: usize = 3;

/// The dated values of the figure of a claim that most reports speak of, earliest first: the page's own, then one a report.
/// Empty where there are fewer than three, or all are of one day.
pub fn timeline(words: &Words, text: &str, published: Option<Date>, evidence: &[Evidence]) -> Vec<Figure> {
    // The page's own value and those of as many reports as there must be.
    if evidence.iter().filter(|piece| tells(piece)).count() + usize::from(published.is_some()) < LEAST {
        return Vec::new();
    }
    let mut longest = Vec::new();
    for own in figures(text) {
        if own.unit.as_deref().is_some_and(|unit| unit != "ordinal") {
            let course = course(words, text, published, &own, evidence);
            if course.len() > longest.len() {
                longest = course;
            }
        }
    }
    let days = longest.first().map(|f| f.published) != longest.last().map(|f| f.published);
    if longest.len() >= LEAST && days { longest } else { Vec::new() }
}

fn course(words: &Words, text: &str, published: Option<Date>, own: &Quantity, evidence: &[Evidence]) -> Vec<Figure> {
    let mut course = Vec::new();
    if let Some(day) = published {
        course.push(figure(None, day, own, text));
    }
    for piece in evidence.iter().filter(|piece| tells(piece)) {
        let Some(day) = piece.published else { continue };
        if course.iter().any(|known| known.report.as_deref() == Some(&piece.report)) {
            continue;
        }
        if let Some(there) = answer(words, text, own, piece) {
            // In its place at once: a sort would weigh more in the browser than all the rest here.
            let at = course.partition_point(|known| known.published <= day);
            course.insert(at, figure(Some(&piece.report), day, &there, &piece.text));
        }
    }
    course
}

/// Whether a piece of evidence tells the same matter on a known day. What is only related does if it gives an earlier count.
fn tells(piece: &Evidence) -> bool {
    let count = || piece.differences.iter().any(|d| d.slot == Slot::Number);
    let same = match piece.relation {
        Relation::Denied => false,
        Relation::Context => count(),
        _ => true,
    };
    piece.published.is_some() && same
}

fn figure(report: Option<&str>, published: Date, quantity: &Quantity, text: &str) -> Figure {
    Figure {
        report: report.map(str::to_owned),
        published,
        text: quantity.span.of(text).to_owned(),
        value: quantity.value * quantity.factor,
        upper: quantity.upper.map(|upper| upper * quantity.factor),
    }
}

/// The figure of a report's passage that stands for the same thing: named as the one that differs, or found alike.
fn answer(words: &Words, text: &str, own: &Quantity, piece: &Evidence) -> Option<Quantity> {
    let here = own.span.of(text);
    let named = piece.differences.iter().find(|d| d.slot == Slot::Number && d.here == here);
    let alike = piece.why.slots.contains(&Slot::Number);
    if named.is_none() && !alike {
        return None;
    }
    figures(&piece.text).into_iter().find(|there| match named {
        Some(difference) => there.span.of(&piece.text) == difference.there,
        None => one_unit(words, own, there) && own.agrees(there),
    })
}

fn figures(text: &str) -> Vec<Quantity> {
    quantities(text, &tokens(text), &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{ClaimRef, ReportRef};
    use crate::reading::{Difference, Why};

    fn piece(report: &str, day: &str, text: &str, differs: Option<(&str, &str)>) -> Evidence {
        let difference = |(here, there): (&str, &str)| Difference {
            slot: Slot::Number,
            here: here.to_owned(),
            there: there.to_owned(),
            here_span: None,
            there_span: None,
        };
        Evidence {
            report: report.to_owned(),
            source: ReportRef::default(),
            claim: ClaimRef::default(),
            text: text.to_owned(),
            speaker: None,
            relation: if differs.is_some() { Relation::Differs } else { Relation::Corroborated },
            confidence: 1.0,
            published: day.parse().ok(),
            later: false,
            differences: differs.map(difference).into_iter().collect(),
            why: Why { slots: if differs.is_some() { Vec::new() } else { vec![Slot::Number] }, ..Why::default() },
        }
    }

    fn told(day: &str, evidence: &[Evidence]) -> Vec<(String, f64)> {
        let words = Words::read(include_bytes!("../../assets/words.bin").to_vec()).unwrap();
        let course = timeline(&words, "The flood killed 12 people in 3 towns.", day.parse().ok(), evidence);
        course.into_iter().map(|f| (f.published.to_string(), f.value)).collect()
    }

    #[test]
    fn a_figure_rises_from_day_to_day() {
        let evidence = [
            piece("c", "2025-03-04", "The flood killed 19 people.", Some(("12", "19"))),
            piece("a", "2025-03-01", "It killed at least seven people.", Some(("12", "at least seven"))),
            piece("b", "2025-03-02", "The flood killed 12 people.", None),
            piece("b", "2025-03-02", "The flood killed 14 people.", Some(("12", "14"))),
        ];
        let expected = [("2025-03-01", 7.0), ("2025-03-02", 12.0), ("2025-03-02", 12.0), ("2025-03-04", 19.0)];
        assert_eq!(told("2025-03-02", &evidence), expected.map(|(day, value)| (day.to_owned(), value)));
    }

    #[test]
    fn an_earlier_count_that_is_only_related_is_told_too() {
        let related = |piece: Evidence| Evidence { relation: Relation::Context, ..piece };
        let evidence = [
            related(piece("a", "2025-03-01", "It killed seven people.", Some(("12", "seven")))),
            related(piece("b", "2025-03-02", "The flood killed 11 people.", Some(("12", "11")))),
            related(piece("c", "2025-03-03", "The flood reached Basel.", None)),
        ];
        let expected = [("2025-03-01", 7.0), ("2025-03-02", 11.0), ("2025-03-04", 12.0)];
        assert_eq!(told("2025-03-04", &evidence), expected.map(|(day, value)| (day.to_owned(), value)));
    }

    #[test]
    fn two_values_one_day_or_no_days_make_no_course() {
        let same = |report: &str, day: &str| piece(report, day, "It killed 12 people.", None);
        assert_eq!(told("2025-03-02", &[same("a", "2025-03-01")]), []);
        assert_eq!(told("2025-03-02", &[same("a", "2025-03-02"), same("b", "2025-03-02")]), []);
        assert_eq!(told("unknown", &[same("a", "2025-03-01"), same("b", "unknown")]), []);
    }
}
