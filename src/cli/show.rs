//! A reading as text for people: claims with what bears on them, then what the page leaves out.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use crossread::claim::{Certainty, Polarity};
use crossread::pack::PackInfo;
use crossread::reading::{Coverage, Difference, Evidence, Notice, ReadClaim, Reading, Relation, ReportInfo, Slot};
use jiff::civil::Date;

use super::wrap::{MARK, bytes, paragraph};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Prints a reading.
pub fn reading(out: &mut impl Write, reading: &Reading) -> io::Result<()> {
    if !reading.page.title.is_empty() {
        paragraph(out, "", &reading.page.title, BOLD, &[])?;
    }
    let published = reading.page.published.map(|date| format!("published {}; ", day(date))).unwrap_or_default();
    paragraph(out, "", &format!("{published}{}", coverage(&reading.coverage)), DIM, &[])?;
    for notice in &reading.notices {
        paragraph(out, "! ", &told(notice), Style::new(), &[])?;
    }
    for claim in reading.claims.iter().filter(|claim| claim.relation != Relation::Unmatched) {
        writeln!(out)?;
        this_claim(out, claim, &reading.reports)?;
    }
    let unmatched = reading.claims.iter().filter(|claim| claim.relation == Relation::Unmatched).count();
    if unmatched > 0 {
        writeln!(out)?;
        let verb = if unmatched == 1 { "is" } else { "are" };
        paragraph(out, "", &format!("{} {verb} in no other report.", count(unmatched, "claim")), DIM, &[])?;
    }
    if !reading.omissions.is_empty() {
        writeln!(out, "\n{BOLD}Not on this page{BOLD:#}")?;
        for omission in &reading.omissions {
            paragraph(out, "- ", &omission.text, Style::new(), &[])?;
            let names: Vec<&str> = omission.reports.iter().map(|id| name(id, &reading.reports)).collect();
            let from = format!("{}: {}", count(omission.origins, "origin"), names.join("; "));
            paragraph(out, "    ", &from, DIM, &[])?;
        }
    }
    Ok(())
}

/// Prints what a pack says of itself, then its reports.
pub fn pack(out: &mut impl Write, info: &PackInfo, contents: &[ReportInfo]) -> io::Result<()> {
    paragraph(out, "", if info.title.is_empty() { "A pack without a title" } else { &info.title }, BOLD, &[])?;
    let head = [("by ", &info.maker), ("licence: ", &info.licence)];
    for (label, value) in head {
        if let Some(value) = value {
            paragraph(out, "", &format!("{label}{value}"), Style::new(), &[])?;
        }
    }
    let counts =
        [(info.reports, "report"), (info.claims, "claim"), (info.publishers, "publisher"), (info.origins, "origin")];
    let counts = counts.map(|(number, thing)| count(number, thing)).join(", ");
    let span = info.from.zip(info.until).map(|(from, until)| format!("; {} to {}", day(from), day(until)));
    paragraph(out, "", &format!("{counts}{}", span.unwrap_or_default()), DIM, &[])?;
    for report in contents {
        let title = report.title.as_deref().unwrap_or(&report.id);
        paragraph(out, "- ", title, Style::new(), &[])?;
        let published = report.published.map(day).unwrap_or_else(|| "date unknown".to_owned());
        let of = [Some(published.as_str()), report.publisher.as_deref(), report.url.as_deref()];
        paragraph(out, "    ", &of.into_iter().flatten().collect::<Vec<_>>().join("; "), DIM, &[])?;
    }
    Ok(())
}

fn this_claim(out: &mut impl Write, claim: &ReadClaim, reports: &[ReportInfo]) -> io::Result<()> {
    let (glyph, style, label) = look(claim.relation);
    write!(out, "{style}{glyph} {label}{style:#}")?;
    write!(out, " {DIM}in {} ({})", count(claim.reports, "report"), count(claim.origins, "origin"))?;
    let said = said(claim.speaker.as_deref(), claim.certainty, claim.polarity);
    writeln!(out, "{}{said}{DIM:#}", if said.is_empty() { "" } else { "; here " })?;
    let marks = claim.evidence.iter().flat_map(|evidence| &evidence.differences).filter_map(|d| d.here_span);
    paragraph(out, "  ", &claim.text, BOLD, &bytes(&claim.text, marks))?;
    // What is merely related is told only where there is nothing nearer.
    let (related, nearer): (Vec<&Evidence>, Vec<&Evidence>) = claim
        .evidence
        .iter()
        .partition(|evidence| evidence.relation == Relation::Context && claim.relation != Relation::Context);
    for evidence in nearer {
        this_evidence(out, evidence, claim.relation, reports)?;
    }
    if !related.is_empty() {
        let passages = count(related.len(), "related passage");
        paragraph(out, "    ~ ", &passages, DIM, &[])?;
    }
    Ok(())
}

fn this_evidence(
    out: &mut impl Write,
    evidence: &Evidence,
    claimed: Relation,
    reports: &[ReportInfo],
) -> io::Result<()> {
    let (glyph, style, label) = look(evidence.relation);
    let marks = evidence.differences.iter().filter_map(|d| d.there_span);
    let mut about = name(&evidence.report, reports).to_owned();
    if let Some(date) = evidence.published {
        about = format!("{about}, {}", day(date));
    }
    if evidence.later {
        about.push_str(", a later report");
    }
    if let Some(speaker) = &evidence.speaker {
        about = format!("{about}; said by {speaker}");
    }
    // Evidence of another kind than the claim's own relation says which.
    if evidence.relation == claimed {
        writeln!(out, "    {style}{glyph}{style:#} {DIM}{about}{DIM:#}")?;
    } else {
        writeln!(out, "    {style}{glyph} {label}:{style:#} {DIM}{about}{DIM:#}")?;
    }
    paragraph(out, "      ", &evidence.text, Style::new(), &bytes(&evidence.text, marks))?;
    for Difference { slot, here, there, .. } in &evidence.differences {
        writeln!(
            out,
            "      {DIM}{}:{DIM:#} {MARK}{here}{MARK:#} here, {MARK}{there}{MARK:#} there",
            slot_name(*slot)
        )?;
    }
    Ok(())
}

/// Sign, style and words of a relation. The signs differ in shape; no two hues are red and green.
fn look(relation: Relation) -> (&'static str, Style, &'static str) {
    let style = |colour: AnsiColor| colour.on_default().bold();
    match relation {
        Relation::Denied => ("¬", style(AnsiColor::Magenta), "Denied"),
        Relation::Differs => ("≠", style(AnsiColor::Yellow), "Differs"),
        Relation::Unverified => ("?", style(AnsiColor::Cyan), "Reported as unverified"),
        Relation::Corroborated => ("=", style(AnsiColor::Blue), "Corroborated"),
        Relation::Context => ("~", DIM, "Related"),
        Relation::Unmatched => ("·", DIM, "In no other report"),
    }
}

fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Number => "number",
        Slot::Date => "date",
        Slot::Name => "name",
        Slot::Place => "place",
        Slot::Role => "role",
        Slot::Scope => "scope",
        Slot::Polarity => "polarity",
    }
}

fn said(speaker: Option<&str>, certainty: Certainty, polarity: Polarity) -> String {
    let mut parts = Vec::new();
    parts.extend(speaker.map(|speaker| format!("said by {speaker}")));
    match certainty {
        Certainty::Stated => {}
        Certainty::Hedged => parts.push("hedged".into()),
        Certainty::Unverified => parts.push("unverified".into()),
    }
    if polarity == Polarity::Negated {
        parts.push("negated".into());
    }
    parts.join(", ")
}

fn coverage(coverage: &Coverage) -> String {
    let mut text = format!("{} of {} compared", coverage.compared, count(coverage.claims, "claim"));
    text = format!("{text} with {} ({})", count(coverage.reports, "report"), count(coverage.origins, "origin"));
    match (coverage.from, coverage.until) {
        (Some(from), Some(until)) if from == until => format!("{text}, {}", day(from)),
        (Some(from), Some(until)) => format!("{text}, {} to {}", day(from), day(until)),
        _ => text,
    }
}

fn told(notice: &Notice) -> String {
    match notice {
        Notice::NoText => "There is no text on this page that could be read.".into(),
        Notice::NoClaims => "There is text on this page, and no claim in it.".into(),
        Notice::Language { language } => {
            let name = language.as_deref().map(|code| format!(" ({code})")).unwrap_or_default();
            format!("The text is in a language that Crossread does not read{name}.")
        }
        Notice::Cut { read, of } => {
            format!("The page is longer than the limit: {read} of {of} characters were read.")
        }
        Notice::NoReports => {
            "There is nothing to compare with; give reports with --against or a pack with --pack.".into()
        }
    }
}

/// The title of a report, or its id where it has none.
fn name<'a>(id: &'a str, reports: &'a [ReportInfo]) -> &'a str {
    reports.iter().find(|report| report.id == id).and_then(|report| report.title.as_deref()).unwrap_or(id)
}

fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}
