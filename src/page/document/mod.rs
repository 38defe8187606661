//! The report as a document: a tree of blocks that any writer can follow, with nothing of either file in it.

#[cfg(test)]
mod broken;
mod figure;
mod heads;
pub mod keep;
pub mod kinsoku;
pub mod mail_address;
mod page;
pub mod punctuation;
mod style;
mod texts;
pub mod typesetting;
pub mod web_address;

pub use figure::{Bar, Chart, Figure, Group, PictureId, Shown};
pub use heads::{Heading, Scope, head_name};
pub use page::PageGeometry;
pub use style::{Alignment, Role, Style, Typeface};
pub use texts::Text;

use std::sync::Arc;

use crate::date::Date;
use crate::length::Length;
use crate::picture::Picture;
use crate::report::finding::Path;

/// A whole document.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it says of itself.
    pub properties: Properties,
    /// Its content, in reading order.
    pub blocks: Vec<Block>,
    /// The pictures that its figures show.
    pub pictures: Vec<Arc<Picture>>,
    /// What stands in pale letters across every page of a draft.
    pub watermark: Option<String>,
}

/// What a document says of itself.
#[derive(Debug, Clone)]
pub struct Properties {
    /// Its title, in one line.
    pub title: String,
    /// The organ that reports.
    pub agency: String,
    /// The year it reports on.
    pub year: u16,
    /// The date it says it was made on: that of signing, if there is one.
    pub date: Option<Date>,
    /// The JSON it was made from, so that a file can carry its own figures; without what is not for the public, unless
    /// that was asked for.
    pub data: Arc<str>,
}

/// A part of the document.
#[derive(Debug, Clone)]
pub enum Block {
    /// The title.
    Title(Title),
    /// A heading, a paragraph of text, or a line of the sign-off, as its role says.
    Paragraph(Paragraph),
    /// A list of numbered items; each carries its number in its text.
    List(Vec<Paragraph>),
    /// A table.
    Table(Table),
    /// A picture or a chart; its caption is the paragraph below.
    Figure(Figure),
}

/// The title, broken by meaning into balanced lines.
#[derive(Debug, Clone)]
pub struct Title {
    /// Its lines; together they are the document's title.
    pub lines: Vec<String>,
    /// Where its words come from.
    pub path: Path,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What it is, which says how it is set.
    pub role: Role,
    /// Its words; each span of [`Role::SignOffOrgan`] is a line.
    pub spans: Vec<Span>,
    /// Where its words come from.
    pub path: Path,
    /// How far from the right edge it ends; only for the sign-off, whose lines are placed by each other's lengths.
    pub right_indent: Length,
    /// How far it stays off what is above it, more than its style says; nothing at the top of a page.
    pub space_before: Length,
    /// Whether it starts a page.
    pub starts_page: bool,
    /// Whether its last line stays on the page of what follows, where not its role says so: [`keep`] decides.
    pub keeps_with_next: bool,
}

impl Paragraph {
    /// A paragraph of one role throughout.
    pub fn new(role: Role, text: impl Into<String>, path: Path) -> Self {
        let spans = vec![Span { role, text: text.into() }];
        let (right_indent, space_before) = (Length::ZERO, Length::ZERO);
        Self { role, spans, path, right_indent, space_before, starts_page: false, keeps_with_next: false }
    }

    /// Its words, without their styles.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// A stretch of text set in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The role whose typeface it is set in: its paragraph's, or a heading's where a heading runs into its paragraph.
    pub role: Role,
    /// The words.
    pub text: String,
}

/// A table: cells on a grid that they tile.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name: the heading of its section.
    pub caption: String,
    /// What it shows, for readers who do not see it.
    pub summary: String,
    /// The columns' widths: whole twips, together the width of the text area.
    pub columns: Vec<Length>,
    /// The number of grid rows.
    pub rows: usize,
    /// The least height of a row.
    pub row_height: Length,
    /// How many rows at the top repeat on every page.
    pub header_rows: usize,
    /// The size of the figures: that of [`Role::TableFigure`], or the next smaller at which the longest of them fits
    /// its cell.
    pub figure_size: Length,
    /// The size of heads and labels: that of their roles, or smaller where long figures leave them less room.
    pub text_size: Length,
    /// The cells, row by row, in each row from the left.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its first grid row.
    pub row: usize,
    /// Its first grid column.
    pub column: usize,
    /// How many rows it spans.
    pub rowspan: usize,
    /// How many columns it spans.
    pub colspan: usize,
    /// [`Role::TableHead`], [`Role::TableLabel`] or [`Role::TableFigure`].
    pub role: Role,
    /// Centred, or at the left edge.
    pub alignment: Alignment,
    /// Its words, broken by meaning where the cell is too narrow for them; a line may still be too long for the cell.
    pub lines: Vec<String>,
    /// Where its figure comes from.
    pub path: Option<Path>,
}

impl Cell {
    /// Its words in one line.
    pub fn text(&self) -> String {
        self.lines.concat()
    }
}

impl Table {
    /// The distance from a cell's left or right edge to its text.
    pub const CELL_MARGIN_X: Length = Length::twips(40);
    /// How much farther from its left edge a cell's text begins that is not centred: not to touch the rule.
    pub const LEFT_INDENT: Length = Length::twips(40);
    /// The distance from a cell's top or bottom edge to its text, where the text is what makes the row high.
    pub const CELL_MARGIN_Y: Length = Length::twips(35);
    /// The distance from the last rule to a heading below: without it, the rule would look like the heading's.
    pub const SPACE_AFTER: Length = Length::twips(200);
    /// The least height of rows set closer so that their table need not go to the next page.
    pub const CLOSE_ROW: Length = Length::pt(17);
    /// The thickness of every rule.
    pub const RULE: Length = Length::milli(500);

    /// The size of a cell's text.
    pub fn size_of(&self, cell: &Cell) -> Length {
        if cell.role == Role::TableFigure { self.figure_size } else { self.text_size }
    }

    /// How much farther a cell's text begins from its left edge than its margin.
    pub fn left_indent_of(cell: &Cell) -> Length {
        if cell.alignment == Alignment::Left { Self::LEFT_INDENT } else { Length::ZERO }
    }

    /// The width of a cell, from edge to edge.
    pub fn width_of(&self, cell: &Cell) -> Length {
        self.columns[cell.column..cell.column + cell.colspan].iter().copied().sum()
    }
}
