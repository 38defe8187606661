//! What the agency lets stand.

use super::{Context, Findings, RULES, Rule};
use crate::report::finding::{Path, Severity};
use crate::report::model::Accepted;

/// An entry of `accept` silences nothing: no such warning is at its place, or what it names is no warning.
///
/// This rule is the last: it looks at what the others found, and marks what is accepted.
pub const UNUSED_ACCEPT: Rule = Rule {
    name: "unused-accept",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("unused_accept.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (index, accepted) in context.report.accepted().iter().enumerate() {
        if mark(accepted, findings) || is_about_last_year(accepted, context) {
            continue;
        }
        let (message, help) = fault(accepted, findings);
        let finding = findings.of_rule(Path::new("accept").child(index), message);
        findings.push(finding.help(help));
    }
}

/// Marks the warnings that an entry silences; whether there is one.
fn mark(accepted: &Accepted, findings: &mut Findings) -> bool {
    let mut is_used = false;
    for finding in &mut findings.found {
        if !finding.is_error() && finding.rule == accepted.finding && finding.path == accepted.at {
            finding.accepted = Some(accepted.reason.clone());
            is_used = true;
        }
    }
    is_used
}

/// Whether only last year's report, which is not at hand, could tell whether an entry is used.
fn is_about_last_year(accepted: &Accepted, context: &Context<'_>) -> bool {
    let is_of_years = |rule: &&Rule| rule.name == accepted.finding && rule.group == "years";
    context.previous.is_none() && RULES.iter().find(is_of_years).is_some_and(|rule| rule.severity == Severity::Warning)
}

/// Why an entry silences nothing, and what to do about it.
fn fault(accepted: &Accepted, findings: &Findings) -> (String, String) {
    let (name, at) = (&accepted.finding, &accepted.at);
    let Some(rule) = RULES.iter().find(|rule| rule.name == name) else {
        let help = match super::similar_name(name) {
            Some(meant) => format!("是不是 {meant}？nianbao explain 列出所有规则"),
            None => "nianbao explain 列出所有规则".to_owned(),
        };
        return (format!("accept 里的“{name}”不是规则的名称"), help);
    };
    if rule.severity == Severity::Error {
        let help = "错误不能接受，请改正年报；这一项请删去";
        return (format!("accept 里的“{name}”是错误，不是警告"), help.to_owned());
    }
    let elsewhere = findings.found.iter().find(|finding| finding.rule == name);
    let help = match elsewhere {
        Some(finding) => format!("这条规则的警告在 {}；at 应当写警告的位置", finding.path),
        None => "已经改正的，请删去这一项".to_owned(),
    };
    (format!("accept 里的“{name}”没有对应的警告：{at} 没有这种警告"), help)
}
