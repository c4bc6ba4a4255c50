//! Cases in data, one runner: `tests/cases/*.toml`.

use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::reading::Relation;
use serde::Deserialize;

#[derive(Deserialize)]
struct Relations {
    case: Vec<RelationCase>,
}

#[derive(Deserialize)]
struct RelationCase {
    name: String,
    claim: String,
    report: String,
    relation: Option<Relation>,
    slot: Option<String>,
    not: Option<Relation>,
}

#[test]
fn relations() {
    let cases: Relations = toml::from_str(include_str!("cases/relate.toml")).expect("the cases are TOML");
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let mut wrong = Vec::new();
    for case in &cases.case {
        let found = engine.relate(&case.claim, None, &case.report, None);
        let slots: Vec<String> = found
            .evidence
            .iter()
            .flat_map(|e| e.differences.iter().map(|d| format!("{:?}", d.slot).to_lowercase()))
            .collect();
        let right = case.relation.is_none_or(|r| r == found.relation)
            && case.not.is_none_or(|r| r != found.relation)
            && case.slot.as_ref().is_none_or(|slot| slots.contains(slot));
        if !right {
            wrong.push(format!("{}: found {:?} {slots:?}", case.name, found.relation));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.case.len(), wrong.join("\n"));
}
