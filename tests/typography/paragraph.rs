//! The paragraphs of laid-out pages, glyph by glyph.

use nianbao::length::Length;
use nianbao::page::layout::{Content, ElementKind, Mark, Pages, TextRun};

/// A paragraph's lines, in order.
pub struct Paragraph {
    pub lines: Vec<Line>,
    /// Whether its lines but the last fill the measure.
    pub is_justified: bool,
}

/// A line: its glyphs from the left.
pub struct Line {
    page: usize,
    glyphs: Vec<Glyph>,
    elements: [usize; 2],
}

/// A glyph, in points.
struct Glyph {
    character: char,
    x: f32,
    advance: f32,
}

/// What the text's letters are set closer by; a gap between two Chinese characters that is wider has grown by the
/// difference.
const LETTER_SPACING: f32 = -0.25;

/// All paragraphs of a report: headings, text, items, the sign-off; no tables.
pub fn paragraphs(pages: &Pages) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for line in lines(pages) {
        let goes_on = |paragraph: &&mut Paragraph| paragraph.lines.last().is_some_and(|last| last.goes_on_in(&line));
        if let Some(paragraph) = paragraphs.last_mut().filter(goes_on) {
            paragraph.lines.push(line);
        } else {
            let is_justified = pages.structure[line.elements[0]].kind != ElementKind::Heading(1);
            paragraphs.push(Paragraph { lines: vec![line], is_justified });
        }
    }
    paragraphs
}

fn lines(pages: &Pages) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (page, items) in pages.pages.iter().map(|page| &page.items).enumerate() {
        let mut baseline = None;
        for item in items {
            let (Mark::Text(run), Content::Element(element)) = (&item.mark, item.content) else { continue };
            let element = element.index();
            let kind = &pages.structure[element].kind;
            if matches!(kind, ElementKind::HeaderCell { .. } | ElementKind::DataCell { .. }) {
                continue;
            }
            if baseline.replace(run.baseline) != Some(run.baseline) {
                lines.push(Line { page, glyphs: Vec::new(), elements: [element, element] });
            }
            let line = lines.last_mut().expect("a line has just begun");
            line.elements[1] = element;
            line.glyphs.extend(glyphs(run));
        }
    }
    lines
}

fn glyphs(run: &TextRun) -> impl Iterator<Item = Glyph> {
    let mut pen = run.x;
    run.glyphs.iter().map(move |glyph| {
        let x = pen;
        pen += glyph.advance + run.tracking;
        Glyph { character: glyph.character, x: x.to_pt(), advance: Length::to_pt(glyph.advance) }
    })
}

impl Paragraph {
    /// How many lines stand before the first page break inside the paragraph, and how many after the last; none without
    /// a break.
    pub fn lines_at_breaks(&self) -> [Option<usize>; 2] {
        let page = |line: Option<&Line>| line.map(|line| line.page);
        let (first, last) = (page(self.lines.first()), page(self.lines.last()));
        if first == last {
            return [None, None];
        }
        let on = |page: Option<usize>| self.lines.iter().filter(|line| Some(line.page) == page).count();
        [Some(on(first)), Some(on(last))]
    }
}

impl Line {
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }

    fn goes_on_in(&self, next: &Self) -> bool {
        self.elements[1] == next.elements[0]
    }

    /// By how many points the widest gap between two Chinese characters of the line has grown.
    pub fn growth(&self) -> f32 {
        let grown = self.glyphs.windows(2).filter(|pair| pair.iter().all(|glyph| is_chinese(glyph.character)));
        grown.map(|pair| gap(pair) - LETTER_SPACING).fold(0.0, f32::max)
    }

    /// The white, in points, between the halves of each —— and ……; below 0 where they overlap.
    pub fn pairs_of_dashes(&self) -> Vec<f32> {
        let is_pair = |pair: &&[Glyph]| pair[0].character == pair[1].character && "—…".contains(pair[0].character);
        self.glyphs.windows(2).filter(is_pair).map(gap).collect()
    }
}

/// From the end of one glyph to the beginning of the next.
fn gap(pair: &[Glyph]) -> f32 {
    pair[1].x - pair[0].x - pair[0].advance
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}
