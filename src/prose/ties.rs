//! What a number with its unit stands for.

use std::ops::Range;

use super::clause::{Clause, Key, Object, Waiting};
use super::numeral::Numeral;
use super::sentence::{Reader, Sentence};
use super::token::{Kind, Token};
use super::{Claim, Measure, Proceedings, Receipt, Ruling};

impl Reader<'_> {
    pub(super) fn usable(&self) -> bool {
        let Sentence { other_time, foreign, plan, .. } = self.sentence;
        let foreign = foreign && self.around.is_empty();
        !(other_time || foreign || plan || self.clause.foreign || self.clause.restricted)
    }

    pub(super) fn speaks_of_applications(&self) -> bool {
        self.sentence.application || self.topic.application
    }

    pub(super) fn count(&mut self, at: usize, numeral: Numeral, unit: char, range: &Range<usize>) {
        if self.clause.relative {
            return;
        }
        let exact = !numeral.approximate && !self.clause.negation && self.usable();
        let measures = if exact { self.measures(at, unit) } else { Vec::new() };
        if measures.is_empty() {
            self.count_untied();
        }
        let waits = exact && measures.is_empty() && self.clause.keys.is_empty() && self.clause.object == Object::None;
        self.sentence.of_applications = measures.iter().flatten().any(|measure| is_of_applications(*measure));
        let start = self.clause.start.unwrap_or(range.start);
        for measures in measures {
            self.claim(measures, numeral, start..range.end);
        }
        let waiting = Waiting { numeral, unit, start, end: range.end, receipt: self.clause.receipt };
        self.counted(waits.then_some(waiting));
    }

    /// The measures of a number: a list of those that it is the sum of, or several where it stands for each of several.
    pub(super) fn measures(&mut self, at: usize, unit: char) -> Vec<Vec<Measure>> {
        let is_case = "件起宗份例条封个次".contains(unit);
        let clause = &self.clause;
        if !clause.keys.is_empty() {
            return if is_case { self.keyed(at) } else { Vec::new() };
        }
        let documents = self.documents();
        if !documents.is_empty() {
            return if "件个部份篇".contains(unit) { self.grouped(documents) } else { Vec::new() };
        }
        let topical = clause.object == Object::Strong || clause.object == Object::Weak && self.speaks_of_applications();
        match (clause.receipt, clause.completes) {
            (Some(receipt), false) if is_case && topical => vec![vec![Measure::Received(receipt)]],
            (None, true) if self.sentence.divides_completed => Vec::new(),
            (None, true) if is_case && (clause.object == Object::Strong || self.sentence.of_applications) => {
                vec![vec![Measure::Completed]]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn documents(&self) -> Vec<Measure> {
        let clause = &self.clause;
        let of_requests = clause.object != Object::None || clause.receipt.is_some() || clause.information;
        let Some(status) = clause.status.filter(|_| !of_requests) else {
            return Vec::new();
        };
        let before = self.sentence.document.filter(|_| clause.documents.is_empty());
        let documents = clause.documents.iter().chain(&before);
        documents.map(|document| Measure::Documents(*document, status)).collect()
    }

    /// One measure, the sum of those that are joined, or each of them by itself.
    pub(super) fn grouped(&self, measures: Vec<Measure>) -> Vec<Vec<Measure>> {
        match measures.len() {
            1 => vec![measures],
            _ if !self.clause.joined => Vec::new(),
            _ if self.clause.each => measures.into_iter().map(|measure| vec![measure]).collect(),
            _ => vec![measures],
        }
    }

    /// The measures of the keys, for the number at hand.
    pub(super) fn keyed(&mut self, at: usize) -> Vec<Vec<Measure>> {
        let keys = self.distinct_keys();
        if self.clause.of_information || keys.iter().any(|key| !self.may_tie(*key)) {
            return Vec::new();
        }
        let receipt = self.clause.receipt.or(self.sentence.received.map(|(receipt, _)| receipt));
        let measure = |key| Clause::measure(key, self.sentence.proceedings, receipt);
        let Some(measures) = keys.into_iter().map(measure).collect::<Option<Vec<_>>>() else { return Vec::new() };
        if self.clause.respectively {
            return self.respective(at, &measures).map_or(Vec::new(), |measure| vec![vec![measure]]);
        }
        self.grouped(measures)
    }

    /// The keys without those that another one says more exactly.
    pub(super) fn distinct_keys(&self) -> Vec<Key> {
        let keys = &self.clause.keys;
        if self.clause.joined {
            return keys.clone();
        }
        let has_ruling = keys.iter().any(|key| matches!(key, Key::Ruling(_)));
        let has_kind =
            keys.iter().any(|key| matches!(key, Key::Proceedings(Proceedings::Direct | Proceedings::AfterReview)));
        let more_exact = |key: &Key| {
            match key {
            Key::Proceedings(kind) => has_ruling || has_kind && matches!(kind, Proceedings::Litigation | Proceedings::Review),
            Key::Outcome(row) => keys.iter().any(|other| {
                matches!(other, Key::Outcome(other) if other.strip_prefix(row).is_some_and(|rest| rest.starts_with('.')))
            }),
            _ => false,
        }
        };
        keys.iter().filter(|key| !more_exact(key)).copied().collect()
    }

    pub(super) fn may_tie(&self, key: Key) -> bool {
        match key {
            Key::Proceedings(_) | Key::Ruling(_) => {
                let reviews_others = self.clause.receipt.is_some() || self.clause.completes;
                !reviews_others && (self.sentence.information || self.speaks_of_applications())
            }
            // Those that came in may be divided by it too: 其中有效申请3400件、重复申请111件.
            Key::Outcome("not_processed.repeated") if self.sentence.divides_received => false,
            Key::Applicant(_) if self.clause.receipt.is_none() => self.sentence.divides_received,
            _ => self.speaks_of_applications(),
        }
    }

    /// The name for this number, if there are as many numbers as names.
    pub(super) fn respective(&mut self, at: usize, measures: &[Measure]) -> Option<Measure> {
        let ends = |kind: Kind| matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open | Kind::Close);
        let is_count = |token: &&Token| matches!(token.kind, Kind::Count(..));
        // Keys are few; a longer list fits no names.
        let here = self.tokens[at..].iter().take_while(|token| !ends(token.kind)).take(64).filter(is_count).count();
        let told = self.clause.told;
        self.clause.told += 1;
        (told + here == measures.len()).then(|| measures.get(told).copied()).flatten()
    }

    /// A number that is tied to nothing has been told.
    fn count_untied(&mut self) {
        let clause = &self.clause;
        if clause.carried {
            self.count_in_carried_over();
        } else if clause.receipt == Some(Receipt::New) && clause.divides {
            // 收到申请3607件，其中新收3511件: the rest was carried over.
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
        // Of another number than those received it is only a part.
        let counts_in = measures == [Measure::CarriedOver] && (self.clause.includes || self.clause.divides);
        if counts_in && !self.count_in_carried_over() {
            return;
        }
        let divides = matches!(measures[..], [Measure::Applicant(..) | Measure::CarriedOver]);
        self.sentence.divides_received &= divides;
        self.sentence.received_claim = self.sentence.received_claim.filter(|_| divides);
        match measures[..] {
            [Measure::Received(_) | Measure::Completed] => self.sentence.all = Some(numeral),
            [Measure::Applicant(..) | Measure::CarriedOver | Measure::Proceedings(..)] => {}
            _ => self.sentence.all = None,
        }
        match measures[..] {
            [Measure::Received(receipt)] => {
                self.sentence.divides_received = true;
                self.sentence.received = Some((receipt, numeral));
                self.sentence.received_claim = Some(self.claims.len());
            }
            [Measure::CarriedOver] if counts_in => {}
            // What follows may divide those that came in, or these with them.
            [Measure::CarriedOver] => {
                let both = |(receipt, number): (Receipt, Numeral)| (receipt.max(Receipt::Accepted), number);
                self.sentence.received = self.sentence.received.map(both);
            }
            [Measure::Completed] => self.sentence.completed = true,
            [Measure::Documents(document, _)] => self.sentence.document = Some(document),
            [Measure::Proceedings(_, Ruling::Total)] => self.sentence.proceedings_number = Some(numeral),
            _ => {}
        }
        self.claims.push(Claim { measures, value: numeral.value, slack: numeral.slack, words });
    }

    /// A number has been told: what follows begins anew.
    pub(super) fn counted(&mut self, waiting: Option<Waiting>) {
        let clause = &mut self.clause;
        if clause.respectively {
            clause.counted = true;
            return;
        }
        *clause = Clause {
            foreign: clause.foreign,
            restricted: clause.restricted,
            status: clause.status,
            counted: true,
            waiting,
            ..Clause::default()
        };
    }
}

/// Whether a measure counts applications.
pub(super) fn is_of_applications(measure: Measure) -> bool {
    !matches!(measure, Measure::Proceedings(..) | Measure::Documents(..))
}
