//! `nianbao explain`.

use std::io;

use nianbao::finding::Severity;
use nianbao::rules::{self, GROUPS, RULES, Rule};

use super::args::Explain;
use super::terminal::Terminal;
use super::{Status, choice};

/// Shows what a rule says, or the rules of a group, or all rules.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Explain, terminal: &mut Terminal) -> io::Result<Status> {
    let Some(name) = &arguments.rule else {
        return list(terminal).map(|()| Status::Done);
    };
    if let Some(rule) = rules::named(name) {
        let group = group_title(rule.group);
        terminal.data(rule.docs.trim_end())?;
        terminal.data(format_args!("\n级别：{}；组：{}（{group}）", level(rule.severity), rule.group))?;
        return Ok(Status::Done);
    }
    if let Some(fault) = nianbao::model::fault(name) {
        let until = choice::until_mended(name);
        terminal.data(format_args!("# {name}\n\n**{fault}**\n\n级别：错误；{until}"))?;
        return Ok(Status::Done);
    }
    if let Some((group, title)) = GROUPS.iter().find(|(group, _)| group == name) {
        return list_group(group, title, terminal).map(|()| Status::Done);
    }
    terminal.failure(&choice::unknown(name));
    Ok(Status::Failed)
}

/// All rules by groups, and the faults of reading.
fn list(terminal: &mut Terminal) -> io::Result<()> {
    for (group, title) in GROUPS {
        list_group(group, title, terminal)?;
        terminal.data("")?;
    }
    terminal.data("读不懂或印不出年报的错误（总要显示，不能用 --select、--ignore 选）")?;
    for (name, says) in nianbao::model::FAULTS {
        terminal.data(format_args!("  {name:<32}错误  {says}"))?;
    }
    Ok(())
}

fn list_group(group: &str, title: &str, terminal: &mut Terminal) -> io::Result<()> {
    terminal.data(format_args!("{group}  {title}"))?;
    for Rule { name, severity, docs, .. } in RULES.iter().filter(|rule| rule.group == group) {
        terminal.data(format_args!("  {name:<32}{}  {}", level(*severity), says(docs)))?;
    }
    Ok(())
}

/// The sentence in bold that a rule's documentation begins with.
fn says(docs: &str) -> &str {
    docs.split("**").nth(1).unwrap_or_default()
}

fn group_title(name: &str) -> &'static str {
    GROUPS.iter().find(|(group, _)| *group == name).map_or("", |(_, title)| *title)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    }
}
