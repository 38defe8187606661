//! Last year's words.
//!
//! A year that is not the report's is no fault in itself: it is compared with, carried from, or part of a title. It is
//! one where the sentence is about this report's work by its place: it opens a paragraph or what follows a heading, it
//! announces the report, it dates the figures, or it names the work that section 五 looks back on.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::numeral;
use crate::report::finding::Severity;
use crate::report::model::Report;
use crate::report::prose::speaker;

/// A text tells of another year's work as if it were the report's, or the title names another year.
pub const WRONG_YEAR: Rule = Rule {
    name: "wrong-year",
    group: "dates",
    severity: Severity::Warning,
    docs: include_str!("wrong_year.md"),
    check,
};

/// The words that announce a report.
const ANNOUNCING: [&str; 9] =
    ["现将", "现就", "现公布", "现公开", "现发布", "现向社会公布", "现向社会公开", "现向社会发布", "特编制"];

/// How many characters may stand between the words and the year.
const ANNOUNCING_REACH: usize = 30;

/// How long the heading is that a paragraph may begin with, behind its number.
const HEADING: usize = 40;

/// Words of a sentence that speaks of another year because it means it.
const OF_ANOTHER_YEAR: [&str; 19] = [
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
    "荣获",
    "获评",
    "获得",
    "被评",
    "评为",
    "表彰",
    "结转",
];

/// What an earlier year did that is spoken of later, where it follows the year at once.
const DONE_THEN: [&str; 10] = ["印发", "制定", "出台", "修订", "建成", "启用", "上线", "成立", "开通", "发布"];

/// Words of a sentence that speaks of what is to come.
const OF_THE_FUTURE: [&str; 12] =
    ["将", "计划", "下一步", "拟", "继续", "要", "力争", "目标", "预计", "打算", "着力", "进一步"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    check_title(report, findings);
    for text in report.texts() {
        let account = Account { text: &text.text, year: u32::from(report.year()), agency: report.agency() };
        let Some(year) = account.years().find(|year| account.is_left_standing(year)) else { continue };
        let message = format!("这里说的是 {} 年，年报报告的是 {} 年", year.number, account.year);
        let finding = findings.of_rule(text.path.clone(), message);
        findings.push(finding.at_text(year.place).help("请核对年份；若是沿用上年的文稿，请核对整段"));
    }
}

/// A title of the report's own that names another year.
fn check_title(report: &Report, findings: &mut Findings) {
    let year = u32::from(report.year());
    let title = Account { text: report.title(), year, agency: report.agency() };
    if let Some(named) = title.years().next().filter(|named| named.number != year) {
        let message = format!("标题写的是 {} 年，年报报告的是 {year} 年", named.number);
        let finding = findings.of_rule(report.title_path.clone(), message);
        findings.push(finding.at_text(named.place).help("请核对标题的年份；删去 title 则由程序写出"));
    }
}

/// A year as it is named: its digits' place, its number, and where 年 ends.
struct Year {
    place: Range<usize>,
    number: u32,
    end: usize,
}

/// A text of a report.
struct Account<'t> {
    text: &'t str,
    year: u32,
    agency: &'t str,
}

impl Account<'_> {
    /// The years it names, in digits or in Chinese.
    fn years(&self) -> impl Iterator<Item = Year> {
        let is_digit =
            |one: char| numeral::digit(one).is_some() || numeral::is_chinese_numeral(one) || matches!(one, '○' | 'O');
        self.text.match_indices('年').filter_map(move |(at, sign)| {
            let digits = self.text[..at].trim_end_matches(' ');
            let start =
                digits.char_indices().rev().take_while(|(_, one)| is_digit(*one)).last().map(|(start, _)| start)?;
            let number = words::number(&self.text[start..digits.len()])?;
            (2000..2100).contains(&number).then(|| Year { place: start..digits.len(), number, end: at + sign.len() })
        })
    }

    fn is_left_standing(&self, year: &Year) -> bool {
        if year.number == self.year || self.is_quoted(year) {
            return false;
        }
        let sentence = words::sentence_at(self.text, year.place.start);
        let before = &self.text[sentence.start..year.place.start];
        let told = &self.text[sentence.clone()];
        if self.announces(year) {
            return true;
        }
        let has = |list: &[&str]| list.iter().any(|word| told.contains(word));
        let is_later = year.number > self.year;
        if has(&OF_ANOTHER_YEAR) || is_later && has(&OF_THE_FUTURE) || self.names_this_year_from(sentence.start) {
            return false;
        }
        (self.opens(year, before) && self.goes_on_as_account(year))
            || !is_later && (self.dates_the_figures(year, before) || self.looks_back(year, before))
    }

    /// Whether it stands in the title of a document.
    fn is_quoted(&self, year: &Year) -> bool {
        let before = &self.text[..year.place.start];
        let opened = before.rfind('《').is_some_and(|open| !before[open..].contains('》'));
        opened && before.rsplit('《').next().is_none_or(|title| title != self.agency)
    }

    /// `现将2024年政府信息公开工作情况公布如下`.
    fn announces(&self, year: &Year) -> bool {
        let rest = self.text[year.end..].trim_start_matches('度').trim_start_matches(' ');
        let is_of_work = ["工作", "政府信息公开"].iter().any(|work| rest.starts_with(work));
        let (at, stops) = (year.place.start, ['。', '；']);
        self.announces_itself(year, rest)
            || is_of_work
                && words::is_led_by(self.text, at, &ANNOUNCING, ANNOUNCING_REACH, &stops)
                && !rest.chars().take(24).collect::<String>().contains("通知")
    }

    /// `根据……要求，编制2024年政府信息公开工作年度报告`: what opens the report by its basis is about this report.
    fn announces_itself(&self, year: &Year, rest: &str) -> bool {
        let before = self.text[..year.place.start].trim_end();
        let opens = ["根据", "依据", "按照"].iter().any(|basis| before.starts_with(basis)) && !before.contains('。');
        let makes = ["编制", "制作", "形成", "发布", "公布"].iter().any(|makes| before.ends_with(makes));
        opens && makes && rest.starts_with("政府信息公开") && rest.split(['，', '。']).next().is_some_and(is_report)
    }

    /// Whether the report's own year is named later, which contrasts this one with it, or before it in its sentence.
    fn names_this_year_from(&self, start: usize) -> bool {
        let here = self.years().any(|named| named.number == self.year && named.place.start >= start);
        here || self.text[start..].contains("今年")
    }

    /// Whether only a heading, or a number, stands before it in its paragraph, or its sentence begins with it.
    fn opens(&self, year: &Year, before: &str) -> bool {
        let start = heading(self.text).unwrap_or_default();
        let lead = self.text.get(start..year.place.start).map(str::trim);
        lead == Some("") || before.trim().is_empty() && self.text[..year.place.start].trim_end().ends_with('。')
    }

    /// Whether what follows tells of work of the whole year: a comma, the organ itself, or what it did all the year.
    fn goes_on_as_account(&self, year: &Year) -> bool {
        let rest = self.text[year.end..].trim_start_matches(['度', '来']).trim_start();
        if let Some(rest) = rest.strip_prefix(['，', ',']) {
            let clause = rest.split(['，', '。', '；']).next().unwrap_or_default();
            return !DONE_THEN.iter().any(|done| clause.trim_start().starts_with(done));
        }
        let name =
            rest.split(['，', '。', '共', '收', '主', '认', '坚', '积', '紧', '严']).next().unwrap_or_default().trim();
        let own = ["我", "本", "全"].iter().any(|own| rest.starts_with(own)) && !rest.starts_with("全国");
        let named = name.chars().count() > 2 && speaker::is_name_of(name, self.agency);
        own || named
            || ["共", "累计", "各级", "在", "未", "没有", "新收", "收到", "受理"]
                .iter()
                .any(|did| rest.starts_with(did))
    }

    /// `截至2024年12月31日，我局…`: the day by which the figures are counted.
    fn dates_the_figures(&self, year: &Year, before: &str) -> bool {
        let is_until = ["截至", "截止", "截止到", "截至到"].iter().any(|until| before.trim_end().ends_with(until));
        let rest: String = self.text[year.end..].chars().filter(|one| !one.is_whitespace()).take(6).collect();
        let is_end = ["12月31日", "12月底", "底", "末", "年底"].iter().any(|end| rest.starts_with(end));
        is_until && is_end && before.chars().count() <= 8
    }

    /// `我局2024年政府信息公开工作虽取得一定成效`.
    fn looks_back(&self, year: &Year, before: &str) -> bool {
        let subject = before.rsplit(['，', '；', '：']).next().unwrap_or_default().trim();
        let own = ["我", "本", "全"].iter().any(|own| subject.starts_with(own)) && subject.chars().count() <= 5
            || subject.chars().count() > 2 && speaker::is_name_of(subject, self.agency);
        let rest = self.text[year.end..].trim_start_matches('度').trim_start();
        let work =
            ["政府信息公开工作", "政务公开工作", "信息公开工作", "共", "全年", "收到", "受理", "新收", "主动公开"];
        let is_document = ["年度报告", "年报", "要点", "考核", "评估", "评议", "计划", "方案"];
        let clause = rest.split(['，', '。']).next().unwrap_or_default();
        own && work.iter().any(|work| rest.starts_with(work)) && !is_document.iter().any(|word| clause.contains(word))
    }
}

/// Whether words name an annual report.
fn is_report(words: &str) -> bool {
    ["年度报告", "年报", "工作报告"].iter().any(|report| words.ends_with(report))
}

/// Where the heading ends that a paragraph begins with: （一）主动公开。 一是
fn heading(text: &str) -> Option<usize> {
    if let Some(point) = text.strip_prefix(|one: char| "一二三四五六七八九十".contains(one))
        && let Some(rest) = point.strip_prefix('是')
    {
        return Some(text.len() - rest.len());
    }
    let number = text.strip_prefix(['（', '('])?;
    let words = number.trim_start_matches(|one| "一二三四五六七八九十".contains(one));
    let words = words.strip_prefix(['）', ')']).filter(|_| words.len() < number.len())?;
    let (end, mark) =
        words.char_indices().take(HEADING + 1).find(|(_, character)| matches!(character, '。' | '：' | ' '))?;
    Some(text.len() - words.len() + end + mark.len_utf8())
}
