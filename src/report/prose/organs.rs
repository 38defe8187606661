//! Whose words they are: the reporting organ's own, or another's.

use std::ops::Range;

use super::Receipt;
use super::clause::{Grounds, Standing};
use super::lexicon::Word;
use super::sentence::Reader;
use super::speaker;
use crate::numeral;

impl Reader<'_> {
    /// 全市 is the reporting organ's own only in the report of a city.
    pub(super) fn own(&mut self, range: &Range<usize>) {
        let is_own = speaker::is_own(&self.text[range.clone()], self.setting.agency);
        if is_own {
            self.sentence.elsewhere.organ = false;
            self.sentence.whole |= self.text[range.clone()].starts_with('全');
            if self.clause.standing == Standing::Unknown {
                self.clause.standing = Standing::Known;
            }
        } else {
            self.sentence.elsewhere.organ = true;
        }
    }

    /// 全区各部门 is the district, and 各级各部门 is to its government; 各部门 alone are others.
    pub(super) fn organs(&mut self, range: &Range<usize>) {
        let is_whole = self.text[range.clone()].starts_with("各级") && speaker::governs(self.setting.agency);
        self.sentence.whole |= is_whole && !self.sentence.elsewhere.organ;
        if !self.sentence.whole {
            self.sentence.elsewhere.organ |= self.around.is_empty();
            self.clause.lose();
        }
    }

    /// `县政府及其部门`, `云溪县人民政府及各部门`: the government and all that is under it.
    fn begins_whole(&self, at: usize, words: &str) -> bool {
        let agency = self.setting.agency;
        let is_government = words.ends_with("政府") && speaker::governs(agency) && speaker::is_shortened(words, agency);
        let joins = self.is_word(at + 1, |word| word == Word::And);
        is_government && joins && self.is_word(at + 2, |word| word == Word::Organs)
    }

    pub(super) fn unknown(&mut self, at: usize, range: &Range<usize>) {
        let words = self.text[range.clone()].trim();
        // 共收申请48件
        if words == "收" && self.is_word(at + 1, |word| matches!(word, Word::Apply | Word::Application)) {
            return self.receive(range, Receipt::Received);
        }
        // 予以公开、部分公开两类分别占…
        let is_one_numeral = words.chars().count() == 1 && words.chars().all(numeral::is_chinese_numeral);
        if is_one_numeral && self.tokens.get(at + 1).is_some_and(|next| self.text[next.range.clone()].starts_with('类'))
        {
            return;
        }
        if self.begins_whole(at, words) {
            self.sentence.whole = true;
            return;
        }
        if words.is_empty() || self.clause.start.is_none() && speaker::is_name_of(words, self.setting.agency) {
            return;
        }
        self.sentence.strange = true;
        if self.clause.is_blank() && self.around.is_empty() && speaker::names_an_organ(words) {
            self.sentence.elsewhere.organ = true;
        }
        // 因涉及个人隐私不予公开3件: whatever the grounds are.
        let names_grounds = self.clause.grounds != Grounds::Named
            || self.clause.keys.is_empty() && at > 0 && self.is_word(at - 1, |word| word == Word::Belongs);
        if names_grounds && self.clause.receipt.is_none() && !speaker::names_an_organ(words) {
            self.clause.grounds = Grounds::Unknown;
            self.clause.keys.retain(|key| !key.is_outcome());
            return;
        }
        self.clause.lose();
    }
}
