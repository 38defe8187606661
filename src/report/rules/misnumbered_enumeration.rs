//! 一是, 二是 out of their order.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::numeral;
use crate::report::finding::Severity;

/// Points counted in the words (一是…；二是…) do not go up one by one.
pub const MISNUMBERED_ENUMERATION: Rule = Rule {
    name: "misnumbered-enumeration",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("misnumbered_enumeration.md"),
    check,
};

static POINT: LazyLock<Regex> =
    LazyLock::new(|| words::pattern("(?:^|[。；：，！？])~((一|二|三|四|五|六|七|八|九|十)是)"));

fn check(context: &Context<'_>, findings: &mut Findings) {
    for narrative in context.report.narratives() {
        // A point may be a paragraph: the counting goes on through a section.
        // One slip is told once: what follows it up to the next 一是 is out of order for the same reason.
        let (mut last, mut is_told) = (0, false);
        for text in narrative.texts() {
            for point in POINT.captures_iter(&text.text) {
                let (Some(place), Some(number)) = (point.get(1), words::number(&point[2])) else { continue };
                let is_next = number == 1 || last == 0 || number == last + 1;
                is_told &= number != 1;
                if !is_next && !is_told {
                    is_told = true;
                    let (before, here) = (numeral::chinese(last as usize), &point[1]);
                    let what = if number == last { "重复了" } else { "次序不对" };
                    let message = format!("“{before}是”之后是“{here}”，{what}");
                    let finding = findings.of_rule(text.path.clone(), message);
                    findings.push(finding.at_text(place.range()).help("请依次写“一是”“二是”“三是”"));
                }
                last = number;
            }
        }
    }
}
