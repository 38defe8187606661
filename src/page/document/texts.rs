//! Every text of a document, wherever it stands.
//!
//! What asks for words alone (are there faces for them, which characters are embedded, what is read aloud) goes this
//! way, so that a new kind of block is told of its texts here and nowhere else. What sets blocks, each kind in its own
//! way, matches them itself.

use super::{Block, Document, Paragraph, Role};
use crate::report::finding::Path;

/// A stretch of text in one role: a span of a paragraph, a line of the title or of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    /// How it is set.
    pub role: Role,
    /// Its words.
    pub words: &'a str,
    /// Where they come from; the root for words of the form.
    pub path: &'a Path,
}

impl Document {
    /// Every text, in reading order. The watermark is no text: it is drawn.
    pub fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        self.blocks.iter().flat_map(Block::texts)
    }

    /// The words of every text, to be changed, with their roles.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = (Role, &mut String)> {
        self.blocks.iter_mut().flat_map(Block::texts_mut)
    }
}

impl Block {
    /// The texts of one block, in reading order.
    pub fn texts(&self) -> Box<dyn Iterator<Item = Text<'_>> + '_> {
        match self {
            Self::Title(title) => {
                let line = |words| Text { role: Role::Title, words, path: &title.path };
                Box::new(title.lines.iter().map(String::as_str).map(line))
            }
            Self::Paragraph(paragraph) => Box::new(paragraph.texts()),
            Self::List(items) => Box::new(items.iter().flat_map(Paragraph::texts)),
            Self::Table(table) => Box::new(table.cells.iter().flat_map(|cell| {
                let path = cell.path.as_ref().unwrap_or(&Path::ROOT);
                cell.lines.iter().map(move |line| Text { role: cell.role, words: line, path })
            })),
            Self::Figure(figure) => Box::new(figure.texts()),
        }
    }

    fn texts_mut(&mut self) -> Box<dyn Iterator<Item = (Role, &mut String)> + '_> {
        match self {
            Self::Title(title) => Box::new(title.lines.iter_mut().map(|line| (Role::Title, line))),
            Self::Paragraph(paragraph) => Box::new(paragraph.texts_mut()),
            Self::List(items) => Box::new(items.iter_mut().flat_map(Paragraph::texts_mut)),
            Self::Table(table) => Box::new(table.cells.iter_mut().flat_map(|cell| {
                let role = cell.role;
                cell.lines.iter_mut().map(move |line| (role, line))
            })),
            Self::Figure(figure) => Box::new(figure.texts_mut()),
        }
    }
}

impl Paragraph {
    fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        self.spans.iter().map(|span| Text { role: span.role, words: &span.text, path: &self.path })
    }

    fn texts_mut(&mut self) -> impl Iterator<Item = (Role, &mut String)> {
        self.spans.iter_mut().map(|span| (span.role, &mut span.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::compose::compose;
    use crate::report::model::Report;

    #[test]
    fn the_same_texts_are_read_and_changed() {
        let report = Report::parse(include_bytes!("../../../samples/suqian-2023.json")).unwrap();
        let mut document = compose(&report);
        let read: Vec<(Role, String)> = document.texts().map(|text| (text.role, text.words.to_owned())).collect();
        let changed: Vec<(Role, String)> = document.texts_mut().map(|(role, words)| (role, words.clone())).collect();
        assert_eq!(read, changed);
        for role in [Role::Title, Role::Heading1, Role::Body, Role::TableHead, Role::TableLabel, Role::TableFigure] {
            assert!(read.iter().any(|(of, _)| *of == role), "{role:?}");
        }
        let figures: Vec<Text<'_>> = document.texts().filter(|text| text.role == Role::TableFigure).collect();
        assert!(figures.len() == 200 && figures.iter().all(|text| *text.path != Path::ROOT));
    }
}
