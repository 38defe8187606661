//! 总计 = the sum of the results, in table 四.

use super::{Context, Findings, Rule, equation};
use crate::report::finding::Severity;

/// 总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结, in each of the three blocks of table 四.
pub const REVIEW_AND_LITIGATION_TOTAL: Rule = Rule {
    name: "review-and-litigation-total",
    group: "equations",
    severity: Severity::Error,
    docs: include_str!("review_and_litigation_total.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    equation::check(context.report, findings, REVIEW_AND_LITIGATION_TOTAL.name, |unequal| {
        let labels = unequal.labels();
        let block: Vec<_> =
            labels.column[..labels.column.len().saturating_sub(1)].iter().map(|head| format!("“{head}”")).collect();
        let terms: Vec<_> = unequal.terms().map(|term| equation::column(&term)).collect();
        format!(
            "表{}{}：{}合计为 {} 件，总计为 {} 件，{}",
            labels.table,
            block.concat(),
            terms.join("、"),
            unequal.sum,
            unequal.equals,
            unequal.difference()
        )
    });
}
