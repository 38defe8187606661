//! Report and form become a document: the numbering, the tables, the title's lines, the sign-off.

mod columns;
mod draft;
mod exhibit;
mod narrative;
mod notes;
mod sign_off;
mod spaces;
mod table;
mod title;
mod width;

pub use draft::compose_draft;

use self::exhibit::Exhibits;
use crate::page::document::{Block, Document, PageGeometry, Paragraph, Properties, Role, Table, Title, keep};
use crate::report::finding::Path;
use crate::report::form::{Content, Section};
use crate::report::model::{Report, SignedAt};

/// Sets a report out as the document its form prescribes: title, six sections, sign-off where there is a date; with
/// what the organ has of its own: words before the first section, beside the tables and in chapters of their own.
pub fn compose(report: &Report) -> Document {
    let mut blocks = vec![compose_title(report)];
    let under_title = report.date().filter(|_| report.signed() == SignedAt::UnderTitle);
    let at_end = report.date().filter(|_| report.signed() == SignedAt::End);
    if let Some(date) = under_title {
        blocks.extend(sign_off::under_title(report.agency(), date).map(Block::Paragraph));
    }
    let (mut exhibits, text) = (Exhibits::of(report), blocks.len());
    narrative::compose(report.preamble(), &mut exhibits, &mut blocks);
    add_chapters(report, "before", &mut exhibits, &mut blocks);
    for section in &report.form().sections {
        add_section(report, section, &mut exhibits, &mut blocks);
    }
    add_chapters(report, "after", &mut exhibits, &mut blocks);
    if let (Some(_), Some(Block::Paragraph(first))) = (under_title, blocks.get_mut(text)) {
        // As after the title: an empty line parts the text from the name and date under it.
        first.space_before = PageGeometry::LINE_PITCH;
    }
    if let Some(date) = at_end {
        blocks.extend(sign_off::compose(report.agency(), date).map(Block::Paragraph));
    }
    keep::keep_together(&mut blocks);
    let properties = Properties {
        title: report.title().to_owned(),
        agency: report.agency().to_owned(),
        year: report.year(),
        date: report.date(),
        data: report.public_json(),
    };
    Document { properties, blocks, pictures: exhibits.into_pictures(), watermark: None }
}

/// Adds a section of the form: its heading, and its words, or its table with the words beside it.
fn add_section(report: &Report, section: &Section, exhibits: &mut Exhibits<'_>, blocks: &mut Vec<Block>) {
    let starts_page = report.form().table(&section.id).is_some_and(|table| table.starts_page);
    let heading = report.heading(section);
    add_heading(heading, Path::from(section.id.clone()), starts_page, blocks);
    if section.content == Content::Narrative {
        narrative::compose(report.narrative(&section.id), exhibits, blocks);
        return;
    }
    narrative::compose(report.beside_table(&section.id, "before"), exhibits, blocks);
    blocks.extend(table::compose(report, section).map(Block::Table));
    blocks.extend(notes::compose(report, section).into_iter().map(Block::Paragraph));
    let first = blocks.len();
    narrative::compose(report.beside_table(&section.id, "after"), exhibits, blocks);
    stand_off_table(blocks, first);
}

/// Adds the organ's own chapters before the form's sections, or after them.
fn add_chapters(report: &Report, place: &str, exhibits: &mut Exhibits<'_>, blocks: &mut Vec<Block>) {
    for (heading, content) in report.chapters(place) {
        add_heading(&heading.text, heading.path.clone(), false, blocks);
        narrative::compose(content, exhibits, blocks);
    }
}

fn compose_title(report: &Report) -> Block {
    let bare = spaces::without_typed_gaps;
    let own: Vec<String> = report.title_lines().iter().map(|line| bare(line).into_owned()).collect();
    let tail = report.form().title_tail();
    let balanced = || title::balance(&bare(report.title()), &bare(report.agency()), tail);
    let lines = if own.is_empty() { balanced() } else { own };
    Block::Title(Title { lines, path: report.title_path.clone() })
}

fn add_heading(heading: &str, path: Path, starts_page: bool, blocks: &mut Vec<Block>) {
    let mut heading = Paragraph::new(Role::Heading1, heading, path);
    heading.starts_page = starts_page;
    blocks.push(Block::Paragraph(heading));
    // Below the break that it asks for, office programs would keep the space.
    if !starts_page {
        let last = blocks.len() - 1;
        stand_off_table(blocks, last);
    }
}

/// Keeps a paragraph off the last rule of a table right above it.
fn stand_off_table(blocks: &mut [Block], index: usize) {
    let is_below = index.checked_sub(1).is_some_and(|above| matches!(blocks[above], Block::Table(_)));
    if let Some(Block::Paragraph(paragraph)) = blocks.get_mut(index).filter(|_| is_below) {
        paragraph.space_before = Table::SPACE_AFTER;
    }
}
