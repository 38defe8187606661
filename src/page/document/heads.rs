//! Which cells of a table head which others: what the structure of a PDF and the markup of a page both say.

use super::{Cell, Role, Table};

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The columns below it.
    Column,
    /// The rows beside it.
    Row,
}

/// A cell's place among those that head others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What it heads; nothing if it holds a figure, or a note on the table.
    pub scope: Option<Scope>,
    /// The cells that head it, as indices into the table's: those of its row from the outermost label, then those of
    /// its column from the topmost head. All of them stand before it.
    pub heads: Vec<usize>,
}

/// What a header cell is called where others name it as theirs, by its number among all header cells of the document
/// in reading order, from 1.
pub fn head_name(number: usize) -> String {
    format!("h{number}")
}

impl Table {
    /// For each cell, in their order, what it heads and what heads it.
    pub fn headings(&self) -> Vec<Heading> {
        let grid = Grid::of(self);
        self.cells.iter().map(|cell| heading(&grid, cell)).collect()
    }
}

fn heading(grid: &Grid<'_>, cell: &Cell) -> Heading {
    match cell.role {
        Role::TableHead if is_corner(grid.table, cell) => Heading { scope: None, heads: Vec::new() },
        Role::TableHead => Heading { scope: Some(Scope::Column), heads: column_heads(grid, cell) },
        Role::TableLabel => Heading { scope: Some(Scope::Row), heads: row_labels(grid, cell) },
        _ => Heading { scope: None, heads: [row_labels(grid, cell), column_heads(grid, cell)].concat() },
    }
}

/// Which cell covers each place of a table.
struct Grid<'a> {
    table: &'a Table,
    cells: Vec<Option<usize>>,
}

impl<'a> Grid<'a> {
    fn of(table: &'a Table) -> Self {
        let columns = table.columns.len();
        let mut cells = vec![None; table.rows * columns];
        for (index, cell) in table.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rowspan {
                let start = row * columns + cell.column;
                if let Some(places) = cells.get_mut(start..start + cell.colspan) {
                    places.fill(Some(index));
                }
            }
        }
        Self { table, cells }
    }

    /// The number of the cell in a place, and the cell.
    fn at(&self, row: usize, column: usize) -> Option<(usize, &'a Cell)> {
        let index = self.cells.get(row * self.table.columns.len() + column).copied().flatten()?;
        Some((index, &self.table.cells[index]))
    }
}

/// Whether a head is the corner over all columns of labels: it heads nothing, and holds a note on the table.
fn is_corner(table: &Table, head: &Cell) -> bool {
    let columns = head.column..head.column + head.colspan;
    let holds_figure = |cell: &Cell| cell.role == Role::TableFigure && columns.contains(&cell.column);
    head.colspan > 1 && head.row == 0 && head.rowspan == table.header_rows && !table.cells.iter().any(holds_figure)
}

/// The labels to the left of a cell, outermost first.
fn row_labels(grid: &Grid<'_>, cell: &Cell) -> Vec<usize> {
    let beside = (0..cell.column).filter_map(|column| grid.at(cell.row, column));
    let mut labels: Vec<usize> =
        beside.filter(|(_, label)| label.role == Role::TableLabel).map(|(index, _)| index).collect();
    labels.dedup();
    labels
}

/// The heads above a cell, topmost first: the nearest run of heads upwards, past the figures between.
fn column_heads(grid: &Grid<'_>, cell: &Cell) -> Vec<usize> {
    let mut heads = Vec::new();
    let mut row = cell.row;
    while row > 0 {
        let Some((index, above)) = grid.at(row - 1, cell.column) else { break };
        match above.role {
            Role::TableHead => heads.push(index),
            _ if heads.is_empty() && cell.role != Role::TableHead => {}
            _ => break,
        }
        row = above.row;
    }
    heads.reverse();
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::compose::compose;
    use crate::page::document::Block;
    use crate::report::model::Report;

    #[test]
    fn a_figure_of_table_three_is_headed_on_both_sides_from_the_outside() {
        let report = Report::parse(include_bytes!("../../../samples/suqian-2023.json")).unwrap();
        let document = compose(&report);
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let table = tables.into_iter().nth(1).unwrap();
        let headings = table.headings();
        let heads_of = |path: &str| -> Vec<String> {
            let index = table.cells.iter().position(|cell| cell.path.as_ref().is_some_and(|at| at.as_str() == path));
            headings[index.unwrap()].heads.iter().map(|head| table.cells[*head].text()).collect()
        };
        assert_eq!(
            heads_of("requests.received.enterprise"),
            ["一、本年新收政府信息公开申请数量", "申请人情况", "法人或其他组织", "商业企业"]
        );
        let corner = table.cells.iter().position(|cell| cell.text().contains("勾稽")).unwrap();
        assert_eq!(headings[corner], Heading { scope: None, heads: Vec::new() });
        for (index, heading) in headings.iter().enumerate() {
            assert!(heading.heads.iter().all(|head| *head < index && headings[*head].scope.is_some()));
        }
    }

    #[test]
    fn heads_in_the_midst_of_a_table_head_what_is_right_below_them() {
        let report = Report::parse(include_bytes!("../../../samples/wugang-2025.json")).unwrap();
        let document = compose(&report);
        let Some(Block::Table(table)) = document.blocks.iter().find(|block| matches!(block, Block::Table(_))) else {
            panic!("no table")
        };
        let of = |text: &str| table.cells.iter().position(|cell| cell.text() == text).unwrap();
        let figure = &table.headings()[of("行政许可") + 1];
        let heads: Vec<String> = figure.heads.iter().map(|head| table.cells[*head].text()).collect();
        assert_eq!(heads, ["行政许可", "第二十条第（五）项", "本年处理决定数量"]);
        assert_eq!(head_name(7), "h7");
    }
}
