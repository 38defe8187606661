//! Parts that do not add up to their whole.

use super::super::{Context, Findings, Rule};
use super::MOST;
use crate::report::finding::Severity;

/// Parts (其中…, or in brackets) that do not add up to the whole before them.
pub const PARTS: Rule =
    Rule { name: "prose-parts", group: "prose", severity: Severity::Warning, docs: include_str!("parts.md"), check };

fn check(context: &Context<'_>, findings: &mut Findings) {
    let paragraphs = context.prose().iter();
    let divisions =
        paragraphs.flat_map(|paragraph| paragraph.reading.divisions.iter().map(move |division| (paragraph, division)));
    for (paragraph, division) in divisions.filter(|(_, division)| !division.holds()).take(MOST) {
        let (sum, whole, unit) = (division.sum(), division.whole, division.unit);
        let message =
            format!("文中{}：总数是 {whole} {unit}，各部分相加是 {sum} {unit}", paragraph.quote(&division.words));
        let finding = findings.of_rule(paragraph.text.path.clone(), message).at_text(division.words.clone());
        findings.push(
            finding.help("请核对总数和各部分；各部分有重复或者没有列全的，请在文字里写明，或者在 accept 里写明理由"),
        );
    }
}
