//! What a clause has said so far.
//!
//! Each field is one question with one answer at a time; what several words may answer together is an enum, so that a
//! clause cannot both deny and include, or wait for a noun after its number was used.

use std::ops::Range;

use super::{Applicant, Decision, Document, Measure, Proceedings, Receipt, Ruling, Status};
use crate::numeral::Numeral;

/// How a clause speaks of applications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Object {
    /// Not at all.
    #[default]
    None,
    /// Of an application (申请), of whatever kind.
    Weak,
    /// Of applications for information (政府信息公开申请).
    Strong,
}

/// What a clause says happened to applications that had come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Completion {
    /// They were answered (答复).
    Answered,
    /// They were finished (办结): none of them is left.
    Finished,
}

/// How a clause puts what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// As a fact.
    #[default]
    Asserts,
    /// That there is none (未收到).
    Denies,
    /// Of all that was counted before (均予以公开).
    SaysOfAll,
    /// As a part of what was counted before (其中).
    Divides,
    /// As counted in (含).
    Includes,
    /// That applications carried over are counted in (含上年结转), with or without saying how many.
    CountsInCarriedOver,
    /// Beside another number: what is counted is a difference or a share (较上年增加, 占).
    Compares,
}

/// Whether a clause may tie numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// All its words are known.
    #[default]
    Known,
    /// It speaks of what is left (其余): a number is tied only by a measure behind it (其余2件结转下年).
    OfTheRest,
    /// It has words that are not known, which may be another organ's name or another matter.
    Unknown,
    /// It speaks of a part of the year, or of a plan.
    Restricted,
}

/// The grounds that a clause names before a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grounds {
    /// None, or rows of the form alone.
    #[default]
    Named,
    /// It has begun to name them (因): what follows up to the result may be unknown.
    Begun,
    /// Words that are no row of the form: the number is only of these, and of the result's group as far as one can
    /// tell.
    Unknown,
}

/// How the names of a list share numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Row {
    /// One name.
    #[default]
    Single,
    /// Several, of which the number is the sum (予以公开和部分公开共31件).
    Joined,
    /// Several, for each of which the number stands (各3件).
    Each,
    /// Several, whose numbers follow in the same order (分别为8件、3件), and how many have followed.
    Respective(usize),
}

/// What the word information does in a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Information {
    /// It is not there.
    #[default]
    Unsaid,
    /// It belongs to the application or its result.
    Said,
    /// It follows a result: what is counted is documents (不予公开信息12条).
    Counted,
}

/// The number of a clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Number {
    /// Not told yet.
    #[default]
    Untold,
    /// Told.
    Told,
    /// Told, and waiting for what it counts (收到8份…, 2件结转…).
    Waiting(Waiting),
}

/// A number that waits for its noun.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Waiting {
    pub numeral: Numeral,
    pub unit: char,
    pub start: usize,
    pub end: usize,
    pub receipt: Option<Receipt>,
    /// What was said before it to have happened to them: 已办结的219件申请.
    pub completion: Option<Completion>,
    /// The kind of documents named before it: 规范性文件6件继续有效.
    pub document: Option<Document>,
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

impl Key {
    /// The measure by itself; none for a ruling without its proceedings, or applicants without a word for how they came
    /// in.
    pub fn measure(self, under: Option<Proceedings>, receipt: Option<Receipt>) -> Option<Measure> {
        match self {
            Self::CarriedOver => Some(Measure::CarriedOver),
            Self::CarriedForward => Some(Measure::CarriedForward),
            Self::Outcome(row) => Some(Measure::Outcome(row)),
            Self::Applicant(applicant) => receipt.map(|receipt| Measure::Applicant(applicant, receipt)),
            Self::Proceedings(kind) => Some(Measure::Proceedings(kind, Ruling::Total)),
            Self::Ruling(ruling) => under.map(|kind| Measure::Proceedings(kind, ruling)),
        }
    }

    pub fn is_proceedings(self) -> bool {
        matches!(self, Self::Proceedings(_))
    }

    pub fn is_outcome(self) -> bool {
        matches!(self, Self::Outcome(_))
    }
}

/// The group that a row of results belongs to: `refused` for `refused.state_secret`, itself for a group.
pub(super) fn group_of(row: &str) -> &str {
    row.split('.').next().unwrap_or(row)
}

/// A clause up to the word that is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    /// Where its first word that ties stands.
    pub start: Option<usize>,
    /// Where the last word that ties, and has not been used by a number, ends.
    pub end: usize,
    pub receipt: Option<Receipt>,
    pub completion: Option<Completion>,
    pub object: Object,
    pub information: Information,
    pub keys: Vec<Key>,
    pub row: Row,
    /// The kinds of documents it names.
    pub documents: Vec<Document>,
    pub status: Option<Status>,
    /// A decision is taken (作出), and what is decided.
    pub decides: bool,
    pub decision: Option<Decision>,
    pub mode: Mode,
    pub standing: Standing,
    pub grounds: Grounds,
    pub number: Number,
}

impl Clause {
    /// Notes a word that ties.
    pub fn tie(&mut self, range: &Range<usize>) {
        self.start.get_or_insert(range.start);
        self.end = range.end;
    }

    /// Whether nothing that ties has been said.
    pub fn is_blank(&self) -> bool {
        self.start.is_none() && self.number == Number::Untold
    }

    pub fn is_counted(&self) -> bool {
        self.number != Number::Untold
    }

    /// What a clause after this one takes over: that a number was told, and what makes it untrustworthy.
    fn heir(&self) -> Self {
        let number = if self.is_counted() { Number::Told } else { Number::Untold };
        Self { standing: self.standing, number, ..Self::default() }
    }

    /// Forgets what was said: a word is not known.
    pub fn lose(&mut self) {
        let mode = if self.mode == Mode::CountsInCarriedOver { self.mode } else { Mode::Asserts };
        let standing = if self.standing == Standing::Restricted { self.standing } else { Standing::Unknown };
        *self = Self { mode, standing, ..self.heir() };
    }

    /// What the next item of a list takes over from this one.
    pub fn next_item(&self) -> Self {
        let decides = self.decides && self.is_counted();
        Self { status: self.status.filter(|_| self.is_counted()), grounds: self.grounds, decides, ..self.heir() }
    }

    /// What goes on after a number has been told.
    pub fn after_number(&self, waiting: Option<Waiting>) -> Self {
        let number = waiting.map_or(Number::Told, Number::Waiting);
        let standing = if self.standing == Standing::OfTheRest { self.standing } else { self.heir().standing };
        Self { status: self.status, decides: self.decides, standing, number, ..Self::default() }
    }

    /// What a bracket within it begins with.
    pub fn bracket(&self) -> Self {
        let standing = if self.standing == Standing::Restricted { self.standing } else { Standing::Known };
        Self { standing, ..Self::default() }
    }

    /// Its names are a list whose number is their sum.
    pub fn join(&mut self) {
        if self.row == Row::Single {
            self.row = Row::Joined;
        }
    }

    /// Whether its numbers follow in the order of its names.
    pub fn is_respective(&self) -> bool {
        matches!(self.row, Row::Respective(_))
    }

    /// Whether a list of names goes on that has no number yet.
    pub fn lists_names(&self) -> bool {
        if self.is_respective() && self.is_counted() {
            return !self.keys.is_empty();
        }
        !self.is_counted() && (!self.keys.is_empty() || self.mode == Mode::Denies && self.start.is_some())
    }

    /// Whether grounds are named behind a number whose result is still to come: 57件因本机关不掌握、需另行制作等原因无法提供.
    pub fn lists_grounds(&self) -> bool {
        matches!(self.number, Number::Waiting(_)) && self.grounds != Grounds::Named
    }

    /// Takes a number that waits for what it counts.
    pub fn take_waiting(&mut self) -> Option<Waiting> {
        match std::mem::take(&mut self.number) {
            Number::Waiting(waiting) => {
                self.number = Number::Told;
                Some(waiting)
            }
            number => {
                self.number = number;
                None
            }
        }
    }

    /// Takes the word that applications came in by in the sense of “with those carried over”.
    pub fn widen_receipt(&mut self) {
        self.receipt = self.receipt.map(|receipt| receipt.max(Receipt::WithCarriedOver));
    }

    /// The keys without those that another one says more exactly.
    pub fn distinct_keys(&self) -> Vec<Key> {
        let keys = &self.keys;
        if self.row != Row::Single {
            return keys.clone();
        }
        let has_ruling = keys.iter().any(|key| matches!(key, Key::Ruling(_)));
        let is_way = |key: &Key| matches!(key, Key::Proceedings(Proceedings::Direct | Proceedings::AfterReview));
        let has_way = keys.iter().any(is_way);
        let has_row_of = |group: &str| {
            keys.iter().any(|key| matches!(key, Key::Outcome(row) if *row != group && group_of(row) == group))
        };
        let said_more_exactly = |key: &Key| match key {
            Key::Proceedings(Proceedings::Litigation | Proceedings::Review) => has_ruling || has_way,
            Key::Proceedings(_) => has_ruling,
            Key::Outcome(row) => has_row_of(row),
            _ => false,
        };
        let mut distinct: Vec<Key> = keys.iter().filter(|key| !said_more_exactly(key)).copied().collect();
        distinct.dedup();
        distinct
    }
}
