//! How findings are shown.

use std::ops::Range;

use annotate_snippets::{Group, Level, Renderer};
use nianbao::finding::{Finding, Path, Place, Severity};
use nianbao::form::Form;
use nianbao::source::{Lines, Source};

use super::args::Format;
use super::excerpt::{self, Excerpt};

/// A finding and the bytes it points at.
pub(super) struct Located {
    pub finding: Finding,
    /// The bytes it is about; empty at the start where the input is no text.
    pub span: Range<usize>,
    /// The bytes of the values that take part, those first that say most: what is not 0, and what is near.
    pub related: Vec<Range<usize>>,
    /// The table's cell it is about, in the form's words.
    pub cell: Option<String>,
}

impl Located {
    /// Finds where a finding stands in a text that is JSON, and in the tables of a report that could be read.
    pub fn new(finding: Finding, source: Option<&Source<'_>>, form: Option<&Form>) -> Self {
        let cell = cell(&finding, form);
        let Some(source) = source else {
            let span = finding.span.clone().unwrap_or(0..0);
            return Self { finding, span, related: Vec::new(), cell };
        };
        let span = source.span_of(&finding);
        let mut related: Vec<_> = finding.related.iter().map(|path| source.span(path, Place::Value)).collect();
        related.sort_by_key(|other| (is_zero(&source.text()[other.clone()]), other.start.abs_diff(span.start)));
        Self { finding, span, related, cell }
    }
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

/// A finding in one of the formats, without a line break at its end.
pub(super) fn finding(located: &Located, lines: Option<&Lines<'_>>, file: &str, format: Format) -> String {
    let place = |at| lines.map_or((1, 1), |lines| lines.line_column(at));
    let (line, column) = place(located.span.start);
    match format {
        Format::Full => full(located, lines, file, (line, column)),
        Format::Short => {
            let Finding { rule, message, severity, .. } = &located.finding;
            format!("{file}:{line}:{column}: {}[{rule}] {message}", severity_name(*severity))
        }
        Format::Json => json(located, file, (line, column), place(located.span.end)),
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    }
}

fn full(located: &Located, lines: Option<&Lines<'_>>, file: &str, (line, column): (usize, usize)) -> String {
    let finding = &located.finding;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(severity_name(finding.severity));
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.rule));
    let excerpt = lines.map(|lines| Excerpt::new(lines, &located.span, &located.related));
    let last_line = excerpt.as_ref().map_or(1, |excerpt| excerpt.last_line);
    let hidden = excerpt.as_ref().and_then(Excerpt::hidden);
    if let Some(excerpt) = excerpt {
        group = group.element(excerpt.into_snippet());
    }
    if let Some(hidden) = hidden {
        group = group.element(Level::NOTE.with_name("有关").message(hidden));
    }
    if let Some(cell) = &located.cell {
        group = group.element(Level::NOTE.with_name("位置").message(cell));
    }
    if let Some(help) = &finding.help {
        let help = annotate_snippets::normalize_untrusted_str(help);
        group = group.element(Level::HELP.with_name("办法").message(help));
    }
    let rendered = Renderer::styled().term_width(excerpt::WIDTH + 20).render(&[group]);
    // The renderer would count columns within the excerpt; the place in the input goes between its title and the excerpt.
    let (title, rest) = rendered.split_once('\n').unwrap_or((&rendered, ""));
    let margin = " ".repeat(last_line.to_string().len());
    let file = annotate_snippets::normalize_untrusted_str(file);
    format!("{title}\n{margin}--> {file}:{line}:{column}\n{rest}")
}

/// The stable form for programs; README.md describes its members.
#[derive(serde::Serialize)]
struct Record<'a> {
    file: &'a str,
    rule: &'a str,
    severity: &'a str,
    path: &'a str,
    cell: Option<&'a str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<&'a str>,
    accepted: Option<&'a str>,
}

fn json(
    located: &Located,
    file: &str,
    (line, column): (usize, usize),
    (end_line, end_column): (usize, usize),
) -> String {
    let Finding { rule, severity, path, message, .. } = &located.finding;
    let severity = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let record = Record {
        file,
        rule,
        severity,
        path: path.as_str(),
        cell: located.cell.as_deref(),
        line,
        column,
        end_line,
        end_column,
        message,
        help: located.finding.help.as_deref(),
        related: located.finding.related.iter().map(Path::as_str).collect(),
        accepted: located.finding.accepted.as_deref(),
    };
    serde_json::to_string(&record).expect("a struct of strings and numbers is always JSON")
}
