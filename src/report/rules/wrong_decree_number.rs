//! The regulation cited with another decree's number.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// 《政府信息公开条例》 is cited with a number other than that of its decree in force (国务院令第711号).
pub const WRONG_DECREE_NUMBER: Rule = Rule {
    name: "wrong-decree-number",
    group: "citations",
    severity: Severity::Warning,
    docs: include_str!("wrong_decree_number.md"),
    check,
};

static DECREE: LazyLock<Regex> = LazyLock::new(|| words::pattern("国务院~令~第?~(%+)~号"));

/// A decree stands in brackets behind its title, or before it.
static TITLE_BEFORE: LazyLock<Regex> = LazyLock::new(|| words::pattern("《([^《》]*)》[^《》。]{0,16}$"));
static TITLE_AFTER: LazyLock<Regex> = LazyLock::new(|| words::pattern("^[^《》。，；]{0,8}《([^《》]*)》"));

/// Words of a sentence that tells of the regulation before its revision.
const OF_THE_PAST: [&str; 4] = ["修订前", "废止", "原《", "原条例"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let in_force = &context.report.form().decree;
    let number = DECREE.captures(in_force).and_then(|decree| words::number(&decree[1]));
    for text in context.report.texts() {
        for decree in DECREE.captures_iter(&text.text) {
            let place = decree.get_match().range();
            if words::number(&decree[1]) == number || !is_of_the_regulation(&text.text, &place) {
                continue;
            }
            let message = format!("《中华人民共和国政府信息公开条例》是{in_force}，这里写的是“{}”", &decree[0]);
            let finding = findings.of_rule(text.path.clone(), message);
            findings.push(finding.at_text(place).help(format!("请改为{in_force}")));
        }
    }
}

/// Whether a decree is that of the regulation, by the title next to it in the same sentence.
fn is_of_the_regulation(text: &str, decree: &Range<usize>) -> bool {
    let sentence = words::sentence_at(text, decree.start);
    if OF_THE_PAST.iter().any(|word| text[sentence.clone()].contains(word)) {
        return false;
    }
    let title = TITLE_BEFORE.captures(&text[sentence.start..decree.start]);
    let title = title.or_else(|| TITLE_AFTER.captures(&text[decree.end..sentence.end.max(decree.end)]));
    title.is_some_and(|title| title[1].ends_with("政府信息公开条例") || &title[1] == "条例")
}
