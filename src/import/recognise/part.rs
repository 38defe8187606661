//! The parts of a report as a file shows them: paragraphs and tables under their headings.

use crate::import::original::{Grid, Place};

/// A paragraph or table of the report.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// Words.
    Words(Words),
    /// A table amid the words.
    Grid(Grid),
    /// One of the form's tables, by its index.
    Table(usize),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// Its words, with the number that a program puts before them.
    pub text: String,
    /// Which heading the file says it is.
    pub level: Option<u8>,
    /// Where it stands.
    pub place: Place,
}

/// A part of the report: what stands under a heading.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its heading, if it has one.
    pub heading: Option<Words>,
    /// What stands under it.
    pub pieces: Vec<Piece>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// What stands before the first heading.
    Preamble,
    /// A section of the form.
    Section(usize),
    /// A chapter of the organ's own before the sections, or behind them.
    Before,
    /// The same, behind them.
    After,
}
