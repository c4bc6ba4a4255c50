//! Pages that no paper prints: shapes of text that cost a careless reader the square of their length, or its depth.

use crossread::page::{Block, BlockKind, Page};
use jiff::civil::date;

/// A shape: its name, and the page of it that has about so many bytes.
pub type Shape = (&'static str, fn(usize) -> Page);

/// All of them.
pub const SHAPES: [Shape; 28] = [
    ("news", |n| page(news(n))),
    ("one block of news", |n| one(&news(n).concat())),
    ("claims", |n| page(numbered(n, |i| format!("The ship {i} sank off Norrvik on Monday, the coast guard said.")))),
    ("claims about claims", |n| {
        page(numbered(n, |i| format!("Oslo accused the town {i} of theft. The town {i} denied the claims.")))
    }),
    ("clauses without a stop", |n| one(&numbered(n, |i| format!("and the mayor closed bridge {i}, ")).concat())),
    ("empty blocks", |n| page(vec![String::new(); n / 4])),
    ("short blocks", |n| page(numbered(n, |_| "Yes it is so.".into()))),
    ("no spaces", |n| one(&"news".repeat(n / 4))),
    ("one word and stops", |n| one(&"A.B.C.".repeat(n / 6))),
    ("stops", |n| one(&". ".repeat(n / 2))),
    ("quotes opened", |n| one(&"“".repeat(n / 3))),
    ("quotes nested", |n| one(&format!("{}The mayor said so.{}", "“‘".repeat(n / 12), "’”".repeat(n / 12)))),
    ("quotes and sentences", |n| one(&numbered(n, |i| format!("“The mayor closed bridge {i}. ")).concat())),
    ("brackets", |n| one(&format!("The mayor {}closed{} it.", "([{".repeat(n / 6), "}])".repeat(n / 6)))),
    ("digits", |n| one(&"1234567890".repeat(n / 10))),
    ("numbers", |n| one(&"twenty million and ".repeat(n / 19))),
    ("figures", |n| one(&numbered(n, |i| format!("{i},{:03} to ", i % 1000)).concat())),
    ("dates", |n| one(&"3 May 2024 to ".repeat(n / 14))),
    ("known names", |n| one(&"Kyiv Oslo ".repeat(n / 10))),
    ("names as long as a block", |n| {
        page(numbered(n, |i| format!("The mayor met Ba{}{}.", "de".repeat(n.min(90_000) / 9), ["la", "ko"][i % 2])))
    }),
    ("one name in capitals", |n| one(&numbered(n, name).join(" "))),
    ("names", |n| page(numbered(n, |i| format!("The mayor met {} and {}.", name(2 * i), name(2 * i + 1))))),
    ("spellings of one name", |n| {
        page(numbered(n, |i| format!("The mayor met Rus{}sia.", "\u{200b}".repeat(1 + i % 200))))
    }),
    ("combining marks", |n| one(&format!("The mayor o{}pened it.", "\u{301}".repeat(n / 2)))),
    ("direction marks", |n| one(&"\u{202e}mayor\u{202c} said \u{2066}it\u{2069} ".repeat(n / 28))),
    ("letters that look alike", |n| one(&"The mayоr clоsed the brіdge. ".repeat(n / 32))),
    ("lines", |n| one(&"the mayor\n".repeat(n / 10))),
    ("list markers", |n| one(&format!("1. {}", "• the mayor 2. b. ".repeat(n / 20)))),
];

/// About `n` bytes of what a number gives.
fn numbered(n: usize, text: impl Fn(usize) -> String) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut bytes = 0;
    while bytes < n {
        out.push(text(out.len()));
        bytes += out[out.len() - 1].len();
    }
    out
}

/// A name that no other number has, all letters: "Bakude Tomari".
fn name(i: usize) -> String {
    let syllable = |i: usize| ["ba", "ku", "de", "to", "ma", "ri", "so", "ven", "lar", "pim"][i % 10];
    let word = |i: usize| -> String {
        let word = [i, i / 10, i / 100].map(syllable).concat();
        word[..1].to_uppercase() + &word[1..]
    };
    format!("{} {}", word(i), word(i / 1000 + 7 * i))
}

/// Paragraphs of plain news, no two alike.
fn news(n: usize) -> Vec<String> {
    numbered(n, |i| {
        format!(
            "Engineers found {} cracks in bridge {i} over the Alna on Monday, the mayor of Norrvik said. About {} residents, who \
             had asked for repairs since 3 May 2024, were told to leave their houses. The Kremlin denied that its ship had hit \
             a pillar, and “nobody was hurt”, according to the coast guard. ",
            i % 50 + 3,
            i * 7 + 100,
        )
    })
}

fn one(text: &str) -> Page {
    page(vec![text.to_owned()])
}

/// The page of some blocks, behind one that makes it English by the words that tell: else it would not be read any further.
fn page(mut texts: Vec<String>) -> Page {
    texts.insert(0, "Of the and for it is. ".repeat(50));
    let block = |(id, text)| Block { id, kind: BlockKind::Paragraph, text };
    Page { published: Some(date(2024, 10, 13)), blocks: (0..).zip(texts).map(block).collect(), ..Page::default() }
}
