//! Every threshold of the comparison, in one place: what it means, its range, what raising it does, how it was set.
//!
//! The model (`model.rs`) gives two probabilities for a pair of claims, "tells the same event" and "has to do with it", 0 to 1. They
//! look low because most pairs have nothing to do with each other. The thresholds over them were set together, on the development
//! half of the labelled pages, with the marks on pages of other subjects in view.

/// Claims that the index may hand to alignment, for each claim of the page. More cost time and find little.
pub const CANDIDATES: usize = 32;

/// Least weight of what two claims share before anything is said of them, in words of content (a rare word weighs 1).
/// Raising it silences short claims.
pub const MIN_SHARED: f32 = 1.0;

/// How much the claims around a claim count, in logits for each logit by which they differ from an average page. 0 leaves each claim
/// to itself; a regression of labelled claims on their own probability, the page's and their neighbours' gives 1.25 to 1.7.
pub const AROUND: f32 = 1.4;

/// Mean probability of a relation over the claims of a page half of which is on the reports' matter, 0 to 1. Raising it is the same
/// as raising [`RELATED`] and [`SAME`] together.
pub const PRIOR: f32 = 0.21;

/// Claims of such an average page that are added to every page: what a short page tells counts less.
pub const PRIOR_COUNT: f32 = 4.0;

/// Claims before and after that are a claim's neighbours: about a paragraph on either side.
pub const REACH: usize = 2;

/// Most logits by which surroundings raise a probability: a claim with nothing in common stays unmatched on any page. There is no
/// such bound downwards.
pub const MOST_MOVED: f32 = 1.5;

/// Claims on a page's story up to which likeness is taken as it is: those of a handful of reports, as beside the labelled pages.
pub const CHOICE: f32 = 150.0;

/// Logits by which a probability falls each time that the claims to choose from are e times as many as [`CHOICE`]. 0 takes likeness
/// as it is, and finds some claim for any sentence on the matter of a large pack: of the corroborations that five articles had against
/// the bundled pack, 15 of 73 were wrong so, and about 8 of 56 with .4. The labelled pages have fewer claims than that to choose from, so
/// they say nothing of it.
pub const CHANCE: f32 = 0.4;

/// Least probability that any relation has by itself to be looked at again with its surroundings; far below what [`MOST_MOVED`] can
/// lift over [`RELATED`]. It only saves memory.
pub const FAINT: f32 = 0.02;

/// Least probability of one event for two claims to be compared slot by slot. Raising it turns corroborated and differing claims
/// to context: .29 costs the seeds nine points of accuracy.
pub const SAME: f32 = 0.26;

/// Least probability of any relation. Raising it loses context first. F1 of related or not, .24, .26 and .28: .913, .911 and .911 on the
/// seeds, .708, .711 and .682 on the news; from .26 on evidence is surer by two points and a caption loses its mark.
pub const RELATED: f32 = 0.26;

/// Least probability of one event where the two have no name in common. Raising it silences claims that name nobody.
pub const NAMELESS: f32 = 0.26;

/// Names of the page that a report must have for claims that share no name to be compared at all. Raising it silences small pages.
pub const KIN: usize = 2;

/// Least probability of one event for a difference in a slot to be shown.
pub const DIFFERS: f32 = 0.26;

/// Least probability of one event for "it is so" and "it is not so" to be set against each other: contrary wording is often
/// just another matter. Raising it turns such differences to context.
pub const CONTRARY: f32 = 0.60;

/// Least likeness that the deed of one of two claims must have to a word of the other for them to tell one thing, 0 to 1, where
/// their words mean no more alike than [`MEANT`]: 0.5 stands for a deed that says little. Raising it turns corroborated claims to
/// context.
pub const DEED: f32 = 0.6;

/// The cosine of two claims' words below which they must have a deed in common, 0 to 1. Of the labelled pages' corroborations .4 drops
/// the two that share names alone, .6 the first that is right.
pub const MEANT: f32 = 0.4;

/// The share of the less matched of two claims below which that is asked, 0 to 1: what is told in nearly the same words is one thing,
/// whatever its verb. Raising it turns corroborated claims to context.
pub const HALF: f32 = 0.5;

/// Least probability for a claim to be what a denial is about. Raising it shows fewer denials: of the labelled pages' denials .30 drops
/// the one that is wrong, and .35 the first that is right.
pub const DENIED: f32 = 0.30;

/// The same where a page's claim is a denial itself: that both name the denier makes up for less likeness.
pub const DENIALS: f32 = 0.18;

/// Least share that the smaller of two claims' sides must have in a denial, 0 to 1: a long passage that holds a short claim says
/// more than that claim. Raising it silences denials of parts.
pub const MUTUAL: f32 = 0.45;

/// By how much another report's claim must lie nearer than the one that is denied for the denial to be dropped, in alignment
/// score, 0 to 1. Raising it keeps more denials of neighbouring claims.
pub const NEARER: f32 = 0.20;

/// Least probability of a piece of evidence as a share of the surest one for the same claim, 0 to 1. Raising it shows fewer reports
/// and surer ones; 0 shows all that pass the other thresholds.
pub const BESIDE: f32 = 0.5;

/// Least probability of a report's second piece of evidence for one relation as a share of its first, 0 to 1. Raising it shows one
/// passage a report.
pub const AGAIN: f32 = 0.6;

/// Least alignment score, 0 to 1, below which a report's fact counts as missing from the page.
pub const TOUCHED: f32 = 0.38;

/// Least alignment score for two claims of different reports to carry one fact. Raising it makes omissions fewer and surer.
pub const TWIN: f32 = 0.58;

/// Least similarity of two words by their vectors. Random pairs have a mean of 0 and a deviation of 0.1.
pub const WORD: f32 = 0.42;

/// Signs, of 128, in which two vectors may differ before their cosine is not worth computing. Vectors at [`WORD`] differ in 46
/// on average, unrelated ones in 64; lowering it saves time and misses pairs at the border.
pub const SIGNS: u32 = 56;

/// Share of a pack's claims above which a term weighs less: it is what the whole pack is about.
pub const COMMON: f32 = 0.06;

/// How many times the other a figure may be for the two to be tellings of one count. Raising it shows more differences, and some between
/// figures of other things. Set on own cases.
pub const UNLIKE: f64 = 20.0;

/// Days between two dates up to which they may be one event told with another date; beyond, they are two events.
pub const ONE_EVENT_DAYS: i64 = 21;
