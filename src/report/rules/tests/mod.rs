mod examples;
mod silent;
mod told;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;
use crate::report::form::{FigureId, Form, ValueKind};

const SUQIAN: &str = include_str!("../../../../samples/suqian-2023.json");

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

#[test]
fn nothing_is_told_that_follows_from_a_blank_alone() {
    let right: Json = serde_json::from_str(SUQIAN).unwrap();
    let of = |json: &Json| {
        let text = json.to_string();
        let source = crate::report::source::Source::from_text(&text).unwrap();
        crate::report::model::parse_draft(&source).0.unwrap()
    };
    let told = |findings: Vec<Finding>| findings.iter().filter(|finding| finding.is_error()).count();
    let mut hidden = 0;
    for (_, value) in Form::edition("2021").unwrap().values().step_by(5) {
        let mut json = right.clone();
        *at(&mut json, &value.path) = Json::Null;
        let report = of(&json);
        let context = Context::new(&report, None);
        assert_eq!(told(check_unfinished(&context)), 0, "{}", value.path);
        hidden += told(check(&context));
    }
    assert!(hidden > 0, "a blank is counted as 0 by some equation");
    let mut wrong = right;
    *at(&mut wrong, "requests.received.total") = 1.into();
    *at(&mut wrong, "review_and_litigation") = serde_json::json!({});
    assert!(told(check_unfinished(&Context::new(&of(&wrong), None))) > 0, "elsewhere all is there");
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
fn every_rule_that_a_form_names_is_one() {
    for form in Form::editions().filter_map(Form::edition) {
        assert!(form.rules().all(|rule| RULES.iter().any(|known| known.name == rule)), "{}", form.edition);
        for rule in [&MISSING_ASPECT, &UNCHANGED_PROSE, &EMPTY_PROBLEMS, &MISSING_FEE_STATEMENT] {
            assert_ne!(form.sections_of(rule.name).count(), 0, "{} {}", form.edition, rule.name);
        }
        assert!(form.sections_of(MISSING_ASPECT.name).all(|section| !section.aspects.is_empty()));
    }
}

/// The messages of one rule about a report with some of its values changed.
fn told_of(rule: &Rule, right: &Json, values: &[(&str, Json)]) -> Vec<String> {
    let mut json = right.clone();
    for (path, value) in values {
        *at(&mut json, path) = value.clone();
    }
    told_in(&Report::parse(json.to_string().as_bytes()).unwrap(), rule.name)
}

#[test]
fn more_documents_made_than_in_force_are_told_of_each_row() {
    let [right, _] = right_reports();
    for (row, name) in [("regulations", "规章"), ("normative_documents", "行政规范性文件")] {
        let path = |column: &str| format!("proactive_disclosure.{row}.{column}");
        let (issued, in_force) = (path("issued"), path("in_force"));
        let told =
            |made: u64| told_of(&ISSUED_BEYOND_IN_FORCE, &right, &[(&issued, made.into()), (&in_force, 7.into())]);
        assert_eq!(told(7), [""; 0]);
        assert_eq!(told(8), [format!("表二“{name}”：本年制发件数 8，多于现行有效件数 7")]);
    }
}

#[test]
fn regulations_of_an_organ_without_the_power_are_told_of_each_column() {
    for right in right_reports() {
        let form = form_of(&right);
        let is_of_row = |path: &&str| path.starts_with("proactive_disclosure.regulations.");
        let row: Vec<&str> = form.values().map(|(_, value)| value.path.as_str()).filter(is_of_row).collect();
        let none = row.iter().map(|path| (*path, Json::from(0)));
        let bureau = none.chain([("agency", "某市教育局".into())]).collect::<Vec<_>>();
        assert_eq!(told_of(&REGULATIONS_BEYOND_POWER, &right, &bureau), [""; 0]);
        assert_eq!(row.len(), 3);
        for path in row {
            let counted = [bureau.clone(), vec![(path, 1.into())]].concat();
            let told = told_of(&REGULATIONS_BEYOND_POWER, &right, &counted);
            assert_eq!(told, ["“某市教育局”一般没有制定规章的权限，表二“规章”一行却不是 0"], "{path}");
        }
    }
}

#[test]
fn an_amount_is_finer_than_money_by_its_unit() {
    let [fees, procurement] = right_reports();
    let finer = |right: &Json, path: &str, amount: &str| {
        let told = told_of(&AMOUNT_FINER_THAN_YUAN, right, &[(path, amount.into())]);
        told.first().and_then(|message| message.rsplit_once('：')).map(|(_, told)| told.to_owned())
    };
    let fees = |amount| finer(&fees, "proactive_disclosure.fees.amount", amount);
    assert_eq!((fees("0"), fees("59237.2449")), (None, None));
    assert_eq!(fees("59237.24490").as_deref(), Some("59237.24490 有 5 位小数，最后几位不到 1 元"));
    let procurement = |amount| finer(&procurement, "proactive_disclosure.procurement.amount", amount);
    assert_eq!((procurement("25.1234万元"), procurement("0.25元"), procurement("0.25")), (None, None, None));
    assert_eq!(procurement("25.12345万元").as_deref(), Some("25.12345万元 有 5 位小数，最后几位不到 1 元"));
    for amount in ["0.251元", "0.251"] {
        assert_eq!(procurement(amount), Some(format!("{amount} 有 3 位小数，最后几位不到 1 分")));
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
fn an_amount_in_another_unit_is_told_whichever_of_the_two_is_greater() {
    let report = |year: u16, amount: &str| {
        let mut json: Json = serde_json::from_str(SUQIAN).unwrap();
        (json["year"], json["proactive_disclosure"]["fees"]["amount"]) = (year.into(), amount.into());
        Report::parse(json.to_string().as_bytes()).unwrap()
    };
    let told = |now: &str, before: &str| {
        let (now, before) = (report(2023, now), report(2022, before));
        let findings = check(&Context::new(&now, Some(&before)));
        let of_rule = findings.into_iter().find(|finding| finding.rule == MAGNITUDE_JUMP.name);
        of_rule.and_then(|finding| finding.message.rsplit_once('，').map(|(_, than)| than.to_owned()))
    };
    assert_eq!(told("20200", "2.02").as_deref(), Some("是上年的 10000 倍"));
    assert_eq!(told("2.02", "20200").as_deref(), Some("上年是它的 10000 倍"));
    assert_eq!((told("2020", "2.02").is_some(), told("2019.9", "2.02"), told("0", "2.02")), (true, None, None));
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
            "表四“行政诉讼”“未经复议直接起诉”：结果维持、结果纠正、其他结果、尚未审结合计为 24 件，总计为 25 件，\
             应当相等，相差 1 件",
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
