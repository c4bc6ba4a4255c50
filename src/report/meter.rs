//! Reading with a measure: lines, bytes, and an end to what one entry may take.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

/// What was read so far, for those who gave the reader away.
#[derive(Default)]
pub struct Gauge {
    bytes: Cell<u64>,
    lines: Cell<usize>,
    marked: Cell<u64>,
    full: Cell<bool>,
}

impl Gauge {
    /// The line that is being read, from 1.
    pub fn line(&self) -> usize {
        self.lines.get() + 1
    }

    pub fn bytes(&self) -> u64 {
        self.bytes.get()
    }

    /// Begins the next entry; the bytes of the last one.
    pub fn mark(&self) -> u64 {
        self.bytes.get() - self.marked.replace(self.bytes.get())
    }

    /// Whether an entry was longer than it may be.
    pub fn is_full(&self) -> bool {
        self.full.get()
    }
}

/// Hands on the bytes of a source one by one, as serde_json asks for them, so that the gauge shows where its reader is.
pub struct Meter<R> {
    source: BufReader<R>,
    gauge: Rc<Gauge>,
    /// The most bytes of one entry.
    most: u64,
}

impl<R: Read> Meter<R> {
    pub fn new(source: R, gauge: Rc<Gauge>, most: u64) -> Self {
        Self { source: BufReader::with_capacity(1 << 16, source), gauge, most }
    }
}

impl<R: Read> Read for Meter<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(out)?;
        let gauge = &self.gauge;
        gauge.bytes.set(gauge.bytes.get() + count as u64);
        gauge.lines.set(gauge.lines.get() + out[..count].iter().filter(|b| **b == b'\n').count());
        if gauge.bytes.get() - gauge.marked.get() > self.most {
            gauge.full.set(true);
            return Err(io::Error::other("an entry is too long"));
        }
        Ok(count)
    }
}
