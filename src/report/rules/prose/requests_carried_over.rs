//! Applications that the prose says were carried over (上年结转) are not those of 表三.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// Applications that the prose says were carried over (上年结转) are not those of 表三.
pub const REQUESTS_CARRIED_OVER: Rule = Rule {
    name: "prose-requests-carried-over",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("requests_carried_over.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::CarriedOver));
}
