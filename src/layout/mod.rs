//! A document becomes pages: lines, tables, page breaks, all as positioned items in integer units.

mod breaks;
mod flow;
mod frame;
mod line;
mod page_number;
mod paragraph;
mod shape;
mod structure;
mod table;
mod watermark;

pub use frame::{
    CellSpan, Content, Element, ElementId, ElementKind, Item, Mark, OutlineEntry, Page, Pages, PlacedGlyph, Rule,
    Scope, TextRun,
};

use crate::document::Document;
use crate::finding::Path;
use crate::font::Fonts;
use crate::length::Length;

/// Why a document could not be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// No face in the chain has a character; it would print as an empty box. [`Fonts::check`] tells of all such beforehand.
    #[error("no face has {character:?} (U+{:04X})", u32::from(*character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// The text in the report that holds it.
        path: Path,
    },
    /// A table's row does not fit on a page.
    #[error("row {row} of {table} is higher than a page")]
    RowTooHigh {
        /// The table's caption.
        table: String,
        /// The row, from 0.
        row: usize,
    },
}

/// Lays a document out.
///
/// # Errors
/// The first character that no face has, or a table row higher than a page.
pub fn layout(document: &Document, fonts: &Fonts) -> Result<Pages, LayoutError> {
    let mut flow = flow::flow(document, fonts)?;
    page_number::number_pages(&mut flow.pages, fonts)?;
    if let Some(text) = &document.watermark {
        watermark::mark_pages(&mut flow.pages, text, fonts)?;
    }
    Ok(Pages {
        pages: flow.pages,
        structure: flow.structure.into_elements(),
        outline: flow.outline,
        properties: document.properties.clone(),
    })
}

/// How far below the top of a line of some pitch the baseline of text of some size is: the em box stands in the middle of the line,
/// the baseline at 0.88 of its height, whatever the faces' own metrics say, so that all faces stand on one line.
fn baseline_in(pitch: Length, size: Length) -> Length {
    (pitch - size).half() + size.scale(880, 1000)
}
