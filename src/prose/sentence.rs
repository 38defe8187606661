//! Sentence by sentence, which number stands for what.

use std::ops::Range;

use super::clause::{Clause, Key, Object, Waiting};
use super::lexicon::Word;
use super::numeral::Numeral;
use super::token::{Kind, Token};
use super::{Claim, Document, Measure, Proceedings, Receipt, Ruling, Setting, Status};

/// How deep brackets are followed.
const MAX_DEPTH: usize = 8;

/// How many words may stand between 结转 and its year.
const CARRY_REACH: usize = 4;

/// What a sentence has said so far.
#[derive(Clone, Copy, Debug, Default)]
struct Sentence {
    /// It speaks of another year, or of a part of the year.
    other_time: bool,
    /// It speaks of another organ.
    foreign: bool,
    /// It speaks of what is meant to be.
    plan: bool,
    /// It has spoken of applications for information.
    application: bool,
    /// It has spoken of information.
    information: bool,
    /// The last number outside brackets was one of applications.
    of_applications: bool,
    /// The last word that applications came in by, and its number.
    received: Option<(Receipt, Numeral)>,
    /// The claim of that number.
    received_claim: Option<usize>,
    /// The last kind of proceedings, its number, and how many kinds there were.
    proceedings: Option<Proceedings>,
    proceedings_number: Option<Numeral>,
    proceedings_kinds: u32,
    document: Option<Document>,
}

/// What a paragraph has said so far.
#[derive(Clone, Debug, Default)]
struct Topic {
    /// It, or its heading, speaks of applications for information.
    application: bool,
    /// It speaks of applications that are carried forward.
    carries_forward: bool,
    /// The words that all applications are finished.
    all_finished: Option<Range<usize>>,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    setting: &'a Setting<'a>,
    topic: Topic,
    sentence: Sentence,
    clause: Clause,
    /// The clauses around the brackets that are open, and whether the last number before them was one of applications.
    around: Vec<(Clause, bool)>,
    /// Brackets that are open beyond those.
    too_deep: usize,
    claims: Vec<Claim>,
}

/// The numbers of a paragraph that are tied.
pub(super) fn claims(text: &str, tokens: &[Token], setting: &Setting<'_>) -> Vec<Claim> {
    let application = setting.heading.contains("依申请") || setting.heading.contains("公开申请");
    let mut reader = Reader {
        text,
        tokens,
        setting,
        topic: Topic { application, ..Topic::default() },
        sentence: Sentence::default(),
        clause: Clause::default(),
        around: Vec::new(),
        too_deep: 0,
        claims: Vec::new(),
    };
    reader.begin_sentence(0);
    for at in 0..tokens.len() {
        reader.read(at);
    }
    reader.end_sentence();
    reader.end_paragraph();
    reader.claims
}

impl Reader<'_> {
    fn read(&mut self, at: usize) {
        let Token { kind, range } = &self.tokens[at];
        match *kind {
            Kind::Word(word) => self.word(at, word),
            Kind::Count(numeral, unit) => self.count(at, numeral, unit, range),
            Kind::Year(year) => self.time(at, self.year(year)),
            Kind::Comma | Kind::Semicolon | Kind::Colon => {
                self.end_clause();
                self.clause = Clause::default();
            }
            Kind::Pause => self.end_item(),
            Kind::Stop => {
                self.end_sentence();
                self.begin_sentence(at + 1);
            }
            Kind::Open => self.open(),
            Kind::Close => self.close(),
            Kind::Percent(_) => self.clause.lose(),
            Kind::Number | Kind::Unknown => self.unknown(range),
        }
    }

    /// Looks ahead whether a sentence speaks of applications for information.
    fn begin_sentence(&mut self, at: usize) {
        let mut rest = self.tokens[at..].iter().map(|token| token.kind).take_while(|kind| *kind != Kind::Stop);
        self.sentence.application = rest.any(|kind| kind == Kind::Word(Word::Application));
    }

    fn word(&mut self, at: usize, word: Word) {
        let range = &self.tokens[at].range;
        let clause = &mut self.clause;
        match word {
            Word::Filler | Word::About | Word::Among => {}
            Word::Application => {
                clause.tie(range);
                (clause.object, clause.of_information) = (Object::Strong, false);
                (self.sentence.application, self.topic.application) = (true, true);
            }
            Word::Apply => {
                clause.tie(range);
                let strong = clause.information || clause.object == Object::Strong;
                clause.object = if strong { Object::Strong } else { Object::Weak };
                clause.of_information = false;
                self.sentence.application |= strong;
                self.topic.application |= strong;
            }
            Word::Information => {
                clause.information = true;
                clause.of_information = clause.keys.iter().any(|key| matches!(key, Key::Outcome(_)));
                self.sentence.information = true;
            }
            Word::Receive(receipt) => {
                clause.tie(range);
                // After its noun it is part of that: 收到依申请公开办理事项.
                if clause.object == Object::None || clause.receipt.is_none() {
                    clause.receipt = clause.receipt.max(Some(receipt));
                    clause.comes_in |= receipt != Receipt::Handled;
                }
            }
            Word::Answer | Word::Finish => {
                clause.tie(range);
                clause.completes = true;
                clause.finishes |= word == Word::Finish;
            }
            Word::Outcome(row) => self.key(range, Key::Outcome(row)),
            Word::Applicant(applicant) => self.key(range, Key::Applicant(applicant)),
            Word::Proceedings(kind) => self.key(range, Key::Proceedings(kind)),
            Word::Ruling(ruling) => self.key(range, Key::Ruling(ruling)),
            Word::Carry => self.carry(at),
            Word::Document(document) => {
                clause.tie(range);
                clause.of_files |= document.is_none();
                if let Some(document) = document.filter(|document| !clause.documents.contains(document)) {
                    clause.documents.push(document);
                    self.sentence.document = Some(document);
                }
            }
            Word::Status(status) => {
                clause.tie(range);
                clause.status = Some(status);
            }
            Word::LastYear | Word::ThisYear | Word::NextYear => self.time(at, word),
            Word::PartOfYear => self.sentence.other_time = true,
            Word::Since => self.since(at),
            Word::Own => self.own(range),
            Word::None => self.none(range),
            Word::All => clause.all = true,
            Word::And => clause.joined |= !clause.keys.is_empty() || !clause.documents.is_empty(),
            Word::Including => clause.includes = true,
            Word::Respectively => clause.respectively = clause.keys.len() > 1,
            Word::Each => clause.each = true,
            Word::Plan => self.plan(range),
            Word::Channel | Word::Lead | Word::Rest => clause.lose(),
            Word::Rise | Word::Fall | Word::Compare | Word::Share => {
                clause.lose();
                clause.relative = true;
            }
        }
    }

    fn key(&mut self, range: &Range<usize>, key: Key) {
        self.clause.tie(range);
        // The lists of a hostile text have no end.
        if self.clause.keys.len() < 16 {
            self.clause.keys.push(key);
        }
        if let Key::Proceedings(kind) = key {
            self.sentence.proceedings_kinds += u32::from(self.sentence.proceedings != Some(kind));
            self.sentence.proceedings = Some(kind);
        }
        self.topic.carries_forward |= key == Key::CarriedForward;
    }

    fn none(&mut self, range: &Range<usize>) {
        let clause = &mut self.clause;
        if clause.start.is_some() {
            clause.lose();
        } else {
            clause.start = Some(range.start);
            clause.negation = true;
            clause.end = range.end;
        }
    }

    fn plan(&mut self, range: &Range<usize>) {
        let passing = matches!(&self.text[range.clone()], "将" | "拟" | "目标" | "规划");
        self.clause.restricted = true;
        self.sentence.plan |= !passing;
    }

    /// 全市 is the reporting organ's own only in the report of a city.
    fn own(&mut self, range: &Range<usize>) {
        let word = &self.text[range.clone()];
        let stem = self.setting.agency.trim_end_matches("人民政府");
        let governs = |level: char| "省市县区州旗".contains(level);
        let level = word.chars().next_back().filter(|level| governs(*level));
        let is_own = match level {
            Some(level) => stem.ends_with(level),
            None if word.ends_with("行政机关") || word.ends_with("各级政府") => {
                word == "本行政机关" || stem.ends_with(governs)
            }
            None => true,
        };
        if is_own {
            (self.clause.foreign, self.sentence.foreign) = (false, false);
        } else {
            self.sentence.foreign = true;
        }
    }

    fn unknown(&mut self, range: &Range<usize>) {
        let words = self.text[range.clone()].trim();
        if words.is_empty() || is_name_of(words, self.setting.agency) {
            return;
        }
        let begins = !self.clause.foreign && self.clause.start.is_none() && !self.clause.counted;
        if begins && self.around.is_empty() && names_an_organ(words) {
            self.sentence.foreign = true;
        }
        self.clause.lose();
    }

    /// A year as a word.
    fn year(&self, year: u64) -> Word {
        match i64::try_from(year).unwrap_or(0) - i64::from(self.setting.year) {
            -1 => Word::LastYear,
            0 => Word::ThisYear,
            1 => Word::NextYear,
            _ => Word::PartOfYear,
        }
    }

    fn time_at(&self, at: usize) -> Option<Word> {
        match self.tokens[at].kind {
            Kind::Word(word @ (Word::LastYear | Word::ThisYear | Word::NextYear)) => Some(word),
            Kind::Year(year) => Some(self.year(year)),
            _ => None,
        }
    }

    fn is_word(&self, at: usize, is_it: impl Fn(Word) -> bool) -> bool {
        matches!(self.tokens.get(at).map(|token| token.kind), Some(Kind::Word(word)) if is_it(word))
    }

    fn time(&mut self, at: usize, word: Word) {
        let compared = at > 0 && self.is_word(at - 1, |word| matches!(word, Word::Compare))
            || self.is_word(at + 1, |word| word == Word::Compare);
        if compared || self.is_carried(at) {
            return;
        }
        self.sentence.other_time = word != Word::ThisYear;
    }

    /// Whether a year belongs to 结转 before or after it.
    fn is_carried(&self, at: usize) -> bool {
        let is_carry = |at: usize| self.is_word(at, |word| word == Word::Carry);
        self.before(at).is_some_and(is_carry) || self.after(at).is_some_and(is_carry)
    }

    /// The place of the next word that is no mere filler.
    fn after(&self, at: usize) -> Option<usize> {
        let mut places = (at + 1..self.tokens.len()).take(CARRY_REACH);
        places.find(|at| !self.is_word(*at, |word| matches!(word, Word::Filler | Word::Apply | Word::Information)))
    }

    fn before(&self, at: usize) -> Option<usize> {
        let mut places = (0..at).rev().take(CARRY_REACH);
        places.find(|at| !self.is_word(*at, |word| matches!(word, Word::Filler | Word::Apply | Word::Information)))
    }

    fn carry(&mut self, at: usize) {
        let before = self.before(at).and_then(|at| Some((at, self.time_at(at)?)));
        let after = self.after(at).and_then(|at| Some((at, self.time_at(at)?)));
        let range = &self.tokens[at].range;
        let (key, from) = match (before, after) {
            (Some((from, Word::LastYear)), _) => (Key::CarriedOver, from),
            (_, Some((_, Word::NextYear))) => (Key::CarriedForward, at),
            (Some((from, Word::NextYear)), _) => (Key::CarriedForward, from),
            (_, Some((_, Word::LastYear))) => (Key::CarriedOver, at),
            _ => return self.clause.lose(),
        };
        let start = self.tokens[from].range.start;
        self.key(&(start..range.end), key);
    }

    fn since(&mut self, at: usize) {
        let of_this_year = at > 0 && self.time_at(at - 1) == Some(Word::ThisYear);
        self.sentence.other_time |= !of_this_year;
    }
}

/// Whether words are a part of an agency's name, or its name shortened (区政府办公室 for 临江区人民政府办公室).
///
/// A government may report for all its organs; 市政府 is then only one of them.
fn is_name_of(words: &str, agency: &str) -> bool {
    if words.len() > agency.len() {
        return false;
    }
    let stem = agency.trim_end_matches("人民政府");
    let is_government = stem.ends_with(['省', '市', '县', '区', '州', '旗']);
    let mut rest = agency.chars();
    let shortened = words.chars().all(|wanted| rest.any(|character| character == wanted));
    agency.contains(words)
        || !is_government
            && shortened
            && words.chars().count() > 2
            && words.chars().next_back() == agency.chars().next_back()
}

/// Whether words begin with the name of an organ or a place.
fn names_an_organ(words: &str) -> bool {
    let mut before = ' ';
    words.chars().take(12).any(|character| {
        let is_organ = match character {
            '县' | '局' | '镇' | '乡' | '厅' | '委' => true,
            '区' => !"社地专园片".contains(before),
            '府' => before == '政',
            '办' => "府县市区".contains(before),
            '门' | '位' => "部单".contains(before),
            '道' => before == '街',
            _ => false,
        };
        before = character;
        is_organ
    })
}

/// Numbers.
impl Reader<'_> {
    fn usable(&self) -> bool {
        let Sentence { other_time, foreign, plan, .. } = self.sentence;
        let foreign = foreign && self.around.is_empty();
        !(other_time || foreign || plan || self.clause.foreign || self.clause.restricted)
    }

    fn speaks_of_applications(&self) -> bool {
        self.sentence.application || self.topic.application
    }

    fn count(&mut self, at: usize, numeral: Numeral, unit: char, range: &Range<usize>) {
        if self.clause.relative {
            return;
        }
        let exact = !numeral.approximate && !self.clause.negation && self.usable();
        let measures = if exact { self.measures(at, unit) } else { Vec::new() };
        let waits = exact && measures.is_empty() && self.clause.keys.is_empty() && self.clause.object == Object::None;
        self.sentence.of_applications = measures.iter().flatten().any(|measure| is_of_applications(*measure));
        let start = self.clause.start.unwrap_or(range.start);
        for measures in measures {
            self.claim(measures, numeral, start..range.end);
        }
        self.counted(waits.then(|| Waiting { numeral, unit, start, end: range.end, receipt: self.clause.receipt }));
    }

    /// The measures of a number: a list of those that it is the sum of, or several where it stands for each of several.
    fn measures(&mut self, at: usize, unit: char) -> Vec<Vec<Measure>> {
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
            (None, true) if is_case && (clause.object == Object::Strong || self.sentence.of_applications) => {
                vec![vec![Measure::Completed]]
            }
            _ => Vec::new(),
        }
    }

    fn documents(&self) -> Vec<Measure> {
        let clause = &self.clause;
        let Some(status) = clause.status.filter(|_| clause.object == Object::None && clause.receipt.is_none()) else {
            return Vec::new();
        };
        let before = self.sentence.document.filter(|_| clause.documents.is_empty());
        let documents = clause.documents.iter().chain(&before);
        documents.map(|document| Measure::Documents(*document, status)).collect()
    }

    /// One measure, the sum of those that are joined, or each of them by itself.
    fn grouped(&self, measures: Vec<Measure>) -> Vec<Vec<Measure>> {
        match measures.len() {
            1 => vec![measures],
            _ if !self.clause.joined => Vec::new(),
            _ if self.clause.each => measures.into_iter().map(|measure| vec![measure]).collect(),
            _ => vec![measures],
        }
    }

    /// The measures of the keys, for the number at hand.
    fn keyed(&mut self, at: usize) -> Vec<Vec<Measure>> {
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
    fn distinct_keys(&self) -> Vec<Key> {
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

    fn may_tie(&self, key: Key) -> bool {
        match key {
            Key::Proceedings(_) | Key::Ruling(_) => {
                let reviews_others = self.clause.receipt.is_some() || self.clause.completes;
                !reviews_others && (self.sentence.information || self.speaks_of_applications())
            }
            _ => self.speaks_of_applications(),
        }
    }

    /// The name for this number, if there are as many numbers as names.
    fn respective(&mut self, at: usize, measures: &[Measure]) -> Option<Measure> {
        let ends = |kind: Kind| matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open | Kind::Close);
        let is_count = |token: &&Token| matches!(token.kind, Kind::Count(..));
        // Keys are few; a longer list fits no names.
        let here = self.tokens[at..].iter().take_while(|token| !ends(token.kind)).take(64).filter(is_count).count();
        let told = self.clause.told;
        self.clause.told += 1;
        (told + here == measures.len()).then(|| measures.get(told).copied()).flatten()
    }

    fn claim(&mut self, measures: Vec<Measure>, numeral: Numeral, words: Range<usize>) {
        match measures[..] {
            [Measure::Received(receipt)] => {
                self.sentence.received = Some((receipt, numeral));
                self.sentence.received_claim = Some(self.claims.len());
            }
            [Measure::CarriedOver] if self.clause.includes => {
                if let Some(claim) = self.sentence.received_claim {
                    self.claims[claim].measures = vec![Measure::Received(Receipt::WithCarriedOver)];
                    self.sentence.received =
                        self.sentence.received.map(|(_, number)| (Receipt::WithCarriedOver, number));
                }
            }
            [Measure::Proceedings(_, Ruling::Total)] => self.sentence.proceedings_number = Some(numeral),
            _ => {}
        }
        self.claims.push(Claim { measures, value: numeral.value, slack: numeral.slack, words });
    }

    /// A number has been told: what follows begins anew.
    fn counted(&mut self, waiting: Option<Waiting>) {
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
fn is_of_applications(measure: Measure) -> bool {
    !matches!(measure, Measure::Proceedings(..) | Measure::Documents(..))
}

/// The ends of clauses and sentences.
impl Reader<'_> {
    fn end_item(&mut self) {
        if self.clause.lists_names() {
            self.clause.joined = true;
        } else {
            self.end_clause();
            self.clause = self.clause.next_item();
        }
    }

    fn open(&mut self) {
        if self.around.len() == MAX_DEPTH {
            self.too_deep += 1;
        } else {
            let restricted = self.clause.restricted;
            let around = std::mem::replace(&mut self.clause, Clause { restricted, ..Clause::default() });
            self.around.push((around, self.sentence.of_applications));
        }
    }

    fn close(&mut self) {
        self.end_clause();
        if self.too_deep > 0 {
            self.too_deep -= 1;
            self.clause = Clause::default();
        } else if let Some((clause, of_applications)) = self.around.pop() {
            self.clause = clause;
            self.sentence.of_applications = of_applications;
        }
    }

    fn end_sentence(&mut self) {
        self.end_clause();
        (self.clause, self.sentence) = (Clause::default(), Sentence::default());
        self.around.clear();
        self.too_deep = 0;
    }

    fn end_clause(&mut self) {
        if !self.usable() {
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
    fn noun_after_number(&mut self, waiting: &Waiting) {
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
    fn nothing(&mut self) {
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

    fn nothing_of_a_noun(&self, start: usize) -> Vec<Measure> {
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
    fn every_one(&mut self) {
        let Some(start) = self.clause.start else { return };
        let words = start..self.clause.end;
        let Some((receipt, received)) = self.sentence.received else {
            return self.every_ruling(words);
        };
        match self.clause.keys[..] {
            [] if self.clause.finishes && self.sentence.of_applications => self.topic.all_finished = Some(words),
            [key @ (Key::Outcome(_) | Key::Applicant(_))] if self.sentence.of_applications => {
                let measure = Clause::measure(key, None, Some(receipt));
                measure.into_iter().for_each(|measure| self.claim(vec![measure], received, words.clone()));
            }
            _ => self.every_ruling(words),
        }
    }

    fn every_ruling(&mut self, words: Range<usize>) {
        let Sentence { proceedings, proceedings_number, proceedings_kinds: 1, .. } = self.sentence else { return };
        if let ([Key::Ruling(ruling)], Some(kind), Some(number)) =
            (&self.clause.keys[..], proceedings, proceedings_number)
        {
            self.claim(vec![Measure::Proceedings(kind, *ruling)], number, words);
        }
    }

    /// If all are finished, none is carried forward, unless the paragraph speaks of some that are.
    fn end_paragraph(&mut self) {
        if let Some(words) = self.topic.all_finished.take().filter(|_| !self.topic.carries_forward) {
            self.claim(vec![Measure::CarriedForward], Numeral::ZERO, words);
        }
    }
}
