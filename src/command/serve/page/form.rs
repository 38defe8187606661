//! A form as the page needs it: its tables as grids, each cell with its words or its value.

use nianbao::report::form::{Cell, CellContent, Content, FigureId, Form, Section, Table, ValueKind, Wording};
use serde_json::{Value as Json, json};

/// The form's JSON: years, sections, tables cell by cell, and the equations by the values' paths.
pub(super) fn to_json(form: &Form) -> String {
    let equations = form
        .equations
        .iter()
        .map(|equation| json!({ "sum": paths(form, &equation.sum), "equals": paths(form, &equation.equals) }));
    let all = json!({
        "edition": form.edition,
        "authority": form.authority,
        "years": { "from": form.first_year, "to": form.last_year },
        "title": form.title,
        "sections": form.sections.iter().map(section).collect::<Vec<_>>(),
        "tables": form.tables.iter().map(|of| table(form, of)).collect::<Vec<_>>(),
        "equations": equations.collect::<Vec<_>>(),
    });
    format!("{all}\n")
}

fn paths<'f>(form: &'f Form, ids: &[FigureId]) -> Vec<&'f str> {
    ids.iter().map(|id| form.value(*id).path.as_str()).collect()
}

fn section(section: &Section) -> Json {
    let content = match section.content {
        Content::Narrative => "words",
        Content::Table => "table",
    };
    let aspects: Vec<&str> = section.aspects.iter().map(|aspect| aspect.heading.as_str()).collect();
    json!({ "id": section.id, "heading": section.heading, "content": content, "aspects": aspects })
}

fn table(form: &Form, table: &Table) -> Json {
    let cells: Vec<Json> = table.cells.iter().map(|of| cell(form, of)).collect();
    json!({
        "id": table.id, "rows": table.rows, "columns": table.columns, "column_widths": table.column_widths,
        "header_rows": table.header_rows, "cells": cells,
    })
}

fn cell(form: &Form, cell: &Cell) -> Json {
    let mut shown = json!({ "row": cell.row, "column": cell.column, "rowspan": cell.rowspan, "colspan": cell.colspan });
    match &cell.content {
        CellContent::Header(wording) => words(&mut shown, "col", wording),
        CellContent::Label(wording) => words(&mut shown, "row", wording),
        CellContent::Value(id) => {
            let value = form.value(*id);
            shown["path"] = value.path.as_str().into();
            shown["name"] = form.labels(*id).cell_name().into();
            shown["kind"] = kind(value.kind).into();
            shown["unit"] = value.unit.as_deref().into();
            shown["total"] = value.is_total.into();
        }
    }
    shown
}

fn words(shown: &mut Json, scope: &str, wording: &Wording) {
    shown["scope"] = scope.into();
    shown["lines"] = wording.lines.as_slice().into();
}

fn kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "count",
        ValueKind::Change => "change",
        ValueKind::Amount => "amount",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_cell_and_every_equation_its_values() {
        for form in Form::editions().filter_map(Form::edition) {
            let json: Json = serde_json::from_str(&to_json(form)).unwrap();
            let cells = json["tables"].as_array().unwrap().iter().flat_map(|table| table["cells"].as_array().unwrap());
            let named: Vec<&str> = cells.filter_map(|cell| cell["path"].as_str()).collect();
            let mut paths: Vec<&str> = form.values().map(|(_, value)| value.path.as_str()).collect();
            assert!(named.iter().all(|path| paths.contains(path)));
            paths.retain(|path| !named.contains(path));
            assert!(paths.is_empty(), "{paths:?}");
            for equation in json["equations"].as_array().unwrap() {
                let sides = ["sum", "equals"].map(|side| equation[side].as_array().unwrap());
                assert!(sides.iter().all(|side| side.iter().all(|path| named.contains(&path.as_str().unwrap()))));
            }
        }
    }
}
