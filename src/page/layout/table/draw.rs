//! A part of a table is drawn: its cells' text, then its rules.

use super::rows::covered;
use super::{LaidCell, LaidTable, Part};
use crate::length::Length;
use crate::page::document::{PageGeometry, Table};
use crate::page::layout::frame::{Content, ElementId, Item, Mark, Rule};

/// Draws a part whose top edge is at `top`, measured from the sheet's top.
///
/// `elements` are the structure's elements of the cells, in the table's order. What a part repeats is not read again.
pub(in crate::page::layout) fn draw(
    table: &LaidTable<'_>,
    part: &Part,
    top: Length,
    elements: &[ElementId],
    items: &mut Vec<Item>,
) {
    let tops: Vec<Length> = std::iter::once(top)
        .chain(part.heights.iter().scan(top, |reached, height| {
            *reached += *height;
            Some(*reached)
        }))
        .collect();
    let mut drawn: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
    for (index, cell) in table.cells.iter().enumerate() {
        if let Some(rows) = covered(&part.rows, cell.cell.row, cell.cell.rowspan) {
            drawn.push((rows, index));
        }
    }
    drawn.sort_by_key(|(rows, index)| (rows.start, table.cells[*index].cell.column));
    for (rows, index) in &drawn {
        let cell = &table.cells[*index];
        let shown_before = rows.start < part.repeated || part.rows[rows.start] != cell.cell.row;
        let content = if shown_before { Content::Pagination } else { Content::Element(elements[*index]) };
        draw_cell(table, cell, tops[rows.start], tops[rows.end], content, items);
    }
    draw_rules(table, &drawn, &tops, items);
}

/// The text of a cell, in the middle of its height.
fn draw_cell(
    table: &LaidTable<'_>,
    cell: &LaidCell<'_>,
    top: Length,
    bottom: Length,
    content: Content,
    items: &mut Vec<Item>,
) {
    let left =
        PageGeometry::LEFT + table.edges[cell.cell.column] + Table::CELL_MARGIN_X + Table::left_indent_of(cell.cell);
    let mut line_top = top + (bottom - top - cell.text_height()).half();
    for line in &cell.lines {
        let baseline = line_top + cell.style.baseline();
        for spanned in &line.runs {
            let mut run = spanned.run.clone();
            run.x += left;
            run.baseline = baseline;
            items.push(Item { mark: Mark::Text(run), content });
        }
        line_top += cell.style.line_pitch;
    }
}

/// Every rule once and in one piece, as long as it runs straight on.
///
/// Rules reach half their thickness past the corners, so that no corner stays open.
fn draw_rules(
    table: &LaidTable<'_>,
    drawn: &[(std::ops::Range<usize>, usize)],
    tops: &[Length],
    items: &mut Vec<Item>,
) {
    let (rows, columns) = (tops.len() - 1, table.edges.len() - 1);
    let mut owner = vec![vec![usize::MAX; columns]; rows];
    for (covered, index) in drawn {
        let cell = table.cells[*index].cell;
        for row in covered.clone() {
            owner[row][cell.column..cell.column + cell.colspan].fill(*index);
        }
    }
    let overhang = Table::RULE.half();
    let mut rule = |x: Length, y: Length, width: Length, height: Length| {
        let rule = Rule { x: PageGeometry::LEFT + x, y, width, height, thickness: Table::RULE };
        items.push(Item { mark: Mark::Rule(rule), content: Content::Decoration });
    };
    for row in 0..=rows {
        let is_edge = |column: usize| row == 0 || row == rows || owner[row - 1][column] != owner[row][column];
        for (start, end) in stretches(columns, is_edge) {
            let (left, right) = (table.edges[start] - overhang, table.edges[end] + overhang);
            rule(left, tops[row], right - left, Length::ZERO);
        }
    }
    for column in 0..=columns {
        let is_edge = |row: usize| column == 0 || column == columns || owner[row][column - 1] != owner[row][column];
        for (start, end) in stretches(rows, is_edge) {
            let (upper, lower) = (tops[start] - overhang, tops[end] + overhang);
            rule(table.edges[column], upper, Length::ZERO, lower - upper);
        }
    }
}

/// The stretches of consecutive places that satisfy a condition.
fn stretches(count: usize, condition: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for place in 0..=count {
        let holds = place < count && condition(place);
        match (holds, start) {
            (true, None) => start = Some(place),
            (false, Some(from)) => {
                found.push((from, place));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_as_long_as_the_condition_holds() {
        let of = |pattern: &str| stretches(pattern.len(), |place| pattern.as_bytes()[place] == b'x');
        assert_eq!(of("xx.xxx"), [(0, 2), (3, 6)]);
        assert_eq!(of(".x."), [(1, 2)]);
        assert_eq!(of("xxx"), [(0, 3)]);
        assert_eq!(of("..."), []);
        assert_eq!(of(""), []);
    }
}
