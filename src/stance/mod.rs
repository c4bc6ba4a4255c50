//! How one claim stands to one whole report: what `crossread relate` answers.
//!
//! The claim is laid beside every sentence of the report; what is found (how much of it is there, what conflicts, which words
//! refute, doubt or confirm and where) becomes a row of numbers, and a small learned model decides. The features follow work on
//! stance towards claims: Ferreira and Vlachos 2016 (Emergent), the Fake News Challenge's best systems of 2017, and SummaC and
//! FactCC for summaries.

pub mod conflict;
pub mod features;
pub mod laid;
pub mod model;
pub mod overlap;
pub mod senses;
pub mod side;
pub mod tone;
pub mod voice;
