//! Workbooks: .xlsx and .xls by calamine, .ods by its own XML, which calamine reads without its spans.
//!
//! A sheet with 项目 in B2 merged to C2, and 3 and 4 below, is a grid of two rows and two columns: blank rows and
//! columns around what is filled are none. Every cell keeps its name (`B2`), by which a person finds it. A number is as
//! the sheet shows it: 3, not 3.0; a formula is its value as last saved. A sheet of one column is no table: its cells
//! are paragraphs, one below another.

mod number;
mod ods;
mod workbook;
mod xls;
mod xlsx;

#[cfg(test)]
mod tests;

pub(super) use ods::read as read_ods;
pub(super) use xls::read as read_xls;
pub(super) use xlsx::read as read_xlsx;

use std::collections::BTreeMap;

use super::error::ReadError;
use super::grid::{Content, Slots};
use super::{limits, words};
use crate::import::original::{Block, Kind, Notice, Original, Paragraph, Place};

/// A cell's row and column, from 0.
type Position = (usize, usize);

/// A sheet as far as it is read.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    /// The text of every cell that has one.
    cells: BTreeMap<Position, String>,
    /// The first and the last cell of each merged region.
    merged: Vec<(Position, Position)>,
    is_hidden: bool,
}

/// The workbook of some sheets.
fn original(sheets: Vec<Sheet>) -> Result<Original, ReadError> {
    let (mut blocks, mut notices, mut tables) = (Vec::new(), Vec::new(), 0);
    for sheet in sheets {
        let place = Place::Sheet(sheet.name.clone());
        if sheet.is_hidden {
            if !sheet.cells.is_empty() {
                notices.push(Notice { place, message: "这个工作表是隐藏的，没有读".to_owned() });
            }
            continue;
        }
        if let Some(paragraphs) = sheet.paragraphs() {
            blocks.extend(paragraphs);
            continue;
        }
        let mut slots = sheet.slots()?;
        if slots.overlaps() > 0 {
            let message = format!("有 {} 处合并单元格叠在一起，以先出现的为准", slots.overlaps());
            notices.push(Notice { place: place.clone(), message });
        }
        tables += 1;
        let grid = std::mem::take(&mut slots).finish(tables, place)?;
        if !grid.slots.is_empty() {
            blocks.push(Block::Grid(grid));
        }
    }
    Ok(Original { kind: Kind::Sheet, blocks, title: None, notices, data: None })
}

impl Sheet {
    /// Its cells as paragraphs, if they stand in one column.
    fn paragraphs(&self) -> Option<Vec<Block>> {
        let (_, left, _, right) = self.filled().filter(|(_, left, _, right)| left == right)?;
        let cells = self.cells.iter().filter(|((_, column), _)| (left..=right).contains(column));
        let lines = cells.flat_map(|(at, text)| words::lines(text).into_iter().map(|line| (*at, line)));
        let paragraph = |(at, text): (Position, String)| {
            let place = Place::SheetCell { sheet: self.name.clone(), cell: cell_name(at) };
            Block::Paragraph(Paragraph { text, number: None, level: None, place })
        };
        Some(lines.map(paragraph).collect())
    }

    /// Its cells from the first that says something to the last: merged ones once, blank ones too.
    fn slots(&self) -> Result<Slots, ReadError> {
        let mut slots = Slots::default();
        let Some((top, left, bottom, right)) = self.filled() else { return Ok(slots) };
        if (bottom - top + 1).saturating_mul(right - left + 1) > limits::SLOTS {
            return Err(ReadError::Limit { what: "工作表的行列太多" });
        }
        let mut merged: Vec<_> = self.merged.clone();
        merged.sort_unstable();
        let is_inside = |(row, column): Position| (top..=bottom).contains(&row) && (left..=right).contains(&column);
        for (first, last) in merged {
            if is_inside(first) && first <= last && first.1 <= last.1 {
                let (rowspan, colspan) = (last.0.min(bottom) - first.0 + 1, last.1.min(right) - first.1 + 1);
                self.put(&mut slots, first, (top, left), (rowspan, colspan))?;
            }
        }
        for row in top..=bottom {
            for column in left..=right {
                if slots.at(row - top, column - left).is_none() {
                    self.put(&mut slots, (row, column), (top, left), (1, 1))?;
                }
            }
        }
        Ok(slots)
    }

    fn put(&self, slots: &mut Slots, at: Position, origin: Position, span: Position) -> Result<(), ReadError> {
        let lines = self.cells.get(&at).map(|text| words::lines(text)).unwrap_or_default();
        let content = Content { rowspan: span.0, colspan: span.1, lines };
        let index = slots.put(at.0 - origin.0, at.1 - origin.1, content)?;
        slots.set_place(index, Place::SheetCell { sheet: self.name.clone(), cell: cell_name(at) });
        Ok(())
    }

    /// The first and the last row and column that say something: top, left, bottom, right.
    fn filled(&self) -> Option<(usize, usize, usize, usize)> {
        let mut filled = self.cells.iter().filter(|(_, text)| !words::line(text).is_empty()).map(|(at, _)| *at);
        let (row, column) = filled.next()?;
        Some(filled.fold((row, column, row, column), |(top, left, bottom, right), (row, column)| {
            (top.min(row), left.min(column), bottom.max(row), right.max(column))
        }))
    }
}

/// A cell's name as people know it: `D7`.
fn cell_name((row, column): Position) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}
