//! A title that names another organ.

use super::another_organ_before::is_same_organ;
use super::{Context, Findings, Rule};
use crate::report::finding::Severity;

/// A title of the report's own begins with another organ's name than the report's.
pub const TITLE_OF_ANOTHER_ORGAN: Rule = Rule {
    name: "title-of-another-organ",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("title_of_another_organ.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    let title: String = report.title().chars().filter(|character| !character.is_whitespace()).collect();
    // What stands before the year is the organ.
    let Some(named) =
        title.split_once("20").map(|(named, _)| named.trim_start_matches("关于")).filter(|named| !named.is_empty())
    else {
        return;
    };
    let agency = report.agency();
    if agency.contains(named) || named.contains(agency) || is_same_organ(named, agency) {
        return;
    }
    let message = format!("标题写的是“{named}”，编制机关是“{agency}”");
    let finding = findings.of_rule(report.title_path.clone(), message);
    findings.push(finding.help("请核对标题和机关名称；删去 title 则由程序写出"));
}
