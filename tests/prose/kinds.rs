//! Each kind of fault that published reports have is told by its rule, and each false alarm that was met is silent.

use super::adversary::findings;

const KINDS: &str = include_str!("kinds.md");

/// A line's organ, its words, and the rule that must tell of them; none if they are right.
fn case(line: &str) -> Option<(&str, &str, Option<&str>)> {
    let (organ, rest) = line.strip_prefix("- 【")?.split_once('】')?;
    let (words, rule) = rest.rsplit_once(" = ")?;
    Some((organ, words, (rule != "–").then_some(rule)))
}

#[test]
fn every_kind_of_fault_is_told_and_no_false_alarm_is() {
    let cases: Vec<_> = KINDS.lines().filter_map(case).collect();
    assert_eq!(cases.len(), KINDS.lines().filter(|line| line.starts_with("- ")).count());
    let mut wrong = Vec::new();
    for (organ, words, rule) in cases {
        let told: Vec<String> = findings(organ, words).iter().map(|finding| finding.rule.to_string()).collect();
        let is_right = match rule {
            Some(rule) => told.iter().any(|one| one == rule),
            None => !told.iter().any(|one| one.starts_with("prose-") || one == "wrong-year"),
        };
        if !is_right {
            wrong.push(format!("{words}\n    {} expected, told {told:?}", rule.unwrap_or("nothing")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
