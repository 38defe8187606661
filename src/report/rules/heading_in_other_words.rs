//! A section's heading that is not the form's.

use super::{Context, Findings, Rule};
use crate::report::finding::Severity;

/// A section is headed in the organ's own words, where the national format has its own.
pub const HEADING_IN_OTHER_WORDS: Rule = Rule {
    name: "heading-in-other-words",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("heading_in_other_words.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for section in &context.report.form().sections {
        let own = context.report.own_headings().get(&section.id);
        if let Some(own) = own.filter(|own| own.text != section.heading) {
            let message = format!("标题“{}”不是统一格式的“{}”", own.text, section.heading);
            let finding = findings.of_rule(own.path.clone(), message);
            findings.push(
                finding.help(format!("请改为“{}”；上级要求这样写的，可以接受这条警告并写明理由", section.heading)),
            );
        }
    }
}
