//! 现行有效 = last year's + 制发 − 废止.

use super::{Context, Findings, Rule};
use crate::finding::{Path, Severity};
use crate::model::{Figure, Report};

/// The documents in force are not last year's with those issued and without those repealed.
pub const IN_FORCE_NOT_LAST_YEARS: Rule = Rule {
    name: "in-force-not-last-years",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("in_force_not_last_years.md"),
    check,
};

/// The kinds of documents that table 二 counts (edition 2021).
const KINDS: [&str; 2] = ["regulations", "normative_documents"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.last_year() else { return };
    for kind in KINDS {
        let path = |key| format!("proactive_disclosure.{kind}.{key}");
        let count = |report: &Report, key| match report.figure_at(&path(key)) {
            Some(Figure::Count(count)) => Some(i128::from(*count)),
            _ => None,
        };
        let of_this = |key| count(context.report, key);
        let (Some(before), Some(issued), Some(repealed), Some(in_force)) =
            (count(previous, "in_force"), of_this("issued"), of_this("repealed"), of_this("in_force"))
        else {
            continue;
        };
        let expected = before + issued - repealed;
        let form = context.report.form();
        let Some(id) = form.find(&path("in_force")).filter(|_| expected != in_force) else { continue };
        let message = format!(
            "{}：填的是 {in_force} 件，上年 {before} 件加本年制发 {issued} 件减本年废止 {repealed} 件是 {expected} 件",
            form.labels(id)
        );
        let finding = findings.of_rule(Path::from(path("in_force")), message);
        let related = ["issued", "repealed"].map(|key| Path::from(path(key)));
        findings.push(finding.related(related).help("请核对；文件重新归类、移交等造成的差别，可以用 accept 写明理由"));
    }
}
