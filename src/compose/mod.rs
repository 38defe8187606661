//! Report and form become a document: the numbering, the tables, the title's lines, the sign-off.

mod columns;
mod draft;
mod narrative;
mod sign_off;
mod spaces;
mod table;
mod title;
mod width;

pub use draft::compose_draft;

use crate::document::{Block, Document, Paragraph, Properties, Role, Table, Title};
use crate::finding::Path;
use crate::form::{Content, Form, Section};
use crate::model::Report;

/// Sets a report out as the document its form prescribes: title, six sections, sign-off where there is a date.
pub fn compose(report: &Report) -> Document {
    let mut blocks = vec![compose_title(report)];
    for section in &report.form().sections {
        let heading = compose_heading(report.form(), section, blocks.last());
        blocks.push(heading);
        match section.content {
            Content::Narrative => narrative::compose(report.narrative(&section.id), &mut blocks),
            Content::Table => blocks.extend(table::compose(report, section).map(Block::Table)),
        }
    }
    if let Some(date) = report.date() {
        keep_with_sign_off(&mut blocks);
        blocks.extend(sign_off::compose(report.agency(), date).map(Block::Paragraph));
    }
    let properties = Properties {
        title: report.title().to_owned(),
        agency: report.agency().to_owned(),
        year: report.year(),
        date: report.date(),
        data: report.json.clone(),
    };
    Document { properties, blocks, watermark: None }
}

/// A sign-off stands under text (GB/T 9704-2012, 7.3.5): no page holds it alone.
fn keep_with_sign_off(blocks: &mut [Block]) {
    let last = match blocks.last_mut() {
        Some(Block::Paragraph(paragraph)) => Some(paragraph),
        Some(Block::List(items)) => items.last_mut(),
        _ => None,
    };
    if let Some(last) = last {
        last.keeps_with_next = true;
    }
}

fn compose_title(report: &Report) -> Block {
    let lines =
        title::balance(&spaces::without_typed_gaps(report.title()), &spaces::without_typed_gaps(report.agency()));
    Block::Title(Title { lines, path: report.title_path.clone() })
}

fn compose_heading(form: &Form, section: &Section, above: Option<&Block>) -> Block {
    let mut heading = Paragraph::new(Role::Heading1, &section.heading, Path::from(section.id.clone()));
    heading.starts_page = form.table(&section.id).is_some_and(|table| table.starts_page);
    // Below the break that it asks for, office programs would keep the space.
    if matches!(above, Some(Block::Table(_))) && !heading.starts_page {
        heading.space_before = Table::SPACE_AFTER;
    }
    Block::Paragraph(heading)
}
