//! Reports made for a test: figures by a form, prose of one's own.

use nianbao::report::form::{Form, Value, ValueKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};

use super::figures::{add_up, filled};

/// The JSON of a report of edition 2021 with a figure for each value of the form and one paragraph in each narrative
/// section.
pub fn report_json(figure: impl FnMut(&Value) -> Json) -> Json {
    let mut report = filled(form(), figure);
    report["year"] = json!(2025);
    report["agency"] = json!("某某市某某局");
    for section in ["overview", "problems_and_improvements", "other_matters"] {
        report[section] = json!(["本年度工作情况如下。"]);
    }
    report
}

/// A report whose figures are all 0.
pub fn empty_report_json() -> Json {
    report_json(|value| if value.kind == ValueKind::Amount { json!("0") } else { json!(0) })
}

fn form() -> &'static Form {
    Form::edition("2021").unwrap()
}

/// A report's JSON.
pub struct Made(pub Json);

/// Its words alone: of 230 figures none would tell why a test failed.
impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for key in ["agency", "date", "overview", "problems_and_improvements", "other_matters"] {
            writeln!(f, "{key}: {}", self.0[key])?;
        }
        Ok(())
    }
}

/// A report with nothing wrong: its figures by the equations, its words as reports have them, with or without a date.
pub fn any_report() -> impl Strategy<Value = Made> {
    let narratives = [any_blocks(9, 3), any_blocks(4, 2), any_blocks(3, 1)];
    let day = proptest::option::of(1_u8..=28);
    (any_figures(), narratives, words(2..40), day).prop_map(|(mut report, narratives, agency, day)| {
        let sections = ["overview", "problems_and_improvements", "other_matters"];
        for (section, blocks) in sections.into_iter().zip(narratives) {
            report[section] = blocks.into();
        }
        report["agency"] = json!(agency);
        if let Some(day) = day {
            report["date"] = json!(format!("2026-01-{day:02}"));
        }
        Made(report)
    })
}

/// Figures that satisfy every equation, up to a size.
fn any_figures() -> impl Strategy<Value = Json> {
    let counts = select(vec![1_u64, 100, 100_000, 10_000_000]).prop_flat_map(|largest| vec(0..=largest, 250));
    (counts, 0_u32..1_000_000, 0_u16..10_000).prop_map(|(counts, whole, decimals)| {
        let mut counts = counts.into_iter().cycle();
        let mut report = report_json(|value| match value.kind {
            ValueKind::Amount => json!(format!("{whole}.{decimals:04}")),
            _ => json!(counts.next()),
        });
        add_up(form(), &mut report);
        report
    })
}

/// Up to so many blocks, nested up to so many levels.
fn any_blocks(most: usize, depth: usize) -> BoxedStrategy<Vec<Json>> {
    let paragraph = any_paragraph().prop_map(Json::String).boxed();
    let items = vec(any_paragraph(), 1..5).prop_map(|items| json!({ "items": items })).boxed();
    let block = if depth == 0 {
        prop_oneof![3 => paragraph, 1 => items].boxed()
    } else {
        let subsection = (words(2..45), any_blocks(3, depth - 1));
        let subsection = subsection.prop_map(|(heading, content)| json!({ "heading": heading, "content": content }));
        prop_oneof![3 => paragraph, 1 => items, 2 => subsection].boxed()
    };
    vec(block, 1..=most).boxed()
}

/// A paragraph of sentences, some with a heading that runs into it.
fn any_paragraph() -> impl Strategy<Value = String> {
    let heading = prop_oneof![4 => Just(String::new()), 1 => words(2..30).prop_map(|words| format!("（一）{words}。"))];
    let end = select(vec!["。", "！", "？”。", "……", "；"]);
    (heading, vec(any_clause(), 1..14), end).prop_map(|(heading, clauses, end)| heading + &clauses.concat() + end)
}

/// Words between marks.
fn any_clause() -> impl Strategy<Value = String> {
    let around =
        vec![("", "，"), ("", ""), ("“", "”"), ("《", "》、"), ("（", "）"), ("“《", "》”，"), ("——", "："), ("", "·")];
    let words = prop_oneof![
        6 => words(1..30),
        2 => select(vec!["1", "2025年", "12,345.67", "70.3%", "0375—8122310", "￥2.02", "$5", "第（五）项", "2025-01-20"])
            .prop_map(str::to_owned),
        1 => select(vec!["Open Data", "PDF/A-2a", " App ", "e-gov", "1+X", "GB/T 9704"]).prop_map(str::to_owned),
        1 => select(vec!["café", "信\u{200b}息", "葛\u{e0100}洲"]).prop_map(str::to_owned),
        1 => select(vec!["www.example.gov.cn", "https://www.example.gov.cn/xxgk/2025/t20250120_1234.html?id=5&x=%E4"])
            .prop_map(str::to_owned),
    ];
    (select(around), words).prop_map(|((open, close), words)| format!("{open}{words}{close}"))
}

/// Chinese characters in no order.
fn words(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    const CHARACTERS: &str = "政府信息公开工作年度报告市县区局办理依法申请主动平台建设监督保障情况规范性文件行政许可处罚强制收费总计自然人法镕㐱";
    vec(select(CHARACTERS.chars().collect::<Vec<_>>()), length).prop_map(|characters| characters.into_iter().collect())
}
