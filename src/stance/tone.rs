//! Tone: words that refute, doubt, confirm or only pass something on.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::stem;

/// How many tones there are. What each does to what is told with it: calls it made up (fake), denies it, was made to amuse (joke),
/// calls it mistaken (wrong), holds it at arm's length (claim), passes it on (rumour), thinks it possible (may), does not know
/// (unsure), bears it out (confirm); names who knows (official), where it goes round (media), what is wanted or foreseen
/// (intent), that somebody says so (say).
pub const TONES: usize = 13;
/// Their names in features, in order.
pub const NAMES: [&str; TONES] = [
    "fake", "deny", "joke", "wrong", "claim", "rumour", "may", "unsure", "confirm", "official", "media", "intent",
    "say",
];

const LISTS: [&str; TONES] = [
    "hoax fake faked false falsely debunk bogus untrue fabricate fabricated fabrication myth phoney phony nonsense \
     rubbish baseless unfounded groundless hoaxer hoaxes fraud fraudulent forged forgery doctored photoshop photoshopped \
     staged misinformation disinformation fiction fictional fictitious concocted invented lie liar lying urban legend scam \
     disprove disproved debunker fooled duped tricked trick hoaxed bull bs",
    "deny denial dismiss reject refute rebut dispute disavow repudiate contradict quash slam rubbished decry downplay \
     discount refutation scotch insist counter challenge disagree",
    "satire satirical parody spoof prank prankster joke joked jokes kidding humor humour humorous comedy onion mock stunt \
     funny laugh april",
    "wrong wrongly incorrect incorrectly mistake mistaken mistakenly mislead misleading misreport erroneous error \
     inaccurate retract retraction correct correction clarify clarification apology apologise apologize misidentified \
     misunderstood exaggerated actually contrary debacle overblown unlikely doubtful despite turns alive well sorry confusion edited altered",
    "claim claimed allege alleged allegedly allegation purport purported purportedly suppose supposed supposedly accuse \
     assert contend so-called insist boast suggest",
    "report reported reportedly rumour rumor rumoured rumored rumours rumors speculation speculate source sources insider \
     anonymous unnamed gossip tip leak leaked apparently story tabloid hear word buzz whisper circulate",
    "may might could would possibly perhaps maybe potentially likely probably possible probable appear appears seem seems \
     seemingly presumably can if should believed thought feared suspected fear suspect believe think hope",
    "unverified unconfirmed unsubstantiated unproven uncorroborated unclear undetermined unknown uncertain doubt dubious \
     skeptic skeptical sceptical sceptic question questioned questionable mystery mysterious whether investigate \
     investigation investigating probe verify authenticity examine inquiry wonder conflicting contradictory evidence proof",
    "confirm confirmed confirms confirmation prove proved proven proof verified authenticate acknowledge admit admitted \
     validate corroborate genuine real really true truth indeed reveal revealed official officially announce announced \
     identified positive dna",
    "police official officials officer ministry minister spokesman spokeswoman spokesperson government authority \
     authorities army military court judge sheriff department pentagon mayor governor prosecutor doctor hospital scientist \
     researcher expert coroner fbi cia company statement",
    "viral internet online web website blog blogger facebook twitter tweet tweeted instagram youtube video photo photograph \
     image picture footage social post posted shared reddit email mail daily click",
    "plan plans planning expect expected intend aim consider considering mull set ready prepare seek want hope propose \
     talks negotiate offer discuss eye poised due upcoming soon next future will",
    "say says said tell told according state stated quote quoted cite write wrote add added explain explained comment \
     respond interview describe",
];

static TABLE: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let mut table: HashMap<String, u32> = HashMap::new();
    for (tone, list) in LISTS.iter().enumerate() {
        for word in list.split_whitespace() {
            // Words of closed classes and irregular forms stand for themselves.
            *table.entry(stem(word)).or_default() |= 1 << tone;
            *table.entry(word.to_owned()).or_default() |= 1 << tone;
        }
    }
    table
});

/// The tones of a word as bits, the first tone lowest.
pub fn tones(stem: &str, lower: &str) -> u32 {
    let of = |word: &str| TABLE.get(word).copied().unwrap_or_default();
    of(lower) | of(stem)
}

/// Turns of phrase that refute, folded.
const PHRASES: [&str; 44] = [
    "made up", "made it all up", "made it up", "making it up", "too good to", "shuts down rum", "shut down rum",
    "shoots down", "shot down claim", "shot down rum", "not true", "no truth", "isn't true", "not real", "isn't real",
    "never happened", "didn't happen", "did not happen", "no evidence", "no proof", "no sign", "turns out",
    "don't believe", "do not believe", "not so fast", "cold water", "still alive", "alive and well", "not dead",
    "isn't dead", "fell for", "falls for", "taken in by", "pants on fire", "april fool", "no basis",
    "did not actually", "didn't actually", "isn't actually", "was not actually", "calls bull", "sets the record",
    "raises doubt", "cast doubt",
];

/// How many turns of phrase that refute a text has.
pub fn refuting_phrases(text: &str) -> f32 {
    let folded = crate::text::normalise::fold(text).replace('’', "'");
    PHRASES.iter().filter(|phrase| folded.contains(*phrase)).count() as f32
}
