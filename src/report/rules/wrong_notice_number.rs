//! The notice on the format cited with another issuer's number.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// The notice that fixed the format of the report is cited with the code of another issuer.
pub const WRONG_NOTICE_NUMBER: Rule = Rule {
    name: "wrong-notice-number",
    group: "citations",
    severity: Severity::Warning,
    docs: include_str!("wrong_notice_number.md"),
    check,
};

/// What the notice is about, as its title has it.
const SUBJECT: &str = "年度报告格式";

/// How many characters may stand between the title and the number.
const REACH: usize = 24;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let right = context.report.form().notice_code();
    for text in context.report.texts().filter(|text| text.text.contains(SUBJECT)) {
        let Some(place) = wrong_code(&text.text, right) else { continue };
        let code = &text.text[place.clone()];
        let message = format!("年度报告格式的通知，文号的代字是“{right}”，这里写的是“{code}”");
        let finding = findings.of_rule(text.path.clone(), message);
        findings.push(finding.at_text(place).help(format!("请改为“{right}”，并核对年份和序号")));
    }
}

/// The code of a number that begins 国办 and follows the notice's title in its sentence.
fn wrong_code(text: &str, right: &str) -> Option<Range<usize>> {
    text.match_indices("国办").map(|(at, _)| at).find_map(|at| {
        let length: usize =
            text[at..].chars().take_while(|one| !"〔[（(【［ ".contains(*one)).take(10).map(char::len_utf8).sum();
        let code = &text[at..at + length];
        let is_number = text[at + length..].trim_start().starts_with(['〔', '[', '（', '(', '【', '［']);
        let of_notice = words::is_led_by(text, at, &[SUBJECT, "年度报告格式》的通知"], REACH, &['。', '；']);
        (is_number && of_notice && code != right && code.chars().count() <= 8).then_some(at..at + length)
    })
}
