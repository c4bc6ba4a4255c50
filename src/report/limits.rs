//! How much is read of what others made. More is an error or left out with a notice, never a machine that hangs.

/// The largest page, text or report, in bytes.
pub const MOST_PAGE: u64 = 16 << 20;
/// The largest feed, in bytes. Feeds are read whole; the text of their entries is as long.
pub const MOST_FEED: u64 = 64 << 20;
/// The longest entry of a bulk file: one element of a list of ClaimReviews, one line of a WACZ. In bytes.
pub const MOST_ENTRY: u64 = 8 << 20;
/// The most entries of one file.
pub const MOST_ENTRIES: usize = 1_000_000;
/// How deep the elements of a feed may nest. What JSON nests is bounded at 128 by its parser, HTML at 512 as in browsers.
pub const DEEPEST: usize = 200;
/// How many times its packed size a member of a WACZ may have; text packs 3 to 10 times, a bomb 1,000 times.
pub const MOST_PACKED: u64 = 200;
/// Members of a WACZ smaller than this may be packed as tight as they like, in bytes.
pub const PACKED_FROM: u64 = 1 << 20;
/// The longest title, name of a publisher or rating, in characters. What is longer is cut and ends in "…".
pub const MOST_LABEL: usize = 300;
/// The longest claim of a ClaimReview, in bytes.
pub const MOST_CLAIM: usize = 5_000;
/// The longest address, in bytes.
pub const MOST_ADDRESS: usize = 2_000;
