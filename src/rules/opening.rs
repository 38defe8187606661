//! The paragraph that opens a report, and what it must tell.

use super::{Context, Findings};
use crate::finding::Path;
use crate::model::numbering::{self, NumberStyle};
use crate::model::{Block, Narrative, Report};

/// The section the opening stands in: the first that is told in words.
fn section(report: &Report) -> Option<&Narrative> {
    report.narratives().first()
}

/// What stands before the first heading of a report.
pub(super) fn words(report: &Report) -> String {
    let blocks = section(report).map_or(&[][..], |section| &section.blocks);
    let before_heading = blocks.iter().map_while(|block| match block {
        Block::Paragraph(text) if !is_numbered(&text.text) => Some(text.text.as_str()),
        _ => None,
    });
    before_heading.collect()
}

fn is_numbered(text: &str) -> bool {
    matches!(numbering::number_of(text), Some((NumberStyle::Chinese | NumberStyle::Section, _)))
}

/// Adds the finding that the opening lacks something.
pub(super) fn lacks(context: &Context<'_>, findings: &mut Findings, what: &str, help: &str) {
    let Some(section) = section(context.report) else { return };
    let form = context.report.form();
    let heading = form.sections.iter().find(|named| named.id == section.section).map_or("", |named| &named.heading);
    let finding = findings.of_rule(Path::from(section.section.clone()), format!("“{heading}”的开头没有写{what}"));
    findings.push(finding.help(help));
}
