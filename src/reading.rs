//! The result for a page: its claims with their relations to other reports, what the page leaves out, how much was
//! compared. This is the one shape that the browser, the command line and the tests read.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::{Certainty, Polarity};
use crate::mention::EntityKind;
use crate::pack::{ClaimRef, ReportRef};

/// How a page stands to the reports it was compared with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reading {
    /// The page as it was understood.
    pub page: PageInfo,
    /// How much was compared.
    pub coverage: Coverage,
    /// The page's claims in reading order.
    pub claims: Vec<ReadClaim>,
    /// Facts that two or more origins carry and the page does not.
    pub omissions: Vec<Omission>,
    /// Who and what the page names.
    pub entities: Vec<ReadEntity>,
    /// The reports that the evidence refers to, by id.
    pub reports: Vec<ReportInfo>,
    /// What the reader must know about the reading itself; empty when all went the usual way.
    pub notices: Vec<Notice>,
}

/// The page as it was understood.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PageInfo {
    pub title: String,
    #[serde(default, with = "crate::text::day::maybe")]
    pub published: Option<Date>,
    pub url: Option<String>,
    /// The text's language (BCP 47): what the text tells, else what the page declares.
    pub language: Option<String>,
}

/// How much was compared with how much.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Claims on the page.
    pub claims: usize,
    /// Claims that other reports bear on.
    pub compared: usize,
    /// Reports that were searched.
    pub reports: usize,
    /// Independent texts among those reports.
    pub origins: usize,
    /// The earliest and the latest publication date of those reports, where they state one.
    #[serde(default, with = "crate::text::day::maybe")]
    pub from: Option<Date>,
    #[serde(default, with = "crate::text::day::maybe")]
    pub until: Option<Date>,
}

/// How evidence bears on a claim. The order is the order of precedence for a claim with several kinds of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Somebody denies it.
    Denied,
    /// The same event, told with another value in some slot.
    Differs,
    /// Reported, and said to be unverified.
    Unverified,
    /// The same, in another report.
    Corroborated,
    /// The same actor and the same matter, another statement.
    Context,
    /// In no other report.
    #[default]
    Unmatched,
}

/// Which detail differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    Number,
    Date,
    Name,
    Place,
    Role,
    Scope,
    Polarity,
}

/// A claim of the page with all that bears on it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadClaim {
    /// Counts from 0 in reading order.
    pub id: u32,
    /// The id of the block it stands in.
    pub block: u32,
    /// Where it stands in the block's text: UTF-16 code units, end exclusive.
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// Who the page says said it; none if the page says it itself.
    pub speaker: Option<String>,
    pub certainty: Certainty,
    pub polarity: Polarity,
    pub relation: Relation,
    /// How sure the engine is of the relation, 0 to 1.
    pub confidence: f32,
    /// Reports and origins among the evidence of the claim's own relation.
    pub reports: usize,
    pub origins: usize,
    /// How its figure stood from day to day, earliest first: the page's own value and one a report. Empty with fewer than three
    /// dated values.
    pub timeline: Vec<Figure>,
    /// Best first within each relation, relations in order of precedence.
    pub evidence: Vec<Evidence>,
}

/// A report's claim that bears on a page's claim.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// The id of the report, in [`Reading::reports`].
    pub report: String,
    /// Where the report stands among the engine's packs.
    #[serde(skip)]
    pub source: ReportRef,
    /// The claim of that report that it is.
    #[serde(skip)]
    pub claim: ClaimRef,
    /// The passage, as the report or the pack gives it.
    pub text: String,
    /// Who the report says said it.
    pub speaker: Option<String>,
    pub relation: Relation,
    pub confidence: f32,
    /// The report's day of publication.
    #[serde(default, with = "crate::text::day::maybe")]
    pub published: Option<Date>,
    /// The report is from after the page's date.
    pub later: bool,
    pub differences: Vec<Difference>,
    pub why: Why,
}

/// One slot whose value here is not its value there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    pub slot: Slot,
    /// The words of the page.
    pub here: String,
    /// The words of the report.
    pub there: String,
    /// Where `here` stands in the claim's own `text`, and `there` in the evidence's: UTF-16, end exclusive. None where the
    /// words are not in the passage itself.
    pub here_span: Option<[u32; 2]>,
    pub there_span: Option<[u32; 2]>,
}

/// The value of a figure as it was told on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The id of the report, in [`Reading::reports`]; none for the page itself.
    pub report: Option<String>,
    #[serde(with = "crate::text::day")]
    pub published: Date,
    /// The words that state it.
    pub text: String,
    /// The value, or the lower end of a range, in one unit for the whole timeline.
    pub value: f64,
    pub upper: Option<f64>,
}

/// What the match rests on, for "Why this?".
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Why {
    /// Share of what the two passages say that is the same, 0 to 1.
    pub score: f32,
    /// Words aligned: here and there.
    pub words: Vec<[String; 2]>,
    /// Entities that both name, each with its spelling here and there.
    pub entities: Vec<[String; 2]>,
    /// Slots that both fill alike.
    pub slots: Vec<Slot>,
}

/// A fact that the page does not carry.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Omission {
    pub text: String,
    /// The id of the page's claim that it belongs to.
    pub near: u32,
    /// Ids of the reports that carry it.
    pub reports: Vec<String>,
    pub origins: usize,
    /// Where the reports stand among the engine's packs.
    #[serde(skip)]
    pub sources: Vec<ReportRef>,
}

/// An entity with all the ways the page spells it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadEntity {
    pub name: String,
    pub kind: EntityKind,
    pub spellings: Vec<String>,
    pub mentions: usize,
}

/// A report as its pack introduces it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportInfo {
    pub id: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    #[serde(default, with = "crate::text::day::maybe")]
    pub published: Option<Date>,
    pub url: Option<String>,
    /// Reports that carry one text share it; else the report's own id.
    pub origin: String,
    /// The title of the pack it came in.
    pub pack: String,
}

/// What the reader must know about the reading itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Notice {
    /// The page holds no text that could be read.
    NoText,
    /// There is text, and no claim in it: a list, a form, a poem.
    NoClaims,
    /// The text is in a language that Crossread does not read.
    /// `language` is what the page declares (BCP 47), unless that is English.
    Language { language: Option<String> },
    /// The page was longer than the limit; the rest was not read. Counts are in UTF-16 code units.
    Cut { read: usize, of: usize },
    /// There are no reports to compare with.
    NoReports,
}
