//! Last year's words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::finding::Severity;
use crate::model::Report;

/// A text begins as the account of another year, or the title or the announcement names another year.
pub const WRONG_YEAR: Rule = Rule {
    name: "wrong-year",
    group: "dates",
    severity: Severity::Warning,
    docs: include_str!("wrong_year.md"),
    check,
};

/// A paragraph, or what follows its heading, that begins with a year of work: 2024年，我局…
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        "^(?:[（(][一二三四五六七八九十]+[）)][^。]{0,40}。)?~(20##)~年(?:度|来)?[，,]?~\
         (?:全年|我[局市县区省厅委办院镇乡街单机]|本[局市县区省厅委办院镇乡街单机]|全[局市县区省]|共|累计|各级|在)",
    )
});

/// The words that announce a report: 现将2024年政府信息公开工作情况…
static ANNOUNCEMENT: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern("(?:现(?:将|就)|现(?:向社会)?(?:公布|公开|发布))[^。；]{0,30}?(20##)~年(?:度)?(?:工作|政府信息公开)")
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| words::pattern("(20##)~年"));

/// Words of a sentence that speaks of another year because it means it.
const OF_ANOTHER_YEAR: [&str; 26] = [
    "同比",
    "相比",
    "较",
    "比20",
    "上年",
    "上一年",
    "去年",
    "前年",
    "整改",
    "反馈",
    "指出",
    "以来",
    "印发",
    "制定",
    "出台",
    "修订",
    "建成",
    "启用",
    "上线",
    "成立",
    "开通",
    "荣获",
    "获评",
    "获得",
    "被评",
    "评为",
];

/// Words of a sentence that speaks of what is to come.
const OF_THE_FUTURE: [&str; 12] =
    ["将", "计划", "下一步", "拟", "继续", "要", "力争", "目标", "预计", "打算", "着力", "进一步"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    check_title(report, findings);
    let year = u32::from(report.year());
    for text in report.texts() {
        let words = text.text.as_str();
        let beginning = another_year(&BEGINNING, words, year).filter(|place| is_of_this_work(words, place, year));
        let Some(place) = beginning.or_else(|| another_year(&ANNOUNCEMENT, words, year)) else { continue };
        let message = format!("这里说的是 {} 年，年报报告的是 {year} 年", &words[place.clone()]);
        let finding = findings.of_rule(text.path.clone(), message);
        findings.push(finding.at_text(place).help("请核对年份；若是沿用上年的文稿，请核对整段"));
    }
}

/// A title of the report's own that names another year.
fn check_title(report: &Report, findings: &mut Findings) {
    if let Some(place) = another_year(&YEAR, report.title(), u32::from(report.year())) {
        let message = format!("标题写的是 {} 年，年报报告的是 {} 年", &report.title()[place.clone()], report.year());
        let finding = findings.of_rule(report.title_path.clone(), message);
        findings.push(finding.at_text(place).help("请核对标题的年份；删去 title 则由程序写出"));
    }
}

/// Where a pattern names a year other than the report's.
fn another_year(pattern: &Regex, text: &str, year: u32) -> Option<Range<usize>> {
    let named = pattern.captures(text)?.get(1)?;
    words::number(named.as_str()).filter(|named| *named != year).map(|_| named.range())
}

/// Whether a paragraph that begins with another year tells of it as if it were this one.
fn is_of_this_work(text: &str, place: &Range<usize>, year: u32) -> bool {
    let sentence = &text[words::sentence_at(text, place.start)];
    let has = |list: &[&str]| list.iter().any(|word| sentence.contains(word));
    let names_this_year = YEAR.captures_iter(text).any(|named| words::number(&named[1]) == Some(year));
    let is_later = words::number(&text[place.clone()]).is_some_and(|named| named > year);
    let means_it = has(&OF_ANOTHER_YEAR) || is_later && has(&OF_THE_FUTURE);
    !(names_this_year || text.contains("今年") || means_it)
}
