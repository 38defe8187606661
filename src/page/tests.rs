//! A new edition of the form is a data file and nothing else: one with a row more and a row renamed is read, checked,
//! set out and laid out.

use serde_json::{Value as Json, json};

use super::compose::compose;
use super::font::Fonts;
use super::layout::{Mark, layout};
use crate::report::form::Form;
use crate::report::model::{Figure, Report};
use crate::report::rules::{self, Context};

const COLUMNS: [&str; 7] =
    ["natural_person", "enterprise", "research", "public_welfare", "legal_service", "other", "total"];

/// Edition 2021 with 4.转送其他机关 under （六）其他处理, and 规章 called 政府规章.
fn new_edition() -> &'static Form {
    let mut form: Json = serde_json::from_str(include_str!("../report/form/2021.json")).unwrap();
    (form["edition"], form["years"]) = (json!("2031"), json!({ "from": 2031 }));
    let renamed = form["tables"][0]["cells"].as_array_mut().unwrap();
    renamed.iter_mut().find(|cell| cell["text"] == "规章").unwrap()["text"] = json!("政府规章");
    add_row(&mut form["tables"][1]);
    let path = |column: &str| format!("requests.outcomes.other.transferred.{column}");
    let mut columns = COLUMNS.iter();
    for equation in form["equations"].as_array_mut().unwrap() {
        if equation["id"] == "requests-outcomes" {
            equation["sum"].as_array_mut().unwrap().push(path(columns.next().unwrap()).into());
        }
    }
    let terms: Vec<_> = COLUMNS[..6].iter().map(|column| path(column)).collect();
    let of_row = json!({ "id": "requests-applicants", "sum": terms, "equals": [path("total")] });
    form["equations"].as_array_mut().unwrap().push(of_row);
    form["measures"]["outcomes.other"][0].as_array_mut().unwrap().push(path("total").into());
    Form::of_text(&form.to_string())
}

/// Adds a row below the last of 其他处理: what lies under it moves down, what spans it grows.
fn add_row(table: &mut Json) {
    let number = |cell: &Json, key: &str| cell[key].as_u64().unwrap_or(1);
    let cells = table["cells"].as_array_mut().unwrap();
    let is_last = |cell: &&Json| cell["value"] == "requests.outcomes.other.other.total";
    let last = cells.iter().find(is_last).map(|cell| number(cell, "row")).unwrap();
    for cell in cells.iter_mut() {
        let (row, rowspan) = (number(cell, "row"), number(cell, "rowspan"));
        if row > last {
            cell["row"] = (row + 1).into();
        } else if rowspan > 1 && row + rowspan > last {
            cell["rowspan"] = (rowspan + 1).into();
        }
    }
    cells.push(json!({ "row": last + 1, "column": 2, "role": "label", "text": "4.转送其他机关" }));
    for (column, key) in (3..).zip(COLUMNS) {
        let path = format!("requests.outcomes.other.transferred.{key}");
        cells.push(json!({ "row": last + 1, "column": column, "value": path, "type": "count" }));
    }
    table["rows"] = (table["rows"].as_u64().unwrap() + 1).into();
}

/// A report by it: one application, which was sent on.
fn report_json(form: &Form) -> Json {
    let mut report = json!({ "year": 2031, "agency": "某某市某某局" });
    for section in &form.sections {
        let is_table = form.table(&section.id).is_some();
        report[&section.id] =
            if is_table { json!({}) } else { json!(["作其他处理1件，收到政府信息公开申请1件。"]) };
    }
    for (_, value) in form.values().filter(|(_, value)| !value.is_total) {
        *value.path.split('.').fold(&mut report, |place, key| &mut place[key]) = json!(0);
    }
    report["requests"]["received"]["natural_person"] = json!(1);
    report["requests"]["outcomes"]["other"]["transferred"]["natural_person"] = json!(1);
    report
}

fn read(json: &Json, form: &'static Form) -> Report {
    Report::parse_by(json.to_string().as_bytes(), form).unwrap()
}

#[test]
fn a_report_of_a_new_edition_is_read_and_checked() {
    let form = new_edition();
    let json = report_json(form);
    let report = read(&json, form);
    assert_eq!(report.figure_at("requests.outcomes.total.total"), Some(&Figure::Count(1)));
    let id = form.find("requests.outcomes.other.transferred.total").unwrap();
    assert_eq!(form.labels(id).cell_name(), "表三 · （六）其他处理 · 4.转送其他机关 · 总计");
    let told = |report: &Report| {
        let findings = rules::check(&Context::new(report, None));
        let of_figures = findings.into_iter().filter(|finding| finding.is_error() || finding.rule.starts_with("prose"));
        of_figures.map(|finding| finding.message).collect::<Vec<_>>()
    };
    assert_eq!(told(&report), [""; 0]);
    let mut wrong = json;
    wrong["requests"]["outcomes"]["other"]["transferred"] = json!({
        "natural_person": 1, "enterprise": 0, "research": 0, "public_welfare": 0, "legal_service": 0, "other": 0,
        "total": 2
    });
    let row = "表三“4.转送其他机关”行：自然人和法人或其他组织各列合计为 1 件，总计为 2 件，应当相等，相差 1 件";
    assert!(told(&read(&wrong, form)).iter().any(|message| message == row));
}

#[test]
fn a_report_of_a_new_edition_is_laid_out() {
    let form = new_edition();
    let pages = layout(&compose(&read(&report_json(form), form)), &Fonts::bundled()).unwrap();
    let runs = pages.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.mark {
        Mark::Text(run) => Some(run.text()),
        _ => None,
    });
    let text: String = runs.collect();
    assert!(text.contains("4.转送其他机关") && text.contains("政府规章"), "{text}");
}
