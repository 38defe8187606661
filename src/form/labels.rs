//! A value's place in the form's own words.

use std::fmt;

use super::{Cell, CellContent, Form, Table, Value};

/// What the form prints around a value.
#[derive(Debug, PartialEq, Eq)]
pub struct Labels<'a> {
    /// The section number that names its table (`三`).
    pub table: &'a str,
    /// The labels of its row, outermost first (`三、本年度办理结果`, `（三）不予公开`, `1.属于国家秘密`); none in table 四.
    pub row: Vec<&'a str>,
    /// The heads of its column, outermost first (`申请人情况`, `法人或其他组织`, `商业企业`).
    pub column: Vec<&'a str>,
}

pub(super) fn of<'a>(form: &'a Form, value: &Value) -> Labels<'a> {
    let table = &form.tables[value.table];
    let cell = &table.cells[value.cell];
    let number = form.sections.iter().find(|section| section.id == table.id).map_or("", super::Section::number);
    Labels { table: number, row: row_labels(table, cell), column: column_heads(table, cell) }
}

impl Table {
    /// The labels to the left of a row, outermost first.
    pub fn row_labels(&self, row: usize) -> Vec<&str> {
        let in_row = |cell: &&Cell| cell.row <= row && row < cell.row + cell.rowspan;
        let mut labels: Vec<&Cell> = self.cells.iter().filter(in_row).collect();
        labels.sort_by_key(|cell| cell.column);
        labels
            .into_iter()
            .filter_map(|cell| match &cell.content {
                CellContent::Label(wording) => Some(wording.text.as_str()),
                _ => None,
            })
            .collect()
    }
}

fn row_labels<'a>(table: &'a Table, cell: &Cell) -> Vec<&'a str> {
    table.row_labels(cell.row)
}

/// Upwards from the value past the values of its column to the nearest run of heads.
fn column_heads<'a>(table: &'a Table, cell: &Cell) -> Vec<&'a str> {
    let mut heads = Vec::new();
    let mut row = cell.row;
    while row > 0 {
        let Some(above) = table.cell_at(row - 1, cell.column) else { break };
        match &above.content {
            CellContent::Header(wording) => heads.push(wording.text.as_str()),
            _ if heads.is_empty() => {}
            _ => break,
        }
        row = above.row;
    }
    heads.reverse();
    heads
}

impl Table {
    /// The cell that covers a place of the grid.
    pub fn cell_at(&self, row: usize, column: usize) -> Option<&Cell> {
        let rows = |cell: &Cell| (cell.row..cell.row + cell.rowspan).contains(&row);
        let columns = |cell: &Cell| (cell.column..cell.column + cell.colspan).contains(&column);
        self.cells.iter().find(|cell| rows(cell) && columns(cell))
    }
}

/// Reads as `表三“三、本年度办理结果”“（三）不予公开”“1.属于国家秘密”行“商业企业”列`: the row in full, of the column's heads the last two
/// that are needed to tell it.
impl fmt::Display for Labels<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "表{}", self.table)?;
        for label in &self.row {
            write!(f, "“{label}”")?;
        }
        if !self.row.is_empty() {
            f.write_str("行")?;
        }
        let heads = if self.row.is_empty() { &self.column[..] } else { &self.column[self.column.len().min(1)..] };
        for head in heads {
            write!(f, "“{head}”")?;
        }
        f.write_str("列")
    }
}
