//! Cases in data, one runner: `tests/cases/*.toml`. Every file says in its head what its cases hold.

use crossread::annotation::Annotation;
use crossread::claim::{Certainty, Polarity};
use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::mention::{Bound, EntityKind};
use crossread::reading::Relation;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases<C> {
    case: Vec<C>,
}

/// Runs every case of a file; a case that is not right says what was found instead.
fn run<C: DeserializeOwned>(file: &str, cases: &str, mut check: impl FnMut(&mut Engine, &C) -> Result<(), String>) {
    let cases: Cases<C> = toml::from_str(cases).unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let wrong: Vec<String> = cases.case.iter().filter_map(|case| check(&mut engine, case).err()).collect();
    assert!(wrong.is_empty(), "{file}: {} of {} cases wrong:\n{}", wrong.len(), cases.case.len(), wrong.join("\n"));
}

fn annotation(engine: &Engine, text: &str, reference: Option<Date>) -> Annotation {
    engine.annotate(text, reference)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelationCase {
    name: String,
    claim: String,
    report: String,
    claim_published: Option<Date>,
    report_published: Option<Date>,
    relation: Option<Relation>,
    slot: Option<String>,
    not: Option<Relation>,
}

#[test]
fn relations() {
    run("relate.toml", include_str!("cases/relate.toml"), |engine, case: &RelationCase| {
        let found = engine.relate(&case.claim, case.claim_published, &case.report, case.report_published);
        let differences = found.evidence.iter().flat_map(|e| &e.differences);
        let slots: Vec<String> = differences.map(|d| format!("{:?}", d.slot).to_lowercase()).collect();
        let right = case.relation.is_none_or(|r| r == found.relation)
            && case.not.is_none_or(|r| r != found.relation)
            && case.slot.as_ref().is_none_or(|slot| slots.contains(slot));
        if right { Ok(()) } else { Err(format!("{}: found {:?} {slots:?}", case.name, found.relation)) }
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceCase {
    text: String,
    want: Vec<String>,
}

#[test]
fn sentences() {
    run("sentences.toml", include_str!("cases/sentences.toml"), |engine, case: &SentenceCase| {
        let found: Vec<String> = annotation(engine, &case.text, None).sentences.into_iter().map(|s| s.text).collect();
        if found == case.want { Ok(()) } else { Err(format!("{:?}: found {found:#?}", case.text)) }
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantityCase {
    text: String,
    want: Vec<WantedQuantity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedQuantity {
    text: Option<String>,
    value: f64,
    upper: Option<f64>,
    unit: Option<String>,
    bound: Option<Bound>,
}

#[test]
fn quantities() {
    run("quantities.toml", include_str!("cases/quantities.toml"), |engine, case: &QuantityCase| {
        let found = annotation(engine, &case.text, None).quantities;
        let right = found.len() == case.want.len()
            && found.iter().zip(&case.want).all(|(q, want)| {
                let near = |x: f64, y: f64| (x - y).abs() <= 1e-6 * y.abs().max(1.0);
                near(q.value, want.value)
                    && want.upper.is_none_or(|upper| q.upper.is_some_and(|found| near(found, upper)))
                    && want.text.as_ref().is_none_or(|text| *text == q.text)
                    && want.unit.as_ref().is_none_or(|unit| q.unit.as_ref() == Some(unit))
                    && want.bound.is_none_or(|bound| q.bound == Some(bound))
            });
        if right { Ok(()) } else { Err(format!("{:?}: found {found:#?}", case.text)) }
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeCase {
    text: String,
    reference: Option<Date>,
    want: Vec<WantedTime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedTime {
    text: Option<String>,
    from: Option<Date>,
    until: Option<Date>,
}

#[test]
fn times() {
    run("times.toml", include_str!("cases/times.toml"), |engine, case: &TimeCase| {
        let found = annotation(engine, &case.text, case.reference).times;
        let right = found.len() == case.want.len()
            && found.iter().zip(&case.want).all(|(t, want)| {
                t.from == want.from && t.until == want.until && want.text.as_ref().is_none_or(|text| *text == t.text)
            });
        if right { Ok(()) } else { Err(format!("{:?}: found {found:#?}", case.text)) }
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameCase {
    text: String,
    #[serde(default)]
    want: Vec<WantedEntity>,
    /// Spans that must not be entities.
    #[serde(default)]
    none: Vec<String>,
}

/// One entity: every span that names it. Entities of one case are different entities.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedEntity {
    spans: Vec<String>,
    kind: Option<EntityKind>,
    name: Option<String>,
}

#[test]
fn names() {
    run("names.toml", include_str!("cases/names.toml"), |engine, case: &NameCase| {
        let found = annotation(engine, &case.text, None).entities;
        let names =
            |span: &String| found.iter().filter(|e| e.text == *span).map(|e| (e.name.clone(), e.kind)).collect();
        let mut seen: Vec<String> = Vec::new();
        for want in &case.want {
            let all: Vec<Vec<(String, EntityKind)>> = want.spans.iter().map(names).collect();
            let Some((name, kind)) = all.first().and_then(|first| first.first()) else {
                return Err(format!("{:?}: no {:?} in {found:#?}", case.text, want.spans));
            };
            let one = all.iter().all(|a| !a.is_empty() && a.iter().all(|(other, _)| other == name));
            let right = one
                && want.kind.is_none_or(|k| k == *kind)
                && want.name.as_ref().is_none_or(|n| n == name)
                && !seen.contains(name);
            if !right {
                return Err(format!("{:?}: {:?} in {found:#?}", case.text, want.spans));
            }
            seen.push(name.clone());
        }
        match case.none.iter().find(|span| found.iter().any(|e| e.text == **span)) {
            Some(span) => Err(format!("{:?}: {span:?} is no entity: {found:#?}", case.text)),
            None => Ok(()),
        }
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimCase {
    text: String,
    /// All claims of the text in order; empty where the text makes none.
    want: Vec<WantedClaim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedClaim {
    text: String,
    speaker: Option<String>,
    certainty: Option<Certainty>,
    polarity: Option<Polarity>,
}

#[test]
fn claims() {
    run("claims.toml", include_str!("cases/claims.toml"), |engine, case: &ClaimCase| {
        let found = annotation(engine, &case.text, None).claims;
        let right = found.len() == case.want.len()
            && found.iter().zip(&case.want).all(|(c, want)| {
                c.text == want.text
                    && want.speaker.as_ref().is_none_or(|s| c.speaker.as_ref() == Some(s))
                    && want.certainty.is_none_or(|x| x == c.certainty)
                    && want.polarity.is_none_or(|x| x == c.polarity)
            });
        if right { Ok(()) } else { Err(format!("{:?}: found {found:#?}", case.text)) }
    });
}
