//! A heading of the form typed into the words.

use super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::model::numbering::{self, NumberStyle};

/// A text is a section's heading, which the program prints anyhow.
pub const REPEATED_SECTION_HEADING: Rule = Rule {
    name: "repeated-section-heading",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("repeated_section_heading.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let form = context.report.form();
    for text in context.report.texts() {
        let words = words_of(&text.text);
        let Some(section) = form.sections.iter().find(|section| words_of(&section.heading) == words) else { continue };
        let message = format!("“{}”是“{}”部分的标题，由程序印出，这里又写了一次", text.text, section.heading);
        let finding = findings.of_rule(text.path.clone(), message);
        findings.push(finding.help("请删去这一段；后面的文字若属于那一部分，请移到那里"));
    }
}

/// A heading without its number and marks.
fn words_of(heading: &str) -> &str {
    let numbered = matches!(numbering::number_of(heading), Some((NumberStyle::Section, _)));
    let words = if numbered { heading.split_once('、').map_or(heading, |(_, words)| words) } else { heading };
    words.trim().trim_end_matches(['。', '：', ':'])
}
