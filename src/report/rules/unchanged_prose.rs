//! Last year's words again.

use std::collections::BTreeSet;

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};
use crate::report::model::{Narrative, Report};

/// A section says in nearly the same words what it said last year.
pub const UNCHANGED_PROSE: Rule = Rule {
    name: "unchanged-prose",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("unchanged_prose.md"),
    check,
};

/// The share of a section, in percent, from which it is nearly the same.
const NEARLY_ALL: usize = 80;

/// How many characters in a row make a piece that is looked for among last year's.
const PIECE: usize = 8;

/// A section with fewer characters says too little to be compared.
const FEWEST: usize = 40;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.last_year() else { return };
    // Those that must tell of the year: what 其他需要报告的事项 has to say is often the same.
    for section in context.report.form().sections_of(UNCHANGED_PROSE.name) {
        let (now, before) = (words(context.report, &section.id), words(previous, &section.id));
        if now.len() < FEWEST {
            continue;
        }
        let share = share_of(&now, &before);
        if share >= NEARLY_ALL {
            let message = format!("“{}”有 {share}% 的文字和 {} 年度的年报一样", section.heading, previous.year());
            let finding = findings.of_rule(Path::from(section.id.clone()), message);
            findings.push(finding.help("请写本年度的情况；日期和数目不同不算改动"));
        }
    }
}

/// A section's characters without numbers, marks and spaces: a new year in old words is no change.
fn words(report: &Report, section: &str) -> Vec<char> {
    let narrative = report.narratives().iter().find(|narrative| narrative.section == section);
    let texts = narrative.map(Narrative::texts).unwrap_or_default();
    let characters = texts.iter().flat_map(|text| text.text.chars());
    characters.filter(|character| character.is_alphabetic()).collect()
}

/// How many of a hundred characters stand in a piece that the other text has, too.
fn share_of(text: &[char], other: &[char]) -> usize {
    let known: BTreeSet<&[char]> = other.windows(PIECE).collect();
    let mut covered = 0;
    let mut end = 0;
    for (at, piece) in text.windows(PIECE).enumerate() {
        if known.contains(piece) {
            covered += at + PIECE - end.max(at);
            end = at + PIECE;
        }
    }
    covered * 100 / text.len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_of_characters_in_pieces_that_are_the_same() {
        let share =
            |text: &str, other: &str| share_of(&text.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>());
        let last = "解读形式不够丰富基层人员业务能力有待提高";
        assert_eq!(share(last, last), 100);
        assert_eq!(share("解读形式不够丰富栏目更新不及时人手不足够", last), 40);
        assert_eq!(share("完全另写的一段文字没有相同的地方", last), 0);
        assert_eq!(share("", last), 0);
    }
}
