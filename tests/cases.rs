//! Cases in data, one runner: `tests/cases/*.toml`. Every file says in its head what its cases hold.

use std::collections::BTreeMap;

use crossread::annotation::{Annotation, ClaimAt};
use crossread::claim::{Certainty, Polarity};
use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::mention::{Bound, EntityKind};
use crossread::reading::Relation;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The share of the cases of relate-hard.toml that must be right: what was reached, rounded down.
const HARD_RELATIONS: f64 = 0.82;

/// The same of claims-hard.toml. None is right when it is written: a case that is moves to claims.toml.
const HARD_CLAIMS: f64 = 0.25;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases<C> {
    case: Vec<C>,
}

/// Runs every case of a file; a case that is not right says what was found instead.
fn run<C: DeserializeOwned>(file: &str, cases: &str, check: impl FnMut(&mut Engine, &C) -> Result<(), String>) {
    let all = results(file, cases, check);
    let wrong: Vec<&str> = all.iter().filter_map(|(_, r)| r.as_ref().err().map(String::as_str)).collect();
    assert!(wrong.is_empty(), "{file}: {} of {} cases wrong:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// Runs a file whose cases are right by the book, and not all right in the engine yet: at least the `floor`, a share of
/// all, must be. Raise the floor when more are. `--nocapture` shows the share of each group and every wrong case.
fn run_hard<C: DeserializeOwned + Grouped>(
    file: &str,
    cases: &str,
    floor: f64,
    check: impl FnMut(&mut Engine, &C) -> Result<(), String>,
) {
    let all = results(file, cases, check);
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (case, result) in &all {
        let (right, of) = groups.entry(case.group()).or_default();
        *right += usize::from(result.is_ok());
        *of += 1;
    }
    let wrong: Vec<&str> = all.iter().filter_map(|(_, r)| r.as_ref().err().map(String::as_str)).collect();
    let right = all.len() - wrong.len();
    let share = right as f64 / all.len() as f64;
    let groups: Vec<String> = groups.iter().map(|(group, (right, of))| format!("  {right} of {of}: {group}")).collect();
    let told = format!(
        "{file}: {right} of {} cases right, {share:.3}\n{}\nwrong:\n{}",
        all.len(),
        groups.join("\n"),
        wrong.join("\n")
    );
    println!("{told}");
    assert!(share >= floor, "{told}\nthe floor is {floor}");
}

fn results<C: DeserializeOwned>(
    file: &str,
    cases: &str,
    mut check: impl FnMut(&mut Engine, &C) -> Result<(), String>,
) -> Vec<(C, Result<(), String>)> {
    let cases: Cases<C> = toml::from_str(cases).unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let result = |case: C| {
        let result = check(&mut engine, &case);
        (case, result)
    };
    cases.case.into_iter().map(result).collect()
}

/// A case of a file with groups.
trait Grouped {
    fn group(&self) -> &str;
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
    #[serde(default, with = "crossread::text::day::maybe")]
    claim_published: Option<Date>,
    #[serde(default, with = "crossread::text::day::maybe")]
    report_published: Option<Date>,
    relation: Option<Relation>,
    slot: Option<String>,
    /// Relations that it must not be, where several others can be defended.
    #[serde(default)]
    not: OneOrMore<Relation>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

impl<T> Default for OneOrMore<T> {
    fn default() -> Self {
        OneOrMore::More(Vec::new())
    }
}

impl<T: PartialEq> OneOrMore<T> {
    fn contains(&self, item: &T) -> bool {
        match self {
            OneOrMore::One(one) => one == item,
            OneOrMore::More(all) => all.contains(item),
        }
    }
}

impl Grouped for RelationCase {
    /// The words before the colon of the name.
    fn group(&self) -> &str {
        self.name.split_once(": ").map_or("", |(group, _)| group)
    }
}

fn relation(engine: &mut Engine, case: &RelationCase) -> Result<(), String> {
    let found = engine.relate(&case.claim, case.claim_published, &case.report, case.report_published);
    let differences = found.evidence.iter().flat_map(|e| &e.differences);
    let slots: Vec<String> = differences.map(|d| format!("{:?}", d.slot).to_lowercase()).collect();
    let right = case.relation.is_none_or(|r| r == found.relation)
        && !case.not.contains(&found.relation)
        && case.slot.as_ref().is_none_or(|slot| slots.contains(slot));
    if right { Ok(()) } else { Err(format!("{}: found {:?} {slots:?}", case.name, found.relation)) }
}

#[test]
fn relations() {
    run("relate.toml", include_str!("cases/relate.toml"), relation);
}

#[test]
fn hard_relations() {
    run_hard("relate-hard.toml", include_str!("cases/relate-hard.toml"), HARD_RELATIONS, relation);
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
    #[serde(default, with = "crossread::text::day::maybe")]
    reference: Option<Date>,
    want: Vec<WantedTime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedTime {
    text: Option<String>,
    #[serde(default, with = "crossread::text::day::maybe")]
    from: Option<Date>,
    #[serde(default, with = "crossread::text::day::maybe")]
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
    #[serde(default)]
    group: String,
    text: String,
    /// All claims of the text in order; empty where the text makes none.
    want: Vec<WantedClaim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedClaim {
    text: String,
    /// Empty where the page itself says it.
    speaker: Option<String>,
    certainty: Option<Certainty>,
    polarity: Option<Polarity>,
}

impl Grouped for ClaimCase {
    fn group(&self) -> &str {
        &self.group
    }
}

fn claim(engine: &mut Engine, case: &ClaimCase) -> Result<(), String> {
    let found = annotation(engine, &case.text, None).claims;
    let right = found.len() == case.want.len()
        && found.iter().zip(&case.want).all(|(c, want)| {
            c.text == want.text
                && want.speaker.as_ref().is_none_or(|s| c.speaker.as_deref().unwrap_or_default() == s)
                && want.certainty.is_none_or(|x| x == c.certainty)
                && want.polarity.is_none_or(|x| x == c.polarity)
        });
    let told = |c: &ClaimAt| {
        let speaker = c.speaker.as_deref().unwrap_or("nobody");
        format!("  {:?} by {speaker}, {:?}, {:?}", c.text, c.certainty, c.polarity)
    };
    let found: Vec<String> = found.iter().map(told).collect();
    if right { Ok(()) } else { Err(format!("{:?}: found {}\n{}", case.text, found.len(), found.join("\n"))) }
}

#[test]
fn claims() {
    run("claims.toml", include_str!("cases/claims.toml"), claim);
}

#[test]
fn hard_claims() {
    run_hard("claims-hard.toml", include_str!("cases/claims-hard.toml"), HARD_CLAIMS, claim);
}
