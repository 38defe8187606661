//! What the tests of the library share: the samples, reports made from a form, pages read line by line.

pub mod dump;
pub mod figures;
pub mod made;
pub mod opened;

use nianbao::document::{Block, Document};
use nianbao::font::Fonts;
use nianbao::layout::{Content, Mark, Page, Pages, Rule, TextRun, layout};
use nianbao::length::Length;
use nianbao::model::Report;

/// The samples by their names.
pub const SAMPLES: [(&str, &str); 3] = [
    ("suqian-2023", include_str!("../../samples/suqian-2023.json")),
    ("wugang-2025", include_str!("../../samples/wugang-2025.json")),
    ("qinglan-2020", include_str!("../../samples/qinglan-2020.json")),
];

/// A report that can be read.
pub fn report(json: &str) -> Report {
    Report::parse(json.as_bytes()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// A report's document and its pages.
pub fn laid_out(report: &Report) -> (Document, Pages) {
    let document = nianbao::compose::compose(report);
    let pages = layout(&document, &Fonts::bundled()).unwrap();
    (document, pages)
}

/// A page's text, in the order it is drawn.
pub fn runs(page: &Page) -> impl Iterator<Item = (&TextRun, Content)> {
    page.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(run) => Some((run, item.content)),
        Mark::Rule(_) | Mark::Watermark(_) => None,
    })
}

/// A page's rules, in the order they are drawn.
pub fn rules(page: &Page) -> impl Iterator<Item = &Rule> {
    page.items.iter().filter_map(|item| match &item.mark {
        Mark::Rule(rule) => Some(rule),
        Mark::Text(_) | Mark::Watermark(_) => None,
    })
}

/// The index of the element a run is of, if it is read.
pub fn element(content: Content) -> Option<usize> {
    if let Content::Element(id) = content { Some(id.index()) } else { None }
}

/// A line of text on a page: runs on one baseline, from the left.
pub struct TextLine<'a> {
    pub baseline: Length,
    pub runs: Vec<(&'a TextRun, Content)>,
}

impl TextLine<'_> {
    pub fn text(&self) -> String {
        self.runs.iter().map(|(run, _)| run.text()).collect()
    }
}

/// A page's lines of what is read, from the top; in a table, one for each baseline across all cells.
pub fn lines(page: &Page) -> Vec<TextLine<'_>> {
    let mut lines: Vec<TextLine<'_>> = Vec::new();
    for (run, content) in runs(page).filter(|(_, content)| element(*content).is_some()) {
        match lines.iter_mut().find(|line| line.baseline == run.baseline) {
            Some(line) => line.runs.push((run, content)),
            None => lines.push(TextLine { baseline: run.baseline, runs: vec![(run, content)] }),
        }
    }
    lines.sort_by_key(|line| line.baseline);
    for line in &mut lines {
        line.runs.sort_by_key(|(run, _)| run.x);
    }
    lines
}

/// For each element of the structure, the index of the document's block it is of; none for the document itself.
pub fn blocks_of(document: &Document, pages: &Pages) -> Vec<Option<usize>> {
    let mut blocks = vec![None];
    for (index, block) in document.blocks.iter().enumerate() {
        let elements = match block {
            Block::Title(_) => 1,
            Block::Paragraph(paragraph) => paragraph.spans.len(),
            Block::List(items) => 1 + 2 * items.len(),
            Block::Table(table) => 1 + table.rows + table.cells.len(),
        };
        blocks.extend(std::iter::repeat_n(Some(index), elements));
    }
    assert_eq!(blocks.len(), pages.structure.len(), "every element of the structure is of a block");
    blocks
}

/// The document's words in reading order.
pub fn words(document: &Document) -> String {
    document.blocks.iter().map(block_words).collect()
}

fn block_words(block: &Block) -> String {
    match block {
        Block::Title(title) => title.lines.concat(),
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::List(items) => items.iter().map(nianbao::document::Paragraph::text).collect(),
        Block::Table(table) => table.cells.iter().map(nianbao::document::Cell::text).collect(),
    }
}

/// A text without white space and without characters that show nothing.
pub fn bare(text: &str) -> String {
    let shows = |character: &char| !character.is_whitespace() && !nianbao::font::is_ignorable(*character);
    text.chars().filter(shows).collect()
}
