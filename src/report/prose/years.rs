//! Which year a sentence speaks of, and what is carried from one into another.

use super::Receipt;
use super::clause::{Key, Mode, Number, Standing};
use super::lexicon::Word;
use super::sentence::Reader;
use super::token::Kind;

/// How many words may stand between 结转 and its year.
const CARRY_REACH: usize = 4;

/// Whether a word may stand between 结转 and its year.
fn is_passed_over(word: Word) -> bool {
    matches!(word, Word::Filler | Word::Sum | Word::Quantity | Word::Application | Word::Apply | Word::Information)
}

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
        if compared || self.is_carried(at) || self.is_left_of_last_year(at + 1) {
            return;
        }
        if self.is_put_off(at, word) {
            return;
        }
        self.sentence.elsewhere.time = word != Word::ThisYear || self.spans_years(at);
    }

    /// `2023年至2025年`, `2024年、2025年`: of several years.
    fn spans_years(&self, at: usize) -> bool {
        let Some([before, joint]) = at.checked_sub(2).and_then(|start| self.tokens.get(start..at)) else {
            return false;
        };
        let joins = joint.kind == Kind::Pause || matches!(&self.text[joint.range.clone()], "至" | "到" | "和" | "与");
        joins && matches!((before.kind, self.tokens[at].kind), (Kind::Year(one), Kind::Year(other)) if one != other)
    }

    /// `剩余18件将于2026年办结`: they are carried forward.
    fn is_put_off(&mut self, at: usize, word: Word) -> bool {
        let is_done = |word| matches!(word, Word::Finish | Word::Answer | Word::Receive(Receipt::Handled));
        let waits = matches!(self.clause.number, Number::Waiting(_)) && self.clause.keys.is_empty();
        let is_known = self.clause.standing != Standing::Unknown;
        let puts_off =
            word == Word::NextYear && waits && is_known && self.after(at).is_some_and(|at| self.is_word(at, is_done));
        if puts_off {
            self.clause.standing = Standing::Known;
            let range = self.tokens[at].range.clone();
            self.key(&range, Key::CarriedForward);
        }
        puts_off
    }

    /// Whether a year belongs to 结转 before or after it.
    pub(super) fn is_carried(&self, at: usize) -> bool {
        let is_carry = |at: usize| self.is_word(at, |word| word == Word::Carry);
        self.before(at).is_some_and(is_carry) || self.after(at).is_some_and(is_carry)
    }

    /// The place of the next word that is no mere filler.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        let mut places = (at + 1..self.tokens.len()).take(CARRY_REACH);
        places.find(|at| !self.is_word(*at, is_passed_over))
    }

    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let mut places = (0..at).rev().take(CARRY_REACH);
        places.find(|at| !self.is_word(*at, is_passed_over))
    }

    pub(super) fn carry(&mut self, at: usize) {
        let before = self.before(at).and_then(|at| Some((at, self.time_at(at)?)));
        // 结转18件至下一年度办理.
        let is_counted = matches!(self.tokens.get(at + 1).map(|token| token.kind), Some(Kind::Count(..)));
        let after = self.after(at + usize::from(is_counted)).and_then(|at| Some((at, self.time_at(at)?)));
        let range = &self.tokens[at].range;
        let (key, from) = match (before, after) {
            (Some((from, Word::LastYear)), _) => (Key::CarriedOver, from),
            (_, Some((_, Word::NextYear))) => (Key::CarriedForward, at),
            (Some((from, Word::NextYear)), _) => (Key::CarriedForward, from),
            (_, Some((_, Word::LastYear))) => (Key::CarriedOver, at),
            // 收到17件，办结16件，结转1件: what is left of this year.
            _ if self.sentence.received.is_some() && self.sentence.completed && self.clause.mode == Mode::Asserts => {
                (Key::CarriedForward, at)
            }
            // 处理申请237件，其中新收221件、结转16件.
            _ if self.sentence.new_part => (Key::CarriedOver, at),
            _ => {
                if self.clause.mode == Mode::Includes {
                    self.clause.mode = Mode::CountsInCarriedOver;
                }
                return self.clause.lose();
            }
        };
        let counts_in = key == Key::CarriedOver && self.clause.mode == Mode::Includes;
        // 收到含上年结转在内的申请3607件: no number of its own follows.
        if counts_in && self.tokens.get(at + 1).is_some_and(|next| &self.text[next.range.clone()] == "在") {
            return self.clause.widen_receipt();
        }
        if counts_in {
            self.clause.mode = Mode::CountsInCarriedOver;
        }
        let start = self.tokens[from].range.start;
        self.key(&(start..range.end), key);
    }

    pub(super) fn since(&mut self, at: usize) {
        let of_this_year = at > 0 && self.time_at(at - 1) == Some(Word::ThisYear);
        self.sentence.elsewhere.time |= !of_this_year;
    }
}
