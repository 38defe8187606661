//! Pages as text, for snapshots: what stands on which line from where to where, and where the rules of tables run.

use std::fmt::Write as _;

use nianbao::length::Length;
use nianbao::page::layout::{Content, ElementKind, Mark, Page, Pages, PlacedPicture, Stroke, TextRun};

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
        dump_pictures(page, &mut text);
        dump_rules(page, &mut text);
    }
    text
}

/// A line's words with the places of its first origin and of the pen after its last glyph; those of each cell apart.
fn line_text(pages: &Pages, line: &TextLine<'_>) -> String {
    let cell = |content| element(content).filter(|index| is_cell(&pages.structure[*index].kind));
    let parts = line.runs.chunk_by(|(_, before), (_, after)| cell(*before) == cell(*after));
    parts.map(|runs| placed(runs.iter().map(|(run, _)| *run))).collect::<Vec<_>>().join(" | ")
}

/// `from–to words`.
fn placed<'a>(runs: impl Iterator<Item = &'a TextRun>) -> String {
    let runs: Vec<&TextRun> = runs.collect();
    let (first, last) = (runs[0], runs[runs.len() - 1]);
    let words: String = runs.iter().map(|run| run.text()).collect();
    format!("{}–{} {words}", points(first.x).trim(), points(last.x + last.width()).trim())
}

fn is_cell(kind: &ElementKind) -> bool {
    matches!(kind, ElementKind::HeaderCell { .. } | ElementKind::DataCell { .. })
}

/// Page numbers and repeated cells.
fn dump_unread(page: &Page, text: &mut String) {
    let unread: Vec<&TextRun> =
        runs(page).filter(|(_, content)| *content == Content::Pagination).map(|(run, _)| run).collect();
    for line in unread.chunk_by(|before, after| before.baseline == after.baseline) {
        writeln!(text, "\nnot read: {} {}", points(line[0].baseline), placed(line.iter().copied())).unwrap();
    }
}

/// Pictures, and the strokes of patterns, of which there are many.
fn dump_pictures(page: &Page, text: &mut String) {
    for item in &page.items {
        if let Mark::Picture(PlacedPicture { picture, x, y, width, height }) = &item.mark {
            let [left, top, right, bottom] = [*x, *y, *x + *width, *y + *height].map(points);
            writeln!(text, "picture {}: {top} to {bottom}, from {left} to {right}", picture.index()).unwrap();
        }
    }
    let strokes: Vec<&Stroke> = page
        .items
        .iter()
        .filter_map(|item| match &item.mark {
            Mark::Stroke(stroke) => Some(stroke),
            _ => None,
        })
        .collect();
    if let (Some(first), Some(last)) = (strokes.first(), strokes.last()) {
        let end = |(x, y): (Length, Length)| format!("{} {}", points(x), points(y));
        writeln!(text, "{} strokes, from {} to {}", strokes.len(), end(first.from), end(last.to)).unwrap();
    }
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
