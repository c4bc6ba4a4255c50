//! Sorting that is compiled once. Every `sort_by` of another type brings a sort of its own to the wasm, 3 to 7 kB, and most lists of a page
//! are short: what is sorted here is a list of places, by one sort for all types.

use std::cmp::Ordering;

/// Sorts stably, as [`slice::sort_by`] does.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let held = &*items;
    arrange(&mut order, &mut |x, y| compare(&held[x], &held[y]));
    // Each round of places that exchange their items is gone through once.
    for start in 0..order.len() {
        let mut to = start;
        while order[to] != start {
            let from = std::mem::replace(&mut order[to], to);
            items.swap(to, from);
            to = from;
        }
        order[to] = to;
    }
}

/// Sorts stably, as [`slice::sort_by_key`] does.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |x, y| key(x).cmp(&key(y)));
}

fn arrange(order: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    order.sort_by(|&x, &y| compare(x, y));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_library_does(items: Vec<(u8, u16)>) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0 / 8);
            theirs.sort_by_key(|item| item.0 / 8);
            prop_assert_eq!(ours, theirs);
        }
    }
}
