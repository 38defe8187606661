//! What a number with its unit stands for.

use std::ops::Range;

use super::clause::{Clause, Grounds, Information, Key, Mode, Object, Row, Standing, Waiting, group_of};
use super::lexicon::Word;
use super::sentence::{GROUPS, Reader, Sentence};
use super::speaker;
use super::token::{Kind, Token};
use super::{Claim, Measure, Receipt, Ruling, Share, Status};
use crate::numeral::{Limit, Numeral};

/// The units of cases; information is counted by some of them too.
const CASES: &str = "件起宗份例条封个次";

/// Words that change nothing elsewhere, before 政府信息公开申请221件 they say that it is a part.
const OF_SOME: [&str; 16] =
    ["另", "另有", "另外", "又", "再", "还", "仍", "其", "该", "同意", "继续", "各类", "各种", "类", "仅", "只"];

/// The units of documents.
const DOCUMENTS: &str = "件个部份篇";

/// How many numbers before a share may be its whole.
const MOST_BASES: usize = 16;

impl Reader<'_> {
    /// Whether the sentence is of the report's year and organ.
    pub(super) fn speaks_of_here(&self) -> bool {
        let elsewhere = self.sentence.elsewhere;
        !(elsewhere.time || elsewhere.plan || elsewhere.organ && self.around.is_empty())
    }

    /// Whether a number after what was said can be tied.
    pub(super) fn usable(&self) -> bool {
        self.speaks_of_here() && self.clause.standing == Standing::Known
    }

    /// Whether a number before what is said can be tied.
    pub(super) fn may_be_counted(&self) -> bool {
        self.speaks_of_here() && matches!(self.clause.standing, Standing::Known | Standing::OfTheRest)
    }

    pub(super) fn speaks_of_applications(&self) -> bool {
        self.sentence.application || self.topic.application
    }

    /// Whether review and litigation are those over disclosure.
    pub(super) fn speaks_of_proceedings(&self) -> bool {
        let is_headed = self.topic.proceedings && !self.sentence.strange;
        self.sentence.information || is_headed || self.speaks_of_applications()
    }

    /// Whether documents with a result are counted, and not applications: 不予公开信息12条.
    pub(super) fn counts_documents(&self) -> bool {
        self.clause.information == Information::Counted
    }

    pub(super) fn count(&mut self, at: usize, numeral: Numeral, unit: char, range: &Range<usize>) {
        if self.clause.mode == Mode::Compares {
            return;
        }
        // 办结221件中的203件: this one only says of which.
        if self.is_word(at + 1, |word| word == Word::Within) && self.is_counted_after(at + 2) {
            return self.clause.lose();
        }
        // 收到申请超过300件的单位2家: it only says which they are.
        let kind = |at: usize| self.tokens.get(at).map(|token| token.kind);
        let describes = kind(at + 2) == Some(Kind::Unknown) && &self.text[self.tokens[at + 1].range.clone()] == "的";
        if describes {
            return self.clause.lose();
        }
        let is_tellable = !numeral.approximate || numeral.limit != Limit::Itself;
        let exact = is_tellable && self.clause.mode != Mode::Denies;
        let measures = if exact && self.usable() { self.measures(at, unit, numeral) } else { Vec::new() };
        if measures.is_empty() {
            self.count_untied(unit);
        }
        // 申请除4件结转外均已办结: those that are excepted wait for what became of them.
        let may_wait = self.clause.object == Object::None || self.sentence.excepts;
        let is_bare = measures.is_empty() && self.clause.keys.is_empty() && may_wait;
        let waits = exact && is_bare && self.may_be_counted();
        // 上年结转16件，新收221件，合计237件；办结219件: their sum is of them.
        let sums_up = measures.is_empty() && at > 0 && self.is_word(at - 1, |word| word == Word::Sum);
        let is_of = measures.iter().flatten().any(|measure| is_of_applications(*measure));
        self.sentence.of_applications = is_of || sums_up && self.sentence.of_applications;
        let start = self.clause.start.unwrap_or(range.start);
        for measures in measures {
            self.claim(measures, numeral, start..range.end);
        }
        let Clause { receipt, completion, .. } = self.clause;
        let document = match self.clause.documents[..] {
            [document] if self.clause.status.is_none() => Some(document),
            _ => None,
        };
        let waiting = Waiting { numeral, unit, start, end: range.end, receipt, completion, document };
        self.counted(waits.then_some(waiting));
    }

    /// The measures of a number: a list of those that it is the sum of, or several where it stands for each of several.
    fn measures(&mut self, at: usize, unit: char, numeral: Numeral) -> Vec<Vec<Measure>> {
        let clause = &self.clause;
        let counts_matters = clause.object == Object::Strong || self.sentence.of_applications;
        let is_case = CASES.contains(unit) || unit == '项' && counts_matters;
        if !clause.keys.is_empty() {
            return if is_case { self.keyed(at) } else { Vec::new() };
        }
        if clause.grounds == Grounds::Unknown {
            return Vec::new();
        }
        let documents = self.documents();
        if !documents.is_empty() {
            return if DOCUMENTS.contains(unit) { self.grouped(documents) } else { Vec::new() };
        }
        if !is_case {
            return Vec::new();
        }
        if let Some(decision) = clause.decision {
            return if self.is_taken(at) { vec![vec![Measure::Decisions(decision)]] } else { Vec::new() };
        }
        let topical = clause.object == Object::Strong || clause.object == Object::Weak && self.speaks_of_applications();
        match (clause.receipt, clause.completion) {
            (Some(receipt), None)
                if topical || self.is_new_part(receipt, numeral) || self.is_new_alone(receipt, at) =>
            {
                vec![vec![Measure::Received(receipt)]]
            }
            (None, Some(_)) if self.sentence.divides_completed => Vec::new(),
            (None, Some(_))
                if topical || self.is_headed(at) || self.sentence.of_applications || self.results_follow() =>
            {
                vec![vec![Measure::Completed]]
            }
            (None, None) if self.is_all_applications(at) => vec![vec![Measure::Received(Receipt::Handled)]],
            _ => Vec::new(),
        }
    }

    /// `作出行政处罚决定41件`, `行政许可决定数326件`; `全年行政许可326件` where nothing is published or otherwise done.
    fn is_taken(&self, at: usize) -> bool {
        const MOST_WORDS: usize = 8;
        let clause = &self.clause;
        let says_nothing_else = |token: &Token| match token.kind {
            Kind::Word(Word::Own | Word::ThisYear | Word::Sum | Word::Decision(_)) => true,
            Kind::Word(Word::Filler) => matches!(&self.text[token.range.clone()], "共有" | "有" | "为" | "的" | "共计"),
            Kind::Year(year) => self.year(year) == Word::ThisYear,
            _ => false,
        };
        let ends = |token: &&Token| !matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Pause);
        let is_bare = || {
            let plain = !self.sentence.information && !self.sentence.strange && !self.topic.application;
            let words = || self.tokens[..at].iter().rev().take_while(ends).take(MOST_WORDS);
            let is_whole = |token: &Token| {
                matches!(token.kind, Kind::Year(_) | Kind::Word(Word::Own | Word::ThisYear | Word::Sum))
            };
            let counts_cases = matches!(self.tokens[at].kind, Kind::Count(_, '件' | '宗' | '起'));
            let next = self.tokens.get(at + 1).map(|token| token.kind);
            let is_end = matches!(next, None | Some(Kind::Comma | Kind::Pause | Kind::Semicolon | Kind::Stop));
            plain && counts_cases && is_end && words().all(says_nothing_else) && words().any(is_whole)
        };
        let is_of_others = clause.object != Object::None || clause.receipt.is_some();
        !is_of_others && (clause.decides || self.sentence.decided || is_bare())
    }

    /// `办结34件` below 依申请公开情况, where nothing else is spoken of.
    fn is_headed(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1).map(|token| token.kind);
        let is_bare = matches!(next, None | Some(Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open));
        let Sentence { strange, of_some, .. } = self.sentence;
        is_bare && self.topic.headed && !strange && !of_some && self.clause.object == Object::None
    }

    /// `办结209件：予以公开81件、部分公开30件`: what is finished are applications by their results.
    fn results_follow(&self) -> bool {
        let Sentence { outcomes, strange, .. } = self.sentence;
        outcomes > 1 && !strange && self.speaks_of_applications() && self.clause.object == Object::None
    }

    /// Whether a number follows the place, perhaps behind 的.
    fn is_counted_after(&self, at: usize) -> bool {
        let is_count = |at: usize| matches!(self.tokens.get(at).map(|token| token.kind), Some(Kind::Count(..)));
        is_count(at) || is_count(at + 1) && &self.text[self.tokens[at].range.clone()] == "的"
    }

    /// `政府信息公开申请221件，办结率为92.4%`: nothing is said but that there are so many.
    fn is_all_applications(&self, at: usize) -> bool {
        const MOST_WORDS: usize = 24;
        let ends = |kind: Option<Kind>| {
            matches!(kind, None | Some(Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open | Kind::Close))
        };
        let words = || self.tokens[..at].iter().rev().take(MOST_WORDS);
        let clause = || words().take_while(|token| !ends(Some(token.kind)) && token.kind != Kind::Colon);
        let says_nothing_else = |token: &Token| match token.kind {
            Kind::Word(Word::Filler) => !OF_SOME.contains(&&self.text[token.range.clone()]),
            Kind::Word(Word::Own | Word::ThisYear | Word::Application | Word::Apply | Word::Sum | Word::Quantity) => {
                true
            }
            Kind::Year(year) => self.year(year) == Word::ThisYear,
            _ => false,
        };
        // 依申请公开221件 may be what was disclosed.
        let words = |token: &Token| &self.text[token.range.clone()];
        let names = self.names_applicants_after(at)
            || clause().any(|token| {
                words(token).ends_with("申请") || matches!(words(token), "件" | "事项" | "申请件" | "数量")
            });
        let next = self.tokens.get(at + 1).map(|token| token.kind);
        let is_strong = self.clause.object == Object::Strong;
        let is_named = is_strong || self.clause.object == Object::Weak && self.topic.headed;
        let is_plain = is_named && self.clause.mode == Mode::Asserts && !self.sentence.of_some;
        let ends_clause = ends(next) || next == Some(Kind::Colon);
        is_plain && names && ends_clause && clause().count() < MOST_WORDS && clause().all(says_nothing_else)
    }

    /// `收到申请3607件，其中新收3511件`: the rest was carried over.
    fn is_new_part(&self, receipt: Receipt, numeral: Numeral) -> bool {
        let all = self.sentence.received.filter(|_| self.sentence.received_claim.is_some());
        receipt == Receipt::New
            && self.clause.object == Object::None
            && all.is_some_and(|(_, all)| numeral.value <= all.value)
    }

    /// `上年结转申请18件，本年新收137件`; 新收17件 in a paragraph on applications; 共受理21件 behind 办理公开申请.
    fn is_new_alone(&self, receipt: Receipt, at: usize) -> bool {
        let next = self.tokens.get(at + 1).map(|token| token.kind);
        let is_bare = matches!(
            next,
            None | Some(Kind::Comma | Kind::Pause | Kind::Semicolon | Kind::Stop | Kind::Open | Kind::Close)
        );
        let is_topical = self.sentence.of_applications || self.speaks_of_applications();
        // Below 依申请公开情况 what comes in are applications, unless something else is spoken of.
        let is_headed = self.topic.headed && !self.sentence.strange;
        let may_be = match receipt {
            Receipt::New => is_topical,
            Receipt::Received | Receipt::Accepted => self.sentence.application || is_headed,
            // 收到221件，上年结转16件，共需办理237件.
            Receipt::Handled | Receipt::Undefined => self.sentence.of_applications && self.sentence.received.is_some(),
            Receipt::WithCarriedOver => false,
        };
        may_be && self.clause.object == Object::None && is_bare
    }

    pub(super) fn documents(&self) -> Vec<Measure> {
        let clause = &self.clause;
        let of_requests =
            clause.object != Object::None || clause.receipt.is_some() || clause.information != Information::Unsaid;
        let Some(status) = clause.status.filter(|_| !of_requests) else { return Vec::new() };
        // 开展规范性文件清理，共废止4件; what is made behind it may be anything.
        let is_cleared = status == Status::Repealed && self.around.is_empty() && !self.sentence.information;
        let named = self.sentence.named_document.filter(|_| is_cleared);
        let before = self.sentence.document.or(named).filter(|_| clause.documents.is_empty());
        let documents = clause.documents.iter().chain(&before);
        documents.map(|document| Measure::Documents(*document, status)).collect()
    }

    /// One measure, the sum of those that are joined, or each of them by itself.
    fn grouped(&self, mut measures: Vec<Measure>) -> Vec<Vec<Measure>> {
        // 尚在办理、需结转2024年的申请121件 are the same ones twice.
        if measures.iter().all(|measure| Some(measure) == measures.first()) {
            measures.truncate(1);
        }
        match (measures.len(), self.clause.row) {
            (1, _) | (_, Row::Joined) => vec![measures],
            (_, Row::Each) => measures.into_iter().map(|measure| vec![measure]).collect(),
            _ => Vec::new(),
        }
    }

    /// The measures of the keys, for the number at hand.
    fn keyed(&mut self, at: usize) -> Vec<Vec<Measure>> {
        let keys = self.clause.distinct_keys();
        // 不予公开的12件信息 are documents; 收到信访举报投诉1560件 are no applications.
        let of_results = keys.iter().all(|key| key.is_outcome());
        let counts_information = self.is_word(at + 1, |word| word == Word::Information);
        let comes_in = self.clause.receipt.is_some_and(|receipt| receipt < Receipt::Handled);
        if of_results && (counts_information || comes_in && self.clause.object == Object::None) {
            return Vec::new();
        }
        let is_strange = self.clause.grounds == Grounds::Unknown && !keys.iter().all(|key| key.is_outcome());
        if is_strange || self.counts_documents() || keys.iter().any(|key| !self.may_tie(*key)) {
            return Vec::new();
        }
        let receipt = self.clause.receipt.or(self.sentence.received.map(|(receipt, _)| receipt));
        let receipt = receipt.or(Some(Receipt::Accepted));
        let measure = |key: Key| key.measure(self.sentence.proceedings, receipt);
        let Some(measures) = keys.into_iter().map(measure).collect::<Option<Vec<_>>>() else { return Vec::new() };
        if let Row::Respective(told) = self.clause.row {
            return self.respective(at, &measures, told).map_or(Vec::new(), |measure| vec![vec![measure]]);
        }
        self.grouped(measures)
    }

    pub(super) fn may_tie(&self, key: Key) -> bool {
        match key {
            Key::Proceedings(_) | Key::Ruling(_) => {
                let is_topical = self.speaks_of_proceedings();
                // 收到政府信息公开行政复议5件 are its own; 受理行政复议20件 are those it decides on.
                // A bureau decides on none at all.
                let is_bureau = self.clause.object == Object::None && !speaker::governs(self.setting.agency);
                let is_own = self.clause.information == Information::Said || is_bureau;
                let own = |receipt| receipt == Receipt::Received && is_own;
                let reviews_others =
                    self.clause.receipt.is_some_and(|receipt| !own(receipt)) || self.clause.completion.is_some();
                !reviews_others && !self.sentence.other_cases && is_topical
            }
            // Those that came in may be divided by it too: 其中有效申请3400件、重复申请111件.
            Key::Outcome("not_processed.repeated") if self.sentence.divides_received => false,
            Key::Applicant(_) if self.clause.receipt.is_none() => {
                self.sentence.divides_received || self.applies_alone()
            }
            Key::Outcome(_) => self.speaks_of_applications() && !self.sentence.of_applicant,
            _ => self.speaks_of_applications(),
        }
    }

    /// `自然人申请186件，占84.2%`: of all applications, if the sentence speaks of no others.
    pub(super) fn applies_alone(&self) -> bool {
        let Sentence { of_some, received, outcomes, completed, .. } = self.sentence;
        let is_of_all = !of_some && !completed && outcomes == 0 && received.is_none();
        let named = self.clause.object != Object::None || self.sentence.of_all;
        let names = named && self.clause.mode != Mode::Divides;
        is_of_all && names && self.speaks_of_applications()
    }

    /// The name for this number, if there are as many numbers as names.
    fn respective(&mut self, at: usize, measures: &[Measure], told: usize) -> Option<Measure> {
        let ends = |kind: Kind| matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open | Kind::Close);
        let is_count = |token: &&Token| matches!(token.kind, Kind::Count(..));
        // Keys are few; a longer list fits no names.
        let here = self.tokens[at..].iter().take_while(|token| !ends(token.kind)).take(64).filter(is_count).count();
        self.clause.row = Row::Respective(told + 1);
        (told + here == measures.len()).then(|| measures.get(told).copied()).flatten()
    }

    /// A number that is tied to nothing has been told.
    fn count_untied(&mut self, unit: char) {
        let clause = &self.clause;
        self.sentence.of_some |= self.sentence.received.is_none();
        self.sentence.other_cases |= CASES.contains(unit) && clause.keys.iter().any(|key| key.is_proceedings());
        if clause.mode == Mode::CountsInCarriedOver {
            self.count_in_carried_over();
        } else if clause.receipt == Some(Receipt::New) && clause.mode == Mode::Divides {
            self.widen_received(Receipt::Accepted);
        } else {
            self.sentence.received_claim = None;
        }
    }

    /// Counts those carried over in with those received, if these are the number told last; gives whether they are.
    pub(super) fn count_in_carried_over(&mut self) -> bool {
        let is_last = self.sentence.received_claim.is_some_and(|claim| claim + 1 == self.claims.len());
        self.widen_received(if is_last { Receipt::WithCarriedOver } else { Receipt::Accepted });
        is_last
    }

    /// Takes the word that applications came in by in a wider sense.
    fn widen_received(&mut self, wider: Receipt) {
        let Some(claim) = self.sentence.received_claim else { return };
        let [Measure::Received(receipt)] = &mut self.claims[claim].measures[..] else { return };
        *receipt = if wider == Receipt::WithCarriedOver { wider } else { wider.max(*receipt) };
        let wide = *receipt;
        self.sentence.received = self.sentence.received.map(|(_, number)| (wide, number));
    }

    pub(super) fn claim(&mut self, measures: Vec<Measure>, numeral: Numeral, words: Range<usize>) {
        let is_part = matches!(self.clause.mode, Mode::Includes | Mode::Divides | Mode::CountsInCarriedOver);
        let counts_in = measures == [Measure::CarriedOver] && is_part;
        // Of another number than those received it is only a part.
        if counts_in && !self.count_in_carried_over() {
            return;
        }
        if self.clause.grounds == Grounds::Unknown {
            self.ungrounded.push(self.claims.len());
        }
        match measures[..] {
            [Measure::Received(Receipt::New)] if self.is_new_part(Receipt::New, numeral) => {
                self.widen_received(Receipt::WithCarriedOver);
                self.sentence.new_part = true;
            }
            _ => self.note(&measures, numeral, counts_in),
        }
        let Numeral { value, slack, limit, .. } = numeral;
        self.claims.push(Claim { measures, value, slack, limit, words });
    }

    /// What a claim changes for the numbers that follow it.
    fn note(&mut self, measures: &[Measure], numeral: Numeral, counts_in: bool) {
        let sentence = &mut self.sentence;
        let divides = matches!(measures, [Measure::Applicant(..) | Measure::CarriedOver]);
        sentence.divides_received &= divides;
        // 自然人申请186件、商业企业23件: the others of the row are of the same.
        sentence.divides_received |= matches!(measures, [Measure::Applicant(..)]) && sentence.received.is_none();
        sentence.received_claim = sentence.received_claim.filter(|_| divides);
        match measures {
            [Measure::Received(_) | Measure::Completed] => sentence.all = Some(numeral),
            [Measure::Applicant(..) | Measure::CarriedOver | Measure::Proceedings(..)] => {}
            _ => sentence.all = None,
        }
        match measures {
            [Measure::Received(receipt)] => {
                sentence.divides_received = true;
                sentence.received = Some((*receipt, numeral));
                sentence.received_claim = Some(self.claims.len());
            }
            [Measure::CarriedOver] if counts_in => {}
            // What follows may divide those that came in, or these with them.
            [Measure::CarriedOver] => {
                let both = |(receipt, number): (Receipt, Numeral)| (receipt.max(Receipt::Accepted), number);
                sentence.received = sentence.received.map(both);
            }
            [Measure::Completed] => sentence.completed = true,
            [Measure::Documents(document, _)] => sentence.document = Some(*document),
            [Measure::Decisions(_)] => sentence.decided = true,
            [Measure::Proceedings(_, Ruling::Total)] => sentence.proceedings_number = Some(numeral),
            // 复议、诉讼共51件，其中被纠正5件: of both.
            [Measure::Proceedings(..), _, ..] => (sentence.proceedings, sentence.proceedings_number) = (None, None),
            [Measure::Outcome(row)] => {
                let group = GROUPS.iter().position(|group| group == row);
                sentence.groups |= group.map_or(0, |group| 1 << group);
            }
            _ => {}
        }
    }

    /// `予以公开占50.6%`: a share of a result without its number.
    pub(super) fn percent(&mut self, at: usize, percent: Numeral) {
        let is_about = at > 0 && self.is_word(at - 1, |word| word == super::lexicon::Word::About);
        let tied = self.clause.mode == Mode::Compares && self.names_share(percent) && self.usable();
        let is_exact = !percent.approximate && !is_about;
        let keys = self.clause.distinct_keys();
        let is_topical = match keys[..] {
            [Key::Ruling(_)] => self.speaks_of_proceedings(),
            _ => self.speaks_of_applications(),
        };
        if tied && is_exact && is_topical && self.clause.grounds == Grounds::Named {
            let (under, accepted) = (self.sentence.proceedings, Some(Receipt::Accepted));
            let mut measures: Vec<Measure> = keys.into_iter().filter_map(|key| key.measure(under, accepted)).collect();
            if measures.is_empty() {
                measures.push(Measure::Completed);
            }
            let start = self.clause.start.unwrap_or(self.tokens[at].range.start);
            let words = start..self.tokens[at].range.end;
            let (percent, decimals) = (percent.value, percent.decimals);
            let bases: Vec<u64> = self.claims.iter().rev().take(MOST_BASES).map(|claim| claim.value).collect();
            let shared = match self.clause.row {
                Row::Respective(told) => {
                    self.clause.row = Row::Respective(told + 1);
                    measures.get(told).map(|measure| vec![*measure]).into_iter().collect()
                }
                _ => self.grouped(measures),
            };
            for measures in shared {
                self.shares.push(Share { measures, percent, decimals, bases: bases.clone(), words: words.clone() });
            }
            self.counted(None);
        } else {
            self.clause.lose();
        }
    }

    /// Whether a percentage is that of results, of applicants, or of those that are finished.
    fn names_share(&self, percent: Numeral) -> bool {
        let keys = &self.clause.keys;
        // 办结率100%: of those whose term had ended.
        let is_all = percent.value >= 10_u64.saturating_pow(percent.decimals).saturating_mul(100);
        match keys[..] {
            [] => self.clause.completion.is_some() && !is_all,
            _ if keys.iter().all(|key| key.is_outcome()) => true,
            // 行政复议440件，维持率70.2%.
            [Key::Ruling(_)] => self.sentence.proceedings_kinds == 1,
            _ => {
                let Sentence { of_some, outcomes, .. } = self.sentence;
                keys.iter().all(|key| matches!(key, Key::Applicant(_))) && !of_some && outcomes == 0
            }
        }
    }

    /// A result on grounds that are no row of the form is only a part of its group where the sentence tells more of it.
    pub(super) fn settle_results(&mut self) {
        let first = self.sentence.first_claim;
        let mut dropped = Vec::new();
        for group in ["granted", "partly_granted", "refused", "unavailable", "not_processed", "other"] {
            let of_group = |claim: &Claim| match claim.measures[..] {
                [Measure::Outcome(row)] if group_of(row) == group => Some(row),
                _ => None,
            };
            let rows =
                || self.claims.iter().enumerate().skip(first).filter_map(|(at, claim)| Some((at, of_group(claim)?)));
            let whole: Vec<usize> = rows().filter(|(_, row)| *row == group).map(|(at, _)| at).collect();
            let has_rows = rows().any(|(_, row)| row != group);
            let (vague, plain): (Vec<usize>, Vec<usize>) =
                whole.iter().copied().partition(|at| self.ungrounded.contains(at));
            let value = |at: &usize| self.claims[*at].value;
            let parts: u64 = vague.iter().map(value).fold(0, u64::saturating_add);
            match (&plain[..], &vague[..]) {
                (_, []) if plain.windows(2).any(|pair| value(&pair[0]) != value(&pair[1])) => {
                    let rest = plain[1..].iter().map(value).fold(0, u64::saturating_add);
                    dropped.extend(if value(&plain[0]) == rest { &plain[1..] } else { &plain[..] });
                }
                (_, []) => {}
                ([], [one, others @ ..]) if !has_rows => {
                    let end = self.claims[others.last().copied().unwrap_or(*one)].words.end;
                    let first = &mut self.claims[*one];
                    (first.value, first.words.end) = (parts, end);
                    dropped.extend(others);
                }
                _ => dropped.extend(&vague),
            }
        }
        dropped.sort_unstable();
        for at in dropped.into_iter().rev() {
            self.claims.remove(at);
        }
        self.ungrounded.clear();
    }
}

/// Whether a measure counts applications.
pub(super) fn is_of_applications(measure: Measure) -> bool {
    !matches!(measure, Measure::Proceedings(..) | Measure::Documents(..) | Measure::Decisions(_))
}
