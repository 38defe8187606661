//! Last year's words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Match, Regex};

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
        "^~(20##)~年(?:度|来)?[，,]?~\
         (?:全年|我[局市县区省厅委办院镇乡街单机]|本[局市县区省厅委办院镇乡街单机]|全[局市县区省]|共|累计|各级|在)",
    )
});

/// The year whose work a report announces, after [`ANNOUNCING`]: 现将2024年政府信息公开工作情况…
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| words::pattern("(20##)~年(?:度)?(?:工作|政府信息公开)"));

/// The words that announce a report.
const ANNOUNCING: [&str; 8] =
    ["现将", "现就", "现公布", "现公开", "现发布", "现向社会公布", "现向社会公开", "现向社会发布"];

/// How many characters may stand between the words and the year.
const ANNOUNCING_REACH: usize = 30;

/// How long the heading is that a paragraph may begin with, behind its number.
const HEADING: usize = 40;

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
        let Some(place) = beginning(words, year).or_else(|| announced(words, year)) else { continue };
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

/// Where a pattern first names a year other than the report's.
fn another_year(pattern: &Regex, text: &str, year: u32) -> Option<Range<usize>> {
    other_than(year, pattern.captures(text)?.get(1)?)
}

fn other_than(year: u32, named: Match<'_>) -> Option<Range<usize>> {
    words::number(named.as_str()).filter(|named| *named != year).map(|_| named.range())
}

/// The year that a paragraph begins with, behind its heading if it has one, if it is told of as if it were this one.
fn beginning(text: &str, year: u32) -> Option<Range<usize>> {
    let start = heading(text).unwrap_or_default();
    let place = another_year(&BEGINNING, &text[start..], year)?;
    let place = start + place.start..start + place.end;
    is_of_this_work(text, &place, year).then_some(place)
}

/// Where the heading ends that a paragraph begins with: （一）主动公开。
fn heading(text: &str) -> Option<usize> {
    let number = text.strip_prefix(['（', '('])?;
    let words = number.trim_start_matches(|one| "一二三四五六七八九十".contains(one));
    let words = words.strip_prefix(['）', ')']).filter(|_| words.len() < number.len())?;
    let (end, _) = words.char_indices().take(HEADING + 1).find(|(_, character)| *character == '。')?;
    Some(text.len() - words.len() + end + '。'.len_utf8())
}

/// The year that a report is announced for.
fn announced(text: &str, year: u32) -> Option<Range<usize>> {
    let is_announced =
        |year: &Match<'_>| words::is_led_by(text, year.start(), &ANNOUNCING, ANNOUNCING_REACH, &['。', '；']);
    let mut years = ANNOUNCED.captures_iter(text).filter_map(|year| year.get(1));
    other_than(year, years.find(is_announced)?)
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
