//! A table's rows and cells, as the HTML standard forms them (4.9.12).

use super::dom::{Dom, Id};
use super::hidden::is_hidden;
use crate::import::read::limits;

/// A cell and over how much it goes.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) id: Id,
    pub(super) row: usize,
    pub(super) rowspan: usize,
    pub(super) colspan: usize,
}

/// The cells of a table, row by row: the foot, wherever it stands, at the end. A span ends with its group of rows.
pub(super) fn cells(dom: &Dom, table: Id) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut first = 0;
    for group in groups(dom, table) {
        let rows = group.len();
        for (step, row) in group.into_iter().enumerate() {
            let left = rows - step;
            cells.extend(shown(dom, row, &["td", "th"]).map(|id| {
                let rowspan = match span(dom, id, "rowspan") {
                    Some(0) => left,
                    span => span.unwrap_or(1).min(left),
                };
                let colspan = span(dom, id, "colspan").unwrap_or(1).clamp(1, limits::COLSPAN);
                Cell { id, row: first + step, rowspan, colspan }
            }));
        }
        first += rows;
    }
    cells
}

/// The captions of a table.
pub(super) fn captions(dom: &Dom, table: Id) -> impl Iterator<Item = Id> {
    shown(dom, table, &["caption"])
}

/// The rows of each group, in the order in which they are shown; rows in no group are each other's.
fn groups(dom: &Dom, table: Id) -> Vec<Vec<Id>> {
    let (mut groups, mut foot): (Vec<Vec<Id>>, Vec<Vec<Id>>) = (Vec::new(), Vec::new());
    let mut is_loose = false;
    for child in shown(dom, table, &["thead", "tbody", "tfoot", "tr"]) {
        let name = dom.tag(child).map_or("", |tag| tag.name());
        match name {
            "tr" if is_loose => groups.last_mut().expect("a loose row began it").push(child),
            "tr" => groups.push(vec![child]),
            "tfoot" => foot.push(shown(dom, child, &["tr"]).collect()),
            _ => groups.push(shown(dom, child, &["tr"]).collect()),
        }
        is_loose = name == "tr";
    }
    groups.extend(foot);
    groups
}

/// The elements in another that have one of some names and are not hidden.
fn shown(dom: &Dom, of: Id, names: &'static [&'static str]) -> impl Iterator<Item = Id> {
    let is_shown = |id: &Id| dom.tag(*id).is_some_and(|tag| names.contains(&tag.name()) && !is_hidden(tag));
    dom.children(of).filter(is_shown)
}

/// A span as the standard reads numbers: digits after any blanks, whatever follows them.
fn span(dom: &Dom, cell: Id, name: &str) -> Option<usize> {
    let value = dom.tag(cell)?.attribute(name)?.trim_start().trim_start_matches('+');
    let digits = value.find(|character: char| !character.is_ascii_digit()).unwrap_or(value.len());
    let digits = &value[..digits];
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(usize::MAX))
}
