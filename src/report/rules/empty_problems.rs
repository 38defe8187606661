//! 五 without a problem.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};
use crate::report::form::Section;
use crate::report::model::Narrative;

/// The section on problems and improvements says nothing, or that there are none.
pub const EMPTY_PROBLEMS: Rule = Rule {
    name: "empty-problems",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("empty_problems.md"),
    check,
};

/// The fewest characters in which a problem can be told.
const FEWEST: usize = 6;

/// The fewest in which it is told without one of the words that name a problem.
const FEW: usize = 20;

/// How short a section is that consists of saying that there is nothing to say, in characters.
const SHORT: usize = 40;

/// Words that name a problem or its remedy.
const PROBLEMS: [&str; 14] = [
    "不够",
    "不足",
    "不高",
    "不强",
    "不及时",
    "不完善",
    "有待",
    "欠缺",
    "较少",
    "薄弱",
    "问题",
    "加强",
    "改进",
    "提高",
];

/// Words that say so.
const NOTHING: [&str; 8] = ["无", "没有", "暂无", "不存在", "未发现", "未出现", "略", "待补充"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for section in context.report.form().sections_of(EMPTY_PROBLEMS.name) {
        if let Some(narrative) = context.report.narratives().iter().find(|narrative| narrative.section == section.id) {
            check_section(section, narrative, findings);
        }
    }
}

fn check_section(section: &Section, narrative: &Narrative, findings: &mut Findings) {
    let words: String = narrative.texts().iter().map(|text| text.text.as_str()).collect();
    let length = words.chars().filter(|character| character.is_alphanumeric()).count();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let says_none = length < SHORT && has(&NOTHING) && words.contains("问题");
    let tells_one = length >= FEW || length >= FEWEST && has(&PROBLEMS);
    if tells_one && !says_none {
        return;
    }
    let message = format!("“{}”没有内容：写的是“{words}”", section.heading);
    let finding = findings.of_rule(Path::from(section.id.clone()), message);
    findings.push(finding.help("请写明本年度存在的主要问题，以及怎样改进"));
}
