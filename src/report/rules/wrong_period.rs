//! A statistics period other than the report's year.

use super::period::{Period, periods};
use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// The statistics period told in the words is not 1 January to 31 December of the report's year.
pub const WRONG_PERIOD: Rule = Rule {
    name: "wrong-period",
    group: "dates",
    severity: Severity::Warning,
    docs: include_str!("wrong_period.md"),
    check,
};

/// The words of the clause that speaks of the figures' period.
const OF_FIGURES: [&str; 26] = [
    "统计期限",
    "统计时限",
    "统计时间",
    "统计周期",
    "统计区间",
    "统计日期",
    "统计数据",
    "统计数字",
    "所列数据",
    "所列数字",
    "所列的数据",
    "所列的数字",
    "所列各项数据",
    "所列各项数字",
    "所列的各项数据",
    "所列的各项数字",
    "数据起止",
    "数据期限",
    "数据时限",
    "数据的起止",
    "数据的期限",
    "数据的时限",
    "统计期间",
    "统计起止时间",
    "报告时限",
    "报告期",
];

/// How many characters may stand between those words and the period.
const REACH: usize = 16;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let year = u32::from(context.report.year());
    for text in context.report.texts() {
        // The words speak of the first period after them: （其中1月1日至6月30日为上半年） is of another.
        let mut spoken_of = 0;
        for period in periods(&text.text) {
            let place = period.place.clone();
            let before = &text.text[spoken_of..place.start];
            let is_of_figures = words::is_led_by(before, before.len(), &OF_FIGURES, REACH, &['。', '；', '，']);
            spoken_of = place.end;
            if !is_of_figures || is_year(&period, year) || speaks_of_last_year(before) {
                continue;
            }
            let message = format!(
                "统计期限写的是“{}”，{year} 年度的年报应当是 {year} 年 1 月 1 日至 12 月 31 日",
                &text.text[place.clone()]
            );
            let finding = findings.of_rule(text.path.clone(), message);
            findings.push(finding.at_text(place).help("请核对年份和日期；年份写错了的，也请核对这一段其他的话"));
        }
    }
}

/// Words of a clause that speaks of the year before.
const OF_LAST_YEAR: [&str; 6] = ["上一", "上个", "上年", "上报告期", "去年", "同期"];

/// Whether the last clause of a text speaks of the year before, to compare with.
fn speaks_of_last_year(text: &str) -> bool {
    let clause = text.rsplit(['。', '；', '，']).next().unwrap_or_default();
    OF_LAST_YEAR.iter().any(|word| clause.contains(word))
}

/// Whether a period is that of a year; a year that is not named is the report's.
fn is_year(period: &Period<'_>, year: u32) -> bool {
    let years = period.days.iter().filter_map(|day| day.year);
    period.is_whole_year() && years.map(words::number).all(|named| named == Some(year))
}
