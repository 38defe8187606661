//! Words that say little by themselves, and something beside others: fillers, quantities and what they grow to.

use std::ops::Range;

use super::clause::{Key, Mode, Number, Object};
use super::lexicon::Word;
use super::sentence::{LONGEST_REACH, Reader};
use super::token::Kind;
use super::{Applicant, Receipt};

impl Reader<'_> {
    pub(super) fn filler(&mut self, at: usize) {
        let range = &self.tokens[at].range;
        let counts = matches!(self.tokens.get(at + 1).map(|token| token.kind), Some(Kind::Count(_, '件' | '宗')));
        match &self.text[range.clone()] {
            // 办结219件，未办结18件.
            "未办结" if (counts || self.counts_noun(at + 1)) && self.clause.is_blank() => {
                let key = if self.is_left_of_last_year(at) { Key::CarriedOver } else { Key::CarriedForward };
                return self.key(range, key);
            }
            // 申请由上年的196件上升到221件.
            "由" if self.tokens.get(at + 1).is_some_and(|_| self.time_at(at + 1) == Some(Word::LastYear)) => {
                return self.quantity();
            }
            // 收到公民申请186件、企业申请23件.
            "公民" if self.names_applicants_after(at) => {
                return self.key(range, Key::Applicant(Applicant::NaturalPerson));
            }
            // 申请人为自然人的186件.
            "申请人" if self.tokens.get(at + 1).is_some_and(|next| &self.text[next.range.clone()] == "为") => {
                self.clause.tie(range);
                self.clause.object = self.clause.object.max(Object::Weak);
            }
            // 收到申请数较去年增加25件，为221件.
            "为" if counts && self.sentence.quantity && self.clause.is_blank() => return self.became(range),
            _ => {}
        }
        // 对12条不予公开的信息进行了审查: the result only says which they are.
        // 对57件申请作出无法提供的答复 is the result itself.
        let is_result = self
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == Kind::Word(Word::Answer) || &self.text[next.range.clone()] == "决定");
        let says_which = &self.text[range.clone()] == "的" && self.clause.keys.iter().any(|key| key.is_outcome());
        let says_which = says_which && !is_result;
        if says_which && matches!(self.clause.number, Number::Waiting(_)) {
            self.clause.number = Number::Told;
        }
    }

    /// Whether a sentence goes on to name who applied.
    pub(super) fn names_applicants_after(&self, at: usize) -> bool {
        let rest = self.tokens[at + 1..].iter().map(|token| token.kind).take_while(|kind| *kind != Kind::Stop);
        rest.take(LONGEST_REACH).any(|kind| matches!(kind, Kind::Word(Word::Applicant(_))))
    }

    /// `未办结申请18件`, `未办结的16件申请`.
    fn counts_noun(&self, at: usize) -> bool {
        let noun = self.is_word(at, |word| matches!(word, Word::Apply | Word::Application));
        let of = self.tokens.get(at).is_some_and(|token| &self.text[token.range.clone()] == "的");
        (noun || of) && matches!(self.tokens.get(at + 1).map(|token| token.kind), Some(Kind::Count(_, '件' | '宗')))
    }

    /// `上年未办结的16件申请`.
    pub(super) fn is_left_of_last_year(&self, at: usize) -> bool {
        let is_left = self.tokens.get(at).is_some_and(|token| &self.text[token.range.clone()] == "未办结");
        let is_counted = matches!(self.tokens.get(at + 1).map(|token| token.kind), Some(Kind::Count(_, '件' | '宗')));
        let is_of_them = is_left && (is_counted || self.counts_noun(at + 1));
        is_of_them && at > 0 && self.time_at(at - 1) == Some(Word::LastYear)
    }

    /// 申请量 alone is all applications; 网上申请量 is not. 行政许可决定数 are those that were taken.
    pub(super) fn quantity(&mut self) {
        self.clause.decides |= self.clause.decision.is_some();
        let is_all =
            self.clause.object == Object::Strong || self.clause.object == Object::Weak && self.speaks_of_applications();
        let is_plain = self.clause.keys.is_empty() && self.clause.completion.is_none();
        self.sentence.quantity |= is_all && is_plain && self.clause.mode == Mode::Asserts && self.usable();
    }

    /// `申请量由2024年的196件增至2025年的221件`: what it has grown to is this year's.
    pub(super) fn became(&mut self, range: &Range<usize>) {
        let has_grown = !matches!(&self.text[range.clone()], "为" | "达" | "达到");
        if self.sentence.quantity && self.clause.keys.is_empty() {
            self.clause.mode = Mode::Asserts;
            self.clause.tie(range);
            self.clause.object = self.clause.object.max(Object::Weak);
            self.clause.receipt = self.clause.receipt.max(Some(Receipt::Accepted));
        } else if has_grown {
            self.clause.lose();
            self.clause.mode = Mode::Compares;
        }
    }

    /// 予以公开率, 办结率: the percentage that follows is its. 按时办结率 is of something else.
    pub(super) fn rate(&mut self, at: usize) {
        let punctual = |word: &str| ["按时", "按期", "准时", "如期", "及时"].contains(&word);
        let of_time = at > 1 && punctual(&self.text[self.tokens[at - 2].range.clone()]);
        let has_name = !self.clause.keys.is_empty() || self.clause.completion.is_some();
        if !has_name || of_time || self.clause.is_counted() {
            self.clause.lose();
        }
        self.clause.mode = Mode::Compares;
    }
}
