//! What makes a report that can be read a right one: one rule a file, its documentation beside it.

mod amount_finer_than_yuan;
mod another_organ_before;
mod carried_over_not_last_years;
mod doubled_character;
mod doubled_punctuation;
mod empty_problems;
mod equation;
mod garbled_text;
mod half_width_punctuation;
mod heading_in_other_words;
mod in_force_not_last_years;
mod incomplete_date;
mod issued_beyond_in_force;
mod items_not_last_years;
mod look_alike_character;
mod magnitude_jump;
mod malformed_document_number;
mod markup_rest;
mod misnumbered_enumeration;
mod misnumbered_heading;
mod missing_aspect;
mod missing_contact;
mod missing_download_address;
mod missing_fee_statement;
mod missing_full_stop;
mod missing_period;
mod opening;
mod outdated_format_citation;
mod period;
mod program_rest;
pub mod prose;
mod regulations_beyond_power;
mod repeated_section_heading;
mod repeated_words;
mod requests_applicants;
mod requests_balance;
mod requests_outcomes;
mod review_and_litigation_total;
mod spaced_words;
mod straight_quotes;
mod title_of_another_organ;
mod unchanged_prose;
mod unfilled_blank;
mod unpaired_mark;
mod unused_accept;
mod words;
mod wrong_date_of_signing;
mod wrong_decree_number;
mod wrong_notice_number;
mod wrong_period;
mod wrong_previous;
mod wrong_title_marks;
mod wrong_year;
mod years;

pub use amount_finer_than_yuan::AMOUNT_FINER_THAN_YUAN;
pub use another_organ_before::{ANOTHER_ORGAN_BEFORE, is_same_organ};
pub use carried_over_not_last_years::CARRIED_OVER_NOT_LAST_YEARS;
pub use doubled_character::DOUBLED_CHARACTER;
pub use doubled_punctuation::DOUBLED_PUNCTUATION;
pub use empty_problems::EMPTY_PROBLEMS;
pub use garbled_text::GARBLED_TEXT;
pub use half_width_punctuation::HALF_WIDTH_PUNCTUATION;
pub use heading_in_other_words::HEADING_IN_OTHER_WORDS;
pub use in_force_not_last_years::IN_FORCE_NOT_LAST_YEARS;
pub use incomplete_date::INCOMPLETE_DATE;
pub use issued_beyond_in_force::ISSUED_BEYOND_IN_FORCE;
pub use items_not_last_years::ITEMS_NOT_LAST_YEARS;
pub use look_alike_character::LOOK_ALIKE_CHARACTER;
pub use magnitude_jump::MAGNITUDE_JUMP;
pub use malformed_document_number::MALFORMED_DOCUMENT_NUMBER;
pub use markup_rest::MARKUP_REST;
pub use misnumbered_enumeration::MISNUMBERED_ENUMERATION;
pub use misnumbered_heading::MISNUMBERED_HEADING;
pub use missing_aspect::MISSING_ASPECT;
pub use missing_contact::MISSING_CONTACT;
pub use missing_download_address::MISSING_DOWNLOAD_ADDRESS;
pub use missing_fee_statement::MISSING_FEE_STATEMENT;
pub use missing_full_stop::MISSING_FULL_STOP;
pub use missing_period::MISSING_PERIOD;
pub use outdated_format_citation::OUTDATED_FORMAT_CITATION;
pub use program_rest::PROGRAM_REST;
pub use regulations_beyond_power::REGULATIONS_BEYOND_POWER;
pub use repeated_section_heading::REPEATED_SECTION_HEADING;
pub use repeated_words::REPEATED_WORDS;
pub use requests_applicants::REQUESTS_APPLICANTS;
pub use requests_balance::REQUESTS_BALANCE;
pub use requests_outcomes::REQUESTS_OUTCOMES;
pub use review_and_litigation_total::REVIEW_AND_LITIGATION_TOTAL;
pub use spaced_words::SPACED_WORDS;
pub use straight_quotes::STRAIGHT_QUOTES;
pub use title_of_another_organ::TITLE_OF_ANOTHER_ORGAN;
pub use unchanged_prose::UNCHANGED_PROSE;
pub use unfilled_blank::UNFILLED_BLANK;
pub use unpaired_mark::UNPAIRED_MARK;
pub use unused_accept::UNUSED_ACCEPT;
pub use wrong_date_of_signing::WRONG_DATE_OF_SIGNING;
pub use wrong_decree_number::WRONG_DECREE_NUMBER;
pub use wrong_notice_number::WRONG_NOTICE_NUMBER;
pub use wrong_period::WRONG_PERIOD;
pub use wrong_previous::WRONG_PREVIOUS;
pub use wrong_title_marks::WRONG_TITLE_MARKS;
pub use wrong_year::WRONG_YEAR;

use std::cell::OnceCell;

use crate::report::finding::{Finding, Path, Severity};
use crate::report::form::FigureId;
use crate::report::model::{Figure, Report, similar};

/// What the rules look at.
#[derive(Debug)]
pub struct Context<'r> {
    /// The report that is checked.
    pub report: &'r Report,
    /// The same agency's report of the year before, if it is at hand.
    pub previous: Option<&'r Report>,
    /// What its prose says in numbers, read when a rule first asks for it.
    prose: OnceCell<Vec<prose::Paragraph<'r>>>,
}

impl<'r> Context<'r> {
    /// A report, and the same agency's report of the year before, if it is at hand.
    pub fn new(report: &'r Report, previous: Option<&'r Report>) -> Self {
        Self { report, previous, prose: OnceCell::new() }
    }

    /// What the paragraphs of the report say in numbers.
    fn prose(&self) -> &[prose::Paragraph<'r>] {
        self.prose.get_or_init(|| prose::paragraphs(self.report))
    }

    /// The report of the year before, if it is the right one: of the same agency, and of that year.
    pub fn last_year(&self) -> Option<&'r Report> {
        let agency = self.report.agency();
        let is_renamed = self.report.accepted().iter().any(|accepted| accepted.finding == ANOTHER_ORGAN_BEFORE.name);
        let is_last = |previous: &&Report| {
            let is_same = another_organ_before::is_same_organ(previous.agency(), agency) || is_renamed;
            is_same && previous.year().checked_add(1) == Some(self.report.year())
        };
        self.previous.filter(is_last)
    }
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the fault, never the remedy.
    pub name: &'static str,
    /// What it belongs to, one of [`GROUPS`]; `--select` and `--ignore` take it for all its rules.
    pub group: &'static str,
    /// How serious it is to break it.
    pub severity: Severity,
    /// What it says, why, with a bad and a good example, and its source; Markdown in Chinese.
    pub docs: &'static str,
    /// Finds where a report breaks it.
    pub check: fn(&Context<'_>, &mut Findings),
}

/// The groups of rules, each with what it is about.
pub static GROUPS: &[(&str, &str)] = &[
    ("equations", "表格的勾稽关系"),
    ("figures", "表格里的数"),
    ("years", "和上年年报的关系（用 --previous）"),
    ("dates", "文字里的年份和统计期限"),
    ("structure", "应当有的内容、标题和序号"),
    ("citations", "引用的文件"),
    ("wording", "文字和标点的差错"),
    ("prose", "文字里的数和表格的数"),
];

/// Every rule, in the order in which they look.
pub static RULES: &[Rule] = &[
    REQUESTS_BALANCE,
    REQUESTS_OUTCOMES,
    REQUESTS_APPLICANTS,
    REVIEW_AND_LITIGATION_TOTAL,
    AMOUNT_FINER_THAN_YUAN,
    REGULATIONS_BEYOND_POWER,
    ISSUED_BEYOND_IN_FORCE,
    WRONG_PREVIOUS,
    ANOTHER_ORGAN_BEFORE,
    CARRIED_OVER_NOT_LAST_YEARS,
    IN_FORCE_NOT_LAST_YEARS,
    ITEMS_NOT_LAST_YEARS,
    MAGNITUDE_JUMP,
    UNCHANGED_PROSE,
    WRONG_PERIOD,
    WRONG_YEAR,
    WRONG_DATE_OF_SIGNING,
    INCOMPLETE_DATE,
    TITLE_OF_ANOTHER_ORGAN,
    MISSING_PERIOD,
    MISSING_CONTACT,
    MISSING_DOWNLOAD_ADDRESS,
    MISSING_ASPECT,
    MISNUMBERED_HEADING,
    HEADING_IN_OTHER_WORDS,
    REPEATED_SECTION_HEADING,
    EMPTY_PROBLEMS,
    MISSING_FEE_STATEMENT,
    OUTDATED_FORMAT_CITATION,
    WRONG_DECREE_NUMBER,
    WRONG_NOTICE_NUMBER,
    MALFORMED_DOCUMENT_NUMBER,
    GARBLED_TEXT,
    PROGRAM_REST,
    MARKUP_REST,
    LOOK_ALIKE_CHARACTER,
    UNFILLED_BLANK,
    DOUBLED_CHARACTER,
    REPEATED_WORDS,
    SPACED_WORDS,
    DOUBLED_PUNCTUATION,
    HALF_WIDTH_PUNCTUATION,
    STRAIGHT_QUOTES,
    WRONG_TITLE_MARKS,
    UNPAIRED_MARK,
    MISSING_FULL_STOP,
    MISNUMBERED_ENUMERATION,
    prose::REQUESTS_RECEIVED,
    prose::REQUESTS_CARRIED_OVER,
    prose::REQUESTS_COMPLETED,
    prose::REQUESTS_OUTCOMES,
    prose::REQUESTS_APPLICANTS,
    prose::REQUESTS_CARRIED_FORWARD,
    prose::REVIEW,
    prose::LITIGATION,
    prose::DECISIONS,
    prose::FEES,
    prose::DOCUMENTS,
    prose::PARTS,
    prose::RATES,
    // Looks at what the others found: the last.
    UNUSED_ACCEPT,
];

/// The rule of a name.
pub fn named(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// The rule or group whose name is most like one that is none, if one is plainly nearest.
pub fn similar_name(name: &str) -> Option<&'static str> {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).chain(GROUPS.iter().map(|(group, _)| *group)).collect();
    similar(name, &names)
}

/// The findings of one rule after another.
#[derive(Debug)]
pub struct Findings {
    rule: &'static str,
    severity: Severity,
    found: Vec<Finding>,
}

impl Findings {
    /// A finding of the rule at work, to be pushed when it is complete.
    pub fn of_rule(&self, path: Path, message: impl Into<String>) -> Finding {
        match self.severity {
            Severity::Error => Finding::error(self.rule, path, message),
            Severity::Warning => Finding::warning(self.rule, path, message),
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }
}

/// The sum of some counts; in `u128`, so that no number of `u64` can overflow it.
fn add_up(report: &Report, ids: &[FigureId]) -> u128 {
    let count = |id: &FigureId| match report.figure(*id) {
        Figure::Count(count) => u128::from(*count),
        Figure::Change(_) | Figure::Amount(_) | Figure::Blank => 0,
    };
    ids.iter().map(count).sum()
}

/// Everything the rules find wrong with a report, rule by rule.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Findings { rule: "", severity: Severity::Error, found: Vec::new() };
    for rule in RULES {
        (findings.rule, findings.severity) = (rule.name, rule.severity);
        (rule.check)(context, &mut findings);
    }
    findings.found
}

/// What the rules find in a report that is still being filled in: nothing that a figure takes part in which is not
/// there yet.
pub fn check_unfinished(context: &Context<'_>) -> Vec<Finding> {
    let report = context.report;
    let is_blank = |path: &Path| matches!(report.figure_at(path.as_str()), Some(Figure::Blank));
    let mut findings = check(context);
    findings.retain(|finding| !std::iter::once(&finding.path).chain(&finding.related).any(is_blank));
    findings
}

#[cfg(test)]
mod tests;
