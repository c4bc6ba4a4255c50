//! Certainty and polarity: hedges and negations, and what they bear on.

use std::ops::Range;

use super::predicate::head;
use super::{Certainty, Line, Polarity};
use crate::lexicon::{Cue, Stem, Tag, WordList};
use crate::text::Token;

/// How sure a clause is of what it says.
pub fn certainty(tokens: &[Token], stems: &[Stem], clause: Range<usize>) -> Certainty {
    let unverified = clause.clone().any(|i| {
        stems[i].has(Cue::Unverified)
            || stems[i].has(Cue::Confirm) && unproven(tokens, i, clause.start) && !intends(tokens, i)
            || stems[i].has(Cue::Say) && no_comment(tokens, i, clause.start)
    });
    if unverified {
        return Certainty::Unverified;
    }
    if clause.clone().any(|i| hedges(tokens, stems, i)) { Certainty::Hedged } else { Certainty::Stated }
}

/// "declined to comment on reports that …", "does not comment on rumours about …"; not of one who only is told of by it: "the club, which
/// declined to comment on …".
fn no_comment(tokens: &[Token], i: usize, start: usize) -> bool {
    tokens[i].is("comment")
        && tokens.get(i + 1).is_some_and(|t| t.is("on"))
        && (negated(tokens, i, start) || intends(tokens, i))
        && !(start.max(i.saturating_sub(5))..i).any(|j| tokens[j].is("who") || tokens[j].is("which"))
}

/// Whether a word hedges: "may" is no month, "report" is no "reportedly", "could not" is a failure.
fn hedges(tokens: &[Token], stems: &[Stem], i: usize) -> bool {
    let (token, stem) = (&tokens[i], &stems[i]);
    if !stem.has(Cue::Hedge)
        || (token.is_capital() && token.is("may"))
        || (token.is("could") && negated(tokens, i + 2, i))
    {
        return false;
    }
    // Words of saying hedge only in the forms that leave the saying to somebody else.
    let says = stem.has(Cue::Say) || stem.has(Cue::Statement);
    !says
        || token.lower.ends_with("ly")
        || matches!(
            token.lower.as_str(),
            "alleged"
                | "believed"
                | "believes"
                | "thought"
                | "rumoured"
                | "rumored"
                | "estimated"
                | "estimates"
                | "suggests"
        )
}

/// "refused to confirm", "declined to comment".
fn intends(tokens: &[Token], i: usize) -> bool {
    i >= 2 && tokens[i - 1].is("to") && (tokens[i - 2].is("refused") || tokens[i - 2].is("declined"))
}

/// "could not be verified", "has yet to be confirmed", "unable to verify", "no confirmation".
fn unproven(tokens: &[Token], i: usize, start: usize) -> bool {
    let lacks = |t: &Token| matches!(t.lower.as_str(), "yet" | "unable" | "nobody" | "impossible");
    negated(tokens, i, start) || (start.max(i.saturating_sub(4))..i).any(|j| lacks(&tokens[j]))
}

/// Whether a negation bears on the token at `i`, looking back at most four tokens within the clause.
pub fn negated(tokens: &[Token], i: usize, start: usize) -> bool {
    // Who asks of what follows a word may ask beyond the end: "more than they could".
    (start.max(i.saturating_sub(4))..i.min(tokens.len())).any(|j| is_negation(tokens, j))
}

/// A word that negates: "not", "never", "no" — but not "not only", "no longer just", "no doubt".
pub fn is_negation(tokens: &[Token], j: usize) -> bool {
    let next = |k: usize| tokens.get(j + k).map(|t| t.lower.as_str()).unwrap_or_default();
    match tokens[j].lower.as_str() {
        "not" if next(1) == "a" || next(1) == "one" => next(2) == "single" || next(1) == "one",
        "not" => !matches!(
            next(1),
            "only" | "just" | "simply" | "merely" | "least" | "about" | "the" | "because" | "more" | "less"
        ),
        "never" | "cannot" | "neither" | "nor" | "nobody" | "none" | "nothing" => true,
        "no" => {
            let beyond = next(1) == "longer" && (matches!(next(2), "just" | "only" | "simply") || next(3) == "just");
            !beyond
                && !matches!(
                    next(1),
                    "doubt"
                        | "wonder"
                        | "matter"
                        | "."
                        | "more"
                        | "less"
                        | "fewer"
                        | "earlier"
                        | "later"
                        | "sooner"
                        | "confidence"
                )
        }
        _ => false,
    }
}

/// Whether a verb or what belongs to it stands in a clause with "who" or "which", beside what its sentence tells: "the minister, who
/// denies any guilt, resigned".
pub fn is_aside(line: Line, at: usize, start: usize) -> bool {
    let group = |tag: Tag| tag == Tag::Adverb || tag.is_finite() || matches!(tag, Tag::Base | Tag::Participle);
    let before = (start..at).rev().find(|&i| !group(line.tags[i]));
    before.is_some_and(|i| matches!(line.tags[i], Tag::Who | Tag::Which))
}

/// "does not comment on the reports", "would not say whether": what is not said is not denied.
fn is_unsaid(line: Line, verb: usize) -> bool {
    let next = |words: &[&str]| line.tokens.get(verb + 1).is_some_and(|t| words.contains(&t.lower.as_str()));
    match line.stems.get(verb).map(|stem| stem.as_str()) {
        Some("comment" | "respond" | "elabor") => true,
        Some("say" | "tell" | "reveal" | "disclos" | "specifi") => {
            next(&["whether", "if", "how", "why", "what", "who", "when", "where", "which"])
        }
        _ => false,
    }
}

/// Whether a clause says that something is not so: its own verb is negated, or its subject or object is nobody and nothing. What
/// stands under "if", "which" or "without" turns nothing around.
pub fn polarity(line: Line, content: Range<usize>) -> Polarity {
    static BORDERS: WordList =
        WordList::new("if unless which who whom whose because although though until while whether so after before");
    let verb = head(line, content.clone()).unwrap_or(content.start);
    if is_unsaid(line, verb) {
        return Polarity::Affirmed;
    }
    let border = |i: &usize| BORDERS.holds(&line.tokens[*i]);
    // The stretch of the clause around its verb.
    let from = (content.start..verb).rev().find(border).map_or(content.start, |i| i + 1);
    let to = (verb + 1..content.end.min(verb + 4)).find(border).unwrap_or(content.end.min(verb + 4));
    let own = |i: usize| i > verb || !is_aside(line, i, content.start);
    let count = (from..to.max(from)).filter(|&j| is_negation(line.tokens, j) && own(j)).count();
    // "failed to reach", "refused to sign".
    let refused = (from..verb).any(|i| {
        matches!(line.stems[i].as_str(), "fail" | "refus" | "declin" | "refrain") && line.tags[i].is_verb() && own(i)
    }) || (line.stems.get(verb).is_some_and(|stem| matches!(stem.as_str(), "fail" | "refus" | "declin"))
        && line.tags.get(verb + 1) == Some(&Tag::To));
    if (count + usize::from(refused)) % 2 == 1 { Polarity::Negated } else { Polarity::Affirmed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Stem, Tagger, tag};
    use crate::text::tokens;

    fn of(text: &str) -> Certainty {
        let tokens = tokens(text);
        let stems: Vec<Stem> = tokens.iter().map(|t| Stem::of(&t.lower)).collect();
        certainty(&tokens, &stems, 0..tokens.len())
    }

    #[test]
    fn hedges_and_their_look_alikes() {
        assert_eq!(of("The outlet reported that nine officers died"), Certainty::Stated);
        assert_eq!(of("Nine officers reportedly died"), Certainty::Hedged);
        assert_eq!(of("More troops may follow"), Certainty::Hedged);
        assert_eq!(of("They took what they could"), Certainty::Hedged);
        assert_eq!(of("These reports remain unverified"), Certainty::Unverified);
        assert_eq!(of("The deaths could not be confirmed"), Certainty::Unverified);
    }

    #[test]
    fn not_only_negates_nothing() {
        let negates = |text: &str| {
            let tokens = tokens(text);
            let tagger = Tagger::read(&tag::table(include_str!("../../assets/tags.tsv"))).unwrap();
            let tags = tagger.tags(&[(&tokens, &vec![false; tokens.len()])]);
            let stems: Vec<Stem> = tokens.iter().map(|t| Stem::of(&t.lower)).collect();
            polarity(Line { tokens: &tokens, stems: &stems, tags: &tags }, 0..tokens.len())
        };
        assert_eq!(negates("It is not only about weapons"), Polarity::Affirmed);
        assert_eq!(negates("It is no longer just about weapons"), Polarity::Affirmed);
        assert_eq!(negates("The bridge did not open"), Polarity::Negated);
        assert_eq!(negates("Cholera kills within hours if it is not treated"), Polarity::Affirmed);
        assert_eq!(negates("The watchdog approved the takeover without a full inquiry"), Polarity::Affirmed);
        assert_eq!(negates("Nobody was hurt in the fire"), Polarity::Negated);
        assert_eq!(negates("The minister refused to sign the treaty"), Polarity::Negated);
    }
}
