//! The page from top to bottom: blocks become paragraphs, tables become grids.

use std::collections::BTreeSet;

use super::dom::{Content, Dom, Id, Tag};
use super::hidden::is_hidden;
use super::inline::Inline;
use super::list::Counter;
use super::table;
use crate::import::original::Block;
use crate::import::read::blocks::Blocks;
use crate::import::read::error::ReadError;
use crate::import::read::grid::{self, Slots};
use crate::import::read::{limits, words};

/// Elements that begin and end a line of their own (HTML standard, 15.3).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// A reader on its way through a page.
pub(super) struct Flow<'a> {
    dom: &'a Dom,
    pub(super) blocks: Blocks,
    /// How many pictures are shown.
    pub(super) pictures: usize,
    /// Tables that are there to place others, or whatever else they hold.
    layout: BTreeSet<Id>,
    inline: Inline,
    /// The lines of the cell that is being read.
    cell: Option<Vec<String>>,
    number: Option<String>,
    level: Option<u8>,
    counters: Vec<Option<Counter>>,
    depth: usize,
    preformatted: usize,
}

impl<'a> Flow<'a> {
    pub(super) fn new(dom: &'a Dom) -> Self {
        Self {
            dom,
            blocks: Blocks::default(),
            pictures: 0,
            layout: layout_tables(dom),
            inline: Inline::default(),
            cell: None,
            number: None,
            level: None,
            counters: Vec::new(),
            depth: 0,
            preformatted: 0,
        }
    }

    /// Reads all that is in a node.
    ///
    /// # Errors
    /// If it is deeper nested than any page, or a table is larger than any.
    pub(super) fn children(&mut self, of: Id) -> Result<(), ReadError> {
        if self.depth > limits::DEPTH * 2 {
            return Err(ReadError::Limit { what: "网页里的元素套得太深" });
        }
        self.depth += 1;
        let dom = self.dom;
        for child in dom.children(of) {
            match dom.content(child) {
                Content::Text(text) => self.text(text),
                Content::Element(tag) if !is_hidden(tag) => self.element(child, tag)?,
                _ => {}
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Ends the line that is being read.
    pub(super) fn end_line(&mut self) {
        let line = words::line(&self.inline.take());
        if line.is_empty() {
            return;
        }
        let number = self.number.take();
        match &mut self.cell {
            Some(lines) => lines.push(number.unwrap_or_default() + &line),
            None => self.blocks.paragraph(&line, number, self.level),
        }
    }

    fn text(&mut self, text: &str) {
        if self.preformatted == 0 {
            return self.inline.push(text);
        }
        let mut lines = text.split('\n');
        self.inline.push_preformatted(lines.next().unwrap_or_default());
        for line in lines {
            self.end_line();
            self.inline.push_preformatted(line);
        }
    }

    fn element(&mut self, id: Id, tag: &Tag) -> Result<(), ReadError> {
        match tag.name() {
            "br" => self.end_line(),
            "img" => self.pictures += 1,
            "table" if !self.layout.contains(&id) => self.table(id)?,
            name if BLOCKS.contains(&name) => self.block(id, tag)?,
            _ => self.children(id)?,
        }
        Ok(())
    }

    fn block(&mut self, id: Id, tag: &Tag) -> Result<(), ReadError> {
        self.end_line();
        let outer = self.level;
        match tag.name() {
            "ol" | "ul" | "menu" | "dir" => self.counters.push(Counter::of(tag)),
            "li" => self.number = self.counters.last_mut().and_then(Option::as_mut).and_then(|it| it.number(tag)),
            "pre" | "listing" | "plaintext" | "xmp" => self.preformatted += 1,
            name => self.level = heading_level(name).or(outer),
        }
        self.children(id)?;
        self.end_line();
        match tag.name() {
            "ol" | "ul" | "menu" | "dir" => drop(self.counters.pop()),
            "li" => self.number = None,
            "pre" | "listing" | "plaintext" | "xmp" => self.preformatted -= 1,
            _ => self.level = outer,
        }
        Ok(())
    }

    fn table(&mut self, id: Id) -> Result<(), ReadError> {
        self.end_line();
        for caption in table::captions(self.dom, id) {
            if !self.is_said_before(caption) {
                self.children(caption)?;
                self.end_line();
            }
        }
        let mut slots = Slots::default();
        let (mut row, mut column) = (0, 0);
        for cell in table::cells(self.dom, id) {
            if cell.row != row {
                (row, column) = (cell.row, 0);
            }
            while slots.at(row, column).is_some() {
                column += 1;
            }
            let (rowspan, colspan) = (cell.rowspan, cell.colspan);
            let lines = self.cell_lines(cell.id)?;
            slots.put(row, column, grid::Content { rowspan, colspan, lines })?;
            column += colspan;
        }
        self.blocks.table(slots)
    }

    /// Whether a caption only repeats the heading of its section, as it does for those who listen to a page.
    fn is_said_before(&self, caption: Id) -> bool {
        let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
        let words = bare(&self.dom.text(caption));
        let headings = self.blocks.found.iter().rev().find_map(|block| match block {
            Block::Paragraph(paragraph) if paragraph.level.is_some() => Some(bare(&paragraph.text)),
            _ => None,
        });
        headings.is_some_and(|heading| heading == words)
    }

    fn cell_lines(&mut self, id: Id) -> Result<Vec<String>, ReadError> {
        let outer = self.cell.replace(Vec::new());
        self.children(id)?;
        self.end_line();
        Ok(std::mem::replace(&mut self.cell, outer).unwrap_or_default())
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Tables of one cell, and those that hold a table of several: they place what is in them, and have no cells to read.
fn layout_tables(dom: &Dom) -> BTreeSet<Id> {
    let tables: Vec<Id> = dom.tags().filter(|(_, tag)| tag.name() == "table").map(|(id, _)| id).collect();
    let has_several = |table: &Id| table::cells(dom, *table).len() > 1;
    let (several, mut layout): (BTreeSet<Id>, BTreeSet<Id>) = tables.into_iter().partition(has_several);
    layout.extend(several.iter().flat_map(|table| dom.outer(*table)).filter(|outer| several.contains(outer)));
    layout
}
