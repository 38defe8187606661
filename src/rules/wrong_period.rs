//! A statistics period other than the report's year.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Context, Findings, Rule, words};
use crate::finding::Severity;

/// The statistics period told in the words is not 1 January to 31 December of the report's year.
pub const WRONG_PERIOD: Rule = Rule {
    name: "wrong-period",
    group: "dates",
    severity: Severity::Warning,
    docs: include_str!("wrong_period.md"),
    check,
};

/// From a day to a day, in the clause that speaks of the figures' period.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    let what = "(?:统计(?:期限|时限|时间|周期|区间|日期|数据|数字)|所列(?:的)?(?:各项)?(?:统计)?(?:数据|数字)|数据(?:的)?(?:起止|期限|时限)|报告期)";
    let day = "(?:(%+)~年(?:度)?~)?(%+)~月~(%+)~日";
    words::pattern(&format!("{what}[^。；，]{{0,16}}?({day}~(?:起|开始)?[，,]?~(?:至|到|—+|－|-|~|～|–){{1,2}}~{day})"))
});

fn check(context: &Context<'_>, findings: &mut Findings) {
    let year = u32::from(context.report.year());
    for text in context.report.texts() {
        for period in PERIOD.captures_iter(&text.text) {
            let place = period.get(1).map_or(0..0, |place| place.range());
            if is_year(&period, year) {
                continue;
            }
            let message =
                format!("统计期限写的是“{}”，{year} 年度的年报应当是 {year} 年 1 月 1 日至 12 月 31 日", &period[1]);
            let finding = findings.of_rule(text.path.clone(), message);
            findings.push(finding.at_text(place).help("请核对年份和日期；年份写错了的，也请核对这一段其他的话"));
        }
    }
}

/// Whether a period is a whole year; a year that is not named is the report's.
fn is_year(period: &Captures<'_>, year: u32) -> bool {
    let part = |group| period.get(group).map(|part| words::number(part.as_str()));
    let is_of_year = |group| part(group).is_none_or(|named| named == Some(year));
    let is_day = |month, day| (part(month).flatten(), part(day).flatten());
    is_of_year(2) && is_of_year(5) && is_day(3, 4) == (Some(1), Some(1)) && is_day(6, 7) == (Some(12), Some(31))
}
