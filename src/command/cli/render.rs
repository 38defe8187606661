//! How findings are shown on a terminal.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use nianbao::report::finding::{Finding, Severity};
use nianbao::report::located::{self, Excerpt, Located};
use nianbao::report::source::Lines;

use super::args::Format;

/// A finding in one of the formats, without a line break at its end.
pub(super) fn finding(located: &Located, lines: Option<&Lines<'_>>, file: &str, format: Format) -> String {
    match format {
        Format::Full => full(located, lines, file),
        Format::Short => {
            let Located { line, column, .. } = located;
            let Finding { rule, message, severity, .. } = &located.finding;
            let place =
                located.place.as_ref().map_or_else(|| format!(":{line}:{column}"), |place| format!("（{place}）"));
            format!("{file}{place}: {}[{rule}] {message}", severity_name(*severity))
        }
        Format::Json => located.to_json(file),
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    }
}

fn full(located: &Located, lines: Option<&Lines<'_>>, file: &str) -> String {
    let finding = &located.finding;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(severity_name(finding.severity));
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.rule));
    // Of a document that was brought in, nobody has seen the JSON.
    let excerpt = lines.filter(|_| located.place.is_none()).map(|lines| located.excerpt(lines));
    let last_line = excerpt.as_ref().map_or(1, |excerpt| excerpt.last_line);
    let hidden = excerpt.as_ref().and_then(Excerpt::hidden);
    if let Some(excerpt) = excerpt {
        group = group.element(snippet(excerpt));
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
    let rendered = Renderer::styled().term_width(located::WIDTH + 20).render(&[group]);
    // The renderer would count columns within the excerpt; the place in the input goes between its title and the
    // excerpt.
    let (title, rest) = rendered.split_once('\n').unwrap_or((&rendered, ""));
    let margin = " ".repeat(last_line.to_string().len());
    let file = annotate_snippets::normalize_untrusted_str(file);
    let Located { line, column, .. } = located;
    let place = located.place.as_ref().map_or_else(|| format!(":{line}:{column}"), |place| format!("（{place}）"));
    format!("{title}\n{margin}--> {file}{place}\n{rest}")
}

/// An excerpt as annotate-snippets takes it.
fn snippet(excerpt: Excerpt) -> Snippet<'static, Annotation<'static>> {
    let kind = |is_primary| if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotations = excerpt.marks.into_iter().map(|mark| kind(mark.is_primary).span(mark.range));
    Snippet::source(excerpt.text).line_start(excerpt.first_line).annotations(annotations)
}
