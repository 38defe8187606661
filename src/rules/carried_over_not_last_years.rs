//! 上年结转 = last year's 结转下年度继续办理.

use super::{Context, Findings, Rule};
use crate::finding::{Path, Severity};

/// What is carried over into a year is not what the year before carried forward, column by column.
pub const CARRIED_OVER_NOT_LAST_YEARS: Rule = Rule {
    name: "carried-over-not-last-years",
    group: "years",
    severity: Severity::Error,
    docs: include_str!("carried_over_not_last_years.md"),
    check,
};

/// The rows of this year and of the year before.
const ROWS: (&str, &str) = ("requests.carried_over.", "requests.carried_forward.");

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.last_year() else { return };
    let report = context.report;
    let form = report.form();
    for (id, value) in form.values() {
        let Some(column) = value.path.strip_prefix(ROWS.0) else { continue };
        let Some(forward) = previous.figure_at(&format!("{}{column}", ROWS.1)) else { continue };
        let over = report.figure(id);
        if over != forward {
            let year = previous.year();
            let message =
                format!("{}：填的是 {over} 件，{year} 年度年报结转下年度继续办理的是 {forward} 件", form.labels(id));
            let finding = findings.of_rule(Path::from(value.path.clone()), message);
            findings.push(finding.help("两年的数应当相等；请核对，上年年报有误的请先更正上年年报"));
        }
    }
}
