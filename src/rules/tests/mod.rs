mod examples;
mod silent;
mod told;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;
use crate::form::{FigureId, Form, ValueKind};

const SUQIAN: &str = include_str!("../../../samples/suqian-2023.json");

pub(super) use examples::with;

/// What the equations' rules find.
fn checked(json: &Json) -> Vec<Finding> {
    let report = Report::parse(json.to_string().as_bytes()).unwrap();
    let mut findings = check(&Context::new(&report, None));
    findings.retain(|finding| named(finding.rule).unwrap().group == "equations");
    findings
}

/// A right report with other words in a section.
pub(super) fn with_section(section: &str, blocks: &Json) -> Report {
    with(serde_json::json!({ section: blocks }))
}

/// The messages of one rule.
pub(super) fn told_in(report: &Report, rule: &str) -> Vec<String> {
    let findings = check(&Context::new(report, None));
    findings.into_iter().filter(|finding| finding.rule == rule).map(|finding| finding.message).collect()
}

fn at<'j>(json: &'j mut Json, path: &str) -> &'j mut Json {
    path.split('.').fold(json, |node, key| &mut node[key])
}

/// A report of the edition 2019 in which every equation holds and most values differ.
fn report_of_2019() -> Json {
    let form = Form::edition("2019").unwrap();
    let mut json = serde_json::json!({ "year": 2020, "agency": "某某局" });
    for section in &form.sections {
        let table = form.table(&section.id).is_some();
        json[&section.id] = if table { serde_json::json!({}) } else { serde_json::json!(["无。"]) };
    }
    for (id, value) in form.values().filter(|(_, value)| !value.is_total) {
        *at(&mut json, &value.path) = (id.index() as u64).into();
    }
    for column in ["natural_person", "enterprise", "research", "public_welfare", "legal_service", "other"] {
        let number = |path: &str| {
            let figures = form.values().filter(|(_, value)| {
                value.path.starts_with(path) && value.path.ends_with(&format!(".{column}")) && !value.is_total
            });
            figures.map(|(id, _)| id.index() as u64).sum::<u64>()
        };
        // What comes in is what goes out.
        let out = number("requests.outcomes.") + number("requests.carried_forward.");
        json["requests"]["received"][column] = (out - number("requests.carried_over.")).into();
    }
    let report = Report::parse(json.to_string().as_bytes()).unwrap();
    for (id, value) in form.values() {
        if value.is_total {
            *at(&mut json, &value.path) = report.figure(id).to_string().parse::<u64>().unwrap().into();
        }
    }
    json
}

fn right_reports() -> [Json; 2] {
    [serde_json::from_str(SUQIAN).unwrap(), report_of_2019()]
}

fn form_of(json: &Json) -> &'static Form {
    Form::for_year(json["year"].as_u64().unwrap() as u16).unwrap()
}

/// The rule and all paths of each finding.
fn told(findings: &[Finding]) -> BTreeSet<(&'static str, BTreeSet<String>)> {
    let paths =
        |finding: &Finding| std::iter::once(&finding.path).chain(&finding.related).map(ToString::to_string).collect();
    findings.iter().map(|finding| (finding.rule, paths(finding))).collect()
}

/// The equations with a value, as [`told`] names them.
fn equations_with(form: &'static Form, id: FigureId) -> BTreeSet<(&'static str, BTreeSet<String>)> {
    let with = form.equations.iter().filter(|equation| equation.sum.contains(&id) != equation.equals.contains(&id));
    let paths = |ids: &[FigureId]| ids.iter().map(|id| form.value(*id).path.clone()).collect::<Vec<_>>();
    with.map(|equation| {
        (equation.rule.as_str(), paths(&equation.sum).into_iter().chain(paths(&equation.equals)).collect())
    })
    .collect()
}

#[test]
fn right_reports_have_no_findings() {
    for json in right_reports() {
        assert_eq!(checked(&json), []);
    }
}

#[test]
fn every_equation_of_the_forms_has_a_rule() {
    for form in Form::editions().filter_map(Form::edition) {
        for equation in &form.equations {
            assert!(RULES.iter().any(|rule| rule.name == equation.rule), "{}", equation.rule);
            let ids = equation.sum.iter().chain(&equation.equals);
            assert!(ids.map(|id| form.value(*id).kind).all(|kind| kind == ValueKind::Count));
        }
        let checked: usize =
            RULES.iter().filter(|rule| rule.group == "equations").map(|rule| form.equations(rule.name).count()).sum();
        assert_eq!(checked, if form.edition == "2021" { 42 } else { 40 });
    }
}

#[test]
fn a_figure_changed_by_one_breaks_exactly_its_equations() {
    for right in right_reports() {
        let form = form_of(&right);
        for (id, value) in form.values().filter(|(_, value)| value.kind == ValueKind::Count) {
            let mut json = right.clone();
            let figure = at(&mut json, &value.path);
            *figure = (figure.as_u64().unwrap() + 1).into();
            assert_eq!(told(&checked(&json)), equations_with(form, id), "{}", value.path);
        }
    }
}

#[test]
fn messages_have_both_sides_and_where() {
    let cases = [
        (
            "requests.carried_forward.enterprise",
            "表三“商业企业”列：第一项加第二项为 102 件，第三项（七）总计加第四项为 103 件，应当相等，相差 1 件",
        ),
        (
            "requests.outcomes.granted.other",
            "表三“其他”列：第三项（一）至（六）的 21 行合计为 2 件，（七）总计为 1 件，应当相等，相差 1 件",
        ),
        (
            "requests.outcomes.granted.other",
            "表三“（一）予以公开”行：自然人和法人或其他组织各列合计为 1192 件，总计为 1191 件，应当相等，相差 1 件",
        ),
        (
            "review_and_litigation.litigation_direct.total",
            "表四“行政诉讼”“未经复议直接起诉”：结果维持、结果纠正、其他结果、尚未审结合计为 24 件，总计为 25 件，应当相等，相差 1 件",
        ),
    ];
    for (path, message) in cases {
        let mut json: Json = serde_json::from_str(SUQIAN).unwrap();
        let figure = at(&mut json, path);
        *figure = (figure.as_u64().unwrap() + 1).into();
        let messages: Vec<_> = checked(&json).into_iter().map(|finding| finding.message).collect();
        assert!(messages.iter().any(|told| told == message), "{messages:#?}");
    }
}

#[test]
fn the_largest_counts_add_up() {
    let mut json: Json = serde_json::from_str(SUQIAN).unwrap();
    for (_, value) in form_of(&json).values().filter(|(_, value)| value.kind == ValueKind::Count) {
        *at(&mut json, &value.path) = u64::MAX.into();
    }
    let findings = checked(&json);
    let balances = findings.iter().filter(|finding| finding.rule == REQUESTS_BALANCE.name);
    assert_eq!((balances.count(), findings.len()), (0, 42 - 7), "two greatest counts on both sides are equal");
}

#[test]
fn the_rule_about_accept_is_the_last_and_names_are_different() {
    assert_eq!(RULES.last().unwrap().name, UNUSED_ACCEPT.name);
    let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    assert!(GROUPS.iter().all(|(group, _)| !names.contains(group)));
}

#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        assert!(GROUPS.iter().any(|(group, _)| *group == rule.group), "{}", rule.name);
        assert!(rule.docs.lines().all(|line| line.chars().count() < 140), "{}", rule.name);
        assert!(rule.docs.starts_with(&format!("# {}\n", rule.name)), "{}", rule.name);
        assert!(["错误：", "正确：", "依据："].iter().all(|part| rule.docs.contains(part)), "{}", rule.name);
        for example in rule.docs.split("```json").skip(1) {
            let example = example.split("```").next().unwrap();
            assert!(serde_json::from_str::<Json>(example).is_ok(), "{}: {example}", rule.name);
        }
    }
}

proptest! {
    #[test]
    fn any_changed_figure_breaks_exactly_its_equations(which in 0..2_usize, index in 0..198_usize, to in any::<u64>()) {
        let mut json = right_reports()[which].clone();
        let form = form_of(&json);
        let (id, value) = form.values().filter(|(_, value)| value.kind == ValueKind::Count).nth(index % 190).unwrap();
        let figure = at(&mut json, &value.path);
        prop_assume!(figure.as_u64() != Some(to));
        *figure = to.into();
        prop_assert_eq!(told(&checked(&json)), equations_with(form, id), "{}", &value.path);
    }
}
