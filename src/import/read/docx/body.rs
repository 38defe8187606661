//! The document from top to bottom: its paragraphs and tables, and those in text boxes.

use super::super::blocks::Blocks;
use super::super::error::ReadError;
use super::super::grid::Slots;
use super::super::words;
use super::super::xml::Element;
use super::numbering::Numbering;
use super::styles::{List, Styles, outline_level};
use super::table;
use super::text::{LeftOut, Text};
use crate::import::original::Place;

/// How many characters of what was left out are told.
const EXCERPT: usize = 40;

/// A reader on its way through a document.
pub(super) struct Body<'a> {
    pub(super) blocks: Blocks,
    /// What was left out so far and is told at the end.
    pub(super) left_out: LeftOut,
    styles: Styles,
    numbering: Numbering,
    text: Text<'a>,
    /// The lines of the cell that is being read.
    cell: Option<Vec<String>>,
    told_contents: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            blocks: Blocks::default(),
            left_out: LeftOut::default(),
            styles,
            numbering,
            text: Text::default(),
            cell: None,
            told_contents: false,
        }
    }

    /// Reads the paragraphs and tables in an element.
    ///
    /// # Errors
    /// If a table is larger than any table of a report.
    pub(super) fn blocks_of(&mut self, element: &'a Element) -> Result<(), ReadError> {
        for child in element.children() {
            match &*child.name {
                "p" => self.paragraph(child)?,
                "tbl" => self.table(child)?,
                "sdt" if is_contents(child) => self.tell_contents(),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => self.blocks_of(child)?,
                "del" | "moveFrom" => self.text.add(child, &self.styles),
                "AlternateContent" => {
                    child
                        .child("Choice")
                        .or_else(|| child.child("Fallback"))
                        .map_or(Ok(()), |it| self.blocks_of(it))?;
                }
                "altChunk" => self.blocks.tell(self.place(), "这里嵌入了另一个文件，没有读"),
                _ => {}
            }
        }
        Ok(())
    }

    /// Ends what may still be open: a paragraph whose end was deleted, and after it nothing comes.
    pub(super) fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text.shown);
        self.push(&text, None, None);
        self.tell_left_out(Place::Whole);
    }

    fn paragraph(&mut self, paragraph: &'a Element) -> Result<(), ReadError> {
        self.text.add_children(paragraph, &self.styles);
        let properties = paragraph.child("pPr");
        let mark = properties.and_then(|properties| properties.child("rPr"));
        // A paragraph whose end was deleted runs on into the next.
        if mark.is_some_and(|mark| mark.child("del").is_some()) {
            return Ok(());
        }
        let style = properties.and_then(|properties| properties.value("pStyle"));
        let own = properties.map(List::of).unwrap_or_default();
        let number = self.numbering.count(&own.or(self.styles.list(style)), style);
        let level = properties.and_then(outline_level).or_else(|| self.styles.level(style));
        let text = std::mem::take(&mut self.text.shown);
        self.tell_left_out(self.place());
        if self.styles.is_contents(style) {
            self.tell_contents();
        } else {
            self.push(&text, number, level);
        }
        for content in std::mem::take(&mut self.text.boxes) {
            self.blocks.tell(self.place(), "文本框里的文字读在这里");
            self.blocks_of(content)?;
        }
        Ok(())
    }

    fn push(&mut self, text: &str, number: Option<String>, level: Option<u8>) {
        let Some(lines) = &mut self.cell else { return self.blocks.paragraph(text, number, level) };
        let mut number = number;
        lines.extend(words::lines(text).into_iter().map(|line| number.take().unwrap_or_default() + &line));
    }

    fn table(&mut self, table: &'a Element) -> Result<(), ReadError> {
        if table::is_layout(table) {
            let rows = table::rows(table);
            return rows.into_iter().flat_map(table::cells).try_for_each(|cell| self.blocks_of(cell.content));
        }
        let mut slots = Slots::default();
        for (row, cells) in table::rows(table).into_iter().map(table::cells).enumerate() {
            for cell in cells {
                let lines = self.cell_lines(cell.content)?;
                table::put(&mut slots, row, &cell, lines)?;
            }
        }
        self.blocks.table(slots)
    }

    fn cell_lines(&mut self, cell: &'a Element) -> Result<Vec<String>, ReadError> {
        let outer = self.cell.replace(Vec::new());
        self.blocks_of(cell)?;
        let open = std::mem::take(&mut self.text.shown);
        self.push(&open, None, None);
        Ok(std::mem::replace(&mut self.cell, outer).unwrap_or_default())
    }

    /// Where the reader is, for people.
    fn place(&self) -> Place {
        match self.cell {
            Some(_) => Place::Table(self.blocks.tables() + 1),
            None => self.blocks.next_paragraph(),
        }
    }

    fn tell_left_out(&mut self, place: Place) {
        let LeftOut { deleted, inserted, hidden, pictures } = std::mem::take(&mut self.text.left_out);
        self.left_out.pictures += pictures;
        if !words::line(&deleted).is_empty() {
            self.blocks.tell(place.clone(), format!("修订中删去的“{}”没有读", excerpt(&deleted)));
        }
        if inserted {
            self.blocks.tell(place.clone(), "修订中插入的文字算作正文");
        }
        if !words::line(&hidden).is_empty() {
            self.blocks.tell(place, format!("隐藏的文字“{}”没有读", excerpt(&hidden)));
        }
    }

    fn tell_contents(&mut self) {
        if !std::mem::replace(&mut self.told_contents, true) {
            self.blocks.tell(self.place(), "目录没有读");
        }
    }
}

/// Whether a content control is a table of contents.
fn is_contents(control: &Element) -> bool {
    let gallery = || control.child("sdtPr")?.child("docPartObj")?.value("docPartGallery");
    gallery() == Some("Table of Contents")
}

fn excerpt(text: &str) -> String {
    let text = words::line(text);
    match text.char_indices().nth(EXCERPT) {
        Some((at, _)) => format!("{}……", &text[..at]),
        None => text,
    }
}
