//! The notice of another edition cited.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;
use crate::report::form::Form;

/// The notice that fixed another edition's format is cited as the basis of the report.
pub const OUTDATED_FORMAT_CITATION: Rule = Rule {
    name: "outdated-format-citation",
    group: "citations",
    severity: Severity::Warning,
    docs: include_str!("outdated_format_citation.md"),
    check,
};

/// The number of a notice that fixed a format (国办公开办函〔2021〕30号), with whatever brackets.
static CITATION: LazyLock<Regex> = LazyLock::new(|| {
    let codes: BTreeSet<&str> = Form::editions().filter_map(Form::edition).map(Form::notice_code).collect();
    let codes = codes.into_iter().collect::<Vec<_>>().join("|");
    words::pattern(&format!(r"({codes})~[〔\[（(［【]~(#{{4}})~[〕\]）)］】]~(#+)~号"))
});

/// Words of a sentence that tells what became of an older notice.
const OF_THE_PAST: [&str; 5] = ["废止", "代替", "取代", "停止执行", "不再"];

/// The issuer's code, the year and the number of a notice, as its number gives them.
type Notice<'t> = (&'t str, u32, u32);

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    let Some(in_force) = notice(report.form()) else { return };
    let others: Vec<Notice<'_>> = Form::editions().filter_map(Form::edition).filter_map(notice).collect();
    for text in report.texts() {
        for citation in CITATION.captures_iter(&text.text) {
            let place = citation.get_match().range();
            let sentence = &text.text[words::sentence_at(&text.text, place.start)];
            let Some(cited) = numbers(&citation) else { continue };
            let is_history = OF_THE_PAST.iter().any(|word| sentence.contains(word));
            if cited == in_force || !others.contains(&cited) || is_history {
                continue;
            }
            let (year, (code, old_year, old)) = (report.year(), cited);
            let right = &report.form().notice;
            let message = format!("引用的是{code}〔{old_year}〕{old}号，{year} 年度的年报适用的格式是{right}");
            let finding = findings.of_rule(text.path.clone(), message);
            findings.push(finding.at_text(place).help(format!("请改为{right}")));
        }
    }
}

/// The notice that fixed a form.
fn notice(form: &Form) -> Option<Notice<'_>> {
    numbers(&CITATION.captures(&form.notice)?)
}

fn numbers<'t>(citation: &regex::Captures<'t>) -> Option<Notice<'t>> {
    let code = citation.get(1)?.as_str();
    Some((code, words::number(&citation[2])?, words::number(&citation[3])?))
}
