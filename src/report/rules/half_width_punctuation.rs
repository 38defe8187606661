//! Marks of another width.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// A half-width mark stands between Chinese characters.
pub const HALF_WIDTH_PUNCTUATION: Rule = Rule {
    name: "half-width-punctuation",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("half_width_punctuation.md"),
    check,
};

/// A mark between Chinese characters; a bracket with Chinese on both sides, marks of punctuation included.
static HALF_WIDTH: LazyLock<Regex> = LazyLock::new(|| {
    let han = "[\u{4E00}-\u{9FFF}]";
    let chinese = "[\u{4E00}-\u{9FFF}，。；：、”》）]";
    words::pattern(&format!("{han}([,;:?!.]){han}|{han}(\\(){han}|{han}(\\))(?:{chinese}|$)"))
});

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let places: Vec<_> = HALF_WIDTH
            .captures_iter(&text.text)
            .filter_map(|found| (1..found.len()).find_map(|group| found.get(group)).map(|mark| mark.range()))
            .collect();
        let Some(first) = places.first() else { continue };
        let message =
            format!("中文里用了半角的“{}”：“{}”", &text.text[first.clone()], words::around(&text.text, first));
        words::push_first(findings, text, &places, &message, "请改成全角标点");
    }
}
