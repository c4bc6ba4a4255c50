//! Claims: the smallest spans that state one checkable thing.

use serde::{Deserialize, Serialize};

/// How sure the page is of what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Said as a fact.
    #[default]
    Stated,
    /// "likely", "reportedly", "may".
    Hedged,
    /// Said to be unconfirmed.
    Unverified,
}

/// Whether it is said to be so or not to be so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    #[default]
    Affirmed,
    Negated,
}
