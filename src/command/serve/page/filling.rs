//! A report that is being filled in: what is wrong so far, its sheets, a new one.
//!
//! What is asked is `{ "report": …, "previous": … }`; the report may lack anything, and so may the one before.

use axum::http::StatusCode;
use nianbao::Exporter;
use nianbao::output::Supplies;
use nianbao::output::svg::{Drawing, DrawnFace};
use nianbao::page::layout::layout;
use nianbao::report::model::{Report, SkeletonError, skeleton};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use crate::command::serve::answer::{Answer, json_answer, problem};
use crate::command::serve::faces::FaceStore;
use crate::command::serve::work::{Checked, draft_of};

/// A report, with the one of the year before if there is one.
#[derive(Deserialize)]
struct Asked<'a> {
    #[serde(borrow)]
    report: &'a RawValue,
    #[serde(borrow, default)]
    previous: Option<&'a RawValue>,
}

/// What a new report is of.
#[derive(Deserialize)]
struct Wanted<'a> {
    year: u16,
    agency: String,
    #[serde(borrow, default)]
    previous: Option<&'a RawValue>,
}

fn unreadable() -> Answer {
    problem(StatusCode::BAD_REQUEST, "网页发来的内容读不出来，请刷新网页再试")
}

fn report_of(json: Option<&RawValue>) -> Option<Report> {
    draft_of(json.filter(|json| json.get() != "null")?.get().as_bytes())
}

/// What is wrong so far: what lacks, and what the rules find wherever nothing lacks.
pub(super) fn check(exporter: &Exporter, body: &[u8]) -> Answer {
    let Ok(asked) = serde_json::from_slice::<Asked<'_>>(body) else { return unreadable() };
    let previous = report_of(asked.previous);
    let checked = Checked::unfinished(exporter, asked.report.get().as_bytes(), previous.as_ref());
    json_answer(format!("{}\n", checked.to_json_with_words()))
}

/// The sheets as they will be printed; those of a report with errors as a draft. Their faces are to be fetched by name.
pub(super) fn sheets(exporter: &Exporter, faces: &FaceStore, body: &[u8]) -> Answer {
    let Ok(asked) = serde_json::from_slice::<Asked<'_>>(body) else { return unreadable() };
    let previous = report_of(asked.previous);
    let report = asked.report.get().as_bytes();
    let checked = Checked::unfinished(exporter, report, previous.as_ref());
    // Without its year nobody knows by which form it is to be set.
    let Some(document) = checked.document(exporter, report) else {
        return json_answer(json!({ "sheets": [], "faces": [], "draft": true }).to_string());
    };
    let drawn = layout(&document, &exporter.fonts).ok().and_then(|pages| {
        let supplies = Supplies::new(&exporter.fonts, &exporter.options);
        Drawing::new(&pages, &supplies).ok()
    });
    let Some(drawing) = drawn else { return problem(StatusCode::INTERNAL_SERVER_ERROR, "没能画出页面") };
    faces.keep(drawing.faces());
    let names: Vec<&str> = drawing.faces().map(DrawnFace::name).collect();
    let sheets: Vec<String> = (0..drawing.sheets()).filter_map(|index| drawing.sheet(index, None)).collect();
    json_answer(json!({ "sheets": sheets, "faces": names, "draft": checked.has_errors() }).to_string())
}

/// A report to be filled in, with what the one of the year before settles.
pub(super) fn new(body: &[u8]) -> Answer {
    let Ok(wanted) = serde_json::from_slice::<Wanted<'_>>(body) else { return unreadable() };
    let previous = report_of(wanted.previous);
    // A file may not have said whose it was.
    let unnamed = previous.as_ref().filter(|_| wanted.agency.is_empty()).map(Report::agency);
    match skeleton(wanted.year, unnamed.unwrap_or(&wanted.agency), previous.as_ref()) {
        Ok(report) => json_answer(json!({ "report": report }).to_string()),
        Err(error) => problem(StatusCode::UNPROCESSABLE_ENTITY, &refusal(&error, wanted.year)),
    }
}

fn refusal(error: &SkeletonError, wanted: u16) -> String {
    match error {
        SkeletonError::Previous { agency, year } => {
            format!("带进来的是{agency} {year} 年的年报，不是上一年的（{} 年）", wanted.saturating_sub(1))
        }
        _ => format!("{wanted} 年没有全国统一的年报格式"),
    }
}
