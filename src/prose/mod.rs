//! What the prose of a report says in numbers: which figure of the form each number stands for, by the words around it.
//!
//! It reads words and knows no table. A number is tied to a measure only by known words of its own sentence; whatever could
//! make it speak of another year, another organ, a plan or a part leaves it untied.

mod clause;
mod divisions;
mod ends;
mod lexicon;
mod numeral;
mod organs;
mod rates;
mod sentence;
mod ties;
mod token;
mod years;

use std::ops::Range;

pub use divisions::Division;
pub use rates::{Rate, RateKind};

/// Whose words they are.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The report's year.
    pub year: u16,
    /// The organ that reports.
    pub agency: &'a str,
    /// The heading the words stand under, empty if there is none.
    pub heading: &'a str,
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it counts; of several measures their sum.
    pub measures: Vec<Measure>,
    /// The number.
    pub value: u64,
    /// By how much the number meant may differ, since this one is rounded (1.2万).
    pub slack: u64,
    /// The bytes of the words that tie it, the number included.
    pub words: Range<usize>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Applications that came in.
    Received(Receipt),
    /// Applications carried over from the year before (上年结转).
    CarriedOver,
    /// Applications carried forward to the next year (结转下年度).
    CarriedForward,
    /// Applications that were finished or answered (办结, 答复).
    Completed,
    /// Applications by what was decided on them: the form's name of the row, or of a group of rows (`refused`).
    Outcome(&'static str),
    /// Applications by who made them, all of them coming in by the same word.
    Applicant(Applicant, Receipt),
    /// Review and litigation.
    Proceedings(Proceedings, Ruling),
    /// Documents.
    Documents(Document, Status),
}

/// The word that applications came in by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Receipt {
    /// 新收: this year's only.
    New,
    /// 收到, 接收: this year's.
    Received,
    /// 受理: this year's, with or without those carried over.
    Accepted,
    /// 收到…，含上年结转: with those carried over.
    WithCarriedOver,
    /// 办理, 收办, 处理: any measure of the work.
    Handled,
}

/// Who applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicant {
    /// 自然人.
    NaturalPerson,
    /// 法人或其他组织.
    Organisation,
}

/// A way to contest a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proceedings {
    /// 行政复议.
    Review,
    /// 行政诉讼, of both kinds.
    Litigation,
    /// 未经复议直接起诉.
    Direct,
    /// 复议后起诉.
    AfterReview,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// All of them.
    Total,
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
    /// 尚未审结.
    Pending,
}

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// 规章.
    Regulation,
    /// 行政规范性文件.
    Normative,
}

/// What became of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 本年制发.
    Issued,
    /// 本年废止.
    Repealed,
    /// 现行有效.
    InForce,
}

/// What a paragraph says in numbers.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its numbers that stand for figures of the form.
    pub claims: Vec<Claim>,
    /// Its wholes and their parts.
    pub divisions: Vec<Division>,
    /// Its shares and rates of growth.
    pub rates: Vec<Rate>,
}

/// Reads a paragraph.
pub fn read(text: &str, setting: &Setting<'_>) -> Reading {
    let tokens = token::tokens(text);
    let claims = sentence::claims(text, &tokens, setting);
    let divisions = divisions::divisions(&tokens);
    let rates = rates::rates(text, &tokens, &claims, setting.year);
    Reading { claims, divisions, rates }
}
