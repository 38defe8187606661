//! Applicants (自然人、法人或其他组织) that the prose counts otherwise than 表三.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// Applicants (自然人、法人或其他组织) that the prose counts otherwise than 表三.
pub const REQUESTS_APPLICANTS: Rule = Rule {
    name: "prose-requests-applicants",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("requests_applicants.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::Applicant(..)));
}
