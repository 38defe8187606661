//! Pages as text, for snapshots: what stands on which line, and where the rules of tables run.
//!
//! Not where each glyph stands along its line: that is for the tests of lines.

use std::fmt::Write as _;

use nianbao::layout::{Content, ElementKind, Page, Pages};
use nianbao::length::Length;

use super::{TextLine, element, lines, rules, runs};

/// All pages, line by line.
pub fn dump(pages: &Pages) -> String {
    let mut text = String::new();
    for (index, page) in pages.pages.iter().enumerate() {
        writeln!(text, "=== page {}", index + 1).unwrap();
        for line in lines(page) {
            writeln!(text, "{} {}", points(line.baseline), line_text(pages, &line)).unwrap();
        }
        dump_unread(page, &mut text);
        dump_rules(page, &mut text);
    }
    text
}

/// A line's words, a bar between two cells.
fn line_text(pages: &Pages, line: &TextLine<'_>) -> String {
    let mut text = String::new();
    let mut last = None;
    for (run, content) in &line.runs {
        let here = element(*content);
        if last.is_some() && last != here && here.is_some_and(|here| is_cell(&pages.structure[here].kind)) {
            text.push_str(" | ");
        }
        text.push_str(&run.text());
        last = here;
    }
    text
}

fn is_cell(kind: &ElementKind) -> bool {
    matches!(kind, ElementKind::HeaderCell { .. } | ElementKind::DataCell { .. })
}

/// Page numbers and repeated cells.
fn dump_unread(page: &Page, text: &mut String) {
    let mut baseline = None;
    for (run, _) in runs(page).filter(|(_, content)| *content == Content::Pagination) {
        if baseline.replace(run.baseline) != Some(run.baseline) {
            write!(text, "{}not read: {}", if baseline.is_some() { "" } else { "\n" }, points(run.baseline)).unwrap();
            text.push(' ');
        }
        text.push_str(&run.text());
    }
    text.push('\n');
}

fn dump_rules(page: &Page, text: &mut String) {
    for rule in rules(page) {
        let (x, y) = (points(rule.x), points(rule.y));
        if rule.height == Length::ZERO {
            writeln!(text, "rule {y} from {x} to {}", points(rule.x + rule.width)).unwrap();
        } else {
            writeln!(text, "upright {x} from {y} to {}", points(rule.y + rule.height)).unwrap();
        }
    }
}

/// A length in points, exact.
fn points(length: Length) -> String {
    format!("{:>3}.{:03}", length.to_milli() / 1000, length.to_milli() % 1000)
}
