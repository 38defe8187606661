//! What a layout is: pages of positioned items, and the structure they belong to.

use crate::document::Properties;
use crate::font::FaceId;
use crate::length::Length;

/// A document laid out: everything a page-oriented writer needs, with every position decided.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The logical structure, in reading order: an element's parent stands before it, its children after it.
    pub structure: Vec<Element>,
    /// The headings, in order.
    pub outline: Vec<OutlineEntry>,
    /// What the document says of itself.
    pub properties: Properties,
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
    /// A rule of a table.
    Rule(Rule),
    /// A piece of a draft's watermark: pale, and turned by 45° about the origin of its first glyph, upwards to the right.
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
    /// A table.
    Table {
        /// Its name.
        caption: String,
        /// What it shows.
        summary: String,
    },
    /// A row of a table.
    Row,
    /// A cell that heads others.
    HeaderCell {
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

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The columns below it.
    Column,
    /// The rows beside it.
    Row,
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
