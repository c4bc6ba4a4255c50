//! A short, repeatable run of every fuzz target, without a fuzzer: its seeds as they are, then changed by a fixed sequence of chance.
//! The long runs are told in `fuzz/README.md`; what they find becomes a seed.

mod checks;

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use checks::{TARGETS, Target};

/// Changed seeds of a target: few enough for seconds in a debug build. `CHANGED=100000` in the environment makes a longer run of it.
const CHANGED: usize = 1_000;
/// Bytes of a changed seed.
const LONGEST: usize = 2048;

/// Words and marks that steer the core into its corners.
const WORDS: [&str; 56] = [
    "Zelensky ", "the Kremlin ", "denied ", "said ", "that ", "“", "”", "\"", ", ", ". ", "10,000 to 12,000 ",
    "troops ", "on Sunday ", "not ", "North Korean ", "soldiers ", "which ", "and ", "according to ", "Kyiv ", "🙂",
    "é", "\u{200d}", "(", ")", "6 p.m. ", "U.S. ", "claims ", "these reports ", "unverified ", "-",
    "several thousand ", "October 3 ", "$1.2 ", "million ", "Mr. ", "\u{301}", "’s ", ": ", ";", "killed ", "1/0 ",
    "99999999999999999999 ", "٣", "½", "31/02/2024 ", "0000-00-00", "minus ", "between ", "\n", "====\n",
    "en 2024-10-13\n", "\u{202e}", "ﬁ", "ǅ", "İ",
];

/// Xorshift64* (Vigna 2016): the same numbers on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
    }

    fn below(&mut self, end: usize) -> usize {
        self.next() % end.max(1)
    }
}

fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).expect("a target has seeds").map(|entry| entry.expect("it can be read").path()).collect();
    files.sort();
    let read = |path: PathBuf| (path.clone(), fs::read(path).expect("a seed can be read"));
    files.into_iter().map(read).collect()
}

/// A seed with up to four changes.
fn changed(seeds: &[(PathBuf, Vec<u8>)], chance: &mut Chance) -> Vec<u8> {
    let mut out = seeds[chance.below(seeds.len())].1.clone();
    for _ in 0..1 + chance.below(4) {
        let at = chance.below(out.len() + 1);
        match chance.below(6) {
            0 => out.truncate(at),
            1 => out.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (chance.next() % 8)),
            2 => out.iter_mut().skip(at).take(1).for_each(|byte| *byte = chance.next() as u8),
            3 => drop(out.splice(at..at, WORDS[chance.below(WORDS.len())].bytes())),
            // A part of it once more, or a part of another seed.
            4 => {
                let part: Vec<u8> = out[at..].iter().take(1 + chance.below(40)).copied().collect();
                let times = 1 + chance.below(8);
                drop(out.splice(at..at, part.repeat(times)));
            }
            _ => {
                let other = &seeds[chance.below(seeds.len())].1;
                let from = chance.below(other.len() + 1);
                let part = other[from..].iter().take(1 + chance.below(200)).copied();
                drop(out.splice(at..at, part));
            }
        }
    }
    out.truncate(LONGEST);
    out
}

/// Runs a target's check over its seeds and changes of them; tells the input that fails, as a seed to keep.
fn run(name: &str) {
    let &(name, check): &Target = TARGETS.iter().find(|(other, _)| *other == name).expect("there is such a target");
    let seeds = seeds(name);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let attempt = |input: &[u8], told: &str| {
        if catch_unwind(|| check(input)).is_err() {
            let text = String::from_utf8_lossy(input);
            panic!("{name} fails on {told}, {} bytes:\n{text}\n{input:?}", input.len());
        }
    };
    for (path, seed) in &seeds {
        attempt(seed, &path.display().to_string());
    }
    let many = std::env::var("CHANGED").ok().and_then(|many| many.parse().ok()).unwrap_or(CHANGED);
    for number in 0..many {
        attempt(&changed(&seeds, &mut chance), &format!("changed seed {number}"));
    }
}

macro_rules! targets {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name));
        })*

        #[test]
        fn every_target_is_run() {
            assert!(TARGETS.iter().map(|target| target.0).eq([$(stringify!($name)),*]));
        }
    };
}

targets!(html feed claim_review wacz report pack pack_sections engine mentions dates numbers offsets);

#[test]
fn every_target_can_be_fuzzed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("it can be read");
    for (name, _) in TARGETS {
        assert!(folder.join(format!("fuzz_targets/{name}.rs")).exists(), "{name} has no file");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is not in fuzz/Cargo.toml");
    }
}
