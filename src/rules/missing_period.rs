//! No statistics period.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, opening, words};
use crate::finding::Severity;

/// Nothing says which days the figures are for.
pub const MISSING_PERIOD: Rule = Rule {
    name: "missing-period",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_period.md"),
    check,
};

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        "统计(?:期限|时限|时间|周期|区间)|(?:一|1|１)~月~(?:一|1|１)~日.{0,16}(?:十二|12|１２)~月~(?:三十一|31|３１)~日",
    )
});

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.report.texts().any(|text| PERIOD.is_match(&text.text)) {
        let year = context.report.year();
        let help = format!("请写明，如：本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止");
        opening::lacks(context, findings, "数据的统计期限", &help);
    }
}
