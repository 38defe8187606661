//! The examples of the rules' documentation.
//!
//! An example is a part of a report's JSON: it is put into a right report, objects member by member, anything else in
//! place of what is there. Its member `previous` is put into the report of the year before in the same way.

use serde_json::{Value as Json, json};

use super::super::{Context, RULES, Rule, check};
use super::at;
use crate::report::finding::Finding;
use crate::report::form::{Form, ValueKind};
use crate::report::model::Report;

/// The words of a right report for 2025.
const BASE: &str = include_str!("base.json");

/// A right report of a year: all figures 0, no totals.
fn base(year: u16) -> Json {
    let form = Form::for_year(year).unwrap();
    let notice = form.authority.split(' ').next().unwrap();
    let words = BASE.replace("2025", &year.to_string()).replace("国办公开办函〔2021〕30号", notice);
    let mut json: Json = serde_json::from_str(&words).unwrap();
    for (_, value) in form.values().filter(|(_, value)| !value.is_total) {
        *at(&mut json, &value.path) = if value.kind == ValueKind::Amount { json!("0") } else { json!(0) };
    }
    json
}

/// A right report with a part of it replaced.
pub(in crate::report::rules) fn with(mut part: Json) -> Report {
    let members = part.as_object_mut().unwrap();
    members.remove("previous");
    let year = members.get("year").and_then(Json::as_u64).unwrap_or(2025);
    let mut json = base(year as u16);
    merge(&mut json, part);
    Report::parse(json.to_string().as_bytes()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The report of the year before, if an example has one; its words are others than this year's.
fn previous(part: &Json, year: u16) -> Option<Report> {
    let mut json = json!({
        "year": year - 1,
        "overview": ["上一年度的总体情况另有叙述，与本年度的文字不同。"],
        "problems_and_improvements": ["上一年度的问题已经逐项整改，这里不再重复。"],
    });
    merge(&mut json, part.get("previous")?.clone());
    Some(with(json))
}

fn merge(json: &mut Json, part: Json) {
    match (json, part) {
        (Json::Object(members), Json::Object(part)) => {
            for (key, part) in part {
                merge(members.entry(key).or_insert(Json::Null), part);
            }
        }
        (json, part) => *json = part,
    }
}

/// The findings of an example that its rule, or a rule which looks at what an example can hold, gives.
fn findings(rule: &Rule, example: &str) -> Vec<Finding> {
    let part: Json = serde_json::from_str(example).unwrap_or_else(|error| panic!("{}: {error}", rule.name));
    let report = with(part.clone());
    let previous = previous(&part, report.year());
    let mut findings = check(&Context::new(&report, previous.as_ref()));
    // An example does not repeat a whole section; what it leaves out is not its fault.
    let is_structure = |name| RULES.iter().any(|rule| rule.name == name && rule.group == "structure");
    findings.retain(|finding| finding.rule == rule.name || !is_structure(finding.rule));
    findings.retain(|finding| finding.accepted.is_none());
    findings
}

/// The JSON between two marks of a text.
fn json_after<'d>(docs: &'d str, mark: &str) -> Vec<&'d str> {
    let part = docs.split(mark).nth(1).unwrap_or_else(|| panic!("{mark} in {docs}"));
    let part = ["错误：", "正确：", "依据："].iter().fold(part, |part, end| part.split(end).next().unwrap());
    part.split("```json").skip(1).map(|json| json.split("```").next().unwrap()).collect()
}

#[test]
fn the_base_of_the_examples_is_right() {
    let report = with(serde_json::json!({}));
    assert_eq!(check(&Context::new(&report, None)), []);
}

#[test]
fn a_bad_example_breaks_its_rule_alone_and_a_good_one_none() {
    for rule in RULES {
        let (bad, good) = (json_after(rule.docs, "错误："), json_after(rule.docs, "正确："));
        assert!(!bad.is_empty() && !good.is_empty(), "{}", rule.name);
        for example in bad {
            let findings = findings(rule, example);
            assert!(!findings.is_empty(), "{}: not found in {example}", rule.name);
            assert!(findings.iter().all(|finding| finding.rule == rule.name), "{}: {findings:#?}", rule.name);
        }
        for example in good {
            assert_eq!(findings(rule, example), [], "{}", rule.name);
        }
    }
}
