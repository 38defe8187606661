//! 上一年项目数量 = last year's, with last year's 增/减.

use super::{Context, Findings, Rule};
use crate::finding::{Path, Severity};
use crate::model::{Figure, Report};

/// The number of items of the year before is not the one that last year's report comes to (edition 2019).
pub const ITEMS_NOT_LAST_YEARS: Rule = Rule {
    name: "items-not-last-years",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("items_not_last_years.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.last_year() else { return };
    let form = context.report.form();
    for (id, value) in form.values() {
        let Some(row) = value.path.strip_suffix(".previous_items") else { continue };
        let (Figure::Count(told), Some(expected)) = (context.report.figure(id), items_after(previous, row)) else {
            continue;
        };
        if i128::from(*told) != expected {
            let message = format!(
                "{}：填的是 {told}，{} 年度年报的上一年项目数量加本年增/减是 {expected}",
                form.labels(id),
                previous.year()
            );
            let finding = findings.of_rule(Path::from(value.path.clone()), message);
            findings.push(finding.help("请核对；项目重新归类造成的差别，可以用 accept 写明理由"));
        }
    }
}

/// How many items a report leaves to the next year.
fn items_after(report: &Report, row: &str) -> Option<i128> {
    match (report.figure_at(&format!("{row}.previous_items"))?, report.figure_at(&format!("{row}.change"))?) {
        (Figure::Count(items), Figure::Change(change)) => Some(i128::from(*items) + i128::from(*change)),
        _ => None,
    }
}
