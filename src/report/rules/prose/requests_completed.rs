//! Applications that the prose says were finished (办结、答复) are not those of 表三.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// Applications that the prose says were finished (办结、答复) are not those of 表三.
pub const REQUESTS_COMPLETED: Rule = Rule {
    name: "prose-requests-completed",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("requests_completed.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::Completed));
}
