//! The paragraph that opens a report, and what it must tell.

use super::{Context, Findings};
use crate::report::finding::Path;

/// Adds the finding that the opening lacks something.
pub(super) fn lacks(context: &Context<'_>, findings: &mut Findings, what: &str, help: &str) {
    let Some(first) = context.report.narratives().first() else { return };
    let sections = &context.report.form().sections;
    let heading = sections.iter().find(|section| section.id == first.section);
    let whose = heading.map_or("正文前的说明".to_owned(), |section| format!("“{}”的开头", section.heading));
    let finding = findings.of_rule(Path::from(first.section.clone()), format!("{whose}没有写{what}"));
    findings.push(finding.help(help));
}
