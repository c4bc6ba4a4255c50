//! Every threshold of the comparison, in one place: what it means, its range, what raising it does, how it was set.

/// Claims that the index may hand to alignment, for each claim of the page. More cost time and find little.
pub const CANDIDATES: usize = 32;

/// Least weight of what two claims share before anything is said of them, in words of content (a rare word weighs 1).
/// Raising it silences short claims.
pub const MIN_SHARED: f32 = 1.0;

/// TODO
pub const SAME: f32 = 0.26;

/// Least score for two claims of different reports to carry one fact. Raising it makes omissions fewer and surer.
pub const TWIN: f32 = 0.58;

/// TODO
pub const RELATED: f32 = 0.24;

/// By how much another report's claim must lie nearer than the one that is denied for the denial to be dropped, 0 to 1.
/// Raising it keeps more denials of neighbouring claims.
pub const NEARER: f32 = 0.20;

/// Least share of the smaller side for two claims to be about one event; below, one only touches what the other tells.
pub const ONE_MATTER: f32 = 0.20;

/// Least weight of shared words that are neither names nor figures for two claims to be about one event.
pub const MATTER: f32 = 0.60;

/// TODO
pub const DIFFERS: f32 = 0.26;

/// TODO
pub const DENIED: f32 = 0.24;

/// Least share that the smaller of two claims' sides must have in a denial or a difference, 0 to 1: a long passage that
/// holds a short claim says more than that claim. Raising it silences denials of parts.
pub const MUTUAL: f32 = 0.45;

/// Least similarity of two words by their vectors. Random pairs have a mean of 0 and a deviation of 0.1.
pub const WORD: f32 = 0.42;

/// Signs, of 128, in which two vectors may differ before their cosine is not worth computing. Vectors at [`WORD`] differ in 46
/// on average, unrelated ones in 64; lowering it saves time and misses pairs at the border.
pub const SIGNS: u32 = 56;

/// Share of a pack's claims above which a term weighs less: it is what the whole pack is about.
pub const COMMON: f32 = 0.06;

/// Share of word 4-grams that makes two reports one text (an agency's copy).
pub const ONE_TEXT: f32 = 0.6;

/// Days between two dates up to which they may be one event told with another date; beyond, they are two events.
pub const ONE_EVENT_DAYS: i32 = 21;

/// TODO
pub const CONTRARY: f32 = 0.60;

/// TODO
pub const NAMELESS: f32 = 0.26;

/// TODO
pub const DENIALS: f32 = 0.18;
