//! Straight quotation marks among Chinese.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::character::is_ideograph;
use crate::report::finding::Severity;

/// " or ' stands beside a Chinese character, where “ ” or ‘ ’ belong.
pub const STRAIGHT_QUOTES: Rule = Rule {
    name: "straight-quotes",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("straight_quotes.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let places: Vec<Range<usize>> = straight(&text.text).collect();
        let Some(first) = places.first() else { continue };
        let message = format!("中文里用了直引号：“{}”", words::around(&text.text, first));
        words::push_first(findings, text, &places, &message, "请改成“ ”；引号里面再用引号的，用‘ ’");
    }
}

fn straight(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_chinese =
        |beside: Option<char>| beside.is_some_and(|one| is_ideograph(one) || "，。、；：《》（）".contains(one));
    text.match_indices(['"', '\'', '＂', '＇']).filter_map(move |(at, mark)| {
        let end = at + mark.len();
        let (before, after) = (text[..at].chars().next_back(), text[end..].chars().next());
        (is_chinese(before) || is_chinese(after)).then_some(at..end)
    })
}
