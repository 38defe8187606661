//! Titles between other marks than 《》.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::character::is_ideograph;
use crate::report::finding::Severity;

/// A document's title stands between single title marks, or between marks of other scripts.
pub const WRONG_TITLE_MARKS: Rule = Rule {
    name: "wrong-title-marks",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("wrong_title_marks.md"),
    check,
};

/// The pairs that are taken for title marks; the first is right inside of 《》.
const PAIRS: [(char, char); 4] = [('〈', '〉'), ('‹', '›'), ('<', '>'), ('＜', '＞')];

/// What the titles of documents end with.
const TITLES: [&str; 14] =
    ["条例", "办法", "规定", "通知", "格式", "意见", "方案", "要点", "报告", "指南", "目录", "细则", "规划", "制度"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let Some(place) = PAIRS.into_iter().find_map(|pair| title(&text.text, pair)) else { continue };
        let message = format!("书名号用得不对：“{}”", words::around(&text.text, &place));
        let finding = findings.of_rule(text.path.clone(), message);
        findings.push(finding.at_text(place).help("请改成《》；书名号里面再用书名号的，用〈〉"));
    }
}

/// A title between a pair of marks, outside of 《》.
fn title(text: &str, (open, close): (char, char)) -> Option<Range<usize>> {
    text.match_indices(open).find_map(|(at, _)| {
        let inside = text[at + open.len_utf8()..].split(close).next()?;
        let end = at + open.len_utf8() + inside.len();
        let closed = text[end..].starts_with(close);
        let before = &text[..at];
        let nested = before.rfind('《').is_some_and(|outer| !before[outer..].contains('》'));
        let is_title =
            TITLES.iter().any(|title| inside.ends_with(title)) && inside.chars().next().is_some_and(is_ideograph);
        (closed && is_title && !nested).then_some(at..end + close.len_utf8())
    })
}
