//! The notice of another edition cited.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::finding::Severity;
use crate::form::Form;

/// The notice that fixed another edition's format is cited as the basis of the report.
pub const OUTDATED_FORMAT_CITATION: Rule = Rule {
    name: "outdated-format-citation",
    group: "citations",
    severity: Severity::Warning,
    docs: include_str!("outdated_format_citation.md"),
    check,
};

/// 国办公开办函〔2021〕30号, with whatever brackets.
static CITATION: LazyLock<Regex> =
    LazyLock::new(|| words::pattern(r"国办公开办函~[〔\[（(［【]~(#{4})~[〕\]）)］】]~(#+)~号"));

/// Words of a sentence that tells what became of an older notice.
const OF_THE_PAST: [&str; 5] = ["废止", "代替", "取代", "停止执行", "不再"];

/// The year and number of a notice, as its number gives them.
type Notice = (u32, u32);

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    let Some(in_force) = notice(report.form()) else { return };
    let others: Vec<Notice> = Form::editions().filter_map(Form::edition).filter_map(notice).collect();
    for text in report.texts() {
        for citation in CITATION.captures_iter(&text.text) {
            let place = citation.get_match().range();
            let sentence = &text.text[words::sentence_at(&text.text, place.start)];
            let Some(cited) = numbers(&citation) else { continue };
            let is_history = OF_THE_PAST.iter().any(|word| sentence.contains(word));
            if cited == in_force || !others.contains(&cited) || is_history {
                continue;
            }
            let (year, (old_year, old), (new_year, new)) = (report.year(), cited, in_force);
            let message = format!(
                "引用的是国办公开办函〔{old_year}〕{old}号，{year} 年度的年报适用的格式是国办公开办函〔{new_year}〕{new}号"
            );
            let finding = findings.of_rule(text.path.clone(), message);
            findings.push(finding.at_text(place).help(format!("请改为国办公开办函〔{new_year}〕{new}号")));
        }
    }
}

/// The notice that fixed a form.
fn notice(form: &Form) -> Option<Notice> {
    numbers(&CITATION.captures(&form.authority)?)
}

fn numbers(citation: &regex::Captures<'_>) -> Option<Notice> {
    Some((words::number(&citation[1])?, words::number(&citation[2])?))
}
