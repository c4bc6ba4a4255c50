//! Markers of lists: bullets, numbers and letters that open an item.

const BULLETS: [char; 5] = ['•', '⁃', '‣', '▪', '◦'];

/// Whether a text opens as a list, so that markers inside it open items.
pub(super) fn opens_list(text: &str) -> bool {
    is_marker(text.trim_start())
}

/// `2.`, `2)`, `2.)`, `b.`, `•` followed by more text.
pub(super) fn is_marker(rest: &str) -> bool {
    if rest.starts_with(BULLETS) {
        return true;
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = usize::from(digits == 0 && rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let after = &rest[digits + letter..];
    (1..3).contains(&(digits + letter))
        && (after.starts_with(". ") || (digits > 0 && (after.starts_with(") ") || after.starts_with(".) "))))
}

/// Whether the head of a sentence, up to a stop, is no more than a marker: `• 9`, `b`, `IV`.
pub(super) fn is_head(head: &str) -> bool {
    let head = head.trim_start_matches(BULLETS).trim_start_matches(['-', ' ', '\n', '(']);
    let digits = head.chars().all(|c| c.is_ascii_digit()) && head.len() < 3;
    let roman = head.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && head.len() < 6;
    digits || roman || (head.len() == 1 && head.chars().all(char::is_alphabetic))
}

/// Whether a sentence so far is only a bullet, which stays with what follows.
pub(super) fn is_bullet(head: &str) -> bool {
    let head = head.trim();
    !head.is_empty() && head.trim_matches(BULLETS).is_empty()
}
