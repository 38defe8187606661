//! The corpus: which numbers of published wording are tied to which figures, and which to none.

mod adversary;
mod hostile;
mod kinds;
mod mutations;
mod recall;

use std::collections::BTreeMap;

use nianbao::report::finding::Finding;
use nianbao::report::form::{Form, ValueKind};
use nianbao::report::model::Report;
use nianbao::report::rules::{self, Context};
use serde_json::json;

/// The samples, by name.
const SAMPLES: [(&str, &str); 4] = [
    ("suqian-2023", include_str!("../../samples/suqian-2023.json")),
    ("qinglan-2020", include_str!("../../samples/qinglan-2020.json")),
    ("wugang-2025", include_str!("../../samples/wugang-2025.json")),
    ("qiyun-2025", include_str!("../../samples/qiyun-2025.json")),
];

const TIES: &str = include_str!("ties.md");
const SILENT: &str = include_str!("silent.md");

/// A number that stands nowhere in the corpus.
const UNLIKELY: u64 = 777_777;

/// A paragraph and what is expected of it.
struct Case<'c> {
    agency: &'c str,
    words: &'c str,
    expected: &'c str,
}

fn cases(corpus: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in corpus.lines() {
        if let Some(words) = line.strip_prefix("- ") {
            let named = words.strip_prefix('【').and_then(|words| words.split_once('】'));
            let (agency, words) = named.unwrap_or(("临江区市场监督管理局", words));
            cases.push(Case { agency, words, expected: "" });
        } else if let Some(expected) = line.strip_prefix("  = ") {
            cases.last_mut().unwrap().expected = expected;
        }
    }
    cases
}

/// The paths that a name of the corpus stands for.
fn paths(name: &str) -> Vec<String> {
    let ruling = |kind: &str, ruling: &str| format!("review_and_litigation.{kind}.{ruling}");
    let (head, tail) = name.split_once('.').unwrap_or((name, "total"));
    match head {
        "received" | "carried_over" | "carried_forward" => vec![format!("requests.{head}.total")],
        "completed" => vec!["requests.outcomes.total.total".to_owned()],
        "natural_person" => vec!["requests.received.natural_person".to_owned()],
        "enterprise" | "research" => vec![format!("requests.received.{head}")],
        "organisations" => ["enterprise", "research", "public_welfare", "legal_service", "other"]
            .map(|column| format!("requests.received.{column}"))
            .to_vec(),
        "review" => vec![ruling("review", tail)],
        "direct" => vec![ruling("litigation_direct", tail)],
        "after" => vec![ruling("litigation_after_review", tail)],
        "litigation" => vec![ruling("litigation_direct", tail), ruling("litigation_after_review", tail)],
        "licensing" | "penalties" | "compulsion" => vec![format!("proactive_disclosure.{name}.decisions")],
        "regulations" => vec![format!("proactive_disclosure.regulations.{tail}")],
        "normative" => vec![format!("proactive_disclosure.normative_documents.{tail}")],
        _ => {
            let form = Form::edition("2021").unwrap();
            let is_row = |path: &str| {
                path.starts_with(&format!("requests.outcomes.{name}.")) && path.rsplit('.').next() == Some("total")
            };
            form.values().map(|(_, value)| value.path.clone()).filter(|path| is_row(path)).collect()
        }
    }
}

/// A figure or a sum of figures, and its number.
struct Tie {
    paths: Vec<String>,
    value: u64,
    /// What more is still within its rounding.
    slack: u64,
}

fn ties(expected: &str) -> Vec<Tie> {
    let tie = |tie: &str| {
        let (names, value) = tie.split_once(' ').unwrap();
        let (value, slack) = value.split_once('~').unwrap_or((value, "0"));
        let paths: Vec<_> = names.split('+').flat_map(paths).collect();
        assert!(!paths.is_empty(), "{tie}");
        Tie { paths, value: value.parse().unwrap(), slack: slack.parse().unwrap() }
    };
    expected.split(", ").filter(|tie| !tie.is_empty()).map(tie).collect()
}

/// Figures under which every tie holds; those of no tie are unlikely.
fn right_figures(ties: &[Tie]) -> BTreeMap<String, u64> {
    let mut figures = BTreeMap::new();
    let mut ties: Vec<_> = ties.iter().collect();
    ties.sort_by_key(|tie| tie.paths.len());
    for tie in ties {
        let known: u64 = tie.paths.iter().filter_map(|path| figures.get(path)).sum();
        let unknown: Vec<_> = tie.paths.iter().filter(|path| !figures.contains_key(*path)).cloned().collect();
        for (number, path) in unknown.into_iter().enumerate() {
            figures.insert(path, if number == 0 { tie.value - known } else { 0 });
        }
    }
    figures
}

fn report(case: &Case<'_>, figures: &BTreeMap<String, u64>) -> Report {
    let mut json = json!({ "year": 2024, "agency": case.agency, "overview": [case.words] });
    (json["problems_and_improvements"], json["other_matters"]) = (json!(["无。"]), json!(["无。"]));
    for (_, value) in Form::edition("2021").unwrap().values() {
        let place = value.path.split('.').fold(&mut json, |node, key| &mut node[key]);
        *place = match value.kind {
            ValueKind::Amount => "0".into(),
            _ => figures.get(&value.path).copied().unwrap_or(UNLIKELY).into(),
        };
    }
    Report::parse(json.to_string().as_bytes()).unwrap()
}

fn found(case: &Case<'_>, figures: &BTreeMap<String, u64>) -> Vec<Finding> {
    let report = report(case, figures);
    let mut findings = rules::check(&Context::new(&report, None));
    findings.retain(|finding| finding.rule.starts_with("prose-") || finding.rule == "unfilled-blank");
    findings
}

fn messages(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| {
            format!("{}: {} [{}]", finding.rule, finding.message, finding.help.as_deref().unwrap_or_default())
        })
        .collect()
}

#[test]
fn numbers_are_tied_to_their_figures() {
    let cases = cases(TIES);
    assert!(cases.len() >= 75, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        wrong.extend(case_of_ties(case).err().map(|fault| format!("{}\n    {fault}", case.words)));
    }
    let ties: usize = cases.iter().map(|case| ties(case.expected).len()).sum();
    println!("{} paragraphs, {ties} ties", cases.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn case_of_ties(case: &Case<'_>) -> Result<(), String> {
    let ties = ties(case.expected);
    let unlikely = found(case, &BTreeMap::new());
    if unlikely.len() != ties.len() {
        return Err(format!("{} expected, of {:#?}", ties.len(), messages(&unlikely)));
    }
    let right = right_figures(&ties);
    let none = found(case, &right);
    if !none.is_empty() {
        return Err(format!("not right: {:#?}", messages(&none)));
    }
    for tie in &ties {
        let mut changed = right.clone();
        *changed.get_mut(&tie.paths[0]).unwrap() += 1 + tie.slack;
        let findings = found(case, &changed);
        let told = |finding: &Finding| finding.related.iter().any(|path| path.as_str() == tie.paths[0]);
        if findings.is_empty() || !findings.iter().all(told) {
            return Err(format!("{} + 1: {:#?}", tie.paths[0], messages(&findings)));
        }
    }
    Ok(())
}

#[test]
fn right_numbers_of_one_report_are_let_be() {
    let (_, corpus) = TIES.split_once("## Of one report").unwrap();
    let figures = [("received", 3511), ("carried_over", 96), ("completed", 3486), ("carried_forward", 121)];
    let cases = cases(corpus);
    assert!(cases.len() >= 20, "{}", cases.len());
    for case in cases {
        let mut right = right_figures(&ties(case.expected));
        right.extend(figures.iter().map(|(name, value)| (paths(name).remove(0), *value)));
        assert_eq!(messages(&found(&case, &right)), [""; 0], "{}", case.words);
    }
}

#[test]
fn other_numbers_are_tied_to_none() {
    let cases = cases(SILENT);
    assert!(cases.len() >= 75, "{}", cases.len());
    let loud: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let findings = found(case, &BTreeMap::new());
            (!findings.is_empty()).then(|| format!("{}\n{:#?}", case.words, messages(&findings)))
        })
        .collect();
    println!("{} paragraphs", cases.len());
    assert!(loud.is_empty(), "{} of {}:\n{}", loud.len(), cases.len(), loud.join("\n"));
}

/// A report of a year with so many applications received and nothing else.
fn report_of(year: u16, received: u64, words: &str) -> Report {
    let mut json: serde_json::Value = serde_json::from_str(include_str!("../../samples/wugang-2025.json")).unwrap();
    (json["year"], json["overview"]) = (year.into(), json!([words]));
    json["requests"]["received"]["natural_person"] = received.into();
    json["requests"]["received"]["total"] = received.into();
    Report::parse(json.to_string().as_bytes()).unwrap()
}

#[test]
fn growth_is_compared_with_the_report_of_the_year_before() {
    let last = report_of(2023, 2118, "主动公开。");
    for (words, is_right) in [
        ("新收政府信息公开申请3607件，同比增长70.3%。", true),
        ("新收政府信息公开申请3607件，同比增长60.3%。", false),
        ("新收政府信息公开申请3607件，同比下降70.3%。", false),
        ("收办政府信息公开申请3607件，同比增长70.3%。", true),
        ("新收政府信息公开申请3607件，比上年增加1489件。", true),
        ("新收政府信息公开申请3607件，比上年增加了1498件。", false),
        ("新收政府信息公开申请3607件，比上年减少1489件。", false),
        ("主动公开政府信息3607条，同比增长5%。", true),
    ] {
        let report = report_of(2024, 3607, words);
        let rates = |previous| {
            let findings = rules::check(&Context::new(&report, previous));
            findings.iter().filter(|finding| finding.rule == "prose-rates").count()
        };
        assert_eq!(rates(Some(&last)), usize::from(!is_right), "{words}");
        assert_eq!(rates(None), 0, "{words}");
    }
}

/// The words a finding points at, its related figures, and what it says.
#[test]
fn a_warning_says_both_numbers_where_each_stands_and_why() {
    let words = "2024年，我局共收到政府信息公开申请8件，均按时办结。";
    let report = report_of(2024, 7, words);
    let findings = rules::check(&Context::new(&report, None));
    let finding = findings.iter().find(|finding| finding.rule == "prose-requests-received").unwrap();
    assert_eq!(finding.path.as_str(), "overview.0");
    assert_eq!(&words[finding.words.clone().unwrap()], "收到政府信息公开申请8件");
    assert_eq!(finding.related[0].as_str(), "requests.received.total");
    assert_eq!(
        finding.message,
        "文中“收到政府信息公开申请8件”说的是 8 件，表三 · 一、本年新收政府信息公开申请数量 · 总计为 7 件"
    );
    let help = finding.help.as_deref().unwrap();
    assert!(help.contains("凭同一句里的“收到政府信息公开申请8件”对应"), "{help}");
}

/// Not a measure of speed: prints what reading a sample's prose takes, for a person to see.
#[test]
fn reading_a_sample_takes_little_time() {
    let json: serde_json::Value = serde_json::from_str(include_str!("../../samples/suqian-2023.json")).unwrap();
    let setting = nianbao::report::prose::Setting { year: 2023, agency: "宿迁市", heading: "" };
    let texts: Vec<&str> = json["overview"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    let start = std::time::Instant::now();
    let claims: usize =
        (0..100).flat_map(|_| &texts).map(|text| nianbao::report::prose::read(text, &setting).claims.len()).sum();
    println!(
        "{} characters: {:?} a reading",
        texts.iter().map(|text| text.chars().count()).sum::<usize>(),
        start.elapsed() / 100
    );
    assert_eq!(claims, 100 * 10);
}
