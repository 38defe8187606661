//! Which grids and paragraphs of a file are the form's tables.

use std::collections::BTreeSet;

use super::cell::text;
use super::fold;
use super::linear;
use super::shape::Shape;
use super::sheet::Sheet;
use super::table::{self, TableRead};
use crate::import::original::{Block, Grid, Paragraph, Place};
use crate::report::form::Form;

/// What was found of a table of the form.
#[derive(Default)]
pub(crate) struct Gathered {
    /// What was read of it.
    pub read: TableRead,
    /// The blocks that are it: whole grids.
    pub blocks: Vec<usize>,
    /// If it stands in paragraphs, where it begins and ends: block and byte.
    pub span: Option<((usize, usize), (usize, usize))>,
    /// Where it is there again.
    pub twice: Option<Place>,
}

/// A grid that shows words of a table.
struct Candidate<'o> {
    block: usize,
    grid: &'o Grid,
    words: BTreeSet<String>,
}

/// Finds and reads each table of a form.
pub(crate) fn gather(form: &Form, blocks: &[Block]) -> Vec<Gathered> {
    let shapes: Vec<Shape<'_>> = (0..form.tables.len()).map(|index| Shape::new(form, index)).collect();
    shapes.iter().map(|shape| gather_one(shape, blocks)).collect()
}

/// How many words that only this one of two forms prints the grids and paragraphs have.
pub(crate) fn words_of_own(form: &Form, other: &Form, blocks: &[Block]) -> usize {
    let words = |form: &Form| -> BTreeSet<String> {
        (0..form.tables.len()).flat_map(|index| Shape::new(form, index).words).collect()
    };
    let (own, others) = (words(form), words(other));
    let cells: BTreeSet<String> = blocks
        .iter()
        .filter_map(|block| if let Block::Grid(grid) = block { Some(words_of(grid)) } else { None })
        .flatten()
        .collect();
    let lines: Vec<String> = blocks
        .iter()
        .filter_map(
            |block| if let Block::Paragraph(paragraph) = block { Some(fold::fold(&paragraph.text)) } else { None },
        )
        .collect();
    // In running text a word as short as 规章 is anything's.
    let is_told = |word: &String| word.chars().count() > 3 && lines.iter().any(|line| line.contains(word.as_str()));
    own.difference(&others).filter(|word| cells.contains(*word) || is_told(word)).count()
}

fn gather_one(shape: &Shape<'_>, blocks: &[Block]) -> Gathered {
    let groups = groups(shape, blocks);
    let is_it = |group: &&Vec<Candidate<'_>>| {
        let words: BTreeSet<String> = group.iter().flat_map(|candidate| candidate.words.iter().cloned()).collect();
        shape.printed(&words) * 2 > shape.words.len()
    };
    let found: Vec<&Vec<Candidate<'_>>> = groups.iter().filter(is_it).collect();
    let mut gathered = Gathered::default();
    for (number, group) in found.iter().enumerate() {
        let read = read_group(shape, group);
        if number == 0 {
            gathered.read = read;
        } else {
            // The rest of a table under its heads again has other rows.
            if gathered.read.shares_rows_with(&read) {
                gathered.twice.get_or_insert_with(|| group[0].grid.place.clone());
            }
            gathered.read.join(read);
        }
        gathered.blocks.extend(group.iter().map(|candidate| candidate.block));
    }
    if found.is_empty()
        && let Some(found) = linear::find(shape, &paragraphs(blocks))
    {
        gathered.span = Some((found.begin, found.end));
        gathered.read = found.read;
    }
    gathered
}

fn paragraphs(blocks: &[Block]) -> Vec<(usize, &Paragraph)> {
    let numbered = blocks.iter().enumerate();
    let paragraphs = numbered.filter_map(|(index, block)| match block {
        Block::Paragraph(paragraph) => Some((index, paragraph)),
        Block::Grid(_) => None,
    });
    paragraphs.collect()
}

fn words_of(grid: &Grid) -> BTreeSet<String> {
    grid.cells.iter().map(|cell| fold::label(&text(cell))).filter(|word| !word.is_empty()).collect()
}

/// The grids that show words of a table, those together that are its parts: one behind the other, none repeating the
/// labels of another.
fn groups<'o>(shape: &Shape<'_>, blocks: &'o [Block]) -> Vec<Vec<Candidate<'o>>> {
    let mut groups: Vec<Vec<Candidate<'o>>> = Vec::new();
    let mut is_adjacent = false;
    for (block, content) in blocks.iter().enumerate() {
        let Block::Grid(grid) = content else { continue };
        let words = words_of(grid);
        let printed = shape.printed(&words);
        let is_part = printed >= 2 || shape.words.len() <= 2 * printed;
        let candidate = Candidate { block, grid, words };
        match groups.last_mut() {
            _ if !is_part => is_adjacent = false,
            Some(group) if is_adjacent && continues(shape, group, &candidate) => group.push(candidate),
            _ => {
                groups.push(vec![candidate]);
                is_adjacent = true;
            }
        }
    }
    groups
}

/// Whether a grid goes on with the rows of a table that others began.
fn continues(shape: &Shape<'_>, group: &[Candidate<'_>], next: &Candidate<'_>) -> bool {
    let heads: BTreeSet<&String> =
        shape.rows.iter().flat_map(|row| &row.fields).flat_map(|field| &field.heads).collect();
    // 其他 is both a head and a label: it says nothing of which rows there are.
    let rows: BTreeSet<&String> =
        shape.rows.iter().flat_map(|row| &row.names).filter(|name| !heads.contains(name)).collect();
    let own = |candidate: &Candidate<'_>| {
        candidate.words.iter().filter(|word| rows.contains(word)).cloned().collect::<BTreeSet<_>>()
    };
    let before: BTreeSet<String> = group.iter().flat_map(own).collect();
    let is_new = own(next).is_disjoint(&before) && !own(next).is_empty();
    let printed: BTreeSet<String> = group.iter().flat_map(|candidate| candidate.words.iter().cloned()).collect();
    let is_part = shape.printed(&printed) < shape.words.len();
    is_new && is_part
}

/// Reads the parts of a table: as one where they have the same columns, so that heads are found over all of them.
fn read_group(shape: &Shape<'_>, group: &[Candidate<'_>]) -> TableRead {
    let grids: Vec<&Grid> = group.iter().map(|candidate| candidate.grid).collect();
    if let Some(sheet) = Sheet::stacked(&grids) {
        return table::read(shape, &sheet);
    }
    let mut read = TableRead::default();
    for grid in grids {
        read.join(table::read(shape, &Sheet::new(grid)));
    }
    read
}
