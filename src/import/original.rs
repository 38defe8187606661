//! What a file shows, whatever its format: paragraphs and grids in their order, each with its place.

use std::fmt;

/// A file as a reader gives it: what a person sees in it, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Original {
    /// What the file is, by its content.
    pub(crate) kind: Kind,
    /// What it shows, from top to bottom.
    pub(crate) blocks: Vec<Block>,
    /// The title that its properties or its head give it.
    pub(crate) title: Option<String>,
    /// What the reader left out or could not be sure of, for people: deleted text of tracked changes, a text box.
    pub(crate) notices: Vec<Notice>,
    /// The report's own JSON, where the file is one of ours and bears it.
    pub(crate) data: Option<Vec<u8>>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A Word file (.docx).
    Word,
    /// A web page, or a part of one.
    Html,
    /// A workbook of Excel (.xlsx, .xls) or OpenDocument (.ods).
    Sheet,
    /// A PDF.
    Pdf,
    /// An OFD.
    Ofd,
    /// Text, with tabs or without, or Markdown.
    Text,
    /// A report's JSON.
    Json,
}

/// One piece of what a file shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph, or a line of a text.
    Paragraph(Paragraph),
    /// A table.
    Grid(Grid),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Its words as they stand, without the number that a program puts before them.
    pub(crate) text: String,
    /// The number that Word or a list puts before it (`一、`), which is not in its text.
    pub(crate) number: Option<String>,
    /// Which heading the file says it is, from 1; none for body text.
    pub(crate) level: Option<u8>,
    /// Where it stands.
    pub(crate) place: Place,
}

/// A table whose spans are resolved: every slot knows the cell that covers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    /// The cells, row by row, each at its upper left corner.
    pub(crate) cells: Vec<Cell>,
    /// Rows of columns of indices into `cells`; none where no cell covers a slot. All rows are equally long.
    pub(crate) slots: Vec<Vec<Option<usize>>>,
    /// Where the table stands.
    pub(crate) place: Place,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The row of its upper left corner, from 0.
    pub(crate) row: usize,
    /// The column of its upper left corner, from 0.
    pub(crate) column: usize,
    /// Over how many rows it goes, at least 1.
    pub(crate) rowspan: usize,
    /// Over how many columns it goes, at least 1.
    pub(crate) colspan: usize,
    /// Its paragraphs, or lines that a break parts.
    pub(crate) lines: Vec<String>,
    /// Where it stands.
    pub(crate) place: Place,
}

/// Where something stands in a file, for people; all counts from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// A paragraph outside the tables.
    Paragraph(usize),
    /// A table.
    Table(usize),
    /// A cell of a table: table, row, column as they are seen.
    Cell {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// A sheet of a workbook.
    Sheet(String),
    /// A cell of a sheet (`表三`, `D7`).
    SheetCell {
        /// The sheet's name.
        sheet: String,
        /// The cell's name.
        cell: String,
    },
    /// A line of a text.
    Line(usize),
    /// Words on a page: page, and their box in pt from its upper left corner.
    Page {
        /// The page.
        page: usize,
        /// The left edge.
        left: i32,
        /// The upper edge.
        top: i32,
        /// The right edge.
        right: i32,
        /// The lower edge.
        bottom: i32,
    },
    /// The file as a whole.
    Whole,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(f, "第 {number} 段"),
            Self::Table(number) => write!(f, "第 {number} 个表"),
            Self::Cell { table, row, column } => write!(f, "第 {table} 个表第 {row} 行第 {column} 列"),
            Self::Sheet(name) => write!(f, "工作表“{name}”"),
            Self::SheetCell { sheet, cell } => write!(f, "工作表“{sheet}”{cell}"),
            Self::Line(number) => write!(f, "第 {number} 行"),
            Self::Page { page, .. } => write!(f, "第 {page} 页"),
            Self::Whole => f.write_str("文件"),
        }
    }
}

/// Something to tell of a file that no value depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// Where.
    pub(crate) place: Place,
    /// What, in Chinese.
    pub(crate) message: String,
}
