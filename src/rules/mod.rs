//! What makes a report that can be read a right one: one rule a file, its documentation beside it.

mod equation;
pub mod prose;
mod requests_applicants;
mod requests_balance;
mod requests_outcomes;
mod review_and_litigation_total;

pub use requests_applicants::REQUESTS_APPLICANTS;
pub use requests_balance::REQUESTS_BALANCE;
pub use requests_outcomes::REQUESTS_OUTCOMES;
pub use review_and_litigation_total::REVIEW_AND_LITIGATION_TOTAL;

use std::cell::OnceCell;

use crate::finding::{Finding, Path, Severity};
use crate::model::Report;

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

/// The groups of rules: the form's equations; the year before; headings and what must be there; documents that are cited; slips of
/// typing; numbers in the prose.
pub static GROUPS: &[&str] = &["equations", "years", "structure", "citations", "wording", "prose"];

/// Every rule.
pub static RULES: &[Rule] = &[
    REQUESTS_BALANCE,
    REQUESTS_OUTCOMES,
    REQUESTS_APPLICANTS,
    REVIEW_AND_LITIGATION_TOTAL,
    prose::REQUESTS_RECEIVED,
    prose::REQUESTS_CARRIED_OVER,
    prose::REQUESTS_COMPLETED,
    prose::REQUESTS_OUTCOMES,
    prose::REQUESTS_APPLICANTS,
    prose::REQUESTS_CARRIED_FORWARD,
    prose::REVIEW,
    prose::LITIGATION,
    prose::DOCUMENTS,
];

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

/// Everything the rules find wrong with a report, rule by rule.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Findings { rule: "", severity: Severity::Error, found: Vec::new() };
    for rule in RULES {
        (findings.rule, findings.severity) = (rule.name, rule.severity);
        (rule.check)(context, &mut findings);
    }
    findings.found
}

#[cfg(test)]
mod tests;
