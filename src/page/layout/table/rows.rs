//! Which rows stand on which page, and how high they are.

use std::ops::Range;

use super::LaidTable;
use crate::length::Length;
use crate::page::document::Table;

/// The part of a table that stands on one page.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::page::layout) struct Part {
    /// The table's rows it shows, in order: the header rows, if they are repeated, then a stretch of the table.
    pub rows: Vec<usize>,
    /// The height of each of those rows.
    pub heights: Vec<Length>,
    /// How many of them repeat what another part has shown.
    pub repeated: usize,
}

impl Part {
    /// From the top rule to the bottom rule.
    pub fn height(&self) -> Length {
        self.heights.iter().copied().sum()
    }
}

impl LaidTable<'_> {
    /// The whole table in one part.
    pub fn whole(&self) -> Part {
        self.part(0..self.table.rows)
    }

    /// How high the whole table is with its rows set as close as they may be.
    pub fn least_height(&self) -> Length {
        self.part_of(0..self.table.rows, Table::CLOSE_ROW.min(self.row_height)).height()
    }

    /// The part with the table's rows from `start` on that fits a height: at least one row beyond the header rows, and
    /// as many more as there is room for.
    pub fn fitting(&self, start: usize, height: Length) -> Part {
        let first_body_row = start.max(self.table.header_rows);
        let mut part = self.part(start..(first_body_row + 1).min(self.table.rows));
        for end in first_body_row + 2..=self.table.rows {
            let longer = self.part(start..end);
            if longer.height() > height {
                break;
            }
            part = longer;
        }
        part
    }

    /// The rows of a part and their heights: each as high as its own cells need, the last row of a spanning cell as
    /// much higher as that cell lacks.
    fn part(&self, range: Range<usize>) -> Part {
        self.part_of(range, self.row_height)
    }

    /// The same with rows of another least height.
    fn part_of(&self, range: Range<usize>, row_height: Length) -> Part {
        let repeated = if range.start >= self.table.header_rows { self.table.header_rows } else { 0 };
        let rows: Vec<usize> = (0..repeated).chain(range).collect();
        let mut heights = vec![row_height; rows.len()];
        for spanning in [false, true] {
            for cell in &self.cells {
                let Some(covered) = covered(&rows, cell.cell.row, cell.cell.rowspan) else { continue };
                if (covered.len() > 1) != spanning {
                    continue;
                }
                let last = covered.end - 1;
                let present: Length = heights[covered].iter().copied().sum();
                heights[last] += (cell.height() - present).max(Length::ZERO);
            }
        }
        Part { rows, heights, repeated }
    }
}

/// The rows of a part that a cell covers, as indices into the part's rows.
pub(super) fn covered(rows: &[usize], row: usize, rowspan: usize) -> Option<Range<usize>> {
    let start = rows.iter().position(|shown| (row..row + rowspan).contains(shown))?;
    let count = rows[start..].iter().take_while(|shown| (row..row + rowspan).contains(shown)).count();
    Some(start..start + count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::{Alignment, Cell, PageGeometry, Role, Table};
    use crate::page::font::Fonts;

    /// A line of a table, and what a cell adds to its lines: margins, and half a rule at each edge.
    const LINE: Length = Length::twips(260);
    const MARGINS: Length = Length::milli(4000);
    /// The least height of the tables' rows.
    const ROW: Length = Length::pt(20);

    /// A table of two columns and five rows, the first of them a header row: in rows 1 to 3 a label beside three
    /// figures, of which the second has two lines.
    fn table(label_lines: usize) -> Table {
        let cell = |row, column, rowspan, role, lines: usize| Cell {
            row,
            column,
            rowspan,
            colspan: 1,
            role,
            alignment: Alignment::Center,
            lines: vec!["数".to_owned(); lines],
            path: None,
        };
        let mut cells = vec![cell(1, 0, 3, Role::TableLabel, label_lines)];
        for (row, lines) in [(0, 1), (1, 1), (2, 2), (3, 1), (4, 1)] {
            let role = if row == 0 { Role::TableHead } else { Role::TableFigure };
            cells.push(cell(row, 1, 1, role, lines));
        }
        cells.extend([0, 4].map(|row| cell(row, 0, 1, Role::TableHead, 1)));
        Table {
            caption: String::new(),
            summary: String::new(),
            columns: vec![PageGeometry::TEXT_WIDTH.half(); 2],
            rows: 5,
            row_height: ROW,
            header_rows: 1,
            figure_size: Length::milli(10_500),
            text_size: Length::milli(10_500),
            cells,
        }
    }

    fn laid(table: &Table) -> LaidTable<'_> {
        LaidTable::new(table, &Fonts::bundled()).unwrap()
    }

    #[test]
    fn a_cell_covers_the_rows_of_its_own_that_a_part_shows() {
        let rows = [0, 1, 2, 7, 8, 9];
        assert_eq!(covered(&rows, 0, 3), Some(0..3));
        assert_eq!(covered(&rows, 5, 4), Some(3..5), "it began on another page");
        assert_eq!(covered(&rows, 8, 10), Some(4..6), "it goes on on the next");
        assert_eq!(covered(&rows, 9, 1), Some(5..6));
        assert_eq!(covered(&rows, 3, 4), None);
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        let table = table(1);
        assert_eq!(laid(&table).whole().heights, [ROW, ROW, LINE * 2 + MARGINS, ROW, ROW]);
    }

    #[test]
    fn the_last_row_of_a_spanning_cell_is_as_much_higher_as_that_lacks() {
        let table = table(8);
        let high = LINE * 2 + MARGINS;
        let last = LINE * 8 + MARGINS - ROW - high;
        assert_eq!(laid(&table).whole().heights, [ROW, ROW, high, last, ROW]);
        assert!(last > ROW);
    }

    #[test]
    fn a_spanning_cell_is_whole_on_both_sides_of_a_break() {
        let table = table(8);
        let laid = laid(&table);
        let whole_label = LINE * 8 + MARGINS;
        let first = laid.fitting(0, Length::ZERO);
        assert_eq!((&first.rows[..], first.repeated), (&[0, 1][..], 0), "the header row and one more, at the least");
        assert_eq!(first.heights, [ROW, whole_label]);
        let second = laid.fitting(2, Length::pt(500));
        assert_eq!((&second.rows[..], second.repeated), (&[0, 2, 3, 4][..], 1));
        assert_eq!(second.heights, [ROW, LINE * 2 + MARGINS, whole_label - LINE * 2 - MARGINS, ROW]);
    }

    #[test]
    fn a_part_takes_as_many_rows_as_there_is_room_for() {
        let table = table(1);
        let laid = laid(&table);
        let three = ROW * 2 + LINE * 2 + MARGINS;
        assert_eq!(laid.fitting(0, three).rows, [0, 1, 2]);
        assert_eq!(laid.fitting(0, three - Length::milli(1)).rows, [0, 1]);
        assert_eq!(laid.fitting(0, Length::pt(500)).rows, [0, 1, 2, 3, 4]);
    }
}
