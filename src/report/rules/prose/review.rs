//! Reviews (行政复议) that the prose counts otherwise than 表四.

use super::super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::prose::{Measure, Proceedings};

/// Reviews (行政复议) that the prose counts otherwise than 表四.
pub const REVIEW: Rule =
    Rule { name: "prose-review", group: "prose", severity: Severity::Warning, docs: include_str!("review.md"), check };

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::check(context, findings, |measure| matches!(measure, Measure::Proceedings(Proceedings::Review, _)));
}
