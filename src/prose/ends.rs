//! What is known only where a clause ends: that there is none, that it is so for all, what a number was of.

use std::ops::Range;

use super::clause::{Clause, Key, Object, Waiting};
use super::numeral::Numeral;
use super::sentence::{MAX_DEPTH, Reader, Sentence};
use super::ties::is_of_applications;
use super::{Measure, Receipt, Ruling, Status};

impl Reader<'_> {
    pub(super) fn end_item(&mut self) {
        if self.clause.lists_names() {
            self.clause.joined = true;
        } else {
            self.end_clause();
            self.clause = self.clause.next_item();
        }
    }

    pub(super) fn open(&mut self) {
        if self.around.len() == MAX_DEPTH {
            self.too_deep += 1;
        } else {
            let has_noun = self.clause.object != Object::None && self.usable();
            if let Some(waiting) = self.clause.waiting.take_if(|_| has_noun) {
                self.noun_after_number(&waiting);
            }
            let restricted = self.clause.restricted;
            let around = std::mem::replace(&mut self.clause, Clause { restricted, ..Clause::default() });
            self.around.push((around, self.sentence.of_applications));
        }
    }

    pub(super) fn close(&mut self) {
        self.end_clause();
        let carried = self.clause.carried;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            self.clause = Clause::default();
        } else if let Some((clause, of_applications)) = self.around.pop() {
            self.clause = clause;
            if carried && !self.clause.counted {
                let receipt = &mut self.clause.receipt;
                *receipt = receipt.map(|receipt| receipt.max(Receipt::WithCarriedOver));
            }
            self.sentence.of_applications = of_applications;
        }
    }

    pub(super) fn end_sentence(&mut self) {
        self.end_clause();
        let Sentence { of_applications, received, completed, .. } = self.sentence;
        self.topic.unanswered = of_applications && received.is_some() && !completed;
        (self.clause, self.sentence) = (Clause::default(), Sentence::default());
        self.around.clear();
        self.too_deep = 0;
    }

    pub(super) fn end_clause(&mut self) {
        // Within brackets before the number they speak of that one: 收到申请（含上年结转）3607件.
        if self.clause.carried && self.around.last().is_none_or(|(around, _)| around.counted) {
            self.count_in_carried_over();
        }
        if self.clause.carried || !self.usable() {
            return;
        }
        if let Some(waiting) = self.clause.waiting.take() {
            self.noun_after_number(&waiting);
        } else if self.clause.counted {
        } else if self.clause.negation {
            self.nothing();
        } else if self.clause.all {
            self.every_one();
        }
    }

    /// `收到8份政府信息公开申请`, `发生2起行政诉讼`.
    pub(super) fn noun_after_number(&mut self, waiting: &Waiting) {
        let clause = &self.clause;
        let topical = clause.object == Object::Strong || clause.object == Object::Weak && self.speaks_of_applications();
        let is_case = "件起宗份例条封个次".contains(waiting.unit);
        let measure = match (waiting.receipt, &clause.keys[..]) {
            (Some(receipt), []) if topical && !clause.completes => Measure::Received(receipt),
            (None, [key @ Key::Proceedings(kind)]) if self.may_tie(*key) => Measure::Proceedings(*kind, Ruling::Total),
            _ => return,
        };
        if is_case {
            self.sentence.of_applications = is_of_applications(measure);
            self.claim(vec![measure], waiting.numeral, waiting.start..clause.end.max(waiting.end));
        }
    }

    /// `未收到政府信息公开申请`, `未发生行政复议、行政诉讼`.
    pub(super) fn nothing(&mut self) {
        let Some(start) = self.clause.start else { return };
        let words = start..self.clause.end;
        let measures: Vec<Measure> = if self.clause.keys.is_empty() {
            self.nothing_of_a_noun(start)
        } else {
            let keys = self.distinct_keys();
            let of_table = |key: &&Key| !matches!(key, Key::Applicant(_) | Key::Ruling(_));
            let may_tie = |key: &&Key| match key {
                Key::Proceedings(_) => self.sentence.information || self.speaks_of_applications(),
                _ => self.speaks_of_applications(),
            };
            let tied = keys.iter().filter(of_table).filter(may_tie);
            tied.filter_map(|key| Clause::measure(*key, None, None)).collect()
        };
        for measure in measures {
            self.claim(vec![measure], Numeral::ZERO, words.clone());
        }
    }

    pub(super) fn nothing_of_a_noun(&self, start: usize) -> Vec<Measure> {
        let clause = &self.clause;
        let documents = self.documents();
        if !documents.is_empty() {
            let is_told = !clause.documents.is_empty() && clause.status != Some(Status::InForce);
            return if is_told { documents } else { Vec::new() };
        }
        let topical = clause.object == Object::Strong || clause.object == Object::Weak && self.speaks_of_applications();
        let there_is_none = ["无", "没", "均无"].iter().any(|none| self.text[start..].starts_with(none));
        let is_told = clause.comes_in || clause.receipt.is_none() && there_is_none;
        let is_zero = topical && is_told && !clause.completes;
        is_zero.then_some(Measure::Received(Receipt::Received)).into_iter().collect()
    }

    /// `均为自然人申请`, `均予以公开`, `均维持`, `已全部办结`.
    pub(super) fn every_one(&mut self) {
        let Some(start) = self.clause.start else { return };
        let words = start..self.clause.end;
        let Sentence { received: Some((receipt, received)), divides_received, all, .. } = self.sentence else {
            return self.every_ruling(words);
        };
        match (&self.clause.keys[..], all) {
            ([], _) if self.clause.finishes && self.sentence.of_applications => self.topic.all_finished = Some(words),
            ([Key::Outcome(row)], Some(all)) if self.sentence.of_applications => {
                self.claim(vec![Measure::Outcome(row)], all, words);
            }
            ([Key::Applicant(applicant)], _) if divides_received && self.sentence.of_applications => {
                self.claim(vec![Measure::Applicant(*applicant, receipt)], received, words);
            }
            _ => self.every_ruling(words),
        }
    }

    pub(super) fn every_ruling(&mut self, words: Range<usize>) {
        let Sentence { proceedings, proceedings_number, proceedings_kinds: 1, .. } = self.sentence else { return };
        if let ([Key::Ruling(ruling)], Some(kind), Some(number)) =
            (&self.clause.keys[..], proceedings, proceedings_number)
        {
            self.claim(vec![Measure::Proceedings(kind, *ruling)], number, words);
        }
    }

    /// If all are finished, none is carried forward, unless the paragraph speaks of some that are.
    pub(super) fn end_paragraph(&mut self) {
        if let Some(words) = self.topic.all_finished.take().filter(|_| !self.topic.carries_forward) {
            self.claim(vec![Measure::CarriedForward], Numeral::ZERO, words);
        }
    }
}
