//! What is done with a body: bytes in, an answer out.

use axum::http::{HeaderValue, StatusCode, header};
use nianbao::Exporter;
use nianbao::import::{self, Options};
use nianbao::output::{self, Format};
use nianbao::page::document::Document;
use nianbao::report::finding::Finding;
use nianbao::report::located::{Located, Readable};
use nianbao::report::model::{self, Report};
use nianbao::report::rules::Context;
use nianbao::report::source::{self, Source};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::answer::{Answer, answer, json_answer, problem, problem_with};

/// What the files in a bundle are called.
const STEM: &str = "年报";

/// What findings say that they are about, as the command says of its standard input.
const NAME: &str = "-";

/// A report with the one of the year before.
#[derive(Deserialize)]
struct WithPrevious<'a> {
    #[serde(borrow)]
    report: &'a RawValue,
    #[serde(borrow)]
    previous: &'a RawValue,
}

/// Writes a draft of a report, whatever is wrong with it.
pub(super) fn export_draft(exporter: &Exporter, format: &Format, body: &[u8]) -> Answer {
    let checked = Checked::new(exporter, body, None);
    let Some(report) = checked.report.clone().or_else(|| draft_of(body)) else {
        return checked.and(&[model::no_draft()]).refusal();
    };
    match exporter.master(&exporter.draft(&report, &checked.all())).write(format) {
        Ok(bytes) => download(format.media_type, format.extension, bytes),
        Err(_) => problem(StatusCode::INTERNAL_SERVER_ERROR, "没能生成文件"),
    }
}

/// Writes a report in a format.
pub(super) fn export(exporter: &Exporter, format: &Format, body: &[u8]) -> Answer {
    let checked = Checked::new(exporter, body, None);
    let Some(report) = checked.report.as_ref().filter(|_| !checked.has_errors()) else {
        return checked.refusal();
    };
    match exporter.write(format, report) {
        Ok(bytes) => download(format.media_type, format.extension, bytes),
        Err(nianbao::Error::Findings(findings)) => checked.and(&findings).refusal(),
        Err(_) => problem(StatusCode::INTERNAL_SERVER_ERROR, "没能生成文件"),
    }
}

/// Writes a report in every format that has one file for all of it, with its data, as one file; the page knows the
/// others, as beside them in a folder.
pub(super) fn export_all(exporter: &Exporter, body: &[u8]) -> Answer {
    let checked = Checked::new(exporter, body, None);
    let Some(report) = checked.report.as_ref().filter(|_| !checked.has_errors()) else {
        return checked.refusal();
    };
    let document = match exporter.document(report) {
        Ok(document) => document,
        Err(findings) => return checked.and(&findings).refusal(),
    };
    let formats: Vec<&Format> = output::FORMATS.iter().copied().filter(|format| !format.is_by_page()).collect();
    let name = |format: &Format| STEM.to_owned() + &format.ending(1);
    let beside = formats.iter().map(|format| format.beside(name(format))).collect();
    let master = exporter.master(&document).with_beside(beside);
    let files = formats.iter().map(|format| Ok((name(format), master.write(format)?)));
    let Ok(mut files) = files.collect::<Result<Vec<_>, output::WriteError>>() else {
        return problem(StatusCode::INTERNAL_SERVER_ERROR, "没能生成文件");
    };
    files.push((format!("{STEM}.json"), body.to_vec()));
    match output::bundle(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))) {
        Ok(bytes) => download("application/zip", "zip", bytes),
        Err(_) => problem(StatusCode::INTERNAL_SERVER_ERROR, "没能生成文件"),
    }
}

/// The names of downloads are ours: nothing that was sent names a file.
fn download(media_type: &'static str, extension: &str, bytes: Vec<u8>) -> Answer {
    let mut answer = answer(StatusCode::OK, media_type, bytes);
    let name = format!("attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.{extension}");
    if let Ok(name) = HeaderValue::from_str(&name) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    answer
}

/// Checks a report.
pub(super) fn check(exporter: &Exporter, body: &[u8]) -> Answer {
    json_answer(format!("{}\n", Checked::new(exporter, body, None).to_json()))
}

/// Checks a report against the one of the year before.
pub(super) fn check_with_previous(exporter: &Exporter, body: &[u8]) -> Answer {
    let Ok(both) = serde_json::from_slice::<WithPrevious<'_>>(body) else {
        return problem(StatusCode::BAD_REQUEST, "内容应当是 report（今年的年报）和 previous（上一年的年报）两项");
    };
    let Ok(previous) = Report::parse(both.previous.get().as_bytes()) else {
        return problem(StatusCode::BAD_REQUEST, "上一年的年报读不出来，请先单独检查它");
    };
    let checked = Checked::new(exporter, both.report.get().as_bytes(), Some(&previous));
    json_answer(format!("{}\n", checked.to_json()))
}

/// Brings a report in from a file of any kind.
pub(super) fn import(body: &[u8]) -> Answer {
    match import::import(body, Options::default()) {
        Ok(imported) => {
            let account = serde_json::from_str(&imported.account_line(NAME)).unwrap_or(Value::Null);
            json_answer(format!("{}\n", json!({ "report": imported.json, "account": account })))
        }
        Err(error) => problem(StatusCode::UNPROCESSABLE_ENTITY, &error.to_string()),
    }
}

/// Draws the pages of a report as they will be printed; one with errors as a draft.
pub(super) fn preview(exporter: &Exporter, body: &[u8]) -> Answer {
    let checked = Checked::new(exporter, body, None);
    let Some(document) = checked.document(exporter, body) else { return checked.and(&[model::no_draft()]).refusal() };
    let Ok(pages) = exporter.master(&document).files(&output::svg::FORMAT) else {
        return problem(StatusCode::INTERNAL_SERVER_ERROR, "没能画出页面");
    };
    let pages: Vec<_> = pages.into_iter().filter_map(|page| String::from_utf8(page.bytes).ok()).collect();
    let mut shown = checked.to_json();
    shown["pages"] = pages.into();
    json_answer(format!("{shown}\n"))
}

/// As much of a report as there is.
pub(super) fn draft_of(body: &[u8]) -> Option<Report> {
    let decoded = source::decode(body).ok()?;
    let mut report = model::parse_draft(&Source::from_text(&decoded.text).ok()?).0?;
    report.give_pictures(no_picture);
    Some(report)
}

/// A server reads no files for those who ask.
fn no_picture(_: &str) -> Result<Vec<u8>, String> {
    Err("读不到：服务不读文件，请把图片写成 data:image/png;base64,…".to_owned())
}

/// The page has no files either, but a person who can choose one.
fn picture_to_be_chosen(_: &str) -> Result<Vec<u8>, String> {
    Err("还没有，请选一下图片文件".to_owned())
}

type ReadPicture = fn(&str) -> Result<Vec<u8>, String>;

/// A report with what was found in it.
pub(super) struct Checked {
    report: Option<Report>,
    /// As much of one as there is, where it is still being filled in.
    draft: Option<Report>,
    findings: Vec<Located>,
}

impl Checked {
    fn new(exporter: &Exporter, body: &[u8], previous: Option<&Report>) -> Self {
        Self::with_pictures(exporter, body, previous, no_picture)
    }

    fn with_pictures(exporter: &Exporter, body: &[u8], previous: Option<&Report>, read: ReadPicture) -> Self {
        let decoded = match source::decode(body) {
            Ok(decoded) => decoded,
            Err(findings) => return Self::unread(findings, Readable::Bytes),
        };
        let told = decoded.told;
        let with_told = |findings: Vec<Finding>| findings.into_iter().chain(told.clone()).collect();
        let lines = source::Lines::new(&decoded.text);
        let source = match Source::from_text(&decoded.text) {
            Ok(source) => source,
            Err(findings) => return Self::unread(with_told(findings), Readable::Text(&lines)),
        };
        let mut report = match model::parse(&source) {
            Ok(report) => report,
            Err(findings) => return Self::unread(with_told(findings), Readable::Source(&source)),
        };
        let mut findings = report.give_pictures(read);
        findings.extend(exporter.check_with(&Context::new(&report, previous)));
        let findings = locate(with_told(findings), Readable::Report(&source, report.form()));
        Self { findings, report: Some(report), draft: None }
    }

    /// A report that is still being filled in, checked as far as it goes.
    pub fn unfinished(exporter: &Exporter, body: &[u8], previous: Option<&Report>) -> Self {
        let mut checked = Self::with_pictures(exporter, body, previous, picture_to_be_chosen);
        if checked.report.is_none()
            && let Some(draft) = draft_of(body)
        {
            let found = exporter.check_unfinished(&Context::new(&draft, previous));
            checked.findings.extend(locate(found, Readable::Bytes));
            checked.draft = Some(draft);
        }
        checked
    }

    /// Its document: as a draft if there are errors, of as much of it as there is; none if that is no report at all.
    pub fn document(&self, exporter: &Exporter, body: &[u8]) -> Option<Document> {
        let whole = match &self.report {
            Some(report) if !self.has_errors() => exporter.document(report).ok(),
            _ => None,
        };
        whole.or_else(|| {
            let report = self.report.clone().or_else(|| self.draft.clone()).or_else(|| draft_of(body))?;
            Some(exporter.draft(&report, &self.all()))
        })
    }

    fn unread(findings: Vec<Finding>, input: Readable<'_, '_>) -> Self {
        Self { report: None, draft: None, findings: locate(findings, input) }
    }

    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|located| located.finding.is_error())
    }

    fn all(&self) -> Vec<Finding> {
        let open = self.findings.iter().filter(|located| located.finding.accepted.is_none());
        open.map(|located| located.finding.clone()).collect()
    }

    /// With findings that have no place in its text.
    fn and(mut self, findings: &[Finding]) -> Self {
        self.findings.extend(locate(findings.to_vec(), Readable::Bytes));
        self
    }

    /// Each finding as `check --format json` tells it: in the order of the text, then those that are accepted.
    pub fn to_json(&self) -> Value {
        let of = |accepted: bool| {
            let some = self.findings.iter().filter(move |located| located.finding.accepted.is_some() == accepted);
            some.filter_map(|located| serde_json::from_str(&located.to_json(NAME)).ok())
        };
        json!({ "findings": of(false).chain(of(true)).collect::<Vec<Value>>() })
    }

    /// The same, each with the words that it is about, where it is about some.
    pub fn to_json_with_words(&self) -> Value {
        let mut json = self.to_json();
        let report = self.report.as_ref().or(self.draft.as_ref());
        let words = |path: &str, rule: &str| {
            let is_it = |finding: &&Finding| finding.path.as_str() == path && finding.rule == rule;
            let range = self.findings.iter().map(|located| &located.finding).find(is_it)?.words.clone()?;
            report?.texts().find(|text| text.path.as_str() == path)?.text.get(range).map(str::to_owned)
        };
        for finding in json["findings"].as_array_mut().into_iter().flatten() {
            let (path, rule) = (finding["path"].as_str(), finding["rule"].as_str());
            finding["words"] = path.zip(rule).and_then(|(path, rule)| words(path, rule)).into();
        }
        json
    }

    fn refusal(&self) -> Answer {
        problem_with(StatusCode::UNPROCESSABLE_ENTITY, "年报有错误，没有生成", &self.to_json())
    }
}

fn locate(findings: Vec<Finding>, input: Readable<'_, '_>) -> Vec<Located> {
    let mut located: Vec<_> = findings.into_iter().map(|finding| Located::new(finding, input)).collect();
    located.sort_by_key(|located| located.span.start);
    located
}
