//! Findings with their places, in the words that everyone who shows them uses: line and column, the form's name of
//! the cell, the lines around, and the JSON for programs.

mod excerpt;

use std::ops::Range;

pub use excerpt::{Excerpt, Mark, WIDTH, columns};

use crate::report::finding::{Finding, Path, Place, Severity};
use crate::report::form::Form;
use crate::report::source::{Lines, Source};

/// How far an input could be read.
#[derive(Clone, Copy, Debug)]
pub enum Readable<'i, 'a> {
    /// It is no text.
    Bytes,
    /// It is a text, and no JSON.
    Text(&'i Lines<'a>),
    /// It is JSON, and no report.
    Source(&'i Source<'a>),
    /// It is a report of this form.
    Report(&'i Source<'a>, &'i Form),
}

/// A finding and where it stands in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Located {
    /// What is wrong.
    pub finding: Finding,
    /// The bytes it is about; empty at the start where the input is no text.
    pub span: Range<usize>,
    /// The line of their first, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// The line where they end, from 1.
    pub end_line: usize,
    /// The column behind their last, from 1.
    pub end_column: usize,
    /// The table's cell it is about, in the form's words (`表三 · 三（三）2. · 商业企业`).
    pub cell: Option<String>,
    /// Where it stands in the document that the report was brought in from, if it was (`第 3 个表第 5 行第 4 列`): then a
    /// person has never seen the lines of the JSON.
    pub place: Option<String>,
    /// The bytes of the values that take part, those first that say most: what is not 0, and what is near.
    pub related: Vec<Range<usize>>,
}

/// Finds where a finding about a report stands in its JSON and in its form.
pub fn located(finding: &Finding, source: &Source<'_>, form: &Form) -> Located {
    Located::new(finding.clone(), Readable::Report(source, form))
}

impl Located {
    /// Finds where a finding stands in an input, as far as that could be read.
    pub fn new(finding: Finding, input: Readable<'_, '_>) -> Self {
        let (lines, source, form) = match input {
            Readable::Bytes => (None, None, None),
            Readable::Text(lines) => (Some(lines), None, None),
            Readable::Source(source) => (Some(source.lines()), Some(source), None),
            Readable::Report(source, form) => (Some(source.lines()), Some(source), Some(form)),
        };
        let cell = cell(&finding, form);
        let span = match source {
            Some(source) => source.span_of(&finding),
            None => finding.span.clone().unwrap_or(0..0),
        };
        let place = |at| lines.map_or((1, 1), |lines| lines.line_column(at));
        let ((line, column), (end_line, end_column)) = (place(span.start), place(span.end));
        let related = source.map_or_else(Vec::new, |source| related(&finding, source, span.start));
        Self { finding, span, line, column, end_line, end_column, cell, place: None, related }
    }

    /// The lines around it, with the related values that are near.
    pub fn excerpt(&self, lines: &Lines<'_>) -> Excerpt {
        Excerpt::new(lines, &self.span, &self.related)
    }

    /// The finding as one line of JSON, stable for programs; `file` is the name the input goes by.
    ///
    /// # Panics
    ///
    /// Never: a struct of strings and numbers is always JSON.
    pub fn to_json(&self, file: &str) -> String {
        let Finding { rule, severity, path, message, help, related, accepted, .. } = &self.finding;
        let severity = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let record = Record {
            file,
            rule,
            severity,
            path: path.as_str(),
            cell: self.cell.as_deref(),
            place: self.place.as_deref(),
            line: self.line,
            column: self.column,
            end_line: self.end_line,
            end_column: self.end_column,
            message,
            help: help.as_deref(),
            related: related.iter().map(Path::as_str).collect(),
            accepted: accepted.as_deref(),
        };
        serde_json::to_string(&record).expect("a struct of strings and numbers is always JSON")
    }
}

/// The members of a finding's JSON; README.md describes them.
#[derive(serde::Serialize)]
struct Record<'a> {
    file: &'a str,
    rule: &'a str,
    severity: &'a str,
    path: &'a str,
    cell: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<&'a str>,
    accepted: Option<&'a str>,
}

/// Where the values stand that take part in a finding which is about what begins at a byte.
fn related(finding: &Finding, source: &Source<'_>, start: usize) -> Vec<Range<usize>> {
    let mut related: Vec<_> = finding.related.iter().map(|path| source.span(path, Place::Value)).collect();
    related.sort_by_key(|other| (is_zero(&source.text()[other.clone()]), other.start.abs_diff(start)));
    related
}

/// Whether a value is a zero, which is seldom what makes a sum wrong.
fn is_zero(value: &str) -> bool {
    let digits = value.trim_matches('"');
    !digits.is_empty() && digits.chars().all(|digit| matches!(digit, '0' | '.'))
}

/// The address of the cell a finding is about, by the form of the report, or else by the newest that has its path.
fn cell(finding: &Finding, form: Option<&Form>) -> Option<String> {
    let in_form = |form: &Form| form.find(finding.path.as_str()).map(|id| form.labels(id).address());
    match form {
        Some(form) => in_form(form),
        None => Form::editions().filter_map(Form::edition).find_map(in_form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::source::Lines;

    #[test]
    fn a_finding_has_its_line_its_column_and_its_cell() {
        let text = "{\n  \"requests\": { \"received\": { \"other\": 12, \"total\": 0 } }\n}";
        let source = Source::from_text(text).unwrap();
        let form = Form::edition("2021").unwrap();
        let path = |path: &'static str| Path::new(path);
        let finding = Finding::error("requests-applicants", path("requests.received.other"), "不对")
            .related([path("requests.received.total")]);
        let found = located(&finding, &source, form);
        let place = (found.line, found.column, found.end_line, found.end_column);
        assert_eq!((place, found.cell.as_deref()), ((2, 40, 2, 42), Some("表三 · 一 · 其他")));
        assert_eq!((&text[found.span.clone()], &text[found.related[0].clone()]), ("12", "0"));
        let excerpt = found.excerpt(source.lines());
        assert_eq!((excerpt.first_line, excerpt.last_line, excerpt.marks.len()), (2, 2, 2));
        assert_eq!(&excerpt.text[excerpt.marks[0].range.clone()], "12");
        assert_eq!(
            found.to_json("a.json"),
            "{\"file\":\"a.json\",\"rule\":\"requests-applicants\",\"severity\":\"error\",\
             \"path\":\"requests.received.other\",\"cell\":\"表三 · 一 · 其他\",\"line\":2,\"column\":40,\
             \"end_line\":2,\"end_column\":42,\"message\":\"不对\",\"help\":null,\
             \"related\":[\"requests.received.total\"],\"accepted\":null}"
        );
    }

    #[test]
    fn what_could_not_be_read_has_the_place_that_is_known() {
        let finding = Finding::error("json-syntax", Path::ROOT, "不对").at_span(3..4);
        let lines = Lines::new("{\n\n]");
        let found = Located::new(finding.clone(), Readable::Text(&lines));
        assert_eq!((found.line, found.column, found.cell), (3, 1, None));
        let found = Located::new(finding, Readable::Bytes);
        assert_eq!((found.line, found.column, found.span), (1, 1, 3..4));
    }

    #[test]
    fn a_zero_is_seldom_what_is_wrong() {
        assert!(is_zero("0") && is_zero("\"0.00\"") && !is_zero("10") && !is_zero("\"\""));
    }
}
