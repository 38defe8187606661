//! Sentence by sentence, which number stands for what.

use std::ops::Range;

use super::clause::{Clause, Completion, Grounds, Information, Key, Mode, Number, Object, Row, Standing, group_of};
use super::lexicon::Word;
use super::token::{Kind, Token};
use super::{Claim, Document, Proceedings, Receipt, Setting, Share};
use crate::numeral::Numeral;

/// How deep brackets are followed.
pub(super) const MAX_DEPTH: usize = 8;

/// The most names of measures in one list: the lists of a hostile text have no end.
const MOST_KEYS: usize = 16;

/// How far ahead a sentence is read for what it names.
pub(super) const LONGEST_REACH: usize = 32;

/// The groups of results besides 其他处理, in the form's order, a bit each.
pub(super) const GROUPS: [&str; 5] = ["granted", "partly_granted", "refused", "unavailable", "not_processed"];

/// The bits of all of them.
const ALL_OTHER_GROUPS: u8 = 0b1_1111;

/// Fillers that name people who apply.
const PEOPLE: [&str; 13] = [
    "公众",
    "公民",
    "群众",
    "市民",
    "居民",
    "村民",
    "网民",
    "纳税人",
    "缴费人",
    "当事人",
    "申请人",
    "社会公众",
    "社会各界",
];

/// What they do.
const APPLY: [&str; 5] = ["提出", "提交", "递交", "提请", "的"];

/// What a sentence speaks of: its numbers are tied only if none of these is so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Elsewhere {
    /// Another year, or a part of the year.
    pub(super) time: bool,
    /// Another organ; a bracket may be of one's own again.
    pub(super) organ: bool,
    /// What is meant to be.
    pub(super) plan: bool,
}

/// What a sentence has said so far.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a sentence has said, whatever else it said")]
pub(super) struct Sentence {
    pub(super) elsewhere: Elsewhere,
    /// It speaks of applications for information, here or further on.
    pub(super) application: bool,
    /// It has spoken of information.
    pub(super) information: bool,
    /// How many results it names, here or further on.
    pub(super) outcomes: usize,
    /// It speaks of all that is under the organ (全区).
    pub(super) whole: bool,
    /// Some are excepted from what it says of all (除4件外).
    pub(super) excepts: bool,
    /// The last number outside brackets was one of applications.
    pub(super) of_applications: bool,
    /// The last word that applications came in by, and its number.
    pub(super) received: Option<(Receipt, Numeral)>,
    /// The last number that is tied, if all applications may be meant by it.
    pub(super) all: Option<Numeral>,
    /// What follows divides those that came in.
    pub(super) divides_received: bool,
    /// The claim of that number, while no other total is told.
    pub(super) received_claim: Option<usize>,
    /// How many are answered or finished was told.
    pub(super) completed: bool,
    /// What follows divides those that are answered or finished.
    pub(super) divides_completed: bool,
    /// The last kind of proceedings, its number, and how many kinds there were.
    pub(super) proceedings: Option<Proceedings>,
    pub(super) proceedings_number: Option<Numeral>,
    pub(super) proceedings_kinds: u32,
    /// It has counted proceedings that are not those of 表四 (备案行政复议案件13件).
    pub(super) other_cases: bool,
    pub(super) document: Option<Document>,
    /// The kind of documents it named last, whether or not with their number: 开展规范性文件清理.
    pub(super) named_document: Option<Document>,
    /// It has told how many of those at hand are new: what is carried over is the rest.
    pub(super) new_part: bool,
    /// Its subject is the quantity of applications (申请量), which grows to a number.
    pub(super) quantity: bool,
    /// It speaks of some applications only (通过网络提交的申请中), or has counted what they are no part of.
    pub(super) of_some: bool,
    /// It speaks of the applications of some applicants (对自然人申请作出答复): what was decided is of those.
    pub(super) of_applicant: bool,
    /// It says that what follows is of all applications (收到的申请中).
    pub(super) of_all: bool,
    /// Its last clause named grounds, and no result: 因补正后仍不明确，无法提供2件.
    pub(super) names_grounds: bool,
    /// The row of the form that those grounds are.
    pub(super) grounds: Option<&'static str>,
    /// It has words that are not known.
    pub(super) strange: bool,
    /// It has told how many decisions were taken: what follows was, too.
    pub(super) decided: bool,
    /// The groups of results whose numbers it has told, a bit each.
    pub(super) groups: u8,
    /// The first of its claims, by number.
    pub(super) first_claim: usize,
}

/// What a paragraph has said so far.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a paragraph has said, whatever else it said")]
pub(super) struct Topic {
    /// It, or its heading, speaks of applications for information.
    pub(super) application: bool,
    /// Its heading does.
    pub(super) headed: bool,
    /// Its heading speaks of review or litigation.
    pub(super) proceedings: bool,
    /// Its last sentence told how many came in, and not how many are answered.
    pub(super) unanswered: bool,
    /// It speaks of applications that are carried forward.
    pub(super) carries_forward: bool,
    /// The words that all applications are finished.
    pub(super) all_finished: Option<Range<usize>>,
}

/// Reads a paragraph word by word.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) setting: &'a Setting<'a>,
    pub(super) topic: Topic,
    pub(super) sentence: Sentence,
    pub(super) clause: Clause,
    /// The clauses around the brackets that are open, and whether the last number before them was one of applications.
    pub(super) around: Vec<(Clause, bool)>,
    /// Brackets that are open beyond those.
    pub(super) too_deep: usize,
    /// The first word behind a list that restricts nothing (通过信函、网络等渠道).
    pub(super) passed: usize,
    pub(super) claims: Vec<Claim>,
    /// Of the claims, those of a result on grounds that are no row of the form, by number.
    pub(super) ungrounded: Vec<usize>,
    pub(super) shares: Vec<Share>,
}

/// The numbers of a paragraph that are tied, and its shares without a number.
pub(super) fn claims(text: &str, tokens: &[Token], setting: &Setting<'_>) -> (Vec<Claim>, Vec<Share>) {
    let headings = [setting.heading, super::run_in_heading(text)];
    let is_of = |words: &[&str]| headings.iter().any(|heading| words.iter().any(|word| heading.contains(word)));
    let (application, proceedings) = (is_of(&["依申请", "公开申请"]), is_of(&["复议", "诉讼"]));
    let mut reader = Reader {
        text,
        tokens,
        setting,
        topic: Topic { application, headed: application, proceedings, ..Topic::default() },
        sentence: Sentence::default(),
        clause: Clause::default(),
        around: Vec::new(),
        too_deep: 0,
        passed: 0,
        claims: Vec::new(),
        ungrounded: Vec::new(),
        shares: Vec::new(),
    };
    reader.begin_sentence(0);
    for at in 0..tokens.len() {
        if at >= reader.passed {
            reader.read(at);
        }
    }
    reader.end_sentence();
    reader.end_paragraph();
    (reader.claims, reader.shares)
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
            Kind::Percent(percent) => self.percent(at, percent),
            Kind::Number | Kind::Unknown => self.unknown(at, range),
        }
    }

    /// Looks ahead whether a sentence speaks of applications for information, and of what was decided on them.
    fn begin_sentence(&mut self, at: usize) {
        self.sentence.first_claim = self.claims.len();
        let rest = self.tokens[at..].iter().map(|token| token.kind).take_while(|kind| *kind != Kind::Stop);
        for kind in rest {
            self.sentence.application |= kind == Kind::Word(Word::Application);
            self.sentence.outcomes += usize::from(matches!(kind, Kind::Word(Word::Outcome(_))));
        }
        // 收到政府信息公开申请12件。已按规定答复11件。
        let is_passed =
            |at: &usize| self.is_word(*at, |word| matches!(word, Word::Filler | Word::Own | Word::ThisYear));
        let at = (at..self.tokens.len()).find(|at| !is_passed(at)).unwrap_or(at);
        let answers = self.is_word(at, |word| matches!(word, Word::Answer | Word::Finish));
        let kind = |at: usize| self.tokens.get(at).map(|token| token.kind);
        let is_bare = matches!(kind(at + 1), Some(Kind::Count(..)))
            && matches!(kind(at + 2), None | Some(Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open));
        self.sentence.of_applications = answers && is_bare && std::mem::take(&mut self.topic.unanswered);
    }

    fn word(&mut self, at: usize, word: Word) {
        let range = &self.tokens[at].range;
        let passed = match word {
            Word::Lead | Word::Channel => self.all_ways(at),
            Word::Filler | Word::Applicant(_) => self.all_applicants(at),
            _ => None,
        };
        if let Some(behind) = passed {
            self.passed = behind;
            return;
        }
        match word {
            Word::Application | Word::Apply => self.application(range, word == Word::Application),
            Word::Information => self.information(at),
            Word::Receive(receipt) => self.receive(range, receipt),
            Word::Answer => self.answer(at),
            Word::Finish => self.complete(range, Completion::Finished),
            Word::Outcome(row) => self.key(range, Key::Outcome(row)),
            Word::Applicant(applicant) => self.key(range, Key::Applicant(applicant)),
            Word::ByApplicant => self.by_applicant(),
            Word::Proceedings(kind) => self.key(range, Key::Proceedings(kind)),
            Word::Ruling(ruling) => self.key(range, Key::Ruling(ruling)),
            Word::Pending => self.key(range, Key::CarriedForward),
            Word::Carry => self.carry(at),
            Word::Document(document) => self.document(range, document),
            Word::Status(_) | Word::Decide | Word::Decision(_) => self.done_to(range, word),
            Word::Quantity => self.quantity(),
            Word::Became => self.became(range),
            Word::Rate => self.rate(at),
            Word::LastYear | Word::ThisYear | Word::NextYear => self.time(at, word),
            Word::PartOfYear => self.sentence.elsewhere.time = true,
            Word::Since => self.since(at),
            Word::Own => self.own(range),
            Word::Plan => self.plan(range),
            _ => self.turn(at, word),
        }
    }

    /// What was done to documents (制发), or to those whom the organ governs (作出行政处罚决定).
    fn done_to(&mut self, range: &Range<usize>, word: Word) {
        self.clause.tie(range);
        match word {
            Word::Status(status) => self.clause.status = Some(status),
            Word::Decision(decision) => self.clause.decision = Some(decision),
            _ => self.clause.decides = true,
        }
    }

    /// 从申请人类型看: all applications are told by who applied. 行政复议申请人中: those are others.
    fn by_applicant(&mut self) {
        self.sentence.of_all |= self.clause.keys.is_empty() && self.usable();
    }

    /// 答复: an end, and what is counted as well in 作出政府信息公开答复219件.
    fn answer(&mut self, at: usize) {
        let range = &self.tokens[at].range;
        let words = at.checked_sub(1).map(|before| &self.text[self.tokens[before].range.clone()]);
        if matches!(words, Some("政府信息公开" | "信息公开")) {
            self.application(range, true);
        }
        self.complete(range, Completion::Answered);
    }

    /// The words that give a clause another turn.
    fn turn(&mut self, at: usize, word: Word) {
        let range = &self.tokens[at].range;
        let stands_beside = word == Word::Besides && self.denies_several(at);
        let clause = &mut self.clause;
        match word {
            Word::Filler => self.filler(at),
            Word::Sum if clause.is_blank() && self.sentence.quantity => self.became(range),
            Word::Because | Word::Belongs if clause.keys.is_empty() => self.grounds(word),
            // 因不予公开引发2件 counts what came of it.
            Word::Cause if clause.keys.iter().any(|key| !key.is_proceedings()) => clause.lose(),
            Word::AndOthers => self.and_others(),
            Word::AllWays if clause.standing == Standing::Unknown && clause.is_blank() => {
                clause.standing = Standing::Known;
            }
            Word::Within => self.within(at),
            Word::Besides if !stands_beside => self.unknown(at, range),
            Word::Except => self.sentence.excepts = true,
            Word::Matter => self.unknown(at, range),
            Word::Organs => self.organs(range),
            Word::Among => {
                clause.mode = if clause.mode == Mode::Denies { clause.mode } else { Mode::Divides };
                self.sentence.divides_completed |= self.sentence.completed;
            }
            Word::None => self.none(range),
            Word::All => {
                clause.tie(range);
                clause.mode = if clause.mode == Mode::Denies { clause.mode } else { Mode::SaysOfAll };
            }
            Word::And if !(clause.keys.is_empty() && clause.documents.is_empty()) && clause.row == Row::Single => {
                clause.row = Row::Joined;
            }
            // 不含上年结转.
            Word::Including if self.text[..range.start].ends_with(['不', '未']) => self.excluding(at),
            Word::Including => clause.mode = Mode::Includes,
            Word::Respectively if clause.keys.len() > 1 => clause.row = Row::Respective(0),
            Word::Each if clause.row == Row::Joined => clause.row = Row::Each,
            // 予以公开81件、…、不予处理12件，其他5件: what no other group has.
            Word::Rest if clause.is_blank() && clause.standing == Standing::Known && self.is_rest_of_results(at) => {
                self.key(range, Key::Outcome("other"));
            }
            _ => self.turn_away(word),
        }
    }

    /// 因 begins grounds, and 涉及 does behind a number: 34件涉及国家秘密、商业秘密等的申请不予公开.
    fn grounds(&mut self, word: Word) {
        if word == Word::Because || matches!(self.clause.number, Number::Waiting(_)) {
            self.clause.grounds = self.clause.grounds.max(Grounds::Begun);
        }
    }

    /// （不含上年结转16件）: those of last year are told all the same; what else is excluded is not.
    fn excluding(&mut self, at: usize) {
        if self.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word(Word::LastYear)) {
            self.clause.standing = Standing::Known;
        } else {
            self.clause.lose();
        }
    }

    /// The place behind a list of ways that ends with all of them: 收到通过信函、网络等渠道提交的申请 restricts nothing.
    fn all_ways(&self, at: usize) -> Option<usize> {
        const LONGEST_LIST: usize = 16;
        let rest = self.tokens.iter().enumerate().skip(at + 1).take(LONGEST_LIST);
        let is_of_list = |kind: Kind| {
            matches!(kind, Kind::Pause | Kind::Word(Word::Channel | Word::And | Word::AllWays | Word::Filler))
        };
        let listed = rest.take_while(|(_, token)| is_of_list(token.kind));
        let last = listed.filter(|(_, token)| token.kind == Kind::Word(Word::AllWays)).last();
        last.map(|(at, _)| at + 1)
    }

    /// The place behind a list of applicants that ends with 等: 收到群众、企业等提出的申请 restricts nothing.
    fn all_applicants(&self, at: usize) -> Option<usize> {
        const LONGEST_LIST: usize = 16;
        self.clause.receipt?;
        let words = |token: &Token| &self.text[token.range.clone()];
        let is_of_list = |token: &Token| match token.kind {
            Kind::Pause | Kind::Word(Word::And | Word::Applicant(_)) => true,
            Kind::Word(Word::Filler) => PEOPLE.contains(&words(token)),
            _ => false,
        };
        let listed = self.tokens[at..].iter().take(LONGEST_LIST).take_while(|token| is_of_list(token)).count();
        let behind = at + listed;
        let is_list = listed > 2 && self.is_word(behind, |word| word == Word::AndOthers);
        let applies = self.tokens.get(behind + 1).is_some_and(|token| APPLY.contains(&words(token)));
        (is_list && applies).then_some(behind + 1)
    }

    /// Whether all other groups of results have their numbers, and one follows for the rest.
    fn is_rest_of_results(&self, at: usize) -> bool {
        let counts = matches!(self.tokens.get(at + 1).map(|token| token.kind), Some(Kind::Count(_, '件' | '宗')));
        counts && self.sentence.groups == ALL_OTHER_GROUPS
    }

    /// The words after which a number is of something else: a part, a share, a difference.
    fn turn_away(&mut self, word: Word) {
        // 收到的申请较上年增长12.8%，共221件.
        if matches!(word, Word::Compare) && self.clause.receipt.is_some() && !self.clause.is_counted() {
            self.quantity();
        }
        let clause = &mut self.clause;
        match word {
            Word::Rest if clause.is_blank() && clause.standing == Standing::Known => {
                clause.standing = Standing::OfTheRest;
            }
            Word::Channel => {
                self.sentence.of_some |= self.sentence.received.is_none();
                clause.lose();
            }
            Word::Lead | Word::Rest => clause.lose(),
            Word::Share if !clause.keys.is_empty() => clause.mode = Mode::Compares,
            Word::Rise | Word::Fall | Word::Compare | Word::Share => {
                clause.lose();
                clause.mode = Mode::Compares;
            }
            _ => {}
        }
    }

    /// 未发生行政复议、行政诉讼和申诉: what is no measure stands beside some that are.
    fn denies_several(&self, at: usize) -> bool {
        let joins = |kind: Kind| matches!(kind, Kind::Pause | Kind::Word(Word::And));
        self.clause.mode == Mode::Denies && at > 0 && joins(self.tokens[at - 1].kind)
    }

    /// 所有办结的申请中: what is said of them only says which they are.
    fn within(&mut self, at: usize) {
        let ends_clause = self.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Comma);
        let clause = &mut self.clause;
        // 在作出的219件答复中，予以公开81件.
        let answered = clause.completion.is_some() && clause.keys.is_empty() && clause.standing == Standing::Known;
        let is_of_results = answered && (self.sentence.outcomes > 0 || ends_clause);
        if is_of_results
            && self.speaks_of_applications()
            && self.speaks_of_here()
            && let Some(mut waiting) = self.clause.take_waiting()
        {
            waiting.completion = self.clause.completion.take();
            self.clause.object = Object::Strong;
            self.noun_after_number(&waiting);
        }
        let clause = &mut self.clause;
        let are_all = clause.standing == Standing::Known && clause.receipt.is_some() && clause.keys.is_empty();
        self.sentence.of_some |= !are_all;
        self.sentence.of_all |= are_all && clause.object == Object::Strong;
        (clause.receipt, clause.completion) = (None, None);
    }

    /// 等 after results that were named as grounds, or as examples: what they were examples of is what counts.
    fn and_others(&mut self) {
        let is_example = |key: &Key| key.is_outcome() || matches!(key, Key::Applicant(_));
        if self.clause.keys.iter().any(is_example) {
            self.clause.keys.retain(|key| !is_example(key));
            self.clause.row = Row::Single;
        }
        if self.clause.grounds == Grounds::Unknown {
            self.clause.grounds = Grounds::Named;
        }
    }

    fn application(&mut self, range: &Range<usize>, is_for_information: bool) {
        let clause = &mut self.clause;
        clause.tie(range);
        let strong = is_for_information || clause.information == Information::Said || clause.object == Object::Strong;
        clause.object = if strong { Object::Strong } else { Object::Weak };
        if clause.information == Information::Counted {
            clause.information = Information::Said;
        }
        self.sentence.application |= strong;
        self.topic.application |= strong;
    }

    fn information(&mut self, at: usize) {
        let range = &self.tokens[at].range;
        self.sentence.information = true;
        // 其中公开45件，部分公开3件: among results, 公开 alone is one.
        let counts = matches!(self.tokens.get(at + 1).map(|token| token.kind), Some(Kind::Count(_, '件' | '宗')));
        let is_result = counts && self.sentence.outcomes > 0 && &self.text[range.clone()] == "公开";
        if is_result && self.clause.is_blank() && self.clause.information == Information::Unsaid {
            return self.key(range, Key::Outcome("granted"));
        }
        // 制定并公开规范性文件3件: what is made is made public, too.
        if self.clause.status.is_some() && &self.text[range.clone()] == "公开" {
            return;
        }
        let follows_result = self.clause.keys.iter().any(|key| key.is_outcome());
        self.clause.information = if follows_result { Information::Counted } else { Information::Said };
    }

    pub(super) fn receive(&mut self, range: &Range<usize>, receipt: Receipt) {
        let clause = &mut self.clause;
        clause.tie(range);
        // After its noun it is part of that: 收到依申请公开办理事项.
        if clause.object == Object::None || clause.receipt.is_none() {
            clause.receipt = match clause.receipt {
                // 收到和处理: they came in.
                Some(before) if before < Receipt::Handled && receipt == Receipt::Handled => Some(before),
                Some(Receipt::Handled) => Some(receipt),
                before => before.max(Some(receipt)),
            };
        }
    }

    fn complete(&mut self, range: &Range<usize>, completion: Completion) {
        self.sentence.of_applicant |= self.clause.keys.iter().any(|key| matches!(key, Key::Applicant(_)));
        self.clause.tie(range);
        if self.clause.completion != Some(Completion::Finished) {
            self.clause.completion = Some(completion);
        }
    }

    fn document(&mut self, range: &Range<usize>, document: Option<Document>) {
        self.clause.tie(range);
        self.sentence.named_document = document.or(self.sentence.named_document);
        let new = document.filter(|document| !self.clause.documents.contains(document));
        self.clause.documents.extend(new);
    }

    pub(super) fn key(&mut self, range: &Range<usize>, key: Key) {
        let follows_grounds = self.sentence.names_grounds && key.is_outcome();
        let clause = &mut self.clause;
        if follows_grounds && clause.start.is_none() {
            match (self.sentence.grounds, key) {
                (Some(row), Key::Outcome(group)) if group_of(row) == group => clause.keys.push(Key::Outcome(row)),
                _ => clause.grounds = Grounds::Unknown,
            }
        }
        clause.tie(range);
        // Grounds that are no row leave only what was decided on them.
        if clause.grounds == Grounds::Unknown && key.is_outcome() {
            clause.keys.clear();
        }
        if clause.keys.len() < MOST_KEYS {
            clause.keys.push(key);
        }
        // 未经复议直接起诉的行政诉讼 are those of that way.
        let is_way = |key: &Key| matches!(key, Key::Proceedings(Proceedings::Direct | Proceedings::AfterReview));
        let names_way = self.clause.row == Row::Single && self.clause.keys.iter().any(is_way);
        if let Key::Proceedings(kind) = key
            && !(names_way && kind == Proceedings::Litigation)
        {
            self.sentence.proceedings_kinds += u32::from(self.sentence.proceedings != Some(kind));
            self.sentence.proceedings = Some(kind);
        }
        self.topic.carries_forward |= key == Key::CarriedForward;
    }

    fn none(&mut self, range: &Range<usize>) {
        let clause = &mut self.clause;
        // 因政府信息公开工作未被申请行政复议 names no grounds but what the report is about.
        let is_known = clause.information == Information::Said && clause.keys.is_empty() && clause.receipt.is_none();
        if clause.grounds == Grounds::Begun && is_known && clause.start.is_none() {
            clause.grounds = Grounds::Named;
        }
        if clause.grounds == Grounds::Begun {
            clause.grounds = Grounds::Unknown;
        } else if clause.start.is_some() {
            clause.lose();
        } else {
            clause.tie(range);
            clause.mode = Mode::Denies;
        }
    }

    fn plan(&mut self, range: &Range<usize>) {
        let passing = matches!(&self.text[range.clone()], "将" | "拟" | "目标" | "规划");
        self.clause.standing = Standing::Restricted;
        self.sentence.elsewhere.plan |= !passing;
    }
}
