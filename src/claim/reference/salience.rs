//! Which of the names before it a reference brings to mind.

/// Sentences before its own in which what a reference means may be named.
pub const REACH: usize = 2;
/// The same for the only person that the text has named so far.
const LONE_REACH: usize = 3;
/// By how much the likeliest must be likelier than the next, in units of [`Named::salience`].
const MARGIN: u32 = 2;

/// Persons that a text has named so far.
#[derive(Clone, Copy)]
pub enum Persons {
    None,
    /// One, last met in this sentence.
    One(usize, usize),
    Several,
}

impl Persons {
    /// One is named or meant in a sentence.
    pub fn meet(&mut self, person: usize, sentence: usize) {
        *self = match *self {
            Self::One(before, _) if before != person => Self::Several,
            Self::Several => Self::Several,
            _ => Self::One(person, sentence),
        };
    }

    /// The only person so far, as long as a sentence is near enough to mean it.
    pub fn alone(self, sentence: usize) -> Option<usize> {
        match self {
            Self::One(person, last) if last + LONE_REACH >= sentence => Some(person),
            _ => None,
        }
    }
}

/// A name that a reference may mean.
pub struct Named {
    pub entity: usize,
    /// Counted over the document.
    pub sentence: usize,
    pub subject: bool,
    /// Within a quotation.
    pub quoted: bool,
}

impl Named {
    /// How readily one thinks of it in a sentence: a subject of this sentence first, then one of the sentence before.
    fn salience(&self, sentence: usize) -> u32 {
        let near = match sentence - self.sentence {
            0 => 4,
            1 => 3,
            _ => 1,
        };
        near + if self.subject { 3 } else { 0 }
    }
}

/// The one entity that is given, however often; none if there are two.
pub fn single(mut entities: impl Iterator<Item = usize>) -> Option<usize> {
    let first = entities.next()?;
    entities.all(|entity| entity == first).then_some(first)
}

/// The entity that stands out among those named, if one does.
pub fn likeliest<'n>(named: impl Iterator<Item = &'n Named>, sentence: usize) -> Option<usize> {
    let (mut best, mut next): (Option<(usize, u32)>, u32) = (None, 0);
    for n in named {
        let salience = n.salience(sentence);
        match &mut best {
            Some((entity, most)) if *entity == n.entity => *most = salience.max(*most),
            Some((entity, most)) if salience > *most => {
                next = *most;
                (*entity, *most) = (n.entity, salience);
            }
            Some(_) => next = next.max(salience),
            None => best = Some((n.entity, salience)),
        }
    }
    best.filter(|&(_, most)| next == 0 || most >= next + MARGIN).map(|(entity, _)| entity)
}
