//! More decimals than money has.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};

/// An amount is given finer than 1 元 (in 万元: more than four decimals), or than 1 分 where the cell carries 元.
pub const AMOUNT_FINER_THAN_YUAN: Rule = Rule {
    name: "amount-finer-than-yuan",
    group: "figures",
    severity: Severity::Warning,
    docs: include_str!("amount_finer_than_yuan.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let form = context.report.form();
    for (id, value) in form.values() {
        let figure = context.report.figure(id);
        let Some((number, unit)) = figure.number_and_unit(value) else { continue };
        let (most, finer) = if unit == "万元" { (4, "不到 1 元") } else { (2, "不到 1 分") };
        if number.decimals() > most {
            let message = format!("{}：{figure} 有 {} 位小数，最后几位{finer}", form.labels(id), number.decimals());
            let finding = findings.of_rule(Path::from(value.path.clone()), message);
            findings.push(finding.help("请核对单位和小数位；公开的金额一般精确到元"));
        }
    }
}
