//! Which part of the report each paragraph and table is in: by the headings of its sections, in their order.

use super::chrome;
use super::fold::{self, number_of};
use super::gather::Gathered;
use super::part::{Part, PartKind, Piece, Words};
use super::title::Title;
use crate::import::original::{Block, Original};
use crate::report::form::{Content, Form};
use crate::report::model::numbering::NumberStyle;

/// The report's parts, and what in the file does not belong to the report.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The parts, in their order.
    pub parts: Vec<Part>,
    /// What stands around the report.
    pub around: Vec<Piece>,
}

/// The longest heading of a section, in characters.
const LONGEST_HEADING: usize = 45;

/// Words that the heading of each of the six sections has, whatever its others are.
const WORDS_OF_SECTIONS: [&[&str]; 6] = [
    &["总体情况", "总体", "概述", "概况", "基本情况"],
    &["主动公开"],
    &["收到和处理", "申请情况", "申请处理", "依申请公开"],
    &["复议", "诉讼"],
    &["问题", "改进", "整改", "不足"],
    &["其他需要", "其他事项", "需要报告", "需要说明", "其他报告"],
];

/// Divides a file into the parts of a report.
pub(crate) fn divide(original: &Original, form: &Form, title: Option<&Title>, tables: &[Gathered]) -> Outline {
    let mut pieces = pieces(original, tables);
    let headings = headings(form, &pieces);
    let first = headings.first().map_or(pieces.len(), |(at, _)| *at);
    let begin = begin(&pieces, title, first);
    let mut outline = Outline::default();
    let all: Vec<(usize, Piece)> = std::mem::take(&mut pieces);
    let last_heading = headings.last().map_or(0, |(at, _)| *at);
    let end = (last_heading + 1..all.len()).find(|at| chrome::is_behind(&all[*at].1)).unwrap_or(all.len());
    let mut part = Part { kind: PartKind::Preamble, heading: None, pieces: Vec::new() };
    let is_title = |block: usize| {
        title.and_then(|title| title.blocks).is_some_and(|(first, behind)| (first..behind).contains(&block))
    };
    for (at, (block, piece)) in all.into_iter().enumerate() {
        if at < begin || at >= end {
            outline.around.extend(Some(piece).filter(|_| !is_title(block)));
            continue;
        }
        match (headings.iter().find(|(heading, _)| *heading == at), piece) {
            (Some((_, kind)), Piece::Words(words)) => {
                let next = Part { kind: *kind, heading: Some(words), pieces: Vec::new() };
                outline.parts.push(std::mem::replace(&mut part, next));
            }
            (_, Piece::Table(table)) if part.kind != section_of_table(form, table) => {
                // A table whose heading is lost begins its section all the same.
                let kind = section_of_table(form, table);
                let next = Part { kind, heading: None, pieces: vec![Piece::Table(table)] };
                outline.parts.push(std::mem::replace(&mut part, next));
            }
            (_, piece) => part.pieces.push(piece),
        }
    }
    outline.parts.push(part);
    outline.merge_repeated();
    outline.around.extend(outline.parts.first_mut().map(chrome::take_lines_under_title).unwrap_or_default());
    outline
}

impl Outline {
    /// Joins parts of the same section, as a table without a heading of its own leaves them.
    fn merge_repeated(&mut self) {
        let mut merged: Vec<Part> = Vec::new();
        for part in self.parts.drain(..) {
            let is_section = matches!(part.kind, PartKind::Section(_));
            match merged.iter_mut().find(|other| is_section && other.kind == part.kind) {
                Some(other) => other.pieces.extend(part.pieces),
                None => merged.push(part),
            }
        }
        self.parts = merged;
    }
}

fn section_of_table(form: &Form, table: usize) -> PartKind {
    let id = &form.tables[table].id;
    PartKind::Section(form.sections.iter().position(|section| section.id == *id).unwrap_or_default())
}

/// The file's blocks as pieces, each with the number of its block: the form's tables as such, what stands in paragraphs
/// of a table left out.
fn pieces(original: &Original, tables: &[Gathered]) -> Vec<(usize, Piece)> {
    let mut pieces = Vec::new();
    for (block, content) in original.blocks.iter().enumerate() {
        if let Some(table) = tables.iter().position(|table| table.blocks.contains(&block)) {
            if tables[table].blocks.first() == Some(&block) {
                pieces.push((block, Piece::Table(table)));
            }
            continue;
        }
        match content {
            Block::Grid(grid) => pieces.push((block, Piece::Grid(grid.clone()))),
            Block::Paragraph(paragraph) => {
                let number = paragraph.number.clone().unwrap_or_default();
                let words = |text: &str| Words {
                    text: clean(&format!("{number}{text}")),
                    level: paragraph.level,
                    place: paragraph.place.clone(),
                };
                let left = without_table(&paragraph.text, block, tables);
                pieces.extend(left.into_iter().map(|left| match left {
                    Left::Text(text) => (block, Piece::Words(words(text))),
                    Left::Table(table) => (block, Piece::Table(table)),
                }));
            }
        }
    }
    pieces.retain(|(_, piece)| !matches!(piece, Piece::Words(words) if words.text.is_empty()));
    pieces
}

/// Words without control characters and without white space at their ends.
fn clean(text: &str) -> String {
    let kept: String = text.chars().filter(|character| !character.is_control() || character.is_whitespace()).collect();
    kept.trim().to_owned()
}

/// What is left of a paragraph.
enum Left<'t> {
    Text(&'t str),
    Table(usize),
}

/// A paragraph without the tables that run through it.
fn without_table<'t>(text: &'t str, block: usize, tables: &[Gathered]) -> Vec<Left<'t>> {
    let mut left = vec![];
    let mut from = 0;
    let mut spans: Vec<_> = tables.iter().enumerate().filter_map(|(table, one)| Some((one.span?, table))).collect();
    spans.sort_unstable();
    for ((begin, end), table) in spans {
        if block < begin.0 || block > end.0 {
            continue;
        }
        let (start, stop) =
            (if block == begin.0 { begin.1 } else { 0 }, if block == end.0 { end.1 } else { text.len() });
        left.push(Left::Text(text.get(from..start).unwrap_or_default()));
        if block == begin.0 {
            left.push(Left::Table(table));
        }
        from = stop;
    }
    left.push(Left::Text(text.get(from..).unwrap_or_default()));
    left
}

/// The first piece of the report: what stands behind its title, or without one the words that lead to the first
/// heading.
fn begin(pieces: &[(usize, Piece)], title: Option<&Title>, first: usize) -> usize {
    if let Some((_, behind)) = title.and_then(|title| title.blocks) {
        return pieces.iter().position(|(block, _)| *block >= behind).unwrap_or(pieces.len());
    }
    let opens = |(_, piece): &(usize, Piece)| {
        let Piece::Words(words) = piece else { return false };
        words.text.contains("条例") && words.text.chars().count() > LONGEST_HEADING
    };
    pieces[..first].iter().position(opens).unwrap_or(first)
}

/// The headings among the pieces, with what each begins.
fn headings(form: &Form, pieces: &[(usize, Piece)]) -> Vec<(usize, PartKind)> {
    let candidates: Vec<(usize, usize, u32)> = pieces
        .iter()
        .enumerate()
        .flat_map(|(at, (_, piece))| {
            section_weights(form, piece).into_iter().map(move |(section, weight)| (at, section, weight))
        })
        .collect();
    let chain = heaviest_chain(&candidates);
    let mut headings: Vec<(usize, PartKind)> =
        chain.iter().map(|(at, section)| (*at, PartKind::Section(*section))).collect();
    add_by_number(form, pieces, &mut headings);
    add_chapters(pieces, &mut headings);
    headings.sort_unstable_by_key(|(at, _)| *at);
    headings
}

fn heading_words(piece: &Piece) -> Option<&Words> {
    let Piece::Words(words) = piece else { return None };
    let is_short = words.text.chars().count() <= LONGEST_HEADING;
    let is_sentence = words.text.contains(['。', '；']) || words.text.ends_with(['，', '：', '；']);
    (is_short && !is_sentence).then_some(words)
}

/// The sections that a line may be the heading of, and how likely.
fn section_weights(form: &Form, piece: &Piece) -> Vec<(usize, u32)> {
    let Some(words) = heading_words(piece) else { return Vec::new() };
    let style = number_of(&words.text).map(|(style, _)| style);
    if matches!(style, Some(NumberStyle::Chinese | NumberStyle::Enclosed)) {
        return Vec::new();
    }
    let label = fold::label(&words.text);
    let is_numbered = style == Some(NumberStyle::Section);
    let weight = |section: usize| {
        let exact = label == fold::label(&form.sections[section].heading);
        let by_word = WORDS_OF_SECTIONS.get(section).is_some_and(|known| known.iter().any(|word| label.contains(word)));
        match (exact, is_numbered, by_word, words.level) {
            (true, true, ..) => 40,
            (true, ..) => 30,
            (_, true, true, _) => 20,
            (_, _, true, Some(_)) if style.is_none() => 5,
            _ => 0,
        }
    };
    (0..form.sections.len()).map(|section| (section, weight(section))).filter(|(_, weight)| *weight > 0).collect()
}

/// The heaviest choice of headings in which each section comes once and in its order; of equals the one that stands
/// last, for contents come before what they list.
fn heaviest_chain(candidates: &[(usize, usize, u32)]) -> Vec<(usize, usize)> {
    let mut best: Vec<(u32, Option<usize>)> = Vec::new();
    for (index, (at, section, weight)) in candidates.iter().enumerate() {
        let before = (0..index).filter(|other| candidates[*other].0 < *at && candidates[*other].1 < *section);
        let last = before.max_by_key(|other| (best[*other].0, *other));
        best.push((weight + last.map_or(0, |last| best[last].0), last));
    }
    let mut at = (0..candidates.len()).max_by_key(|index| (best[*index].0, *index));
    let mut chain = Vec::new();
    while let Some(index) = at {
        chain.push((candidates[index].0, candidates[index].1));
        at = best[index].1;
    }
    chain.reverse();
    chain
}

/// Lines numbered 一、 that are no known heading.
fn numbered_lines(pieces: &[(usize, Piece)]) -> impl Iterator<Item = (usize, usize)> + '_ {
    pieces.iter().enumerate().filter_map(|(at, (_, piece))| match number_of(&heading_words(piece)?.text)? {
        (NumberStyle::Section, number) => Some((at, number)),
        _ => None,
    })
}

/// Adds a section whose heading is in other words altogether: the only numbered line where it must be.
fn add_by_number(form: &Form, pieces: &[(usize, Piece)], headings: &mut Vec<(usize, PartKind)>) {
    for section in 0..form.sections.len() {
        if headings.iter().any(|(_, kind)| *kind == PartKind::Section(section)) {
            continue;
        }
        let place =
            |other: usize| headings.iter().find(|(_, kind)| *kind == PartKind::Section(other)).map(|(at, _)| *at);
        let (before, after) = (section.checked_sub(1).map(place), place(section + 1));
        let from = match before {
            Some(Some(before)) => before + 1,
            Some(None) => continue,
            None => 0,
        };
        let to = match after {
            Some(after) => after,
            None if section + 1 == form.sections.len() => pieces.len(),
            None => continue,
        };
        let has_number = |(at, number): &(usize, usize)| (from..to).contains(at) && *number == section + 1;
        let mut lines = numbered_lines(pieces).filter(has_number);
        if let (Some((at, _)), None) = (lines.next(), lines.next()) {
            headings.push((at, PartKind::Section(section)));
        }
        headings.sort_unstable_by_key(|(at, _)| *at);
    }
}

/// Adds the organ's own chapters: numbered lines behind the last section, or before the first.
fn add_chapters(pieces: &[(usize, Piece)], headings: &mut Vec<(usize, PartKind)>) {
    let (Some(first), Some(last)) = (headings.first().map(|(at, _)| *at), headings.last().map(|(at, _)| *at)) else {
        return;
    };
    let first_number = numbered_lines(pieces).find(|(at, _)| *at == first).map(|(_, number)| number);
    for (at, number) in numbered_lines(pieces) {
        if at > last {
            headings.push((at, PartKind::After));
        } else if at < first && first_number.is_some_and(|first| number < first) {
            headings.push((at, PartKind::Before));
        }
    }
}

/// The sections that are told in words.
pub(crate) fn is_narrative(form: &Form, section: usize) -> bool {
    form.sections[section].content == Content::Narrative
}

/// How many different sections blocks have headings of.
pub(crate) fn count_headings(form: &Form, blocks: &[Block]) -> usize {
    let words = |block: &Block| {
        let Block::Paragraph(paragraph) = block else { return Vec::new() };
        let text = format!("{}{}", paragraph.number.clone().unwrap_or_default(), paragraph.text);
        let words = Words { text: clean(&text), level: paragraph.level, place: paragraph.place.clone() };
        section_weights(form, &Piece::Words(words))
    };
    let found: std::collections::BTreeSet<usize> =
        blocks.iter().flat_map(words).filter(|(_, weight)| *weight >= 20).map(|(section, _)| section).collect();
    found.len()
}
