//! A document becomes pages: lines, tables, page breaks, all as positioned items in integer units.

mod breaks;
mod figure;
mod fill;
mod flow;
mod frame;
mod line;
mod page_number;
mod paragraph;
mod shape;
mod structure;
mod table;
mod watermark;

pub use figure::{Drawing, draw_chart};
pub use frame::{
    CellSpan, Content, Element, ElementId, ElementKind, Item, Mark, OutlineEntry, Page, Pages, PlacedGlyph,
    PlacedPicture, Rule, SettledTable, Stroke, TextRun,
};

pub use crate::page::document::Scope;

use crate::length::Length;
use crate::page::document::{Block, Document};
use crate::page::font::Fonts;
use crate::report::finding::Path;

/// Why a document could not be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// No face in the chain has a character; it would print as an empty box. [`Fonts::check`] tells of all such
    /// beforehand.
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
        tables: flow.tables,
        pictures: document.pictures.clone(),
        properties: document.properties.clone(),
    })
}

/// Tells a document what its pages decided, for writers that lay it out themselves: how high the rows of tables are,
/// and how far text stays off the table above it.
pub fn settle(document: &mut Document, pages: &Pages) {
    let mut settled = pages.tables.iter();
    let mut spaces_below: &[Length] = &[];
    for block in &mut document.blocks {
        match block {
            Block::Table(table) => {
                let Some(decided) = settled.next() else { break };
                table.row_height = decided.row_height;
                spaces_below = &decided.spaces_below;
            }
            Block::Paragraph(paragraph) => {
                if let Some((space, others)) = spaces_below.split_first() {
                    paragraph.space_before = *space;
                    spaces_below = others;
                }
            }
            _ => spaces_below = &[],
        }
    }
}
