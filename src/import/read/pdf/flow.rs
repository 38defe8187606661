//! The pages one after another: lines run on into paragraphs, tables over pages.

use super::super::error::ReadError;
use super::lines::{Line, run_on};
use super::page::Item;
use super::table::{self, Part};
use crate::import::original::{Block, Paragraph, Place};

/// A line that is indented by so many em begins a paragraph.
const INDENT: f64 = 1.0;

/// A line that ends so many em before the right margin ends one.
const SHORT: f64 = 1.7;

/// Lines whose sizes differ by this part are of different paragraphs.
const OTHER_SIZE: f64 = 0.12;

/// Lines farther apart than so many em, on one page, are of different paragraphs.
const FAR: f64 = 2.6;

/// A line that counts for the margins has so many em.
const LONG: f64 = 10.0;

/// The margins of the text: where long lines begin and end.
#[derive(Clone, Copy, Debug)]
struct Margins {
    left: f64,
    right: f64,
}

/// The blocks of all pages.
///
/// # Errors
/// If a table is larger than any table of a report.
pub(super) fn blocks(items: Vec<Item>) -> Result<Vec<Block>, ReadError> {
    let margins = margins(&items);
    let mut flow = Flow { blocks: Vec::new(), before: None, parts: Vec::new(), tables: 0, margins };
    for item in items {
        match item {
            Item::Line { page, line } => {
                flow.end_table()?;
                flow.line(page, line);
            }
            Item::Part(part) => {
                flow.before = None;
                if !flow.parts.last().is_some_and(|last: &Part| last.may_go_on(&part)) {
                    flow.end_table()?;
                }
                flow.parts.push(part);
            }
        }
    }
    flow.end_table()?;
    Ok(flow.blocks)
}

fn margins(items: &[Item]) -> Option<Margins> {
    let mut long = items.iter().filter_map(|item| match item {
        Item::Line { line, .. } if line.area.width() > line.size * LONG => Some(line.area),
        _ => None,
    });
    let first = long.next()?;
    let around = long.fold(first, super::geometry::Box2::with);
    Some(Margins { left: around.left, right: around.right })
}

struct Flow {
    blocks: Vec<Block>,
    /// The line before, with its page, if the last block is the paragraph that it ends.
    before: Option<(usize, Line)>,
    /// The parts of the table that is being read.
    parts: Vec<Part>,
    tables: usize,
    margins: Option<Margins>,
}

impl Flow {
    fn line(&mut self, page: usize, line: Line) {
        match self.blocks.last_mut() {
            Some(Block::Paragraph(paragraph)) if goes_on(self.before.as_ref(), page, &line, self.margins) => {
                run_on(&mut paragraph.text, &line.text);
                if let Place::Page { page: first, left, top, right, bottom } = &mut paragraph.place
                    && *first == page
                {
                    *left = (*left).min(line.area.left.round() as i32);
                    *top = (*top).min(line.area.top.round() as i32);
                    *right = (*right).max(line.area.right.round() as i32);
                    *bottom = (*bottom).max(line.area.bottom.round() as i32);
                }
            }
            _ => {
                let (text, place) = (line.text.clone(), table::place(page, line.area));
                self.blocks.push(Block::Paragraph(Paragraph { text, number: None, level: None, place }));
            }
        }
        self.before = Some((page, line));
    }

    fn end_table(&mut self) -> Result<(), ReadError> {
        let parts = std::mem::take(&mut self.parts);
        if !parts.is_empty() {
            self.tables += 1;
            self.blocks.push(Block::Grid(table::grid(&parts, self.tables)?));
        }
        Ok(())
    }
}

/// Whether a line goes on with the paragraph of the line before it: that is full, this is not indented, and they are of
/// one size and close together.
fn goes_on(before: Option<&(usize, Line)>, page: usize, line: &Line, margins: Option<Margins>) -> bool {
    let (Some((before_page, before)), Some(margins)) = (before, margins) else { return false };
    let em = line.size.max(1.0);
    let is_full = before.area.right > margins.right - em * SHORT;
    let is_indented = line.area.left > margins.left + em * INDENT;
    let is_of_size = (before.size - line.size).abs() <= em * OTHER_SIZE;
    let is_near = *before_page != page || line.area.bottom - before.area.bottom <= em * FAR;
    is_full && !is_indented && is_of_size && is_near
}
