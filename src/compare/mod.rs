//! Comparing: from a page's claim to the claims of reports that bear on it, and how they do.

pub mod align;
pub mod candidates;
pub mod frame;
pub mod itself;
pub mod judge;
pub mod kin;
pub mod library;
pub mod model;
pub mod omission;
pub mod origin;
pub mod outline;
pub mod relate;
pub mod signals;
pub mod similar;
pub mod slots;
pub mod surroundings;
pub mod thresholds;
pub mod timeline;

pub use align::{Alignment, align};
pub use frame::{Frame, frame};
pub use relate::{Bearing, relate};
