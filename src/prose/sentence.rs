//! Sentence by sentence, which number stands for what.

use std::ops::Range;

use super::clause::{Clause, Key, Object};
use super::lexicon::Word;
use super::numeral::Numeral;
use super::token::{Kind, Token};
use super::{Claim, Document, Proceedings, Receipt, Setting};

/// How deep brackets are followed.
pub(super) const MAX_DEPTH: usize = 8;

/// What a sentence has said so far.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a sentence may have said")]
pub(super) struct Sentence {
    /// It speaks of another year, or of a part of the year.
    pub(super) other_time: bool,
    /// It speaks of another organ.
    pub(super) foreign: bool,
    /// It speaks of what is meant to be.
    pub(super) plan: bool,
    /// It has spoken of applications for information.
    pub(super) application: bool,
    /// It has spoken of information.
    pub(super) information: bool,
    /// The last number outside brackets was one of applications.
    pub(super) of_applications: bool,
    /// The last word that applications came in by, and its number.
    pub(super) received: Option<(Receipt, Numeral)>,
    /// The last number that is tied, if all applications may be meant by it.
    pub(super) all: Option<Numeral>,
    /// Whether what follows divides those that came in.
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
    pub(super) document: Option<Document>,
}

/// What a paragraph has said so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Topic {
    /// It, or its heading, speaks of applications for information.
    pub(super) application: bool,
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
    pub(super) claims: Vec<Claim>,
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
        // 收到政府信息公开申请12件。答复11件。
        let answers = self.is_word(at, |word| matches!(word, Word::Answer | Word::Finish));
        let kind = |at: usize| self.tokens.get(at).map(|token| token.kind);
        let is_bare = matches!(kind(at + 1), Some(Kind::Count(..)))
            && matches!(kind(at + 2), None | Some(Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Open));
        self.sentence.of_applications = answers && is_bare && std::mem::take(&mut self.topic.unanswered);
    }

    fn word(&mut self, at: usize, word: Word) {
        let range = &self.tokens[at].range;
        let clause = &mut self.clause;
        match word {
            // 因不予公开引发2件 counts what came of it.
            Word::Cause if clause.keys.iter().any(|key| !matches!(key, Key::Proceedings(_))) => clause.lose(),
            Word::Among => {
                clause.divides = true;
                self.sentence.divides_completed |= self.sentence.completed;
            }
            Word::Filler | Word::About | Word::Cause => {}
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
                let new = document.filter(|document| !clause.documents.contains(document));
                clause.documents.extend(new);
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
            Word::All => {
                clause.tie(range);
                clause.all = true;
            }
            Word::And => clause.joined |= !clause.keys.is_empty() || !clause.documents.is_empty(),
            // 不含上年结转.
            Word::Including if self.text[..range.start].ends_with(['不', '未']) => clause.lose(),
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

    pub(super) fn key(&mut self, range: &Range<usize>, key: Key) {
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
}
