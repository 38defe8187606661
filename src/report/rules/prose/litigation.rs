//! Lawsuits (行政诉讼) that the prose counts otherwise than 表四.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::{Measure, Proceedings};

/// Lawsuits (行政诉讼) that the prose counts otherwise than 表四.
pub const LITIGATION: Rule = Rule {
    name: "prose-litigation",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("litigation.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(
        context,
        findings,
        |measure| matches!(measure, Measure::Proceedings(kind, _) if kind != Proceedings::Review),
    );
}
