//! A result (予以公开、部分公开、不予公开…) that the prose counts otherwise than 表三.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// A result (予以公开、部分公开、不予公开…) that the prose counts otherwise than 表三.
pub const REQUESTS_OUTCOMES: Rule = Rule {
    name: "prose-requests-outcomes",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("requests_outcomes.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::Outcome(_)));
}
