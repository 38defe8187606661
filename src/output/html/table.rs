//! A table: its caption, the widths of its columns, its groups of rows, and cells that say what they head and what
//! heads them.

use maud::{Markup, html};

use super::dress::Dress;
use super::groups::Groups;
use super::widths;
use crate::page::document::{Cell, Heading, Scope, Table, head_name};

/// The most columns that can be read on a narrow screen.
const MOST_COLUMNS: usize = 7;

/// A table on its way into markup.
pub(super) struct Laid<'a> {
    table: &'a Table,
    /// Its number among the tables of the document, from 1.
    number: usize,
    /// For each cell what it heads, and what heads it.
    headings: Vec<Heading>,
    /// The names of the cells that head others.
    names: Vec<Option<String>>,
    groups: Groups,
    dress: Dress,
}

impl<'a> Laid<'a> {
    /// A table, and how many header cells the tables before it have.
    pub(super) fn new(table: &'a Table, number: usize, heads_before: usize, dress: Dress) -> Self {
        let headings = table.headings();
        let mut heads = heads_before;
        let name = |heading: &Heading| {
            heading.scope.map(|_| {
                heads += 1;
                head_name(heads)
            })
        };
        let names = headings.iter().map(name).collect();
        Self { groups: Groups::of(table), table, number, headings, names, dress }
    }

    /// How many header cells it has.
    pub(super) fn heads(&self) -> usize {
        self.names.iter().flatten().count()
    }

    /// Its markup; `is_named_above` if what stands above it already shows its name.
    pub(super) fn markup(&self, is_named_above: bool) -> Markup {
        let table = self.markup_of_table(is_named_above);
        match self.dress {
            // Wider than a narrow screen, it scrolls by itself there, with the keys, too.
            Dress::Sheet if self.table.columns.len() > MOST_COLUMNS => {
                html! { section class="wide" tabindex="0" aria-labelledby=(self.id()) { (table) } }
            }
            _ => table,
        }
    }

    /// The name of its caption.
    fn id(&self) -> String {
        format!("t{}", self.number)
    }

    fn markup_of_table(&self, is_named_above: bool) -> Markup {
        let (border, style) = match self.dress {
            Dress::Sheet => (None, None),
            Dress::Inline => (Some("1"), Some("border-collapse:collapse;width:100%;text-align:center")),
        };
        let caption = self.dress.look(if is_named_above { "heard" } else { "" }, "");
        html! {
            table border=[border] style=[style] {
                caption id=(self.id()) class=[caption.class] { (self.table.caption) }
                (self.columns())
                @let head = 0..self.table.header_rows;
                @if !head.is_empty() { thead { @for row in head { (self.row(row)) } } }
                @for group in &self.groups.rows { tbody { @for row in group.clone() { (self.row(row)) } } }
            }
        }
    }

    fn columns(&self) -> Markup {
        let shares = widths::shares(&self.table.columns);
        let class = |share| widths::class(share, &shares);
        html! {
            @for group in &self.groups.columns {
                colgroup {
                    @for share in &shares[group.clone()] {
                        @let look = self.dress.look(class(*share), &format!("width:{}", widths::percent(*share)));
                        col class=[look.class] style=[look.style];
                    }
                }
            }
        }
    }

    fn row(&self, row: usize) -> Markup {
        html! { tr { @for (index, _) in cells_of(self.table, row) { (self.cell(index)) } } }
    }

    fn cell(&self, index: usize) -> Markup {
        let (cell, heading) = (&self.table.cells[index], &self.headings[index]);
        let look = self.dress.of_cell(cell.alignment);
        let (rowspan, colspan) = (more_than_one(cell.rowspan), more_than_one(cell.colspan));
        let words = words(cell);
        if let (Some(name), Some(scope)) = (&self.names[index], heading.scope) {
            html! {
                th id=(name) scope=(self.scope(cell, scope)) rowspan=[rowspan] colspan=[colspan]
                    class=[look.class] style=[look.style] { (words) }
            }
        } else {
            html! {
                td rowspan=[rowspan] colspan=[colspan] headers=[self.headers(heading)]
                    class=[look.class] style=[look.style] { (words) }
            }
        }
    }

    /// The names of the cells that head one, if any do.
    fn headers(&self, heading: &Heading) -> Option<String> {
        let names: Vec<&str> = heading.heads.iter().filter_map(|head| self.names[*head].as_deref()).collect();
        Some(names.join(" ")).filter(|names| !names.is_empty())
    }

    /// How far a header cell reaches (HTML, 4.9.10): over its group, where it spans all of one.
    fn scope(&self, cell: &Cell, scope: Scope) -> &'static str {
        let columns = cell.column..cell.column + cell.colspan;
        let rows = cell.row..cell.row + cell.rowspan;
        let begins_group = self.groups.rows.iter().any(|group| group.start == cell.row && group.len() > 1);
        match scope {
            // A head over the whole width, in the midst of a table, is that of the rows below it.
            Scope::Column if columns.len() == self.table.columns.len() && begins_group => "rowgroup",
            Scope::Column if columns.len() > 1 && self.groups.columns.contains(&columns) => "colgroup",
            Scope::Column => "col",
            Scope::Row if rows.len() > 1 && self.groups.rows.contains(&rows) => "rowgroup",
            Scope::Row => "row",
        }
    }
}

/// The cells that begin in a row, from the left, with their numbers.
fn cells_of(table: &Table, row: usize) -> impl Iterator<Item = (usize, &Cell)> {
    table.cells.iter().enumerate().filter(move |(_, cell)| cell.row == row)
}

fn more_than_one(span: usize) -> Option<usize> {
    Some(span).filter(|span| *span > 1)
}

/// A cell's words; where it is too narrow for those of the form, they break by meaning first. The organ's own words may
/// be several paragraphs.
fn words(cell: &Cell) -> Markup {
    let is_own = cell.path.is_some();
    html! {
        @for (index, line) in cell.lines.iter().enumerate() {
            @if index > 0 { @if is_own { br; } @else { wbr; } }
            (line)
        }
    }
}
