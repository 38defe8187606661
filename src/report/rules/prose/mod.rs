//! Numbers in the prose against the tables, and against each other.

mod decisions;
mod documents;
mod fees;
mod figures;
mod litigation;
mod parts;
mod rates;
mod requests_applicants;
mod requests_carried_forward;
mod requests_carried_over;
mod requests_completed;
mod requests_outcomes;
mod requests_received;
mod review;

pub use decisions::DECISIONS;
pub use documents::DOCUMENTS;
pub use fees::FEES;
pub use litigation::LITIGATION;
pub use parts::PARTS;
pub use rates::RATES;
pub use requests_applicants::REQUESTS_APPLICANTS;
pub use requests_carried_forward::REQUESTS_CARRIED_FORWARD;
pub use requests_carried_over::REQUESTS_CARRIED_OVER;
pub use requests_completed::REQUESTS_COMPLETED;
pub use requests_outcomes::REQUESTS_OUTCOMES;
pub use requests_received::REQUESTS_RECEIVED;
pub use review::REVIEW;

use std::ops::Range;

use super::{Context, Findings, add_up};
use crate::report::finding::Path;
use crate::report::form::{FigureId, Form};
use crate::report::model::{Block, Report, Text};
use crate::report::prose::{self, Claim, Limit, Measure, Reading, Setting};

/// The most findings of one rule: who has more has another file than a report.
const MOST: usize = 100;

/// The most characters of the prose that a message repeats.
const LONGEST_QUOTE: usize = 40;

/// A paragraph and what it says in numbers.
#[derive(Debug)]
pub struct Paragraph<'r> {
    text: &'r Text,
    reading: Reading,
}

/// Reads every paragraph of a report.
pub(super) fn paragraphs(report: &Report) -> Vec<Paragraph<'_>> {
    let mut paragraphs = Vec::new();
    for narrative in report.narratives() {
        add(report, &narrative.blocks, "", &mut paragraphs);
    }
    paragraphs
}

fn add<'r>(report: &'r Report, blocks: &'r [Block], heading: &str, paragraphs: &mut Vec<Paragraph<'r>>) {
    let setting = Setting { year: report.year(), agency: report.agency(), heading };
    let read = |text: &'r Text| Paragraph { text, reading: prose::read(&text.text, &setting) };
    for block in blocks {
        match block {
            Block::Paragraph(text) => paragraphs.push(read(text)),
            Block::Items(items) => paragraphs.extend(items.iter().map(read)),
            Block::Led { lead, text } => {
                paragraphs.push(read(lead));
                let heading = format!("{heading} {}", lead.text);
                let setting = Setting { heading: &heading, ..setting };
                paragraphs.push(Paragraph { text, reading: prose::read(&text.text, &setting) });
            }
            // Labels and captions are no sentences.
            Block::Exhibit(_) => {}
            Block::Subsection { heading: inner, content } | Block::Unnumbered { heading: inner, content } => {
                add(report, content, &format!("{heading} {}", inner.text), paragraphs);
            }
        }
    }
}

impl Paragraph<'_> {
    /// The words of a range, shortened in the middle if they are many.
    fn quote(&self, words: &Range<usize>) -> String {
        let words = &self.text.text[words.clone()];
        if words.chars().nth(LONGEST_QUOTE).is_none() {
            return format!("“{words}”");
        }
        let start = words.char_indices().nth(LONGEST_QUOTE / 2).map_or(0, |(at, _)| at);
        let end = words.char_indices().rev().nth(LONGEST_QUOTE / 2).map_or(words.len(), |(at, _)| at);
        format!("“{}……{}”", &words[..start], &words[end..])
    }
}

/// Adds a finding for every number of the measures asked for that equals none of the figures it may stand for.
fn check(context: &Context<'_>, findings: &mut Findings, is_asked: impl Fn(Measure) -> bool) {
    let claims = context
        .prose()
        .iter()
        .flat_map(|paragraph| paragraph.reading.claims.iter().map(move |claim| (paragraph, claim)));
    let asked = claims.filter(|(_, claim)| claim.measures.first().is_some_and(|measure| is_asked(*measure)));
    for (paragraph, claim) in asked.filter(|(_, claim)| contradicts(context.report, claim)).take(MOST) {
        contradiction(context.report, findings, paragraph, claim);
    }
}

/// Whether a number equals none of the figures it may stand for; false if the form has no figure for it.
fn contradicts(report: &Report, claim: &Claim) -> bool {
    let alternatives = figures::of_claim(report.form(), &claim.measures);
    !alternatives.is_empty() && !alternatives.iter().any(|ids| agrees(add_up(report, ids), claim))
}

/// Whether a sum of figures can be what a number says: 20余件 are 20 to 29, 近200件 no more, and no less than half.
fn agrees(sum: u128, claim: &Claim) -> bool {
    let (value, slack) = (u128::from(claim.value), u128::from(claim.slack));
    match claim.limit {
        Limit::Itself => sum == value || sum.abs_diff(value) < slack,
        Limit::NoLess => sum >= value && (slack == 0 || sum - value < slack),
        Limit::NoMore => sum <= value && sum >= value / 2,
    }
}

fn contradiction(report: &Report, findings: &mut Findings, paragraph: &Paragraph<'_>, claim: &Claim) {
    let form = report.form();
    let alternatives = figures::of_claim(form, &claim.measures);
    let ids = &alternatives[0];
    let quote = paragraph.quote(&claim.words);
    let in_table = |ids: &[FigureId]| format!("{}为 {} 件", cells(form, ids), add_up(report, ids));
    let said = match (&claim.measures[..], claim.value) {
        ([Measure::CarriedForward], 0) => "没有结转下年度的".to_owned(),
        (_, 0) => "没有".to_owned(),
        (_, value) => match claim.limit {
            Limit::Itself => format!(" {value} 件"),
            Limit::NoLess => format!(" {value} 件以上"),
            Limit::NoMore => format!("不超过 {value} 件"),
        },
    };
    let message = format!("文中{quote}说的是{said}，{}", in_table(ids));
    let other = alternatives.get(1).map_or(String::new(), |ids| format!("（{}，也不符）", in_table(ids)));
    let help =
        format!("这个数凭同一句里的{quote}对应到表格{other}。请核对文字和表格；口径确实不同的，在 accept 里写明理由");
    let path = |id: &FigureId| Path::from(form.value(*id).path.clone());
    let finding = findings.of_rule(paragraph.text.path.clone(), message);
    findings.push(finding.at_text(claim.words.clone()).related(alternatives.iter().flatten().map(path)).help(help));
}

/// One cell, or several with what they are together.
fn cells(form: &Form, ids: &[FigureId]) -> String {
    let name = |id: &FigureId| form.labels(*id).cell_name();
    match ids {
        [id] => name(id),
        [first, second] => format!("{}与{}合计", name(first), name(second)),
        [first, .., last] => format!("{}至{}共 {} 格合计", name(first), name(last), ids.len()),
        [] => String::new(),
    }
}
