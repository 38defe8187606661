//! What the prose of a report says in numbers: which figure of the form each number stands for, by the words around it.
//!
//! It reads words and knows no table. A number is tied to a measure only by known words of its own sentence; whatever
//! could make it speak of another year, another organ, a plan or a part leaves it untied. So a false alarm needs a
//! wrong word in the lexicon, and more wording is one more entry there.
//!
//! # One sentence, followed through
//!
//! > 2024年，我局共收到政府信息公开申请8件（含上年结转1件），其中予以公开5件，2件结转下年度。
//!
//! 1. `token` cuts it into words of the `lexicon`, numbers with their units, and punctuation; what is in no list is
//!    `Unknown`, as many characters as follow each other.
//! 2. `sentence` goes from token to token. It keeps four things: the **topic** (what the paragraph has said, and what
//!    its headings speak of, one that runs into it among them: （二）依申请公开情况。), the
//!    **sentence**, the **clause** up to the word that is read, and the clauses around the brackets that are open.
//! 3. At each number `ties` asks what the clause stands for; at each end of a clause, bracket, sentence or paragraph
//!    `ends` asks what is known only there.
//!
//! | read | what changes | what is tied |
//! |---|---|---|
//! | `2024年，` | `years`: this report's year, the sentence is not *elsewhere* | |
//! | `我局` | `organs`, by `speaker`: the organ's own words | |
//! | `共收到` | clause: receipt `Received`; 共 is a filler | |
//! | `政府信息公开申请` | clause: object `Strong` | |
//! | `8件` | receipt and object: the clause is used up | 收到 8 = 本年新收 |
//! | `（` | the clause is put aside, a new one begins | |
//! | `含` `上年结转` | mode `Includes`, then `CountsInCarriedOver`; key `CarriedOver` | |
//! | `1件` | the bracket is of the 8: they are 新收 and 结转 together | 结转 1; 收到 8 = 新收 + 结转 |
//! | `，其中` | mode `Divides` | |
//! | `予以公开` `5件` | key `Outcome("granted")` | 予以公开 5 |
//! | `，2件` | nothing says yet what is counted: number `Waiting` | |
//! | `结转下年度` `。` | key `CarriedForward`; the clause ends, and the number has found its noun | 结转下年度 2 |
//!
//! # What a clause may be
//!
//! | question | states | what moves it |
//! |---|---|---|
//! | `standing`: may it tie numbers | `Known` → `OfTheRest`, `Restricted` | 其余; 拟、将 |
//! | | `Known` → `Unknown` | a word of no list; 我局, or a new clause, makes it `Known` again |
//! | `mode`: how it puts what it says | `Asserts` → `Denies`, `SaysOfAll`, `Divides` | 未; 均; 其中 |
//! | | `Asserts` → `Compares` | 较、占; a new clause asserts |
//! | | `Includes` → `CountsInCarriedOver` | 含; 上年结转 behind it |
//! | `number` | `Untold` → `Told`, or `Waiting` for its noun | a noun or a measure behind it; the clause's end |
//! | `row`: how its names share numbers | `Single` → `Joined` 、和 → `Each` 各; `Respective` 分别 | the number, or a comma |
//! | `grounds`: why, before a result | `Named` → `Begun` 因 → `Unknown` | no row of the form; 等 makes it `Named` |
//! | `object` | `None` → `Weak` 申请 → `Strong` 政府信息公开申请 | |
//! | `information` | `Unsaid` → `Said`, or `Counted` behind a result (不予公开信息12条) | 申请 behind it |
//!
//! `divisions` reads wholes with their parts and `rates` percentages, both from the same tokens; they need no table.

mod clause;
mod divisions;
mod ends;
mod fillers;
mod lexicon;
mod measure;
mod organs;
mod rates;
mod sentence;
pub(crate) mod speaker;
mod ties;
mod token;
mod years;

use std::ops::Range;

pub use divisions::Division;
#[cfg(test)]
pub(crate) use measure::all_measures;
pub use rates::{Compared, Difference, Rate, RateKind};

use crate::character::with_ordinary;
pub use crate::numeral::Limit;

/// Whose words they are.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The report's year.
    pub year: u16,
    /// The organ that reports.
    pub agency: &'a str,
    /// The headings the words stand under, empty if there are none.
    pub heading: &'a str,
}

/// The first words of a paragraph, if they are a heading of it: （二）依申请公开情况。全年…
fn run_in_heading(text: &str) -> &str {
    const LONGEST: usize = 24;
    let end = text.char_indices().take(LONGEST).find(|(_, one)| matches!(one, '。' | '：')).map_or(0, |(end, _)| end);
    let words = &text[..end];
    let names = ["情况", "方面", "工作", "公开", "申请", "复议", "诉讼"].iter().any(|tail| words.ends_with(tail));
    let tells = words.contains(['，', '未', '无', '没']) || words.contains(|one: char| one.is_ascii_digit());
    if names && !tells { words } else { "" }
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
    /// Whether it is the number itself, or one that it is above or below (20余件, 近20件).
    pub limit: Limit,
    /// The bytes of the words that tie it, the number included.
    pub words: Range<usize>,
}

/// A percentage of applications with a result, told without their number (予以公开占50.6%).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What has the share; of several measures their sum.
    pub measures: Vec<Measure>,
    /// Its digits without the decimal point.
    pub percent: u64,
    /// How many of them are decimals.
    pub decimals: u32,
    /// The numbers of applications before it, of which it may be the share.
    pub bases: Vec<u64>,
    /// The bytes of the words that tie it.
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
    /// Decisions of 表二 (第二十条第五、六项).
    Decisions(Decision),
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
    /// 办理, 处理: those received, with or without those carried over, or those that were finished.
    Handled,
    /// 收办, 承办: any measure of the work.
    Undefined,
}

/// Who applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicant {
    /// 自然人.
    NaturalPerson,
    /// 法人或其他组织.
    Organisation,
    /// 商业企业.
    Enterprise,
    /// 企业: 商业企业, or 法人或其他组织 for short.
    Company,
    /// 科研机构.
    Research,
    /// 社会公益组织.
    PublicWelfare,
    /// 法律服务机构.
    LegalService,
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

/// A decision on a person or an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// 行政许可.
    Licensing,
    /// 行政处罚.
    Penalty,
    /// 行政强制.
    Compulsion,
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
    /// How much more or less there is than before.
    pub differences: Vec<Difference>,
    /// Its shares of applications without their number.
    pub shares: Vec<Share>,
}

/// Reads a paragraph.
///
/// Look-alikes out of PDFs (⼆件) are read as the ordinary characters; places are those of the text as it is.
pub fn read(text: &str, setting: &Setting<'_>) -> Reading {
    let text = &*with_ordinary(text);
    let tokens = token::tokens(text);
    let (claims, shares) = sentence::claims(text, &tokens, setting);
    let divisions = divisions::divisions(&tokens);
    let (rates, differences) = rates::rates(text, &tokens, &claims, setting.year);
    Reading { claims, divisions, rates, differences, shares }
}
