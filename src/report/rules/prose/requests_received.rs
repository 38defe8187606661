//! Applications that the prose says came in (新收、收到、受理) are not those of 表三.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// Applications that the prose says came in (新收、收到、受理) are not those of 表三.
pub const REQUESTS_RECEIVED: Rule = Rule {
    name: "prose-requests-received",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("requests_received.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::Received(_)));
}
