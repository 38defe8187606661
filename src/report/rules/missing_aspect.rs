//! One of the aspects of the work not spoken of.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};
use crate::report::form::Aspect;
use crate::report::model::Text;

/// A section does not speak of something that its form expects of it.
pub const MISSING_ASPECT: Rule = Rule {
    name: "missing-aspect",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_aspect.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    for section in report.form().sections_of(MISSING_ASPECT.name) {
        let Some(narrative) = report.narratives().iter().find(|narrative| narrative.section == section.id) else {
            continue;
        };
        let texts = narrative.texts();
        for aspect in section.aspects.iter().filter(|aspect| !is_spoken_of(aspect, &texts)) {
            let message = format!("“{}”没有说到“{}”", section.heading, aspect.heading);
            let finding = findings.of_rule(Path::from(section.id.clone()), message);
            let all = section.headings_of_aspects();
            findings.push(finding.help(format!("这一部分一般分为{all}；没有这方面工作的，也请写明")));
        }
    }
}

fn is_spoken_of(aspect: &Aspect, texts: &[&Text]) -> bool {
    texts.iter().any(|text| aspect.words.iter().any(|word| text.text.contains(word)))
}
