//! Kinds: whether an unknown name is a person's, a place's or an organisation's, by the words around it.

use std::collections::HashSet;

use super::EntityKind;
use super::find::{Found, opens};
use super::gazetteer::{Gazetteer, TitleClass};
use super::name::stands_first;
use super::run::{is_connector, is_legal};
use crate::lexicon::abbreviation::{self, Abbreviation};
use crate::lexicon::{Cue, Stem, WordList};
use crate::text::{Case, Span, Token, TokenKind};

/// Nouns after or before a place's name.
pub(super) const PLACES: [&str; 46] = [
    "region", "oblast", "city", "province", "provinces", "village", "district", "town", "county", "river", "island",
    "islands", "airport", "sea", "ocean", "valley", "peninsula", "coast", "strait", "gulf", "mountain", "mountains",
    "lake", "bay", "border", "square", "street", "port", "canal", "desert", "state", "territory", "prefecture",
    "avenue", "road", "boulevard", "governorate", "isles", "beach", "bridge", "suburb", "municipality", "forest",
    "park", "hills", "harbour",
];

/// Nouns of organisations: "the carmaker Halden", "Halden, an airline".
static ORGANISATIONS: WordList = WordList::new(
    "company companies firm group automaker carmaker automakers airline airlines manufacturer \
manufacturers maker retailer bank lender operator startup start-up agency newspaper magazine website broadcaster band \
union party giant conglomerate developer publisher label insurer builder supplier rival subsidiary brand chain charity \
club team militia network",
);

/// What only organisations have: "Halden shares", "Halden's chief executive".
static OWNED: WordList = WordList::new(
    "ceo cfo shares share stock shareholders investors executives executive employees workers customers \
dealers dealerships factory factories plant plants subsidiary headquarters spokesman spokeswoman spokesperson profits \
revenue sales brand products aircraft flights jets planes chief engineers",
);

/// What only people have: "Halden's widow".
static PERSONAL: WordList = WordList::new(
    "death body life funeral wife husband widow son sons daughter daughters mother father parents family \
brother sister children lawyer lawyers attorney girlfriend boyfriend fiancee career birthday arrest trial",
);

/// Believers: no names of somebody.
static CREEDS: WordList = WordList::new(
    "christian christians muslim muslims jew jews jewish catholic catholics protestant protestants buddhist \
buddhists hindu hindus sikh sikhs sunni sunnis shia shiite shiites islamic orthodox",
);

/// Words in capitals that name nobody.
static CAPITALS: WordList = WordList::new(
    "tv dui dna rna hiv aids ceo cfo coo cto pm mp mps mep vip vips ak iq gps cctv usb pc pcs hd dvd cd \
ufo id ok suv suvs atm pin gdp gnp cpi ipo icu er pr ai vr gmt est edt pst pdt utc et bst cet cst am fm sms sos url pdf wmd icbm \
uav uavs ied ieds apc rpg ngo ngos mri ptsd faq diy eta iii ii iv vi vii viii ix xi xii usd eur gbp mph km kg mm cm mw gw vs aka rip jr \
sr phd md hr ev evs html www http https pcr ct",
);

/// What a run of capitalised words that nothing is known of stands in.
pub(super) struct Setting<'t> {
    pub block: usize,
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub gazetteer: &'t Gazetteer,
    pub vouched: &'t dyn Fn(&Token) -> bool,
    /// Family names of this text.
    pub families: &'t HashSet<&'t str>,
    /// Capitals tell nothing here.
    pub strict: bool,
}

/// The name at `from..to`, if it is one.
pub(super) fn name(at: &Setting, from: usize, to: usize) -> Option<Found> {
    let Setting { block, text, tokens, gazetteer, vouched, strict, families } = *at;
    let words: Vec<&Token> = tokens[from..to].iter().filter(|t| t.is_word() && !is_connector(t)).collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let count = words.len();
    let opening = opens(text, tokens, from);
    let given = gazetteer.is_given(&first.lower);
    let surname = gazetteer.is_surname(&last.lower);
    let next = tokens.get(to);
    let next_lower = next.map(|t| t.lower.as_str()).unwrap_or_default();
    let said = next.is_some_and(|t| Stem::of(&t.lower).has(Cue::Say) && t.case == Case::Lower);
    let titled = title_before(tokens, from, gazetteer);
    let bearer = count == 1 && first.case == Case::Capital && families.contains(first.lower.as_str());
    if is_no_name(at, from, &words, opening, titled || said || bearer) {
        return None;
    }
    if strict && !words.iter().all(|w| vouched(w) || gazetteer.is_given(&w.lower)) {
        return None;
    }
    if opening && count == 1 && !strict && !vouched(first) && !given && !bearer && first.case != Case::Upper {
        let common = gazetteer.is_common(&first.lower) && !surname;
        if common || !(said || next.is_some_and(|t| t.is("'s")) || is_company_here(tokens, from, to)) {
            return None;
        }
    }
    let before = from.checked_sub(1).map(|j| tokens[j].lower.as_str()).unwrap_or_default();
    let of_place = before == "of" && from >= 2 && PLACES.contains(&tokens[from - 2].lower.as_str());
    let placed = PLACES.contains(&next_lower) || of_place || (count > 1 && PLACES.contains(&last.lower.as_str()));
    let capitals = words.iter().any(|w| w.case == Case::Upper && w.lower.len() > 1);
    let plain = words.iter().skip(1).all(|w| !gazetteer.is_common(&w.lower) || gazetteer.is_surname(&w.lower));
    let full =
        (2..=4).contains(&count) && given && !capitals && (plain || (count == 2 && !gazetteer.is_common(&first.lower)));
    let mourned = count < 4 && plain && !capitals && is_persons(tokens, to);
    let initials = count > 1 && first.lower.chars().count() == 1 && tokens.get(from + 1).is_some_and(|t| t.is("."));
    let whole = word_texts(text, tokens, from, to);
    let hyphened = tokens[from..to].iter().any(|t| t.is("-"));
    let family_first =
        (2..=3).contains(&count) && whole.len() > 1 && plain && !capitals && stands_first(&whole, hyphened);
    let apposed =
        before == "," && next.is_some_and(|t| t.is(",")) && count < 5 && title_before(tokens, from - 1, gazetteer);
    let aged = is_aged(tokens, to) && !capitals && count < 5;
    let company = is_company_here(tokens, from, to) || words.iter().skip(1).any(|w| is_legal(w));
    let (kind, sure) = if (titled && count <= 4 && !is_company_before(tokens, from)) || (bearer && !placed) {
        (EntityKind::Person, true)
    } else if placed && !aged {
        (EntityKind::Place, true)
    } else if company && !aged && !full {
        (EntityKind::Organisation, true)
    } else if full || family_first || (initials && plain) || aged || mourned || (apposed && !capitals) {
        (EntityKind::Person, true)
    } else if said && count <= 3 && plain && words.iter().all(|w| w.case == Case::Capital) && (surname || count >= 2) {
        (EntityKind::Person, false)
    } else if count == 1 && first.case == Case::Upper {
        (EntityKind::Organisation, false)
    } else if matches!(before, "in" | "at" | "near" | "to" | "from" | "outside" | "towards" | "toward" | "across")
        && count <= 2
        && (!surname || matches!(before, "in" | "near" | "outside"))
        && !words.iter().any(|w| gazetteer.is_common(&w.lower))
    {
        (EntityKind::Place, false)
    } else if count == 1 && (given || surname) {
        (EntityKind::Person, false)
    } else {
        (EntityKind::Other, false)
    };
    Some(Found { block, from, to, name: None, kind, sure })
}

/// Capitalised words that name nothing: pronouns, days, labels in capitals, common words at the head of a sentence.
fn is_no_name(at: &Setting, from: usize, words: &[&Token], opening: bool, person: bool) -> bool {
    let Some(first) = words.first() else {
        return true;
    };
    let lower = first.lower.as_str();
    let gazetteer = at.gazetteer;
    if words.len() > 1 {
        let common = |w: &&Token| {
            gazetteer.is_common(&w.lower) && !gazetteer.is_given(&w.lower) && !gazetteer.is_surname(&w.lower)
        };
        if words.iter().all(|w| w.case == Case::Upper && w.lower.len() > 1) && words.iter().all(common) {
            return true; // "SEE ALSO"
        }
        if words.iter().all(|w| Stem::of(&w.lower).has(Cue::Stop)) {
            return true; // "That Has" of a headline
        }
        return opening && words.iter().all(common) && !words.iter().all(|w| (at.vouched)(w));
    }
    if abbreviation::is_calendar(lower) {
        return lower != "may" || !person;
    }
    let dated = at.tokens.get(from + 1).is_some_and(|t| t.is(".") || t.kind == TokenKind::Number);
    let month = matches!(abbreviation::folded_class(lower), Some(Abbreviation::Month | Abbreviation::Day));
    if (dated && month) || (!person && CREEDS.has(lower)) {
        return true;
    }
    let word = lower.split('\'').next().unwrap_or_default();
    if matches!(word, "i" | "it" | "he" | "she" | "we" | "you" | "they" | "let" | "that" | "there" | "what") {
        return true;
    }
    if matches!(lower, "oblast" | "oblasts" | "governorate")
        || Stem::of(lower).has(Cue::Stop)
        || abbreviation::opens_sentence(lower)
    {
        return true;
    }
    let common = gazetteer.is_common(lower);
    let plural = lower.strip_suffix('s').is_some_and(|one| CAPITALS.has(one) && one.len() > 1);
    if !person
        && (lower.chars().count() < 2 || (plural && first.case == Case::Capital && at.tokens[from].lower.len() < 5))
    {
        return true; // "R&B", "RPGs"
    }
    if first.case == Case::Upper {
        return lower.chars().count() < 2 || CAPITALS.has(lower) || (common && lower.len() > 3);
    }
    // "the North", "Staff", "Plus": a common word alone is a name only where it is somebody's.
    common && !person && !gazetteer.is_given(lower) && (!gazetteer.is_surname(lower) || opening && !(at.vouched)(first))
}

/// "Halden, 33," or "Halden (33)", "Halden, aged 33": the age of a person.
pub(super) fn is_aged(tokens: &[Token], to: usize) -> bool {
    let Some(mark) = tokens.get(to).filter(|t| t.is(",") || t.is("(")) else {
        return false;
    };
    let number = match tokens.get(to + 1) {
        Some(t) if t.is("aged") => tokens.get(to + 2).map(|t| (t, to + 3)),
        Some(t) => Some((t, to + 2)),
        None => None,
    };
    number.is_some_and(|(t, after)| {
        t.kind == TokenKind::Number
            && t.lower.len() <= 3
            && t.lower.parse::<u8>().is_ok_and(|age| age > 1 && age < 120)
            && tokens.get(after).is_none_or(|next| {
                if mark.is("(") { next.is(")") } else { matches!(next.lower.as_str(), "," | "." | ";" | "-") }
            })
    })
}

/// "Halden's widow"
fn is_persons(tokens: &[Token], to: usize) -> bool {
    tokens.get(to).is_some_and(|t| t.is("'s")) && tokens.get(to + 1).is_some_and(|t| PERSONAL.has(&t.lower))
}

fn is_company_before(tokens: &[Token], from: usize) -> bool {
    from.checked_sub(1).is_some_and(|j| tokens[j].case == Case::Lower && ORGANISATIONS.has(&tokens[j].lower))
}

/// Whether the words around a name say that it is an organisation's.
fn is_company_here(tokens: &[Token], from: usize, to: usize) -> bool {
    let owned = |j: usize| tokens.get(j).is_some_and(|t| t.case != Case::Capital && OWNED.has(&t.lower));
    let after = match tokens.get(to) {
        Some(t) if t.is("'s") => owned(to + 1),
        // "Halden, the world's second largest carmaker," – the noun stands before the next mark.
        Some(t) if t.is(",") && tokens.get(to + 1).is_some_and(|a| matches!(a.lower.as_str(), "a" | "an" | "the")) => {
            let rest = tokens.iter().skip(to + 2).take(7);
            rest.take_while(|t| t.is_word() || t.is("'s") || t.is("-"))
                .take_while(|t| !matches!(t.lower.as_str(), "of" | "at" | "for" | "who"))
                .any(|t| t.case == Case::Lower && ORGANISATIONS.has(&t.lower))
        }
        _ => owned(to),
    };
    after || is_company_before(tokens, from)
}

pub(super) fn title_before(tokens: &[Token], from: usize, gazetteer: &Gazetteer) -> bool {
    let skip = usize::from(from >= 1 && tokens[from - 1].is("."));
    (1..=3).any(|back| {
        from.checked_sub(back + skip).is_some_and(|at| {
            gazetteer.title(tokens, at).is_some_and(|(count, class)| {
                at + count + skip == from && (skip == 0 || class == TitleClass::Honorific)
            })
        })
    }) || (skip == 1 && from >= 2 && abbreviation::folded_class(&tokens[from - 2].lower) == Some(Abbreviation::Title))
        || (skip == 1 && from >= 2 && tokens[from - 2].is("m"))
}

/// The words of a token range, hyphened ones in one piece.
pub(super) fn word_texts<'t>(text: &'t str, tokens: &[Token], from: usize, to: usize) -> Vec<&'t str> {
    let (Some(first), Some(last)) = (tokens.get(from), tokens[..to].last()) else {
        return Vec::new();
    };
    let span = Span::new(first.span.start, last.span.end);
    span.of(text).split_whitespace().map(|w| w.trim_end_matches(['.', ','])).filter(|w| !w.is_empty()).collect()
}
