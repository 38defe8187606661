//! Reading a form's data file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Cell, CellContent, Content, Equation, FigureId, Form, LabelAlignment, Section, Table, Value, ValueKind, Wording,
};

/// Reads one of the data files compiled in; the tests prove that each can be read.
pub(super) fn bundled(json: &str) -> Form {
    read(json).expect("a bundled form is well-formed: proved by the tests of this module")
}

/// Why a data file is no form.
#[derive(Debug, thiserror::Error)]
pub(super) enum FormError {
    #[error("not the JSON of a form: {0}")]
    Json(#[from] serde_json::Error),
    #[error("cell {0},{1} has neither a known role with text nor a value with a type")]
    Cell(usize, usize),
    #[error("two cells have the value {0}")]
    Duplicate(String),
    #[error("an equation names {0}, which no cell has")]
    Unknown(String),
    #[error(transparent)]
    Grid(#[from] super::GridError),
}

#[derive(Deserialize)]
struct RawForm {
    edition: String,
    authority: String,
    years: RawYears,
    title: String,
    sections: Vec<RawSection>,
    tables: Vec<RawTable>,
    equations: Vec<RawEquation>,
}

#[derive(Deserialize)]
struct RawYears {
    from: u16,
    to: Option<u16>,
}

#[derive(Deserialize)]
struct RawSection {
    id: String,
    heading: String,
    content: RawContent,
    #[serde(default)]
    expected_headings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawContent {
    Narrative,
    Table,
}

#[derive(Deserialize)]
struct RawTable {
    id: String,
    rows: usize,
    columns: usize,
    header_rows: usize,
    column_widths: Vec<u16>,
    row_height: u16,
    #[serde(default)]
    labels: RawLabels,
    #[serde(default)]
    starts_page: bool,
    cells: Vec<RawCell>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "snake_case")]
enum RawLabels {
    #[default]
    Center,
    Left,
}

#[derive(Deserialize)]
struct RawCell {
    row: usize,
    column: usize,
    #[serde(default = "one")]
    rowspan: usize,
    #[serde(default = "one")]
    colspan: usize,
    role: Option<RawRole>,
    text: Option<String>,
    #[serde(default)]
    lines: Vec<String>,
    value: Option<String>,
    #[serde(rename = "type")]
    kind: Option<RawKind>,
    unit: Option<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum RawRole {
    Header,
    Label,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum RawKind {
    Count,
    Change,
    Amount,
}

#[derive(Deserialize)]
struct RawEquation {
    id: String,
    sum: Vec<String>,
    equals: Vec<String>,
}

const fn one() -> usize {
    1
}

/// Reads a form and proves that its grids tile, its paths are unique and its equations' paths exist.
pub(super) fn read(json: &str) -> Result<Form, FormError> {
    let raw: RawForm = serde_json::from_str(json)?;
    let mut values = Vec::new();
    let mut tables = Vec::new();
    for (index, table) in raw.tables.into_iter().enumerate() {
        let table = read_table(table, index, &mut values)?;
        table.check_tiling()?;
        tables.push(table);
    }
    let ids = index_by_path(&values)?;
    let mut equations = Vec::new();
    for equation in raw.equations {
        let resolve = |paths: Vec<String>| -> Result<Vec<FigureId>, FormError> {
            let find = |path: String| ids.get(path.as_str()).copied().ok_or(FormError::Unknown(path));
            paths.into_iter().map(find).collect()
        };
        equations.push(Equation { rule: equation.id, sum: resolve(equation.sum)?, equals: resolve(equation.equals)? });
    }
    let by_path = ids.into_values().collect();
    mark_totals(&mut values, &equations);
    Ok(Form {
        edition: raw.edition,
        authority: raw.authority,
        first_year: raw.years.from,
        last_year: raw.years.to,
        title: raw.title,
        sections: raw.sections.into_iter().map(read_section).collect(),
        tables,
        equations,
        values,
        by_path,
    })
}

fn read_section(raw: RawSection) -> Section {
    let content = match raw.content {
        RawContent::Narrative => Content::Narrative,
        RawContent::Table => Content::Table,
    };
    Section { id: raw.id, heading: raw.heading, content, expected_headings: raw.expected_headings }
}

fn read_table(raw: RawTable, index: usize, values: &mut Vec<Value>) -> Result<Table, FormError> {
    let mut cells = Vec::with_capacity(raw.cells.len());
    for cell in raw.cells {
        let (row, column) = (cell.row, cell.column);
        let (rowspan, colspan) = (cell.rowspan, cell.colspan);
        let content = read_content(cell, index, cells.len(), values)?;
        cells.push(Cell { row, column, rowspan, colspan, content });
    }
    let label_alignment = match raw.labels {
        RawLabels::Center => LabelAlignment::Center,
        RawLabels::Left => LabelAlignment::Left,
    };
    Ok(Table {
        id: raw.id,
        rows: raw.rows,
        columns: raw.columns,
        header_rows: raw.header_rows,
        column_widths: raw.column_widths,
        row_height: raw.row_height,
        label_alignment,
        starts_page: raw.starts_page,
        cells,
    })
}

fn read_content(raw: RawCell, table: usize, cell: usize, values: &mut Vec<Value>) -> Result<CellContent, FormError> {
    let place = (raw.row, raw.column);
    match (raw.role, raw.text, raw.value, raw.kind) {
        (Some(role), Some(text), None, None) => {
            let lines = if raw.lines.is_empty() { vec![text.clone()] } else { raw.lines };
            let wording = Wording { text, lines };
            Ok(match role {
                RawRole::Header => CellContent::Header(wording),
                RawRole::Label => CellContent::Label(wording),
            })
        }
        (None, None, Some(path), Some(kind)) => {
            let kind = match kind {
                RawKind::Count => ValueKind::Count,
                RawKind::Change => ValueKind::Change,
                RawKind::Amount => ValueKind::Amount,
            };
            values.push(Value { path, kind, unit: raw.unit, is_total: false, table, cell });
            Ok(CellContent::Value(FigureId(values.len() as u16 - 1)))
        }
        _ => Err(FormError::Cell(place.0, place.1)),
    }
}

fn index_by_path(values: &[Value]) -> Result<BTreeMap<String, FigureId>, FormError> {
    let mut ids = BTreeMap::new();
    for (index, value) in values.iter().enumerate() {
        if ids.insert(value.path.clone(), FigureId(index as u16)).is_some() {
            return Err(FormError::Duplicate(value.path.clone()));
        }
    }
    Ok(ids)
}

/// A total is what an equation gives as the one value its terms add up to.
fn mark_totals(values: &mut [Value], equations: &[Equation]) {
    for equation in equations {
        if let [total] = equation.equals[..] {
            values[total.index()].is_total = true;
        }
    }
}
