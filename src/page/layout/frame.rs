//! What a layout is: pages of positioned items, and the structure they belong to.

use std::sync::Arc;

use crate::length::Length;
use crate::page::document::{PictureId, Properties, Scope, head_name};
use crate::page::font::FaceId;
use crate::picture::Picture;
use crate::report::finding::Path;

/// A document laid out: everything a page-oriented writer needs, with every position decided.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The logical structure, in reading order: an element's parent stands before it, its children after it.
    pub structure: Vec<Element>,
    /// The headings, in order.
    pub outline: Vec<OutlineEntry>,
    /// How the document's tables were set, in order.
    pub tables: Vec<SettledTable>,
    /// The pictures that they show.
    pub pictures: Vec<Arc<Picture>>,
    /// What the document says of itself.
    pub properties: Properties,
}

/// What the pages decided of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledTable {
    /// The least height of its rows.
    pub row_height: Length,
    /// How far each paragraph below it on its page stays off what is above: its notes, then the first other.
    pub spaces_below: Vec<Length>,
}

/// One page: items in the order they are to be drawn and read, measured from the sheet's top left corner, y downwards.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its items.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is drawn.
    pub mark: Mark,
    /// What it is part of.
    pub content: Content,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Glyphs of one face on one baseline.
    Text(TextRun),
    /// A rule of a table, an edge of a bar, or a bar that is black.
    Rule(Rule),
    /// A stroke of the pattern of a bar.
    Stroke(Stroke),
    /// A picture.
    Picture(PlacedPicture),
    /// A piece of a draft's watermark: pale, and turned by 45° about the origin of its first glyph, upwards to the
    /// right.
    Watermark(TextRun),
}

/// What an item is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// An element of the structure.
    Element(ElementId),
    /// Nothing that is read: page numbers, and what a table repeats on its next page.
    Pagination,
    /// Nothing that is read: rules.
    Decoration,
}

/// Glyphs of one face and size on one baseline, evenly tracked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRun {
    /// Where the first glyph's origin is, from the sheet's left edge.
    pub x: Length,
    /// Where the baseline is, from the sheet's top edge.
    pub baseline: Length,
    /// The face.
    pub face: FaceId,
    /// The size of the em.
    pub size: Length,
    /// What every glyph's advance is changed by.
    pub tracking: Length,
    /// The glyphs.
    pub glyphs: Vec<PlacedGlyph>,
}

impl TextRun {
    /// The characters of the run.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }

    /// How far right of the first glyph's origin each glyph's is.
    pub fn offsets(&self) -> impl Iterator<Item = Length> {
        let advances = self.glyphs.iter().map(|glyph| glyph.advance + self.tracking);
        advances.scan(Length::ZERO, |pen, advance| Some(std::mem::replace(pen, *pen + advance)))
    }

    /// From the first glyph's origin to the pen after the last glyph, without the tracking after it.
    pub fn width(&self) -> Length {
        let gaps = self.glyphs.len().saturating_sub(1) as i32;
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<Length>() + self.tracking * gaps
    }
}

/// A glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// The character it shows.
    pub character: char,
    /// How far it moves the pen, before tracking.
    pub advance: Length,
}

/// A straight rule, level or upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its left or upper end, the middle of its thickness, from the sheet's left edge.
    pub x: Length,
    /// The same, from the sheet's top edge.
    pub y: Length,
    /// How far it runs to the right; zero for an upright rule.
    pub width: Length,
    /// How far it runs down; zero for a level rule.
    pub height: Length,
    /// How thick it is.
    pub thickness: Length,
}

/// A straight stroke in any direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// One end, from the sheet's left and top edges.
    pub from: (Length, Length),
    /// The other.
    pub to: (Length, Length),
    /// How thick it is.
    pub thickness: Length,
}

/// A picture in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedPicture {
    /// Which one of [`Pages::pictures`].
    pub picture: PictureId,
    /// Its left edge, from the sheet's left edge.
    pub x: Length,
    /// Its upper edge, from the sheet's top edge.
    pub y: Length,
    /// How wide it is printed.
    pub width: Length,
    /// How high it is printed.
    pub height: Length,
}

impl Mark {
    /// The same as far to the right and down.
    #[must_use]
    pub(super) fn moved(mut self, right: Length, down: Length) -> Self {
        match &mut self {
            Self::Text(run) | Self::Watermark(run) => {
                run.x += right;
                run.baseline += down;
            }
            Self::Rule(rule) => {
                rule.x += right;
                rule.y += down;
            }
            Self::Stroke(Stroke { from, to, .. }) => {
                for (x, y) in [from, to] {
                    *x += right;
                    *y += down;
                }
            }
            Self::Picture(picture) => {
                picture.x += right;
                picture.y += down;
            }
        }
        self
    }
}

/// The number of an element in [`Pages::structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub(super) usize);

impl ElementId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0
    }
}

/// An element of the logical structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// What it stands in; none for the document itself.
    pub parent: Option<ElementId>,
    /// Where its words or its figure come from; the root for words of the form, and for what only holds others.
    pub path: Path,
}

impl Element {
    /// What it is called by the cells that it heads; only header cells have a name.
    pub fn name(&self) -> Option<String> {
        match self.kind {
            ElementKind::HeaderCell { number, .. } => Some(head_name(number)),
            _ => None,
        }
    }
}

/// What an element is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementKind {
    /// The whole document.
    Document,
    /// A heading; level 1 is the title.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// The body of an item, its number included.
    ItemBody,
    /// A picture or a chart.
    Figure {
        /// What it shows.
        alt: String,
        /// Where it is on its page: its left, upper, right and lower edges, from the sheet's left and top edges.
        edges: [Length; 4],
    },
    /// A table.
    Table {
        /// Its name.
        caption: String,
        /// What it shows.
        summary: String,
    },
    /// The rows at a table's top that repeat on every page of it.
    TableHead,
    /// The other rows of a table that has such.
    TableBody,
    /// A row of a table.
    Row,
    /// A cell that heads others.
    HeaderCell {
        /// Its number among the header cells of the document, from 1.
        number: usize,
        /// What it heads.
        scope: Scope,
        /// The cell's place in the grid.
        span: CellSpan,
        /// The cells that head this one.
        headers: Vec<ElementId>,
    },
    /// A cell with a figure.
    DataCell {
        /// The cell's place in the grid.
        span: CellSpan,
        /// The cells that head it: of its row from the outermost label, then of its column from the topmost head.
        headers: Vec<ElementId>,
    },
}

/// How far a cell reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellSpan {
    /// How many rows it spans.
    pub rows: usize,
    /// How many columns it spans.
    pub columns: usize,
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Its level; 1 is the title.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The index of its page.
    pub page: usize,
    /// Where its first line begins, from the sheet's top edge.
    pub y: Length,
}
