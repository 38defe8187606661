//! A ruled table with its glyphs, and tables that go on over pages, as one grid.

use super::super::error::ReadError;
use super::super::grid::{Content, Slots};
use super::drawn::Glyph;
use super::geometry::{Box2, clustered, nearest};
use super::lines::{Line, lines, run_on};
use super::rules::Ruling;
use crate::import::original::{Grid, Place};

/// How far apart the edges of one column may be on two pages, in pt.
const SAME_EDGE: f64 = 4.0;

/// How much of a cell's width is left at its sides, in pt.
const MARGIN: f64 = 12.0;

/// How many cells must go through a row that is no row of its own.
const LEAST_THROUGH: usize = 3;

/// The part of a table that stands on one page.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) page: usize,
    pub(super) area: Box2,
    rows: usize,
    cells: Vec<Cell>,
    /// Whether its last row goes on on the next page.
    is_torn: bool,
}

#[derive(Debug)]
struct Cell {
    area: Box2,
    row: usize,
    rowspan: usize,
    lines: Vec<String>,
}

impl Part {
    /// A table's lines, with the glyphs that stand in it.
    pub(super) fn of(page: usize, ruling: &Ruling, glyphs: Vec<Glyph>) -> Self {
        let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); ruling.cells.len()];
        for glyph in glyphs {
            if let Some(cell) = ruling.cell_at(glyph.area.center()) {
                inside[cell].push(glyph);
            }
        }
        let cell = |(index, glyphs): (usize, Vec<Glyph>)| {
            let (area, rows) = (ruling.area_of(index), &ruling.cells[index].rows);
            Cell { area, row: rows.start, rowspan: rows.len(), lines: paragraphs(&lines(glyphs), area.width()) }
        };
        let cells = inside.into_iter().enumerate().map(cell).collect();
        let mut part = Self { page, area: ruling.area, rows: ruling.rows(), cells, is_torn: ruling.is_open };
        part.drop_slivers();
        part.cut_blank_rest();
        part
    }

    /// Drops rows in which only blank cells begin while most go through: what is left of a label's box where a page's
    /// end tore it otherwise than the boxes beside it.
    fn drop_slivers(&mut self) {
        for row in (1..self.rows).rev() {
            let own = self.cells.iter().filter(|cell| cell.row == row);
            let through = self.cells.iter().filter(|cell| cell.row < row && cell.row + cell.rowspan > row).count();
            let is_blank = own.clone().all(|cell| cell.lines.is_empty());
            if is_blank && through >= LEAST_THROUGH.max(own.count() * 2) {
                self.cells.retain(|cell| cell.row != row);
                for cell in &mut self.cells {
                    cell.rowspan -= usize::from(cell.row < row && cell.row + cell.rowspan > row);
                    cell.row -= usize::from(cell.row > row);
                }
                self.rows -= 1;
            }
        }
    }

    /// Whether another part may go on with this: it stands on the next page, and is as wide.
    pub(super) fn may_go_on(&self, next: &Self) -> bool {
        let is_same = |one: f64, other: f64| (one - other).abs() <= SAME_EDGE;
        next.page == self.page + 1
            && is_same(self.area.left, next.area.left)
            && is_same(self.area.right, next.area.right)
    }

    /// Takes away an open last row in which nothing is said yet: it is on the next page.
    fn cut_blank_rest(&mut self) {
        let is_blank = |cell: &&Cell| cell.row + 1 == self.rows;
        if self.is_torn && self.rows > 1 && self.cells.iter().filter(is_blank).all(|cell| cell.lines.is_empty()) {
            self.rows -= 1;
            self.is_torn = false;
            let rows = self.rows;
            self.cells.retain(|cell| cell.row < rows);
            self.cells.iter_mut().for_each(|cell| cell.rowspan = cell.rowspan.min(rows - cell.row));
        }
    }

    /// How many rows at its beginning say what the first rows of another do, as programs repeat heads.
    fn repeated(&self, first: &Self) -> usize {
        let row = |part: &Self, row: usize| -> Vec<(i64, i64, usize, Vec<String>)> {
            let near = |edge: f64| (edge / SAME_EDGE).round() as i64;
            let of = part.cells.iter().filter(|cell| cell.row == row);
            of.map(|cell| (near(cell.area.left), near(cell.area.right), cell.rowspan, cell.lines.clone())).collect()
        };
        let count = (0..self.rows.min(first.rows)).take_while(|at| row(self, *at) == row(first, *at)).count();
        // A cell that begins above the cut must end there, and a row of figures is no head.
        let is_whole = |count: &usize| self.cells.iter().all(|it| it.row >= *count || it.row + it.rowspan <= *count);
        let says = |count: usize| {
            let said = self.cells.iter().filter(|cell| cell.row < count).flat_map(|cell| &cell.lines);
            said.clone().count() > 0 && said.flat_map(|line| line.chars()).any(|it| !it.is_ascii_digit())
        };
        (1..self.rows.min(count + 1)).rev().find(|count| is_whole(count) && says(*count)).unwrap_or(0)
    }
}

/// The grid of a table's parts, one a page: heads once, and what a page's end has torn whole.
///
/// # Errors
/// If it is larger than any table of a report.
pub(super) fn grid(parts: &[Part], table: usize) -> Result<Grid, ReadError> {
    let [first, rest @ ..] = parts else { return Slots::default().finish(table, Place::Whole) };
    let edges = parts.iter().flat_map(|part| part.cells.iter().flat_map(|cell| [cell.area.left, cell.area.right]));
    let mut joint = Joint { xs: clustered(edges, SAME_EDGE), slots: Slots::default(), rows: 0, is_torn: false };
    joint.add(first, 0)?;
    for part in rest {
        joint.add(part, part.repeated(first))?;
    }
    joint.slots.finish(table, place(first.page, first.area))
}

/// The parts as far as they are one.
struct Joint {
    xs: Vec<f64>,
    slots: Slots,
    rows: usize,
    is_torn: bool,
}

impl Joint {
    /// Adds a part without its repeated heads.
    fn add(&mut self, part: &Part, repeated: usize) -> Result<(), ReadError> {
        let is_first = self.rows == 0;
        // A torn row and what it goes on with are one row.
        let start = if self.is_torn { self.rows - 1 } else { self.rows };
        for cell in part.cells.iter().filter(|cell| cell.row >= repeated) {
            let (left, right) = (nearest(&self.xs, cell.area.left), nearest(&self.xs, cell.area.right));
            let (row, colspan) = (start + cell.row - repeated, (right - left).max(1));
            let above = self.above(cell, row, left, colspan).filter(|_| !is_first && cell.row == repeated);
            if let Some((above, more)) = above {
                (0..more).try_for_each(|_| self.slots.extend_down(above))?;
                self.slots.append(above, &cell.lines);
                continue;
            }
            let content = Content { rowspan: cell.rowspan, colspan, lines: cell.lines.clone() };
            let index = self.slots.put(row, left, content)?;
            self.slots.set_place(index, place(part.page, cell.area));
        }
        self.rows = start + part.rows - repeated;
        self.is_torn = part.is_torn;
        Ok(())
    }

    /// The cell above the page's end that a cell goes on with, and over how many more rows it makes that go: in a torn
    /// row any; else, if it is blank, a label's over several rows. A blank figure says nothing of the one above it.
    fn above(&self, cell: &Cell, row: usize, left: usize, colspan: usize) -> Option<(usize, usize)> {
        let above = self.slots.at(self.rows.checked_sub(1)?, left)?;
        let is_label = cell.rowspan > 1 || self.slots.rowspan(above) > 1;
        let goes_on = self.is_torn || (is_label && cell.lines.is_empty());
        let end = self.slots.end_row(above);
        let is_below = self.slots.columns(above) == (left, colspan) && end >= row;
        (goes_on && is_below).then(|| (above, row + cell.rowspan - end))
    }
}

/// A box on a page, for people.
pub(super) fn place(page: usize, area: Box2) -> Place {
    let round = |edge: f64| edge.round() as i32;
    let (left, top, right, bottom) = (round(area.left), round(area.top), round(area.right), round(area.bottom));
    Place::Page { page, left, top, right, bottom }
}

/// The paragraphs of a cell: a line that is full runs on in the next.
fn paragraphs(lines: &[Line], width: f64) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let is_full = before.is_some_and(|before| before.area.width() + line.first_width + MARGIN > width);
        match paragraphs.last_mut() {
            Some(text) if is_full => run_on(text, &line.text),
            _ => paragraphs.push(line.text.clone()),
        }
        before = Some(line);
    }
    paragraphs
}
