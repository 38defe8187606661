//! 五 without a problem.

use super::{Context, Findings, Rule};
use crate::finding::{Path, Severity};

/// The section on problems and improvements says nothing, or that there are none.
pub const EMPTY_PROBLEMS: Rule = Rule {
    name: "empty-problems",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("empty_problems.md"),
    check,
};

/// The section it is about.
pub(super) const SECTION: &str = "problems_and_improvements";

/// The fewest characters in which a problem and its improvement can be told.
const FEWEST: usize = 20;

/// How short a section is that consists of saying that there is nothing to say, in characters.
const SHORT: usize = 40;

/// Words that say so.
const NOTHING: [&str; 8] = ["无", "没有", "暂无", "不存在", "未发现", "未出现", "略", "待补充"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(narrative) = context.report.narratives().iter().find(|narrative| narrative.section == SECTION) else {
        return;
    };
    let words: String = narrative.texts().iter().map(|text| text.text.as_str()).collect();
    let words: String = words.chars().filter(|character| character.is_alphanumeric()).collect();
    let length = words.chars().count();
    let says_none = length < SHORT && NOTHING.iter().any(|none| words.contains(none)) && words.contains("问题");
    if length >= FEWEST && !says_none {
        return;
    }
    let heading = context.report.form().sections.iter().find(|section| section.id == SECTION);
    let heading = heading.map_or("", |section| section.heading.as_str());
    let message = format!("“{heading}”没有内容：写的是“{words}”");
    let finding = findings.of_rule(Path::new(SECTION), message);
    findings.push(finding.help("请写明本年度存在的主要问题，以及怎样改进"));
}
