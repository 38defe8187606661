//! An input of any kind as a report's JSON: as it is, or brought in from a document.
//!
//! What begins as JSON does is JSON. Anything else is looked into: if a report is found, its JSON stands for it, and
//! what is found wrong is shown where it stands in the document.

use nianbao::import::{self, Imported, Options, Proof, Value};
use nianbao::report::finding::{Finding, Path};
use nianbao::report::form::Form;
use nianbao::report::located::Located;
use nianbao::report::model::Report;
use nianbao::report::source::{self, Decoded};

/// An input.
pub(super) struct Taken<'b> {
    /// Its text, or why it has none; of a document, the JSON of the report in it as it is printed.
    pub text: Result<Decoded<'b>, Vec<Finding>>,
    /// The report that was brought in, if it is a document.
    pub imported: Option<Imported>,
}

impl<'b> Taken<'b> {
    /// Takes an input by what is in it.
    pub fn new(bytes: &'b [u8]) -> Self {
        let text = source::decode(bytes);
        if text.as_ref().is_ok_and(|decoded| begins_as_json(&decoded.text)) {
            return Self { text, imported: None };
        }
        match import::import(bytes, Options::default()) {
            Ok(imported) => {
                let text = Decoded { text: imported.printed.clone().into(), told: None };
                Self { text: Ok(text), imported: Some(imported) }
            }
            Err(_) if text.is_ok() => Self { text, imported: None },
            Err(error) => Self { text: Err(vec![unreadable(&error.to_string(), text.err())]), imported: None },
        }
    }

    /// What is to be told of it besides what is wrong with its report.
    pub fn told(&self) -> Vec<Finding> {
        let Some(imported) = &self.imported else {
            return self.text.as_ref().ok().and_then(|decoded| decoded.told.clone()).into_iter().collect();
        };
        let remarks = imported.remarks.iter().map(|remark| {
            let make = if remark.is_error { Finding::error } else { Finding::warning };
            make(remark.rule, Path::ROOT, remark.message.clone()).help(remark.help)
        });
        remarks.chain(doubts(imported)).collect()
    }

    /// Where a finding stands in the document, in words.
    pub fn place(&self, located: &Located, report: Option<&Report>) -> Option<String> {
        let imported = self.imported.as_ref()?;
        let Finding { path, rule, message, .. } = &located.finding;
        if let Some(remark) = imported.remarks.iter().find(|remark| remark.rule == *rule && remark.message == *message)
        {
            return Some(remark.place.to_string());
        }
        if let Some(value) = imported.values.iter().find(|value| value.path == *path) {
            return Some(of_value(value));
        }
        let passage = imported.passage(path);
        let text = report.and_then(|report| report.texts().find(|text| text.path == *path));
        let words = located.finding.words.clone().zip(text).and_then(|(range, text)| around(&text.text, range));
        Some(match (passage, words) {
            (Some(passage), words) => {
                format!("{}“{}”", passage.place, words.unwrap_or_else(|| beginning(&passage.text)))
            }
            (None, Some(words)) => format!("“{words}”"),
            (None, None) => "文件".to_owned(),
        })
    }

    /// The organ and the year of its report, if it has them.
    pub fn agency_and_year(&self) -> Option<(String, u16)> {
        if let Some(imported) = &self.imported {
            return Some((imported.agency.clone(), imported.year?));
        }
        let report = Report::parse(self.text.as_ref().ok()?.text.as_bytes()).ok()?;
        Some((report.agency().to_owned(), report.year()))
    }
}

/// `表三 · 一 · 商业企业，第 3 个表第 5 行第 4 列`.
fn of_value(value: &Value) -> String {
    let place = value.place.as_ref().map_or_else(String::new, |place| format!("，{place}"));
    format!("{}{place}", value.cell)
}

fn begins_as_json(text: &str) -> bool {
    text.trim_start().is_empty() || text.trim_start().starts_with(['{', '['])
}

/// Why a document cannot be read; what it is called when it is taken for JSON is not said of it.
fn unreadable(error: &str, other: Option<Vec<Finding>>) -> Finding {
    let (message, help) = error.split_once('：').unwrap_or((error, ""));
    let rule = other.and_then(|findings| findings.first().map(|finding| finding.rule)).unwrap_or("not-json");
    let finding = Finding::error(rule, Path::ROOT, message.to_owned());
    if help.is_empty() { finding } else { finding.help(help.to_owned()) }
}

/// How many rows with values that are not taken are told one by one.
const MOST_TOLD: usize = 12;

/// Values that no rule can speak of: they can be read in more than one way, or nothing checks them. Where an equation
/// fails, its own rule says so, if the report has all its values.
fn doubts(imported: &Imported) -> Vec<Finding> {
    let has_all = imported.values.iter().all(|value| value.proof != Proof::Missing);
    let is_doubtful = |value: &&Value| value.proof == Proof::Doubtful && (value.is_ambiguous || !has_all);
    let mut rows: Vec<Vec<&Value>> = Vec::new();
    for value in imported.values.iter().filter(is_doubtful) {
        let belongs = |row: &&mut Vec<&Value>| row[0].row() == value.row() && row[0].reason == value.reason;
        match rows.last_mut().filter(belongs) {
            Some(row) => row.push(value),
            None => rows.push(vec![value]),
        }
    }
    let told = rows.iter().take(MOST_TOLD).map(|row| doubt(row));
    let more: usize = rows.iter().skip(MOST_TOLD).map(Vec::len).sum();
    let rest = (more > 0).then(|| {
        let message = format!("另有 {more} 格不能肯定");
        Finding::error("doubtful-value", Path::ROOT, message).help("用 nianbao import 看全部")
    });
    told.chain(rest).chain(missing_totals(imported)).collect()
}

/// Values of one row that are doubtful for one reason.
fn doubt(row: &[&Value]) -> Finding {
    let columns: Vec<&str> = row.iter().map(|value| value.column()).collect();
    let reason = row[0].reason.as_deref().unwrap_or_default();
    let message = format!("{} · {} 不能肯定：{reason}", row[0].row(), columns.join("、"));
    let others = row[1..].iter().map(|value| value.path.clone());
    let finding = Finding::error("doubtful-value", row[0].path.clone(), message).related(others);
    finding.help("请核对原件，或者先用 nianbao import 读成 JSON，再填上")
}

/// Totals that are not there: a report may leave them out, a document may not.
fn missing_totals(imported: &Imported) -> Vec<Finding> {
    let Some(form) = Form::edition(&imported.edition) else { return Vec::new() };
    let is_total = |value: &&Value| form.find(value.path.as_str()).is_some_and(|id| form.value(id).is_total);
    let missing = imported.values.iter().filter(|value| value.proof == Proof::Missing).filter(is_total);
    let finding = |value: &Value| {
        Finding::error("missing-value", value.path.clone(), format!("没有填：{}", value.cell)).help("每一格都要填")
    };
    missing.map(finding).collect()
}

/// How many characters of words are repeated.
const LONGEST: usize = 20;

fn beginning(text: &str) -> String {
    let short: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST { short + "…" } else { short }
}

/// Words with what stands right before and behind them.
fn around(text: &str, range: std::ops::Range<usize>) -> Option<String> {
    const BESIDE: usize = 6;
    let (before, words, after) = (text.get(..range.start)?, text.get(range.clone())?, text.get(range.end..)?);
    let left: Vec<char> = before.chars().rev().take(BESIDE).collect();
    let left: String = left.into_iter().rev().collect();
    let right: String = after.chars().take(BESIDE).collect();
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let (cut_left, cut_right) = (left.len() < before.len(), right.len() < after.len());
    Some(format!("{}{left}{}{right}{}", dots(cut_left), beginning(words), dots(cut_right)))
}
