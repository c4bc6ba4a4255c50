//! How much memory a piece of work takes: an allocator that counts, thread by thread, so that tests beside it do not matter.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What one thread has allocated: bytes now and at most, and how often.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken {
    now: isize,
    pub most: isize,
    pub calls: usize,
}

thread_local! {
    static TAKEN: Cell<Taken> = const { Cell::new(Taken { now: 0, most: 0, calls: 0 }) };
}

/// The system's allocator, counted. A test or bench that measures makes it the global one.
pub struct Counted;

fn count(bytes: isize) {
    // A thread that ends has nothing left to count in.
    let _ = TAKEN.try_with(|taken| {
        let mut new = taken.get();
        new.now += bytes;
        new.most = new.most.max(new.now);
        new.calls += usize::from(bytes > 0);
        taken.set(new);
    });
}

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both may be there for a moment.
        count(size as isize);
        count(-(layout.size() as isize));
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        unsafe { System.dealloc(at, layout) }
    }
}

/// What some work gives, and what it took beyond what was there before.
pub fn taken<T>(work: impl FnOnce() -> T) -> (T, Taken) {
    let before = TAKEN.replace(Taken::default());
    let out = work();
    let during = TAKEN.get();
    let now = before.now + during.now;
    TAKEN.set(Taken { now, most: before.most.max(before.now + during.most), calls: before.calls + during.calls });
    (out, during)
}
