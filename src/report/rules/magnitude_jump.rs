//! 元 for 万元.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};
use crate::report::model::Figure;

/// An amount is a thousand times last year's or more, or a thousandth or less: likely in another unit.
pub const MAGNITUDE_JUMP: Rule = Rule {
    name: "magnitude-jump",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("magnitude_jump.md"),
    check,
};

/// How many times as large makes it a jump: 元 for 万元 is ten thousand times, and the real amount may fall to a tenth.
const JUMP: u128 = 1000;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.last_year() else { return };
    let form = context.report.form();
    for (id, value) in form.values() {
        let in_yuan = |figure: &Figure| figure.in_yuan(value);
        let (now, Some(before)) = (context.report.figure(id), previous.figure_at(&value.path)) else { continue };
        let (Some(yuan), Some(yuan_before)) = (in_yuan(now), in_yuan(before)) else { continue };
        let Some(times) = yuan.max(yuan_before).times(yuan.min(yuan_before)).filter(|times| *times >= JUMP) else {
            continue;
        };
        let than = if yuan > yuan_before { "是上年的" } else { "上年是它的" };
        let message = format!("{}：填的是 {now}，上年是 {before}，{than} {times} 倍", form.labels(id));
        let finding = findings.of_rule(Path::from(value.path.clone()), message);
        findings.push(finding.help("请核对单位，是不是把元当成了万元，或者相反"));
    }
}
