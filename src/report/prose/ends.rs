//! What is known only where a clause, a bracket, a sentence or a paragraph ends: that there is none, that it is so for
//! all, what a number was of.

use std::ops::Range;

use super::clause::{Clause, Completion, Grounds, Information, Key, Mode, Number, Object, Standing, Waiting, group_of};
use super::sentence::{MAX_DEPTH, Reader, Sentence};
use super::ties::is_of_applications;
use super::{Measure, Receipt, Status};
use crate::numeral::Numeral;

impl Reader<'_> {
    pub(super) fn end_item(&mut self) {
        if self.clause.lists_names() {
            self.clause.join();
        } else if !self.clause.lists_grounds() {
            self.end_clause();
            self.clause = self.clause.next_item();
        }
    }

    pub(super) fn open(&mut self) {
        if self.around.len() == MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        let has_noun = self.clause.object != Object::None && self.usable();
        if has_noun && let Some(waiting) = self.clause.take_waiting() {
            self.noun_after_number(&waiting);
        }
        let bracket = self.clause.bracket();
        self.around.push((std::mem::replace(&mut self.clause, bracket), self.sentence.of_applications));
    }

    pub(super) fn close(&mut self) {
        self.end_clause();
        if self.too_deep > 0 {
            self.too_deep -= 1;
            self.clause = Clause::default();
        } else if let Some((clause, of_applications)) = self.around.pop() {
            let bracket = std::mem::replace(&mut self.clause, clause);
            if bracket.mode == Mode::CountsInCarriedOver && !self.clause.is_counted() {
                self.clause.widen_receipt();
            }
            self.grounds_in_bracket(&bracket);
            self.sentence.of_applications = of_applications;
        }
    }

    /// `不予公开（属于四类过程性信息）1件`, `不予公开1件（属于四类过程性信息）`: the bracket says which row it is.
    fn grounds_in_bracket(&mut self, bracket: &Clause) {
        // 予以公开（含部分公开）111件: of both.
        let results = || bracket.keys.iter().all(|key| key.is_outcome()) && !bracket.keys.is_empty();
        let is_of_both = bracket.mode == Mode::Includes && !bracket.is_counted() && results();
        if is_of_both && !self.clause.is_counted() && !self.clause.keys.is_empty() {
            self.clause.join();
            return self.clause.keys.extend(&bracket.keys);
        }
        if bracket.is_counted() || bracket.mode != Mode::Asserts {
            return;
        }
        let row = match bracket.distinct_keys()[..] {
            [key @ Key::Outcome(row)] if bracket.standing == Standing::Known => Some((key, row)),
            _ => None,
        };
        if !self.clause.is_counted() {
            let of_group = |row: &'static str| self.clause.keys.last() == Some(&Key::Outcome(group_of(row)));
            if let Some((key, _)) = row.filter(|(_, row)| of_group(row)) {
                self.clause.keys.push(key);
            }
            return;
        }
        let Some(last) = self.claims.len().checked_sub(1).filter(|last| *last >= self.sentence.first_claim) else {
            return;
        };
        let [Measure::Outcome(group)] = self.claims[last].measures[..] else { return };
        match row {
            Some((_, row)) if group_of(row) == group => self.claims[last].measures = vec![Measure::Outcome(row)],
            None if bracket.standing == Standing::Unknown => self.ungrounded.push(last),
            _ => {}
        }
    }

    pub(super) fn end_sentence(&mut self) {
        self.end_clause();
        self.settle_results();
        let Sentence { received, completed, .. } = self.sentence;
        self.topic.unanswered = received.is_some() && !completed;
        (self.clause, self.sentence) = (Clause::default(), Sentence::default());
        self.around.clear();
        self.too_deep = 0;
    }

    pub(super) fn end_clause(&mut self) {
        // Within brackets before the number they speak of that one: 收到申请（含上年结转）3607件.
        let counts_in = self.clause.mode == Mode::CountsInCarriedOver;
        if counts_in && self.around.last().is_none_or(|(around, _)| around.is_counted()) {
            self.count_in_carried_over();
        }
        // 商业企业是主要申请群体，申请23件: who applied was named before.
        let names_applicants = self.clause.keys.iter().any(|key| matches!(key, Key::Applicant(_)));
        self.sentence.of_some |= names_applicants && !self.clause.is_counted();
        let has_grounds = self.clause.grounds != Grounds::Named;
        self.sentence.names_grounds = has_grounds && self.clause.completion.is_none() && !self.clause.is_counted();
        self.sentence.grounds = self.clause.keys.iter().rev().find_map(|key| match key {
            Key::Outcome(row) => Some(*row),
            _ => None,
        });
        if counts_in || !self.may_be_counted() {
            return;
        }
        if let Some(waiting) = self.clause.take_waiting() {
            self.noun_after_number(&waiting);
        } else if !self.usable() || self.clause.is_counted() {
        } else if self.clause.mode == Mode::Denies {
            self.nothing();
        } else if self.clause.mode == Mode::SaysOfAll {
            self.every_one();
        }
    }

    /// `收到8份政府信息公开申请`, `发生2起行政诉讼`, `1件结转下年度`, `2件因涉及第三方合法权益不予公开`.
    pub(super) fn noun_after_number(&mut self, waiting: &Waiting) {
        let clause = &self.clause;
        let topical = clause.object == Object::Strong || clause.object == Object::Weak && self.speaks_of_applications();
        let keys = clause.distinct_keys();
        let is_known = clause.standing == Standing::Known;
        let is_plain = topical && clause.completion.is_none() && is_known;
        let measure = match (waiting.receipt, waiting.completion, &keys[..]) {
            (Some(receipt), None, []) if is_plain => Some(Measure::Received(receipt)),
            // 已办结的219件申请.
            // and 办结的36件申请均在法定期限内答复.
            (None, Some(_), []) if topical && is_known && !self.sentence.divides_completed => Some(Measure::Completed),
            (None, None, [key]) if self.may_follow(*key) => {
                let receipt = self.sentence.received.map(|(receipt, _)| receipt);
                key.measure(self.sentence.proceedings, receipt)
            }
            // 收到1起因政府信息公开引发的行政复议.
            (Some(_), None, [key @ Key::Proceedings(_)]) if self.is_caused() && self.may_follow(*key) => {
                key.measure(None, None)
            }
            // 219件申请已办理完毕, before anything else is counted.
            (None, None, []) if (topical || self.topic.headed) && self.finishes_all(waiting) => {
                Some(Measure::Completed)
            }
            // 326件行政许可决定.
            (None, None, []) if clause.decides && clause.object == Object::None => {
                clause.decision.map(Measure::Decisions)
            }
            // 规范性文件6件继续有效, 1件被宣布废止.
            (None, None, []) if clause.status.is_some() && clause.object == Object::None => {
                let document = waiting.document.or(clause.documents.first().copied()).or(self.sentence.document);
                document.zip(clause.status).map(|(document, status)| Measure::Documents(document, status))
            }
            // 其中26件已办结.
            (None, None, []) if self.finishes_those_received() => Some(Measure::Completed),
            _ => None,
        };
        let is_case = "件起宗份例条封个次".contains(waiting.unit);
        if let Some(measure) = measure.filter(|_| is_case) {
            self.sentence.of_applications = is_of_applications(measure);
            self.claim(vec![measure], waiting.numeral, waiting.start..clause.end.max(waiting.end));
        }
    }

    /// Whether a clause tells what its proceedings came of: 因政府信息公开.
    fn is_caused(&self) -> bool {
        self.clause.grounds == Grounds::Begun && self.clause.object == Object::None && self.sentence.information
    }

    /// Whether a number in front begins a sentence that says how many are finished.
    fn finishes_all(&self, waiting: &Waiting) -> bool {
        let Sentence { of_some, completed, received, first_claim, .. } = self.sentence;
        let is_first = self.claims.len() == first_claim && received.is_none() && !completed && !of_some;
        let says = self.clause.completion == Some(Completion::Finished) && self.clause.standing == Standing::Known;
        is_first && says && self.clause.mode == Mode::Asserts && waiting.receipt.is_none()
    }

    /// Whether a number in front says how many of those that came in are finished.
    fn finishes_those_received(&self) -> bool {
        let Sentence { received, completed, .. } = self.sentence;
        let finishes = self.clause.completion == Some(Completion::Finished);
        finishes && self.clause.standing == Standing::Known && received.is_some() && !completed
    }

    /// Whether a measure may stand behind its number.
    fn may_follow(&self, key: Key) -> bool {
        let is_known = match key {
            Key::Proceedings(_) => self.clause.standing == Standing::Known,
            // 行政复议31件，其中19件维持.
            Key::Ruling(_) => self.clause.standing == Standing::Known && self.sentence.proceedings.is_some(),
            Key::Outcome(_) => !self.counts_documents(),
            Key::CarriedOver | Key::CarriedForward | Key::Applicant(_) => true,
        };
        is_known && self.may_tie(key)
    }

    /// `未收到政府信息公开申请`, `未发生行政复议、行政诉讼`.
    pub(super) fn nothing(&mut self) {
        let Some(start) = self.clause.start else { return };
        let words = start..self.clause.end;
        let measures: Vec<Measure> = if self.clause.keys.is_empty() {
            self.nothing_of_a_noun(start)
        } else {
            let keys = self.clause.distinct_keys();
            let of_table = |key: &&Key| !matches!(key, Key::Applicant(_) | Key::Ruling(_));
            let may_tie = |key: &&Key| match key {
                Key::Proceedings(_) => self.speaks_of_proceedings(),
                _ => self.speaks_of_applications(),
            };
            let tied = keys.iter().filter(of_table).filter(may_tie);
            tied.filter_map(|key| key.measure(None, None)).collect()
        };
        for measure in measures {
            self.claim(vec![measure], Numeral::ZERO, words.clone());
        }
    }

    pub(super) fn nothing_of_a_noun(&self, start: usize) -> Vec<Measure> {
        let clause = &self.clause;
        if let Some(decision) = clause.decision {
            let is_plain = clause.grounds == Grounds::Named && clause.information == Information::Unsaid;
            let is_told = is_plain && clause.object == Object::None && clause.receipt.is_none();
            return is_told.then_some(Measure::Decisions(decision)).into_iter().collect();
        }
        let documents = self.documents();
        if !documents.is_empty() {
            let is_told = !clause.documents.is_empty() && clause.status != Some(Status::InForce);
            return if is_told { documents } else { Vec::new() };
        }
        let topical = clause.object == Object::Strong || clause.object == Object::Weak && self.speaks_of_applications();
        let there_is_none = ["无", "没", "均无"].iter().any(|none| self.text[start..].starts_with(none));
        let comes_in = clause.receipt.is_some_and(|receipt| receipt < Receipt::Handled);
        let is_told = comes_in || clause.receipt.is_none() && there_is_none;
        let is_zero = topical && is_told && clause.completion.is_none();
        is_zero.then_some(Measure::Received(Receipt::Received)).into_iter().collect()
    }

    /// `均为自然人申请`, `均予以公开`, `均维持`, `已全部办结`.
    pub(super) fn every_one(&mut self) {
        let Some(start) = self.clause.start else { return };
        let words = start..self.clause.end;
        let Sentence { received, divides_received, all, of_applications, excepts, .. } = self.sentence;
        let finishes = self.clause.completion == Some(Completion::Finished);
        match (&self.clause.keys[..], all, received) {
            _ if excepts => {}
            ([], ..) if finishes && (of_applications && received.is_some() || self.names_all_applications()) => {
                self.topic.all_finished = Some(words);
            }
            ([Key::Outcome(row)], Some(all), Some(_)) if of_applications => {
                self.claim(vec![Measure::Outcome(row)], all, words);
            }
            ([Key::Applicant(applicant)], _, Some((receipt, number))) if divides_received && of_applications => {
                self.claim(vec![Measure::Applicant(*applicant, receipt)], number, words);
            }
            _ => self.every_ruling(words),
        }
    }

    /// `所有政府信息公开申请均已办结`.
    fn names_all_applications(&self) -> bool {
        let named =
            self.clause.object == Object::Strong || self.clause.object == Object::Weak && self.speaks_of_applications();
        named && self.clause.receipt.is_none_or(|receipt| receipt < Receipt::Handled)
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

    /// Takes a number that was told with its bracket or its list as used.
    pub(super) fn counted(&mut self, waiting: Option<Waiting>) {
        if self.clause.is_respective() {
            self.clause.number = Number::Told;
        } else {
            self.clause = self.clause.after_number(waiting);
        }
    }
}
