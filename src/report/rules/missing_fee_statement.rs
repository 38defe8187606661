//! No word on 信息处理费.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};

/// Nothing says whether 信息处理费 was charged, as 其他需要报告的事项 does by custom.
pub const MISSING_FEE_STATEMENT: Rule = Rule {
    name: "missing-fee-statement",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_fee_statement.md"),
    check,
};

/// Words that speak of it.
const WORDS: [&str; 6] = ["信息处理费", "信息公开处理费", "收费", "收取", "费用", "处理费"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    let is_told = report.texts().any(|text| WORDS.iter().any(|word| text.text.contains(word)));
    if is_told {
        return;
    }
    for section in report.form().sections_of(MISSING_FEE_STATEMENT.name) {
        let message = format!("“{}”没有说到信息处理费", section.heading);
        let help = "请写明本年度收取了多少，或者没有收取，如：本年度没有收取信息处理费";
        findings.push(findings.of_rule(Path::from(section.id.clone()), message).help(help));
    }
}
