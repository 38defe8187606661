//! Decisions (行政许可、行政处罚、行政强制) that the prose counts otherwise than 表二.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// Decisions (行政许可、行政处罚、行政强制) that the prose counts otherwise than 表二.
pub const DECISIONS: Rule = Rule {
    name: "prose-decisions",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("decisions.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::Decisions(..)));
}
