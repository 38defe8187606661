//! The head of the page: what it says of itself, and its style sheet.
//!
//! The tags are those of government pages (《政府网站发展指引》, 国办发〔2017〕47号, annex). The report knows its title, its
//! organ and its column; what only the site knows is there if it was given, and nothing is made up.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use super::{dress, seen, widths};
use crate::output::publication::{Publication, Tag};
use crate::page::document::{Block, Document, Role};

/// The column that annual reports are published in (ColumnType), as regulations call it.
const COLUMN: &str = "政府信息公开年报";

const SHEET: &str = include_str!("page.css");

/// The head's content.
pub(super) fn head(document: &Document, publication: &Publication) -> Markup {
    let properties = &document.properties;
    let mark = document.watermark.as_deref();
    let title = mark.map_or_else(|| properties.title.clone(), |mark| format!("{mark}：{}", properties.title));
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { (title) }
        @for (name, content) in tags(document, publication) { meta name=(name) content=(content); }
        // What is not to be published is not to be found.
        @if mark.is_some() { meta name="robots" content="noindex"; }
        style { (PreEscaped(SHEET)) (PreEscaped(rules(document))) }
    }
}

/// The tags of the site, the column and the page, in the order of the annex, as far as they are known.
fn tags<'a>(document: &'a Document, publication: &'a Publication) -> Vec<(&'static str, &'a str)> {
    let given = |tag: Tag| Some((tag.name(), publication.get(tag)?));
    let properties = &document.properties;
    let known = [
        given(Tag::SiteName),
        given(Tag::SiteDomain),
        given(Tag::SiteIdCode),
        Some(("ColumnType", COLUMN)),
        Some(("ArticleTitle", properties.title.as_str())),
        given(Tag::PubDate),
        Some(("ContentSource", properties.agency.as_str())),
        given(Tag::Url),
    ];
    known.into_iter().flatten().collect()
}

/// What the style sheet says of this document alone: how wide columns are, and where a sign-off ends.
fn rules(document: &Document) -> String {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut widths = BTreeMap::new();
    for shares in tables.map(|table| widths::shares(&seen::seen(table).columns)) {
        widths.extend(shares.iter().map(|share| (widths::class(*share, &shares), widths::percent(*share))));
    }
    widths.remove("");
    let widths = widths.into_iter().map(|(class, width)| format!(".{class}{{width:{width}}}"));
    let lines = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(line) if matches!(line.role, Role::SignOffOrgan | Role::SignOffDate) => {
            Some(line.right_indent)
        }
        _ => None,
    });
    let indents = lines.map(|indent| {
        let hundredths = dress::em_hundredths(indent);
        format!(".{}{{padding-right:{}.{:02}em}}", dress::indent_class(indent), hundredths / 100, hundredths % 100)
    });
    widths.chain(indents).collect()
}
