//! `nianbao explain`: rules, groups of rules, faults of reading, and pages on what is not a rule.

use std::io;

use nianbao::report::finding::Severity;
use nianbao::report::rules::{self, GROUPS, RULES, Rule};

use super::args::Explain;
use super::terminal::Terminal;
use super::{Status, choice};

/// A page on something that is not a rule.
struct Page {
    /// What it is asked for by: in Chinese, and for those who cannot type it.
    names: [&'static str; 2],
    /// What it is about, in a line.
    about: &'static str,
    text: &'static str,
}

const PAGES: [Page; 5] = [
    Page {
        names: ["年报文件", "report"],
        about: "年报文件怎样写：键名、文字、数据、保留警告",
        text: include_str!("explain/report.md"),
    },
    Page {
        names: ["成批生成", "batch"], about: "目录、记录、管道、多台机器", text: include_str!("explain/batch.md")
    },
    Page {
        names: ["生成的文件", "files"],
        about: "版式、PDF 和 Word 的特点、自备字体、限度",
        text: include_str!("explain/files.md"),
    },
    Page {
        names: ["读入文件", "import"],
        about: "把 Word、网页、表格、PDF、文本读成年报：每一格的出处和把握",
        text: include_str!("explain/import.md"),
    },
    Page {
        names: ["查出的问题", "findings"],
        about: "供程序读取的格式（--format json）和退出码",
        text: include_str!("explain/findings.md"),
    },
];

/// Shows what a rule says, the rules of a group, a page, or the list of all these.
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
    if let Some(fault) = nianbao::report::model::fault(name) {
        let until = choice::until_mended(name);
        let details = nianbao::report::model::fault_details(name).map(|details| format!("{details}\n"));
        let details = details.unwrap_or_default();
        terminal.data(format_args!("# {name}\n\n**{fault}**\n\n{details}级别：错误；{until}"))?;
        return Ok(Status::Done);
    }
    if let Some((_, says)) = nianbao::import::REMARKS.iter().find(|(remark, _)| remark == name) {
        terminal.data(format_args!(
            "# {name}\n\n**{says}**\n\n级别：说明，只在读入 Word、网页等文件时有；见 nianbao explain 读入文件"
        ))?;
        return Ok(Status::Done);
    }
    if let Some((group, title)) = GROUPS.iter().find(|(group, _)| group == name) {
        return list_group(group, title, terminal).map(|()| Status::Done);
    }
    if let Some(page) = PAGES.iter().find(|page| page.names.contains(&name.as_str())) {
        return terminal.data(page.text.trim_end()).map(|()| Status::Done);
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
    for (name, says) in nianbao::report::model::FAULTS {
        terminal.data(format_args!("  {name:<32}错误  {says}"))?;
    }
    terminal.data("\n读入 Word、网页等文件时说明的事（nianbao import）")?;
    for (name, says) in nianbao::import::REMARKS {
        terminal.data(format_args!("  {name:<32}{says}"))?;
    }
    terminal.data("\n说明")?;
    for Page { names: [chinese, latin], about, .. } in &PAGES {
        terminal.data(format_args!("  {latin:<32}{chinese}  {about}"))?;
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
