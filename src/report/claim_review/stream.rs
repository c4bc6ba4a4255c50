//! JSON read as a stream, an element of the bulk feed at a time: the feed may be larger than memory.

use std::fmt;
use std::io::Read;
use std::ops::ControlFlow;
use std::rc::Rc;

use serde::Deserializer as _;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Deserializer, Map, Value};

use super::{entry, is_a};
use crate::report::entry::{Each, Fault, ImportError, Item, Place, Reason, Seen};
use crate::report::json::broken;
use crate::report::limits::MOST_ENTRY;
use crate::report::meter::{Gauge, Meter};

pub fn read(source: impl Read, each: &mut Each) -> Result<(), ImportError> {
    let gauge = Rc::new(Gauge::default());
    let mut json = Deserializer::from_reader(Meter::new(source, Rc::clone(&gauge), MOST_ENTRY));
    let mut sink = Sink { each, gauge: &gauge, seen: Seen::default(), taken: 0, fault: None, stopped: false };
    let read = json.deserialize_any(Top(&mut sink)).and_then(|()| json.end());
    let Sink { taken, fault, stopped, .. } = sink;
    let failed = |fault| Err(ImportError { place: Place::line(gauge.line()), fault });
    match (read, fault) {
        _ if stopped => Ok(()),
        (_, Some(fault)) => failed(fault),
        (Err(_), None) if gauge.is_full() => failed(Fault::Long(MOST_ENTRY)),
        (Err(error), None) if error.is_io() => failed(Fault::Read(error.to_string())),
        (Err(error), None) if error.is_eof() && gauge.bytes() == 0 => failed(Fault::Empty),
        (Err(error), None) => Err(broken(&error)),
        (Ok(()), None) if taken == 0 => Err(ImportError { place: Place::default(), fault: Fault::Json }),
        (Ok(()), None) => Ok(()),
    }
}

/// Takes the elements, one after the other.
struct Sink<'s, 'e> {
    each: &'s mut Each<'e>,
    gauge: &'s Gauge,
    seen: Seen,
    /// How many were handed on as entries.
    taken: usize,
    fault: Option<Fault>,
    stopped: bool,
}

impl Sink<'_, '_> {
    /// Hands on what an element holds. An error ends the reading; why is kept in `fault` and `stopped`.
    fn take<E: Error>(&mut self, value: &Value) -> Result<(), E> {
        let number = self.seen.number().map_err(|fault| {
            self.fault = Some(fault);
            E::custom("too many")
        })?;
        let place = Place { entry: Some(number), line: Some(self.gauge.line()), ..Place::default() };
        let found = entry(value).and_then(|entry| {
            let texts: Vec<&str> = entry.claims.iter().map(|claim| claim.text.as_str()).collect();
            match self.seen.twin(&(&entry.url, texts)) {
                Some(earlier) => Err(Reason::Twin(earlier)),
                None => Ok(entry),
            }
        });
        self.taken += usize::from(!matches!(found, Err(Reason::NoReview)));
        if let ControlFlow::Break(()) = (self.each)(Item { place, found, bytes: self.gauge.mark() }) {
            self.stopped = true;
            return Err(E::custom("stopped"));
        }
        Ok(())
    }
}

/// A whole document: a review, a list, a graph or a feed.
struct Top<'k, 's, 'e>(&'k mut Sink<'s, 'e>);

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a ClaimReview, or a list or feed of them")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element::<Value>()? {
            self.0.take(&value)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut own = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if matches!(key.as_str(), "dataFeedElement" | "@graph") {
                map.next_value_seed(Elements(self.0))?;
            } else {
                own.insert(key, map.next_value()?);
            }
        }
        if is_a(&own, "ClaimReview") { self.0.take(&Value::Object(own)) } else { Ok(()) }
    }
}

/// The elements of a feed or a graph: a list, or one alone.
struct Elements<'k, 's, 'e>(&'k mut Sink<'s, 'e>);

impl<'de> DeserializeSeed<'de> for Elements<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of ClaimReviews")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        Top(self.0).visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.0.take(&Value::deserialize(MapAccessDeserializer::new(map))?)
    }
}
