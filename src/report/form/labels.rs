//! A value's place in the form's own words.

use std::fmt;

use super::{Cell, CellContent, FigureId, Form, Table, Value};

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

impl Labels<'_> {
    /// The cell's name in full: `表三 · （三）不予公开 · 1.属于国家秘密 · 商业企业`, `表四 · 行政诉讼 · 未经复议直接起诉 · 总计`.
    ///
    /// No two cells of a form have the same; [`Form::find_cell`] is the way back.
    pub fn cell_name(&self) -> String {
        // 三、本年度办理结果 goes without saying above （三）不予公开.
        let row = if self.row.len() > 1 { &self.row[1..] } else { &self.row[..] };
        let outer_heads = if row.is_empty() { 0 } else { self.column.len().saturating_sub(1) };
        let parts = row.iter().chain(&self.column[outer_heads..]);
        parts.fold(format!("表{}", self.table), |name, part| name + " · " + part)
    }

    /// A short address: `表三 · 三（三）2. · 商业企业`, `表二 · 规章 · 本年制发件数`, `表四 · 行政复议 · 结果维持`.
    ///
    /// Of labels that are numbered the numbers, else the label itself; of the column the innermost head, in table 四
    /// also the one over it.
    pub fn address(&self) -> String {
        let row: String = self.row.iter().map(|label| number_of(label).unwrap_or(label)).collect();
        let heads = &self.column[self.column.len().saturating_sub(if row.is_empty() { 2 } else { 1 })..];
        let row = (!row.is_empty()).then_some(row.as_str());
        let parts = row.into_iter().chain(heads.iter().copied());
        parts.fold(format!("表{}", self.table), |address, part| address + " · " + part)
    }
}

/// The number a label begins with: 三 of 三、本年度办理结果, （三） of （三）不予公开, 2. of 2.其他法律行政法规禁止公开.
fn number_of(label: &str) -> Option<&str> {
    let is_of_number = |part: &str| {
        !part.is_empty() && part.chars().all(|character| "一二三四五六七八九十0123456789".contains(character))
    };
    if let Some((number, _)) = label.split_once('、').filter(|(number, _)| is_of_number(number)) {
        return Some(number);
    }
    if let Some((number, _)) = label.split_once('.').filter(|(number, _)| is_of_number(number)) {
        return label.get(..=number.len());
    }
    let (number, _) = label.strip_prefix('（')?.split_once('）')?;
    is_of_number(number).then(|| &label[..number.len() + '（'.len_utf8() + '）'.len_utf8()])
}

pub(super) fn of<'a>(form: &'a Form, value: &Value) -> Labels<'a> {
    let table = &form.tables[value.table];
    let cell = &table.cells[value.cell];
    let number = form.sections.iter().find(|section| section.id == table.id).map_or("", super::Section::number);
    Labels { table: number, row: row_labels(table, cell), column: column_heads(table, cell) }
}

impl Form {
    /// What tells some values apart in the form's own words, without the labels' numbers and remarks: `予以公开`,
    /// `部分公开`.
    ///
    /// The innermost labels of their rows, or heads of their columns, where these are all unlike; else both, without
    /// what all have in common.
    pub fn distinct_labels(&self, ids: &[FigureId]) -> Vec<String> {
        let labels: Vec<Labels<'_>> = ids.iter().map(|id| self.labels(*id)).collect();
        let rows: Vec<&str> = labels.iter().filter_map(|labels| labels.row.last()).map(|label| bare(label)).collect();
        let heads: Vec<&str> =
            labels.iter().filter_map(|labels| labels.column.last()).map(|label| bare(label)).collect();
        let named = [rows, heads].into_iter().find(|names| names.len() == ids.len() && are_unlike(names));
        if let Some(names) = named {
            return names.into_iter().map(str::to_owned).collect();
        }
        let all: Vec<Vec<&str>> = labels.into_iter().map(|Labels { row, column, .. }| [row, column].concat()).collect();
        let is_common = |label: &&str| all.iter().all(|labels| labels.contains(label));
        let own = |labels: &Vec<&str>| {
            let own: Vec<&str> = labels.iter().copied().filter(|label| !is_common(label)).map(bare).collect();
            own.join("·")
        };
        all.iter().map(own).collect()
    }
}

/// Whether no two are the same.
fn are_unlike(names: &[&str]) -> bool {
    names.iter().enumerate().all(|(index, name)| !names[..index].contains(name))
}

/// A label without the number it begins with, and the remark in brackets that it ends with.
fn bare(label: &str) -> &str {
    let number = number_of(label).unwrap_or_default();
    let bare = label[number.len()..].trim_start_matches('、');
    match bare.split_once('（') {
        Some((name, remark)) if !name.is_empty() && remark.ends_with('）') => name,
        _ => bare,
    }
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
