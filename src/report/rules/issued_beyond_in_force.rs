//! More documents made in the year than are in force at its end.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};
use crate::report::form::Labels;
use crate::report::model::Figure;

/// 本年制发 is greater than 现行有效, which counts what was made in the year, too.
pub const ISSUED_BEYOND_IN_FORCE: Rule = Rule {
    name: "issued-beyond-in-force",
    group: "figures",
    severity: Severity::Warning,
    docs: include_str!("issued_beyond_in_force.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let (report, form) = (context.report, context.report.form());
    for limit in form.limits.iter().filter(|limit| limit.rule == ISSUED_BEYOND_IN_FORCE.name) {
        let (Figure::Count(issued), Figure::Count(in_force)) =
            (report.figure(limit.value), report.figure(limit.at_most))
        else {
            continue;
        };
        if issued > in_force {
            let (labels, most) = (form.labels(limit.value), form.labels(limit.at_most));
            let head = |labels: &Labels<'_>| labels.column.last().copied().unwrap_or_default().to_owned();
            let (made, most, row) = (head(&labels), head(&most), labels.row.concat());
            let message = format!("表{}“{row}”：{made} {issued}，多于{most} {in_force}", labels.table);
            let path = |id| Path::from(form.value(id).path.clone());
            let finding = findings.of_rule(path(limit.at_most), message).related([path(limit.value)]);
            findings.push(finding.help("现行有效包括本年制发的；当年制发又当年废止的，在 accept 里写明理由"));
        }
    }
}
