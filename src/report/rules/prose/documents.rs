//! Documents (规章、行政规范性文件) that the prose counts otherwise than 表二.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::Measure;

/// Documents (规章、行政规范性文件) that the prose counts otherwise than 表二.
pub const DOCUMENTS: Rule = Rule {
    name: "prose-documents",
    group: "prose",
    severity: Severity::Warning,
    docs: include_str!("documents.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::Documents(..)));
}
