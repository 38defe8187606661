//! Blanks inside Chinese.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::character::is_ideograph;
use crate::report::finding::Severity;

/// A blank stands between two Chinese characters of one sentence.
pub const SPACED_WORDS: Rule = Rule {
    name: "spaced-words",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("spaced_words.md"),
    check,
};

/// What is set apart on purpose: the labels of a contact, the hours of an office.
const LABELS: [&str; 16] = [
    "电话",
    "联系电话",
    "咨询电话",
    "传真",
    "邮箱",
    "电子邮箱",
    "邮编",
    "地址",
    "网址",
    "联系人",
    "附件",
    "上午",
    "下午",
    "中午",
    "周",
    "工作日",
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let places: Vec<Range<usize>> = spaces(&text.text).collect();
        let Some(first) = places.first() else { continue };
        let message = format!("汉字之间有空格：“{}”", words::around(&text.text, first));
        words::push_first(findings, text, &places, &message, "汉字之间不空格，请删去");
    }
}

/// The single blanks between two Chinese characters; more than one, or a wide one, sets words apart on purpose or is a
/// gap to fill.
fn spaces(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(' ').filter_map(move |(at, space)| {
        let end = at + space.len();
        let (before, after) = (text[..at].chars().next_back()?, text[end..].chars().next()?);
        let is_label = LABELS.iter().any(|label| text[end..].starts_with(label));
        let is_unit = "件条次个份篇场期人年月日项起宗家部万元号".contains(after);
        let is_set = is_label || is_unit || is_heading(&text[..at]) || is_spread(&text[..at], &text[end..]);
        (is_ideograph(before) && is_ideograph(after) && !is_set).then_some(at..end)
    })
}

/// 地 址：, 联系人：李 明，: two characters, spread to the width of the words above and below.
fn is_spread(before: &str, after: &str) -> bool {
    let is_one = |word: &mut dyn Iterator<Item = char>| {
        word.next();
        !word.next().is_some_and(is_ideograph)
    };
    is_one(&mut before.chars().rev()) && is_one(&mut after.chars())
}

/// 第一条 …, 一 总体情况: the blank stands behind a number.
fn is_heading(before: &str) -> bool {
    before.chars().all(|one| "第一二三四五六七八九十章节条".contains(one))
}
