//! What a clause has said so far.

use std::ops::Range;

use super::numeral::Numeral;
use super::{Applicant, Document, Measure, Proceedings, Receipt, Ruling, Status};

/// How a clause speaks of applications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Object {
    /// Not at all.
    #[default]
    None,
    /// Of an application, of whatever kind.
    Weak,
    /// Of applications for information.
    Strong,
}

/// A measure's own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    CarriedOver,
    CarriedForward,
    Outcome(&'static str),
    Applicant(Applicant),
    Proceedings(Proceedings),
    Ruling(Ruling),
}

/// A number that waits for its noun (收到8份…).
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub numeral: Numeral,
    pub unit: char,
    pub start: usize,
    pub end: usize,
    pub receipt: Option<Receipt>,
}

/// A clause up to the word that is read.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a clause may have said")]
pub(super) struct Clause {
    /// Where its first word that ties stands.
    pub start: Option<usize>,
    pub receipt: Option<Receipt>,
    /// One of its words says that applications came in.
    pub comes_in: bool,
    pub object: Object,
    pub information: bool,
    /// Information follows a result: what is counted is documents (不予公开信息12条).
    pub of_information: bool,
    /// Applications are answered or finished.
    pub completes: bool,
    pub finishes: bool,
    pub keys: Vec<Key>,
    /// Whether its keys are joined by 、 or 和.
    pub joined: bool,
    /// The kinds of documents it names.
    pub documents: Vec<Document>,
    /// It says 文件 alone.
    pub of_files: bool,
    pub status: Option<Status>,
    pub negation: bool,
    pub all: bool,
    pub each: bool,
    /// It says 分别 after several names: their numbers follow.
    pub respectively: bool,
    pub includes: bool,
    /// Parts follow (其中).
    pub divides: bool,
    /// It says that applications carried over are counted in, and not how many (含上年结转).
    pub carried: bool,
    /// It has words that are not known, which may be another organ's name.
    pub foreign: bool,
    /// It speaks of a part of the year, or of a plan.
    pub restricted: bool,
    pub waiting: Option<Waiting>,
    /// It compares: its numbers are differences and shares.
    pub relative: bool,
    /// How many of the names before 分别 have their numbers.
    pub told: usize,
    /// It has told a number already.
    pub counted: bool,
    /// A word that ties and has not been used by a number ended here.
    pub end: usize,
}

impl Clause {
    /// Notes a word that ties.
    pub fn tie(&mut self, range: &Range<usize>) {
        self.start.get_or_insert(range.start);
        self.end = range.end;
    }

    /// Forgets what was said: a word is not known.
    pub fn lose(&mut self) {
        let Self { restricted, counted, carried, .. } = *self;
        let keep = Self { foreign: true, restricted, counted, carried, ..Self::default() };
        *self = keep;
    }

    /// What the next item of a list takes over from this one.
    pub fn next_item(&mut self) -> Self {
        Self {
            foreign: self.foreign,
            restricted: self.restricted,
            status: self.status.filter(|_| self.counted),
            start: None,
            counted: self.counted,
            ..Self::default()
        }
    }

    /// Whether a list of names goes on that has no number yet.
    pub fn lists_names(&self) -> bool {
        !self.counted && (!self.keys.is_empty() || self.negation && self.start.is_some())
            || self.counted && self.respectively && !self.keys.is_empty()
    }

    /// A key's measure by itself.
    pub fn measure(key: Key, under: Option<Proceedings>, receipt: Option<Receipt>) -> Option<Measure> {
        match key {
            Key::CarriedOver => Some(Measure::CarriedOver),
            Key::CarriedForward => Some(Measure::CarriedForward),
            Key::Outcome(row) => Some(Measure::Outcome(row)),
            Key::Applicant(applicant) => receipt.map(|receipt| Measure::Applicant(applicant, receipt)),
            Key::Proceedings(kind) => Some(Measure::Proceedings(kind, Ruling::Total)),
            Key::Ruling(ruling) => under.map(|kind| Measure::Proceedings(kind, ruling)),
        }
    }
}
