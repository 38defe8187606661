//! Plain text: a table's cells parted by tabs or by Markdown's strokes, one cell a line, or run together.
//!
//! `项目\t本年\n规章\t3` is a grid of two rows, `| 项目 | 本年 |` one too; a line without either is a paragraph, and what it
//! means is for those to find who know what a report says.

mod markdown;

#[cfg(test)]
mod tests;

use super::error::ReadError;
use super::grid::{Content, Slots};
use super::{limits, words};
use crate::import::original::{Block, Grid, Kind, Notice, Original, Paragraph, Place};

/// Reads a text.
///
/// # Errors
/// If a table is larger than any table of a report.
pub(super) fn read(text: &str) -> Result<Original, ReadError> {
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        if index == limits::NODES {
            return Err(ReadError::Limit { what: "文字的行数太多" });
        }
        reader.line(index + 1, line)?;
    }
    reader.end_table()?;
    Ok(Original { kind: Kind::Text, blocks: reader.blocks, title: None, notices: Vec::<Notice>::new(), data: None })
}

/// A reader on its way through a text.
#[derive(Debug, Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The rows of the table that is being read, each with its line.
    rows: Vec<(usize, Vec<String>)>,
    tables: usize,
    separator: Option<Separator>,
}

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Tab,
    Stroke,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) -> Result<(), ReadError> {
        if let Some(cells) = markdown::row(line) {
            self.row(Separator::Stroke, number, cells)
        } else if let Some(cells) = tabbed(line, self.width()) {
            self.row(Separator::Tab, number, cells)
        } else if markdown::is_rule(line) && self.separator == Some(Separator::Stroke) {
            Ok(())
        } else {
            self.end_table()?;
            self.paragraph(number, line);
            Ok(())
        }
    }

    /// How many cells the last row has of the table that tabs part, if one is being read.
    fn width(&self) -> Option<usize> {
        let last = self.rows.last().filter(|_| self.separator == Some(Separator::Tab));
        last.map(|(_, cells)| cells.len())
    }

    fn row(&mut self, separator: Separator, number: usize, cells: Vec<String>) -> Result<(), ReadError> {
        if self.separator != Some(separator) {
            self.end_table()?;
            self.separator = Some(separator);
        }
        self.rows.push((number, cells));
        Ok(())
    }

    /// Ends the table that is being read; one of a single row is a paragraph with gaps.
    fn end_table(&mut self) -> Result<(), ReadError> {
        let separator = self.separator.take();
        let rows = std::mem::take(&mut self.rows);
        if let [(number, cells)] = rows.as_slice() {
            let trimmed: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
            let line = if separator == Some(Separator::Stroke) { trimmed.join(" | ") } else { cells.join("\t") };
            self.paragraph(*number, &line);
        } else if !rows.is_empty() {
            let grid = self.grid(rows)?;
            self.blocks.push(Block::Grid(grid));
        }
        Ok(())
    }

    fn grid(&mut self, rows: Vec<(usize, Vec<String>)>) -> Result<Grid, ReadError> {
        self.tables += 1;
        let mut slots = Slots::default();
        for (row, (line, cells)) in rows.into_iter().enumerate() {
            for (column, cell) in cells.into_iter().enumerate() {
                let index = slots.put(row, column, Content { rowspan: 1, colspan: 1, lines: words::lines(&cell) })?;
                slots.set_place(index, Place::Line(line));
            }
        }
        slots.finish(self.tables, Place::Table(self.tables))
    }

    fn paragraph(&mut self, number: usize, line: &str) {
        let (level, line) = markdown::heading(line);
        let text = words::line(&markdown::plain(line));
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph { text, number: None, level, place: Place::Line(number) }));
        }
    }
}

/// The cells of a line that tabs part: two of them say something, the first is followed by two at least, or it is as
/// wide as the row before it. A line that is only indented by tabs has none.
fn tabbed(line: &str, width: Option<usize>) -> Option<Vec<String>> {
    let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
    let filled = cells.iter().filter(|cell| !words::line(cell).is_empty()).count();
    let has_label = cells.len() > 2 && !words::line(&cells[0]).is_empty();
    let is_row = cells.len() > 1 && filled > 0 && (filled > 1 || has_label || width == Some(cells.len()));
    is_row.then_some(cells)
}
