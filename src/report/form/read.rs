//! Reading a form's data file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Aspect, Cell, CellContent, Content, Equation, FigureId, Form, LabelAlignment, Limit, Section, Table, Value,
    ValueKind, Wording, YearEquation,
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
    #[error("an equation or a measure names {0}, which no cell has")]
    Unknown(String),
    #[error("the title's pattern is not {{agency}}{{year}}年 and more words")]
    Title,
    #[error(transparent)]
    Grid(#[from] super::GridError),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    edition: String,
    authority: String,
    notice: String,
    decree: String,
    years: RawYears,
    title: String,
    sections: Vec<RawSection>,
    tables: Vec<RawTable>,
    equations: Vec<RawEquation>,
    across_years: Vec<RawYearEquation>,
    limits: Vec<RawLimit>,
    values_of_rules: BTreeMap<String, Vec<String>>,
    measures: BTreeMap<String, Vec<Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYears {
    from: u16,
    to: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    id: String,
    heading: String,
    content: RawContent,
    #[serde(default)]
    aspects: Vec<RawAspect>,
    #[serde(default)]
    rules: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAspect {
    heading: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawContent {
    Narrative,
    Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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
    #[serde(default)]
    aliases: Vec<String>,
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
#[serde(deny_unknown_fields)]
struct RawEquation {
    id: String,
    sum: Vec<String>,
    equals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYearEquation {
    id: String,
    value: String,
    last_year: Vec<String>,
    #[serde(default)]
    add: Vec<String>,
    #[serde(default)]
    subtract: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLimit {
    id: String,
    value: String,
    at_most: String,
}

const fn one() -> usize {
    1
}

/// Reads a form and proves that its grids tile, its paths are unique and its equations' paths exist.
pub(super) fn read(json: &str) -> Result<Form, FormError> {
    let raw: RawForm = serde_json::from_str(json)?;
    if raw.title.strip_prefix("{agency}{year}年").is_none_or(str::is_empty) {
        return Err(FormError::Title);
    }
    let (tables, mut values) = read_tables(raw.tables)?;
    let ids = index_by_path(&values)?;
    let equations: Vec<Equation> = raw.equations.into_iter().map(|raw| raw.read(&ids)).collect::<Result<_, _>>()?;
    let across_years = raw.across_years.into_iter().map(|raw| raw.read(&ids)).collect::<Result<_, _>>()?;
    let limits = raw.limits.into_iter().map(|raw| raw.read(&ids)).collect::<Result<_, _>>()?;
    let of_rule = |(rule, paths)| Ok((rule, ids_of(paths, &ids)?));
    let values_of_rules = raw.values_of_rules.into_iter().map(of_rule).collect::<Result<_, FormError>>()?;
    let measure = |(name, sums): (String, Vec<Vec<String>>)| {
        let sums = sums.into_iter().map(|paths| ids_of(paths, &ids));
        Ok((name, sums.collect::<Result<Vec<_>, FormError>>()?))
    };
    let measures = raw.measures.into_iter().map(measure).collect::<Result<_, FormError>>()?;
    let by_path = ids.into_values().collect();
    mark_totals(&mut values, &equations);
    Ok(Form {
        edition: raw.edition,
        authority: raw.authority,
        notice: raw.notice,
        decree: raw.decree,
        first_year: raw.years.from,
        last_year: raw.years.to,
        title: raw.title,
        sections: raw.sections.into_iter().map(read_section).collect(),
        tables,
        equations,
        across_years,
        limits,
        values_of_rules,
        measures,
        values,
        by_path,
    })
}

impl RawEquation {
    fn read(self, ids: &BTreeMap<String, FigureId>) -> Result<Equation, FormError> {
        Ok(Equation { rule: self.id, sum: ids_of(self.sum, ids)?, equals: ids_of(self.equals, ids)? })
    }
}

impl RawYearEquation {
    fn read(self, ids: &BTreeMap<String, FigureId>) -> Result<YearEquation, FormError> {
        Ok(YearEquation {
            rule: self.id,
            value: id_of(self.value, ids)?,
            last_year: self.last_year,
            add: ids_of(self.add, ids)?,
            subtract: ids_of(self.subtract, ids)?,
        })
    }
}

impl RawLimit {
    fn read(self, ids: &BTreeMap<String, FigureId>) -> Result<Limit, FormError> {
        Ok(Limit { rule: self.id, value: id_of(self.value, ids)?, at_most: id_of(self.at_most, ids)? })
    }
}

fn ids_of(paths: Vec<String>, ids: &BTreeMap<String, FigureId>) -> Result<Vec<FigureId>, FormError> {
    paths.into_iter().map(|path| id_of(path, ids)).collect()
}

fn id_of(path: String, ids: &BTreeMap<String, FigureId>) -> Result<FigureId, FormError> {
    ids.get(&path).copied().ok_or(FormError::Unknown(path))
}

fn read_section(raw: RawSection) -> Section {
    let content = match raw.content {
        RawContent::Narrative => Content::Narrative,
        RawContent::Table => Content::Table,
    };
    let aspects = raw.aspects.into_iter().map(|raw| Aspect { heading: raw.heading, words: raw.words }).collect();
    Section { id: raw.id, heading: raw.heading, content, aspects, rules: raw.rules }
}

/// The tables, and the values of all their cells.
fn read_tables(raw: Vec<RawTable>) -> Result<(Vec<Table>, Vec<Value>), FormError> {
    let (mut tables, mut values) = (Vec::new(), Vec::new());
    for (index, table) in raw.into_iter().enumerate() {
        let table = read_table(table, index, &mut values)?;
        table.check_tiling()?;
        tables.push(table);
    }
    Ok((tables, values))
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
            let wording = Wording { text, lines, aliases: raw.aliases };
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
