//! More decimals than money has.

use super::{Context, Findings, Rule};
use crate::finding::{Path, Severity};
use crate::model::Figure;

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
        let Figure::Amount(amount) = context.report.figure(id) else { continue };
        let (most, finer) = if value.unit.as_deref() == Some("万元") || amount.ends_with("万元") {
            (4, "不到 1 元")
        } else {
            (2, "不到 1 分")
        };
        let decimals = amount.split_once('.').map_or("", |(_, decimals)| decimals.trim_end_matches(['万', '元']));
        if decimals.len() > most {
            let message = format!("{}：{amount} 有 {} 位小数，最后几位{finer}", form.labels(id), decimals.len());
            let finding = findings.of_rule(Path::from(value.path.clone()), message);
            findings.push(finding.help("请核对单位和小数位；公开的金额一般精确到元"));
        }
    }
}
