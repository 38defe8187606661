//! What the tests of the library share: the samples, reports made from a form, pages read line by line.

pub mod drawn;
pub mod dump;
pub mod element;
pub mod figures;
pub mod made;
pub mod markup;
pub mod opened;
pub mod package;

use nianbao::length::Length;
use nianbao::page::document::{Block, Document};
use nianbao::page::font::Fonts;
use nianbao::page::layout::{Content, Mark, Page, Pages, Rule, TextRun, layout};
use nianbao::report::model::Report;

/// The samples by their names; the last has what the form has not: a preamble, notes, a table in the prose, a chapter
/// of its own.
pub const SAMPLES: [(&str, &str); 4] = [
    ("suqian-2023", include_str!("../../samples/suqian-2023.json")),
    ("wugang-2025", include_str!("../../samples/wugang-2025.json")),
    ("qinglan-2020", include_str!("../../samples/qinglan-2020.json")),
    ("qiyun-2025", include_str!("../../samples/qiyun-2025.json")),
];

/// The samples that are the form and nothing besides.
pub fn plain_samples() -> impl Iterator<Item = (&'static str, &'static str)> {
    SAMPLES.into_iter().filter(|(name, _)| *name != "qiyun-2025")
}

/// The sample with pictures and charts, and the picture that it names.
pub const FIGURES: (&str, &str) = ("songyan-2025", include_str!("../../samples/songyan-2025.json"));
pub const PICTURE: (&str, &[u8]) =
    ("pictures/reading-room.png", include_bytes!("../../samples/pictures/reading-room.png"));

/// That sample with its picture.
pub fn figures_report() -> Report {
    let mut report = report(FIGURES.1);
    let given = |name: &str| if name == PICTURE.0 { Ok(PICTURE.1.to_vec()) } else { Err("没有找到".to_owned()) };
    assert_eq!(report.give_pictures(given), []);
    report
}

/// A report that can be read.
pub fn report(json: &str) -> Report {
    Report::parse(json.as_bytes()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// A report's document and its pages.
pub fn laid_out(report: &Report) -> (Document, Pages) {
    let document = nianbao::page::compose::compose(report);
    let pages = layout(&document, &Fonts::bundled()).unwrap();
    (document, pages)
}

/// A page's text, in the order it is drawn.
pub fn runs(page: &Page) -> impl Iterator<Item = (&TextRun, Content)> {
    page.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(run) => Some((run, item.content)),
        _ => None,
    })
}

/// A page's rules, in the order they are drawn.
pub fn rules(page: &Page) -> impl Iterator<Item = &Rule> {
    page.items.iter().filter_map(|item| match &item.mark {
        Mark::Rule(rule) => Some(rule),
        _ => None,
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
            Block::Title(_) | Block::Figure(_) => 1,
            Block::Paragraph(paragraph) => paragraph.spans.len(),
            Block::List(items) => 1 + 2 * items.len(),
            Block::Table(table) => 1 + if table.header_rows > 0 { 2 } else { 0 } + table.rows + table.cells.len(),
        };
        blocks.extend(std::iter::repeat_n(Some(index), elements));
    }
    assert_eq!(blocks.len(), pages.structure.len(), "every element of the structure is of a block");
    blocks
}

/// The document's words in reading order.
pub fn words(document: &Document) -> String {
    document.texts().map(|text| text.words).collect()
}

/// A text without white space and without characters that show nothing.
pub fn bare(text: &str) -> String {
    let shows = |character: &char| !character.is_whitespace() && !nianbao::character::is_ignorable(*character);
    text.chars().filter(shows).collect()
}
