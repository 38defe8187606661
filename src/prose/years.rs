//! Which year a sentence speaks of, and what is carried from one into another.

use super::Receipt;
use super::clause::Key;
use super::lexicon::Word;
use super::sentence::Reader;
use super::token::Kind;

/// How many words may stand between 结转 and its year.
const CARRY_REACH: usize = 4;

impl Reader<'_> {
    /// A year as a word.
    pub(super) fn year(&self, year: u64) -> Word {
        match i64::try_from(year).unwrap_or(0) - i64::from(self.setting.year) {
            -1 => Word::LastYear,
            0 => Word::ThisYear,
            1 => Word::NextYear,
            _ => Word::PartOfYear,
        }
    }

    pub(super) fn time_at(&self, at: usize) -> Option<Word> {
        match self.tokens[at].kind {
            Kind::Word(word @ (Word::LastYear | Word::ThisYear | Word::NextYear)) => Some(word),
            Kind::Year(year) => Some(self.year(year)),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, at: usize, is_it: impl Fn(Word) -> bool) -> bool {
        matches!(self.tokens.get(at).map(|token| token.kind), Some(Kind::Word(word)) if is_it(word))
    }

    pub(super) fn time(&mut self, at: usize, word: Word) {
        let compared = at > 0 && self.is_word(at - 1, |word| matches!(word, Word::Compare))
            || self.is_word(at + 1, |word| word == Word::Compare);
        if compared || self.is_carried(at) {
            return;
        }
        self.sentence.other_time = word != Word::ThisYear;
    }

    /// Whether a year belongs to 结转 before or after it.
    pub(super) fn is_carried(&self, at: usize) -> bool {
        let is_carry = |at: usize| self.is_word(at, |word| word == Word::Carry);
        self.before(at).is_some_and(is_carry) || self.after(at).is_some_and(is_carry)
    }

    /// The place of the next word that is no mere filler.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        let mut places = (at + 1..self.tokens.len()).take(CARRY_REACH);
        places.find(|at| !self.is_word(*at, |word| matches!(word, Word::Filler | Word::Apply | Word::Information)))
    }

    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let mut places = (0..at).rev().take(CARRY_REACH);
        places.find(|at| !self.is_word(*at, |word| matches!(word, Word::Filler | Word::Apply | Word::Information)))
    }

    pub(super) fn carry(&mut self, at: usize) {
        let before = self.before(at).and_then(|at| Some((at, self.time_at(at)?)));
        let after = self.after(at).and_then(|at| Some((at, self.time_at(at)?)));
        let range = &self.tokens[at].range;
        let (key, from) = match (before, after) {
            (Some((from, Word::LastYear)), _) => (Key::CarriedOver, from),
            (_, Some((_, Word::NextYear))) => (Key::CarriedForward, at),
            (Some((from, Word::NextYear)), _) => (Key::CarriedForward, from),
            (_, Some((_, Word::LastYear))) => (Key::CarriedOver, at),
            _ => {
                self.clause.carried = self.clause.includes;
                return self.clause.lose();
            }
        };
        let counts_in = key == Key::CarriedOver && self.clause.includes;
        // 收到含上年结转在内的申请3607件: no number of its own follows.
        if counts_in && self.tokens.get(at + 1).is_some_and(|next| &self.text[next.range.clone()] == "在") {
            let receipt = &mut self.clause.receipt;
            *receipt = receipt.map(|receipt| receipt.max(Receipt::WithCarriedOver));
            return;
        }
        self.clause.carried |= counts_in;
        let start = self.tokens[from].range.start;
        self.key(&(start..range.end), key);
    }

    pub(super) fn since(&mut self, at: usize) {
        let of_this_year = at > 0 && self.time_at(at - 1) == Some(Word::ThisYear);
        self.sentence.other_time |= !of_this_year;
    }
}
