//! .ods (ISO/IEC 26300-1, 9): rows and cells that say how often they are repeated and over how much they go.

use super::super::error::ReadError;
use super::super::limits;
use super::super::package::Package;
use super::super::xml::{self, Element, Node};
use super::{Sheet, original};
use crate::import::original::Original;

/// The rows and columns that a sheet can have: those beyond are nobody's.
const MOST_ROWS: usize = 1 << 20;
const MOST_COLUMNS: usize = 1 << 14;

/// Reads a workbook.
///
/// # Errors
/// If it is damaged or locked, or larger than any workbook of reports.
pub(in crate::import::read) fn read(package: &Package) -> Result<Original, ReadError> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.windows(15).any(|window| window == b"encryption-data") {
        return Err(ReadError::Encrypted);
    }
    let content = package.part("content.xml")?.ok_or(ReadError::Damaged { what: "OpenDocument 文件" })?;
    let root = xml::parse(&content)?;
    let hidden = hidden_styles(&root);
    let book = root.child("body").and_then(|body| body.child("spreadsheet"));
    let tables = book.into_iter().flat_map(Element::children).filter(|child| &*child.name == "table");
    original(tables.take(limits::SHEETS).map(|table| sheet(table, &hidden)).collect::<Result<_, _>>()?)
}

/// The names of the styles whose sheets are hidden.
fn hidden_styles(root: &Element) -> Vec<&str> {
    let styles = root.child("automatic-styles").into_iter().flat_map(Element::children);
    let is_hidden =
        |style: &&Element| style.child("table-properties").and_then(|it| it.attribute("display")) == Some("false");
    styles.filter(is_hidden).filter_map(|style| style.attribute("name")).collect()
}

fn sheet(table: &Element, hidden: &[&str]) -> Result<Sheet, ReadError> {
    let mut sheet = Sheet { name: table.attribute("name").unwrap_or_default().to_owned(), ..Sheet::default() };
    sheet.is_hidden = table.attribute("style-name").is_some_and(|style| hidden.contains(&style));
    let mut rows = Vec::new();
    collect_rows(table, &mut rows);
    let mut at = 0_usize;
    for row in rows {
        let times = repeated(row, "number-rows-repeated");
        // Blank rows to the end of the sheet cost nothing.
        let copies = if row.children().any(says_something) { times.min(limits::SLOTS) } else { 0 };
        for row_at in at..at.saturating_add(copies).min(MOST_ROWS) {
            add_row(&mut sheet, row, row_at)?;
        }
        at = at.saturating_add(times);
    }
    Ok(sheet)
}

/// Rows stand in groups, too: heads, and what can be folded.
fn collect_rows<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) {
    for child in element.children() {
        match &*child.name {
            "table-row" => rows.push(child),
            "table-header-rows" | "table-row-group" | "table-rows" => collect_rows(child, rows),
            _ => {}
        }
    }
}

fn add_row(sheet: &mut Sheet, row: &Element, at: usize) -> Result<(), ReadError> {
    let mut column = 0_usize;
    for cell in row.children().filter(|cell| matches!(&*cell.name, "table-cell" | "covered-table-cell")) {
        let times = repeated(cell, "number-columns-repeated");
        let text = text(cell);
        if !text.is_empty() && &*cell.name == "table-cell" {
            for column in column..column.saturating_add(times).min(MOST_COLUMNS) {
                sheet.cells.insert((at, column), text.clone());
            }
            if sheet.cells.len() > limits::SLOTS {
                return Err(ReadError::Limit { what: "工作表的行列太多" });
            }
        }
        let (rows, columns) = (repeated(cell, "number-rows-spanned"), repeated(cell, "number-columns-spanned"));
        if column < MOST_COLUMNS && (rows > 1 || columns > 1) {
            let last = (at.saturating_add(rows - 1), column.saturating_add(columns - 1));
            sheet.merged.push(((at, column), last));
        }
        column = column.saturating_add(times);
    }
    Ok(())
}

fn says_something(cell: &Element) -> bool {
    cell.child("p").is_some() || cell.attribute("number-columns-spanned").is_some()
}

fn repeated(element: &Element, name: &str) -> usize {
    element.attribute(name).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

/// A cell's paragraphs, as they are shown; comments are none of them.
fn text(cell: &Element) -> String {
    let paragraphs = cell.children().filter(|child| &*child.name == "p");
    paragraphs.map(shown).collect::<Vec<_>>().join("\n")
}

fn shown(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.nodes {
        match node {
            Node::Text(own) => text.push_str(own),
            Node::Element(child) => match &*child.name {
                "s" => text.push_str(&" ".repeat(repeated(child, "c").min(100))),
                "tab" => text.push(' '),
                "line-break" => text.push('\n'),
                "annotation" | "note" => {}
                _ => text.push_str(&shown(child)),
            },
        }
    }
    text
}
