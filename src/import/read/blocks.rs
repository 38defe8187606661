//! Paragraphs and tables as they come, each given its number.

use super::error::ReadError;
use super::grid::Slots;
use super::words;
use crate::import::original::{Block, Notice, Paragraph, Place};

/// What a reader has found so far.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) found: Vec<Block>,
    pub(super) notices: Vec<Notice>,
    paragraphs: usize,
    tables: usize,
}

impl Blocks {
    /// Adds a paragraph, each of its lines by itself; one that shows nothing is none.
    pub(super) fn paragraph(&mut self, text: &str, number: Option<String>, level: Option<u8>) {
        let lines = words::lines(text);
        if lines.is_empty() {
            return;
        }
        self.paragraphs += 1;
        let place = Place::Paragraph(self.paragraphs);
        let mut number = number;
        for text in lines {
            let paragraph = Paragraph { text, number: number.take(), level, place: place.clone() };
            self.found.push(Block::Paragraph(paragraph));
        }
    }

    /// Where the paragraph stands that comes next.
    pub(super) fn next_paragraph(&self) -> Place {
        Place::Paragraph(self.paragraphs + 1)
    }

    /// Adds a table; one without any cell is none.
    ///
    /// # Errors
    /// If it is larger than any table of a report.
    pub(super) fn table(&mut self, slots: Slots) -> Result<(), ReadError> {
        let overlaps = slots.overlaps();
        let place = Place::Table(self.tables + 1);
        let grid = slots.finish(self.tables + 1, place.clone())?;
        if grid.slots.is_empty() {
            return Ok(());
        }
        self.tables += 1;
        if overlaps > 0 {
            self.tell(place, format!("有 {overlaps} 处两个单元格叠在一起，以先出现的为准"));
        }
        self.found.push(Block::Grid(grid));
        Ok(())
    }

    /// How many tables there are.
    pub(super) fn tables(&self) -> usize {
        self.tables
    }

    /// Tells people of something.
    pub(super) fn tell(&mut self, place: Place, message: impl Into<String>) {
        self.notices.push(Notice { place, message: message.into() });
    }
}
