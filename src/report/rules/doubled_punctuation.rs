//! Marks typed twice.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// Two marks of punctuation stand where one belongs.
pub const DOUBLED_PUNCTUATION: Rule = Rule {
    name: "doubled-punctuation",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("doubled_punctuation.md"),
    check,
};

static DOUBLED: LazyLock<Regex> =
    LazyLock::new(|| words::pattern("[，。；：、][，。；：、,;]+|,[，。；：、,;]+|“”|《》"));

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let places: Vec<_> = DOUBLED.find_iter(&text.text).map(|found| found.range()).collect();
        let Some(first) = places.first() else { continue };
        let message = format!("标点重复或相连：“{}”", words::around(&text.text, first));
        words::push_first(findings, text, &places, &message, "请只留一个标点；省略号是“……”");
    }
}
