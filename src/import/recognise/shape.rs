//! The form's tables as one looks for them in a file: rows by their labels, fields by their heads.

use std::collections::BTreeSet;

use super::fold;
use crate::report::form::{Cell, CellContent, Equation, FigureId, Form, Table, Wording};

/// A table of the form.
pub(crate) struct Shape<'f> {
    /// The form it is of.
    pub form: &'f Form,
    /// Its index among the form's tables.
    pub index: usize,
    /// Its rows with values, from above.
    pub rows: Vec<FormRow>,
    /// Everything it prints, folded.
    pub words: BTreeSet<String>,
}

/// A row of the form with values.
pub(crate) struct FormRow {
    /// Every wording that its own label may have, folded, without its number; none in a table without labels.
    pub names: Vec<String>,
    /// Its own label as the form prints it.
    pub label: String,
    /// The fields, from the left.
    pub fields: Vec<Field>,
}

/// A value of a row.
pub(crate) struct Field {
    /// The form's value.
    pub id: FigureId,
    /// The head over it, in every wording, folded.
    pub heads: Vec<String>,
    /// The head over that, folded.
    pub parent: Option<String>,
    /// The row of the form's table in which its head begins.
    pub head_row: usize,
}

impl Field {
    /// Whether folded words are those of its head.
    pub fn is_under(&self, folded: &str) -> bool {
        self.heads.iter().any(|head| head == folded)
    }
}

impl<'f> Shape<'f> {
    /// The shape of a form's table.
    pub fn new(form: &'f Form, index: usize) -> Self {
        let table = &form.tables[index];
        let with_values: BTreeSet<usize> = values(table).map(|(cell, _)| cell.row).collect();
        let rows = with_values.into_iter().map(|row| form_row(table, row)).collect();
        let words = table.cells.iter().filter_map(wording).map(|wording| fold::label(&wording.text)).collect();
        Self { form, index, rows, words }
    }

    /// Whether some equation of the form is over one of its values.
    pub fn has_equations(&self) -> bool {
        let is_own = |id: &FigureId| self.form.value(*id).table == self.index;
        self.form.equations.iter().any(|equation| equation.sum.iter().any(is_own))
    }

    /// The equations over a row's values alone.
    pub fn row_equations(&self, row: &FormRow) -> Vec<&'f Equation> {
        let is_own = |id: &FigureId| row.fields.iter().any(|field| field.id == *id);
        let all_own = |equation: &&Equation| equation.sum.iter().chain(&equation.equals).all(is_own);
        self.form.equations.iter().filter(all_own).collect()
    }

    /// How many of a set of folded words it prints.
    pub fn printed(&self, words: &BTreeSet<String>) -> usize {
        self.words.intersection(words).count()
    }
}

fn values(table: &Table) -> impl Iterator<Item = (&Cell, FigureId)> {
    table.cells.iter().filter_map(|cell| match &cell.content {
        CellContent::Value(id) => Some((cell, *id)),
        _ => None,
    })
}

fn wording(cell: &Cell) -> Option<&Wording> {
    match &cell.content {
        CellContent::Label(wording) | CellContent::Header(wording) => Some(wording),
        CellContent::Value(_) => None,
    }
}

fn form_row(table: &Table, row: usize) -> FormRow {
    let in_row = |cell: &&Cell| (cell.row..cell.row + cell.rowspan).contains(&row);
    let labels = table.cells.iter().filter(in_row).filter(|cell| matches!(cell.content, CellContent::Label(_)));
    let own = labels.max_by_key(|cell| cell.column).and_then(wording);
    let mut fields: Vec<(usize, Field)> = values(table)
        .filter(|(cell, _)| cell.row == row)
        .map(|(cell, id)| (cell.column, field(table, cell, id)))
        .collect();
    fields.sort_by_key(|(column, _)| *column);
    FormRow {
        names: own.map_or(Vec::new(), names),
        label: own.map_or(String::new(), |own| own.text.clone()),
        fields: fields.into_iter().map(|(_, field)| field).collect(),
    }
}

/// Every wording of a label, folded: the official one, the others, and it without what it explains in brackets.
fn names(wording: &Wording) -> Vec<String> {
    let whole = std::iter::once(&wording.text).chain(&wording.aliases).map(|text| fold::label(text));
    let bare = fold::fold(&fold::without_brackets(fold::without_number(&wording.text)));
    let mut names: Vec<String> = Vec::new();
    for name in whole.chain([bare]) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A value's head and the one over it: upwards past the values of its column.
fn field(table: &Table, cell: &Cell, id: FigureId) -> Field {
    let mut above = Vec::new();
    let mut row = cell.row;
    while row > 0 {
        let Some(next) = table.cell_at(row - 1, cell.column) else { break };
        match &next.content {
            CellContent::Header(wording) => above.push((wording, next.row)),
            _ if above.is_empty() => {}
            _ => break,
        }
        row = next.row;
    }
    let heads = above.first().map_or(Vec::new(), |(head, _)| {
        std::iter::once(&head.text).chain(&head.aliases).map(|text| fold::fold(text)).collect()
    });
    let head_row = above.first().map_or(0, |(_, row)| *row);
    Field { id, heads, parent: above.get(1).map(|(parent, _)| fold::fold(&parent.text)), head_row }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_fields_are_those_of_the_form() {
        for (edition, rows) in [("2021", [6, 25, 1]), ("2019", [8, 23, 1])] {
            let form = Form::edition(edition).unwrap();
            let shapes: Vec<Shape<'_>> = (0..3).map(|index| Shape::new(form, index)).collect();
            assert_eq!(shapes.iter().map(|shape| shape.rows.len()).collect::<Vec<_>>(), rows);
            let fields: usize = shapes.iter().flat_map(|shape| &shape.rows).map(|row| row.fields.len()).sum();
            assert_eq!(fields, form.values().count());
            let requests = &shapes[1].rows;
            assert!(requests.iter().all(|row| row.fields.len() == 7 && row.fields[6].heads == ["总计", "合计"]));
            assert_eq!(requests[3].names, ["部分公开区分处理的只计这一情形不计其他情形", "部分公开"]);
            assert_eq!(shapes[2].rows[0].fields[9].parent.as_deref(), Some("未经复议直接起诉"));
            assert_eq!(shapes.iter().map(Shape::has_equations).collect::<Vec<_>>(), [false, true, true]);
            assert_eq!(
                (shapes[1].row_equations(&requests[0]).len(), shapes[2].row_equations(&shapes[2].rows[0]).len()),
                (1, 3)
            );
            let mut names: Vec<&String> = requests.iter().flat_map(|row| &row.names).collect();
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all, "no name stands for two rows");
        }
    }
}
