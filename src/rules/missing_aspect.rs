//! One of the aspects of the work not spoken of.

use super::{Context, Findings, Rule};
use crate::finding::{Path, Severity};
use crate::model::Text;

/// A section does not speak of something that its form expects headings for.
pub const MISSING_ASPECT: Rule = Rule {
    name: "missing-aspect",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_aspect.md"),
    check,
};

/// Words that speak of an aspect, by the heading the form expects; where there are none, it is the heading itself.
const WORDS: [(&str, &[&str]); 5] = [
    ("主动公开", &["主动公开", "重点领域", "发布政府信息", "公开政府信息", "发布信息"]),
    ("依申请公开", &["依申请", "公开申请", "申请公开", "申请人"]),
    ("政府信息管理", &["信息管理", "规范性文件", "保密审查", "公开审查", "审核", "目录", "公开指南", "动态调整"]),
    ("平台建设", &["平台", "网站", "新媒体", "公众号", "专栏", "公报", "微博"]),
    ("监督保障", &["监督", "保障", "考核", "培训", "评议", "问责", "责任追究", "组织领导", "领导小组"]),
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    for section in &report.form().sections {
        let Some(narrative) = report.narratives().iter().find(|narrative| narrative.section == section.id) else {
            continue;
        };
        let texts = narrative.texts();
        for aspect in section.expected_headings.iter().filter(|aspect| !is_spoken_of(aspect, &texts)) {
            let message = format!("“{}”没有说到“{aspect}”", section.heading);
            let finding = findings.of_rule(Path::from(section.id.clone()), message);
            let all = section.expected_headings.join("、");
            findings.push(finding.help(format!("这一部分一般分为{all}；没有这方面工作的，也请写明")));
        }
    }
}

fn is_spoken_of(aspect: &str, texts: &[&Text]) -> bool {
    let known = WORDS.iter().find(|(heading, _)| *heading == aspect);
    let itself = [aspect];
    let words = known.map_or(&itself[..], |(_, words)| words);
    texts.iter().any(|text| words.iter().any(|word| text.text.contains(word)))
}
