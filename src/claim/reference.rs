//! References: whom "he", "the company" or "the president" means, where the text leaves one reading.
//!
//! By salience, after Lappin and Leass ("An Algorithm for Pronominal Anaphora Resolution", Computational Linguistics 20(4), 1994), with
//! what a tagger knows of a sentence: how near a name stands and whether it is the subject. Where two could be meant, none is.

mod salience;
mod subject;

use std::ops::Range;

use rustc_hash::FxHashMap;

use self::salience::{Named, Persons, REACH, likeliest, single};
use self::subject::{addressed, is_subject};
use super::{Document, Line};
use crate::lexicon::{Tag, WordList};
use crate::mention::gazetteer::TitleClass;
use crate::mention::{EntityKind, Gazetteer};
use crate::text::Span;
use crate::text::order::sort_by_key;

/// Words that mean an entity without naming it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// Where they stand in the block.
    pub span: Span,
    /// Index into the document's entities.
    pub entity: usize,
}

/// Persons by their office that are held in mind, so that a text of any length takes its time and no more.
const HOLDERS: usize = 64;

/// Pronouns of persons.
static PERSONAL: WordList = WordList::new("he his she him himself her herself");

/// What any company may be called once it has been named; a union, a club or a party is another one than the last company.
static COMPANIES: WordList = WordList::new(
    "company firm corporation automaker carmaker airline carrier manufacturer planemaker chipmaker retailer bank lender \
insurer operator startup start-up conglomerate",
);

/// Words after a company's name among which stands what it is: ", a market research firm".
const APPOSED: usize = 6;

/// A person by an office: "Ukrainian President Volodymyr Zelensky".
struct Holder {
    /// The last word of the office.
    office: String,
    /// The country it is of, where that is told.
    country: Option<usize>,
    person: usize,
}

/// What a word refers to something by.
enum Refers<'t> {
    /// "he", "her": a person; whether a man, whether the word stands for an object, and whether for an owner. It opens its sentence
    /// where no other has done anything before it.
    Person { man: bool, object: bool, owns: bool, opens: bool },
    /// "the company": the word.
    Organisation(&'t str),
    /// "as president": what the subject is or was.
    Role,
    /// "the Ukrainian president": the office's last word, and the country.
    Office(&'t str, Option<usize>),
}

/// The references of a document's blocks, in order.
pub fn references(doc: &Document, gazetteer: &Gazetteer) -> Vec<Vec<Reference>> {
    let mut reader = Reader {
        doc,
        gazetteer,
        named: Vec::new(),
        persons: Persons::None,
        holders: Vec::new(),
        called: Vec::new(),
        men: FxHashMap::default(),
        sentence: 0,
        quote: false,
    };
    (0..doc.texts.len()).map(|block| reader.block(block)).collect()
}

struct Reader<'d, 't> {
    doc: &'d Document<'t>,
    gazetteer: &'d Gazetteer,
    named: Vec<Named>,
    persons: Persons,
    holders: Vec<Holder>,
    /// Companies by what they were called: "NPD Group, a market research firm".
    called: Vec<(usize, &'d str)>,
    /// For persons that have been called so: whether a man.
    men: FxHashMap<usize, bool>,
    sentence: usize,
    /// What is read now stands in a quotation.
    quote: bool,
}

impl<'d> Reader<'d, '_> {
    fn block(&mut self, block: usize) -> Vec<Reference> {
        let doc = self.doc;
        let mut out: Vec<Reference> = Vec::new();
        self.quote = false;
        let mut mentions = doc.mentions.blocks[block].entities.iter().peekable();
        for &sentence in &doc.sentences[block] {
            self.sentence += 1;
            let range = doc.within(block, sentence);
            let mut first_persons = Vec::new();
            let mut i = range.start;
            while i < range.end {
                let token = &doc.tokens[block][i];
                match token.lower.as_str() {
                    "i" if self.quote && token.is_capital() => first_persons.push(token.span),
                    _ if token.is_word() => {}
                    "“" | "«" => self.quote = true,
                    "”" | "»" => self.quote = false,
                    "\"" => self.quote = !self.quote,
                    _ => {}
                }
                while mentions.next_if(|m| m.span.start < token.span.start).is_some() {}
                if let Some(mention) = mentions.next_if(|m| m.span.start == token.span.start) {
                    let end = doc.within(block, mention.span).end.max(i + 1);
                    self.name(block, &range, i..end, mention.entity, &mut out);
                    i = end;
                    continue;
                }
                // Who speaks in a quotation, and of whom, is told outside of it.
                if !self.quote
                    && let Some((refers, span)) = self.refers(block, i, &range)
                    && let Some(entity) = self.resolve(&refers)
                {
                    out.push(Reference { span, entity });
                    self.meet(entity, is_subject(doc.line(block), range.start, i));
                }
                i += 1;
            }
            if !first_persons.is_empty()
                && let Some(entity) = self.quoted()
            {
                out.extend(first_persons.into_iter().map(|span| Reference { span, entity }));
            }
        }
        // An apposition's office comes before its turn.
        sort_by_key(&mut out, |r| r.span);
        out.dedup_by_key(|r| r.span);
        out
    }

    /// Who is quoted in this sentence, if it names one person and no other: its subject.
    fn quoted(&self) -> Option<usize> {
        let here = self.named.iter().filter(|n| n.sentence == self.sentence);
        let persons = || here.clone().filter(|n| self.kind(n.entity) == EntityKind::Person);
        let one = single(persons().map(|n| n.entity))?;
        (persons().any(|n| n.subject) && !persons().any(|n| n.quoted)).then_some(one)
    }

    fn meet(&mut self, entity: usize, subject: bool) {
        self.forget();
        self.named.push(Named { entity, sentence: self.sentence, subject, quoted: self.quote });
        if self.kind(entity) == EntityKind::Person {
            self.persons.meet(entity, self.sentence);
        }
    }

    /// Drops what stands too far back to be meant.
    fn forget(&mut self) {
        let stale = self.named.iter().take_while(|n| n.sentence + REACH < self.sentence).count();
        self.named.drain(..stale);
    }

    /// Whether a name begins at a token.
    fn is_named(&self, block: usize, i: usize) -> bool {
        let begins = |at: usize| self.doc.mentions.blocks[block].entities.binary_search_by_key(&at, |m| m.span.start);
        self.doc.tokens[block].get(i).is_some_and(|token| begins(token.span.start).is_ok())
    }

    /// Keeps a name that was met; an office that stands with it means its bearer too.
    fn name(
        &mut self,
        block: usize,
        sentence: &Range<usize>,
        at: Range<usize>,
        entity: usize,
        out: &mut Vec<Reference>,
    ) {
        let line = self.doc.line(block);
        let owner = line.tags.get(at.end) == Some(&Tag::Genitive);
        let subject = !owner && is_subject(line, sentence.start, at.start);
        self.meet(entity, subject);
        match self.kind(entity) {
            EntityKind::Person => {}
            EntityKind::Organisation => return self.calling(line, at.end..sentence.end, entity),
            _ => return,
        }
        if let Some(man) = at.start.checked_sub(1).and_then(|i| addressed(line.tokens, i)) {
            self.call(entity, man);
        }
        // "Ukrainian President X", "chief executive and founder X"
        let mut before = Vec::new();
        let mut to = at.start;
        while let Some(j) = (sentence.start.max(to.saturating_sub(4))..to)
            .find(|&j| self.gazetteer.title(line.tokens, j).is_some_and(|(count, _)| j + count == to))
        {
            before.push(j);
            let joined = j.checked_sub(1).filter(|&i| i > sentence.start && line.tokens[i].is("and"));
            let Some(and) = joined else { break };
            to = and;
        }
        // "X, the president of Ukraine,"
        let apposed = line.tokens.get(at.end).is_some_and(|t| t.is(",")).then(|| {
            let mut near = at.end + 1..sentence.end.min(at.end + 5);
            near.find(|&j| self.gazetteer.title(line.tokens, j).is_some())
        });
        for j in before.into_iter().chain(apposed.flatten()) {
            let Some((count, class)) = self.gazetteer.title(line.tokens, j) else { continue };
            // "Mr" is no office, "Mr Justice" is.
            if class == TitleClass::Honorific && count == 1 {
                continue;
            }
            let span = Span::new(line.tokens[j].span.start, line.tokens[j + count - 1].span.end);
            out.push(Reference { span, entity });
            let office = line.tokens[j + count - 1].lower.clone();
            let country = self.country(block, j, j + count);
            if !self.holders.iter().any(|h| h.person == entity && h.office == office && h.country == country) {
                if self.holders.len() == HOLDERS {
                    self.holders.remove(0);
                }
                self.holders.push(Holder { office, country, person: entity });
            }
        }
    }

    /// Keeps what a company is called after its name.
    fn calling(&mut self, line: Line<'d>, after: Range<usize>, company: usize) {
        // A name can reach over the end of its sentence: "Yum! Brands".
        let after = line.tokens.get(after).unwrap_or_default();
        let [comma, article, ..] = after else { return };
        if !comma.is(",") || !matches!(article.lower.as_str(), "a" | "an" | "the") {
            return;
        }
        let mut apposed = after.iter().skip(2).take(APPOSED).take_while(|t| t.is_word());
        if let Some(token) = apposed.find(|t| COMPANIES.has(&t.lower)) {
            if self.called.len() == HOLDERS {
                self.called.remove(0);
            }
            self.called.push((company, &token.lower));
        }
    }

    /// The country that an office is of: "Ukrainian president", "Ukraine's president", "president of Ukraine".
    fn country(&self, block: usize, from: usize, to: usize) -> Option<usize> {
        let tokens = &self.doc.tokens[block];
        let named = |i: usize| {
            let span = tokens.get(i)?.span;
            let mention = self.doc.mentions.blocks[block].entities.iter().find(|m| m.span.contains(span))?;
            self.doc.mentions.entities[mention.entity].is_country().then_some(mention.entity)
        };
        let before = from.checked_sub(1).map(|i| if tokens[i].is("'s") { i.saturating_sub(1) } else { i });
        let of = tokens.get(to).is_some_and(|t| t.is("of"));
        let the = usize::from(tokens.get(to + 1).is_some_and(|t| t.is("the")));
        before.and_then(named).or_else(|| of.then(|| named(to + 1 + the)).flatten())
    }

    /// What the word at a token refers by, and where the reference stands.
    fn refers(&self, block: usize, i: usize, sentence: &Range<usize>) -> Option<(Refers<'d>, Span)> {
        let line = self.doc.line(block);
        let token = &line.tokens[i];
        let owns = line.tags[i] == Tag::Possessive;
        let first = || !line.tags[sentence.start..i].iter().any(|tag| tag.is_finite());
        let person = |man: bool, object: bool| {
            let opens = !owns && !object && first();
            Some((Refers::Person { man, object, owns, opens }, token.span))
        };
        if PERSONAL.holds(token) {
            return match token.lower.as_str() {
                "he" | "his" => person(true, false),
                "she" => person(false, false),
                "him" | "himself" => person(true, true),
                "her" => person(false, !owns),
                _ => person(false, true),
            };
        }
        let before = i.checked_sub(1).filter(|&j| j >= sentence.start)?;
        // "the company", but not "the company Halden" or "the company that".
        if line.tokens[before].is("the") && COMPANIES.holds(token) {
            let next = line.tags.get(i + 1).filter(|_| i + 1 < sentence.end);
            let goes_on = next.is_some_and(|t| {
                t.is_noun() || matches!(t, Tag::Which | Tag::Who | Tag::Whose | Tag::Number | Tag::Participle)
            });
            let of = line.tokens.get(i + 1).is_some_and(|t| matches!(t.lower.as_str(), "of" | "that" | "in" | "for"));
            return (!goes_on && !of).then_some((Refers::Organisation(&token.lower), token.span));
        }
        // An office is meant by "the", or by whose it is: "Ukraine's", "Ukrainian".
        let owner = &line.tokens[before];
        let role = owner.is("as");
        if !(role || owner.is("the") || owner.is("'s") || owner.is_capital()) {
            return None;
        }
        let (count, _) = self.gazetteer.title(line.tokens, i)?;
        let last = i + count - 1;
        let end = Span::new(token.span.start, line.tokens[last].span.end);
        let country = self.country(block, i, last + 1);
        let definite = owner.is("the") || country.is_some();
        // "President Halden" and "the minister who" are no references.
        let alone = !self.is_named(block, last + 1)
            && !line.tags.get(last + 1).is_some_and(|t| t.is_noun() || matches!(t, Tag::Who | Tag::Which));
        if role {
            return alone.then_some((Refers::Role, end));
        }
        let of_other = country.is_none() && line.tokens.get(last + 1).is_some_and(|t| t.is("of") || t.is("for"));
        (definite && alone && !of_other).then_some((Refers::Office(&line.tokens[last].lower, country), end))
    }

    /// The one that a reference means.
    fn resolve(&mut self, refers: &Refers) -> Option<usize> {
        self.forget();
        match *refers {
            Refers::Person { man, object, owns, opens } => {
                let other = |entity: usize| self.men.get(&entity).is_some_and(|&is_man| is_man != man);
                let subject = self.named.iter().rev().find(|n| n.subject).filter(|n| n.sentence == self.sentence);
                let itself = subject.filter(|_| object).map(|n| n.entity);
                let fits = |n: &&Named| {
                    self.kind(n.entity) == EntityKind::Person && !other(n.entity) && Some(n.entity) != itself
                };
                let alone = || self.persons.alone(self.sentence).filter(|&person| opens && !other(person));
                let near = self.named.iter().any(|n| self.kind(n.entity) == EntityKind::Person);
                let found = if near { likeliest(self.named.iter().filter(fits), self.sentence) } else { alone() }?;
                // "X thanked Y for his help"
                let beside = |n: &Named| n.sentence == self.sentence && n.entity != found && fits(&n);
                if owns && self.named.iter().any(beside) {
                    return None;
                }
                self.call(found, man);
                Some(found)
            }
            Refers::Organisation(word) => {
                let fits = |n: &&Named| self.kind(n.entity) == EntityKind::Organisation;
                likeliest(self.named.iter().filter(fits), self.sentence).or_else(|| {
                    let named = |company: &usize| self.named.iter().any(|n| n.entity == *company);
                    let so = self.called.iter().filter(|called| called.1 == word).map(|called| called.0);
                    single(so.filter(named))
                })
            }
            Refers::Role => {
                let here = |n: &&Named| n.sentence == self.sentence && self.kind(n.entity) == EntityKind::Person;
                let one = single(self.named.iter().filter(here).map(|n| n.entity))?;
                self.named.iter().any(|n| here(&n) && n.subject).then_some(one)
            }
            Refers::Office(office, country) => {
                let fits = |h: &&Holder| {
                    h.office == office && (country.is_none() || h.country.is_none() || h.country == country)
                };
                single(self.holders.iter().filter(fits).map(|h| h.person))
            }
        }
    }

    fn kind(&self, entity: usize) -> EntityKind {
        self.doc.mentions.entities[entity].kind
    }

    fn call(&mut self, person: usize, man: bool) {
        self.men.entry(person).or_insert(man);
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::engine::Engine;

    /// The words that mean a name elsewhere in the text, with the name.
    fn read(text: &str) -> Vec<(String, String)> {
        let engine = Engine::new(crate::data::bundled()).unwrap();
        let found = engine.annotate(text, None).entities;
        found.into_iter().filter(|e| e.text != e.name && !e.name.contains(&e.text)).map(|e| (e.text, e.name)).collect()
    }

    fn want(text: &str, all: &[(&str, &str)]) {
        let all: Vec<_> = all.iter().map(|(text, name)| ((*text).to_owned(), (*name).to_owned())).collect();
        assert_eq!(read(text), all, "{text}");
    }

    #[test]
    fn pronouns_mean_the_subject_before() {
        want("Ruth Egli closed the bridge. She will open it on Monday.", &[("She", "Ruth Egli")]);
        // Two could be meant.
        want("Ruth Egli thanked Hans Moser for his help.", &[]);
        want("Ruth Egli met Anna Weber and Maria Keller met Julia Roth. She left.", &[]);
        // Who is called Mr is no she.
        want("Mr Hans Moser farms below the dam. She left.", &[]);
        // The only person of the text is meant from farther.
        want("Ruth Egli closed the bridge. It rained. The road was dry. She left.", &[("She", "Ruth Egli")]);
        want("Ruth Egli closed the bridge. It rained. The road was dry. A witness said she left.", &[]);
        want("Hans Moser met Ruth Egli. It rained. The road was dry. She left.", &[]);
        // Too far back.
        want("Ruth Egli closed the bridge. It rained. The road was dry. The sun came out. She left.", &[]);
    }

    #[test]
    fn who_is_quoted_is_i() {
        want("“I closed the bridge,” said Ruth Egli.", &[("I", "Ruth Egli")]);
        want("Ruth Egli said: \"The road was dry, and I closed it.\"", &[("I", "Ruth Egli")]);
        // Whether she or he says so is not told, nor who writes here.
        want("Ruth Egli nodded: “I closed the bridge.”", &[("I", "Ruth Egli")]);
        want("“I met Hans Moser,” said Ruth Egli.", &[]);
        want("Ruth Egli told Hans Moser: “I closed the bridge.”", &[]);
        want("Ruth Egli said so where I live.", &[]);
    }

    #[test]
    fn a_company_is_called_what_it_was_called() {
        let text = "Halden Motors passed Norvik Motors, says Brade Group, a market research firm.";
        want(&format!("{text} The firm counted cars."), &[("firm", "Brade Group")]);
        want(&format!("{text} The company counted cars."), &[]);
        want("Yum! Brands grew.", &[]);
    }

    #[test]
    fn a_subject_is_what_it_is_named_as() {
        want("Ruth Egli resigned as president on Monday.", &[("president", "Ruth Egli")]);
        want("Ruth Egli named Hans Moser as president.", &[]);
    }

    #[test]
    fn offices_mean_their_holder() {
        let text =
            "Chilean President Marta Ruiz met Peruvian President Pedro Salas. The Peruvian president left early.";
        assert!(read(text).contains(&("president".into(), "Pedro Salas".into())), "{:?}", read(text));
        assert!(
            !read("Chilean President Marta Ruiz met Peruvian President Pedro Salas. The president left.")
                .iter()
                .any(|(text, _)| text == "president")
        );
    }
}
