//! Dates with a character lost.

use std::ops::Range;

use super::{Context, Findings, Rule};
use crate::numeral;
use crate::report::finding::Severity;

/// A year without 年 (2025共收到), or a day without 日 (至12月31止).
pub const INCOMPLETE_DATE: Rule = Rule {
    name: "incomplete-date",
    group: "dates",
    severity: Severity::Warning,
    docs: include_str!("incomplete_date.md"),
    check,
};

/// What follows a year in a sentence that reports on it.
const AFTER_YEAR: [&str; 16] = [
    "共",
    "全年",
    "度全",
    "度我",
    "度本",
    "我",
    "本局",
    "本单位",
    "新收",
    "收到",
    "受理",
    "主动公开",
    "累计",
    "以来",
    "年度报告",
    "政府信息公开工作",
];

/// What follows the last day of a period.
const AFTER_DAY: [&str; 6] = ["止", "起", "至", "到", "，", "。"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let words = text.text.as_str();
        if let Some((place, lost)) =
            year(words).map(|place| (place, "年")).or_else(|| day(words).map(|place| (place, "日")))
        {
            let told = &words[place.clone()];
            let finding = findings.of_rule(text.path.clone(), format!("“{told}”后面少了“{lost}”"));
            findings.push(finding.at_text(place).help(format!("请写成“{told}{lost}”")));
        }
    }
}

/// A year of four digits with what is said of a year behind it.
fn year(text: &str) -> Option<Range<usize>> {
    text.match_indices("20").map(|(at, _)| at).find_map(|at| {
        let before = text[..at].chars().next_back();
        let stands_alone = before.is_none_or(|before| "，。；：、（《“ ".contains(before));
        let digits: String = text[at..].chars().take_while(char::is_ascii_digit).take(5).collect();
        let rest = &text[at + digits.len()..];
        let is_told = AFTER_YEAR.iter().any(|after| rest.trim_start().starts_with(after));
        (stands_alone && digits.len() == 4 && is_told).then_some(at..at + 4)
    })
}

/// A day in digits behind a month, with what is said of a day behind it.
fn day(text: &str) -> Option<Range<usize>> {
    text.match_indices('月').find_map(|(at, month)| {
        let before = text[..at].trim_end().chars().next_back()?;
        let start = at + month.len();
        let spaces = text[start..].len() - text[start..].trim_start().len();
        let digits = text[start + spaces..].chars().take_while(|one| numeral::digit(*one).is_some());
        let length: usize = digits.clone().map(char::len_utf8).sum();
        let day = start + spaces..start + spaces + length;
        let is_day = (1..=2).contains(&digits.count()) && numeral::digit(before).is_some();
        let is_told = AFTER_DAY.iter().any(|after| text[day.end..].trim_start().starts_with(after));
        (is_day && is_told).then_some(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_found() {
        assert_eq!(year("2025共收到申请").map(|place| place.start), Some(0));
        assert_eq!(year("其中，2025 我局收到").map(|place| place.len()), Some(4));
        assert_eq!(day("自2025年1月1日至12月31止。").map(|place| place.len()), Some(2));
        for right in ["2025年共收到", "访问量12025共", "0375-2025我局", "共2025我", "20250101共"] {
            assert_eq!(year(right), None, "{right}");
        }
        for right in ["12月31日止", "12月共收到", "3月，", "12月31日。", "12月3110件"] {
            assert_eq!(day(right), None, "{right}");
        }
    }
}
