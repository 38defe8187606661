//! Applications that the prose says are carried forward (结转下年度) are not those of 表三.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// Applications that the prose says are carried forward (结转下年度) are not those of 表三.
pub const REQUESTS_CARRIED_FORWARD: Rule = Rule {
    name: "prose-requests-carried-forward",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("requests_carried_forward.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::CarriedForward));
}
