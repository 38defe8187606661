//! What a screen reader finds in the PDF file, read from its bytes.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId};
use nianbao::page::document::{Block, Cell, Role};
use nianbao::report::model::Report;

use crate::support::opened::{Opened, Tag, name, text_string};
use crate::support::{SAMPLES, bare, plain_samples, report, words};

fn samples() -> impl Iterator<Item = (&'static str, Report, Opened)> {
    SAMPLES.into_iter().map(opened)
}

/// Those that have the form's tables and headings and no others.
fn plain() -> impl Iterator<Item = (&'static str, Report, Opened)> {
    plain_samples().map(opened)
}

fn opened((name, json): (&'static str, &'static str)) -> (&'static str, Report, Opened) {
    let report = report(json);
    let opened = Opened::new(&nianbao::pdf(&report).unwrap());
    (name, report, opened)
}

/// A figure as it is read out: what heads it, and itself.
type Heard = (Vec<String>, String);

/// Whether a cell is the note in the corner of table 三, which heads nothing and has no head.
fn is_corner(cell: &Tag) -> bool {
    cell.text.contains("勾稽关系")
}

/// The figures of a table with the words of the cells that their `Headers` name.
fn heard(opened: &Opened, tree: &Tag, table: &Tag) -> Vec<Heard> {
    let id = |tag: &Tag| Some(opened.dictionary(tag.id).get(b"ID").ok()?.as_str().unwrap().to_vec());
    let heads: BTreeMap<Vec<u8>, String> =
        tree.all().into_iter().filter_map(|tag| Some((id(tag)?, bare(&tag.text)))).collect();
    let of = |cell: &Tag| {
        let attributes = opened.get(opened.dictionary(cell.id), "A").unwrap().as_dict().unwrap();
        let headers = opened.get(attributes, "Headers").unwrap().as_array().unwrap();
        (headers.iter().map(|head| heads[head.as_str().unwrap()].clone()).collect(), cell.text.clone())
    };
    let is_figure = |tag: &&Tag| !is_corner(tag);
    table.of_kind("TD").into_iter().filter(is_figure).map(of).collect()
}

#[test]
fn every_figure_is_heard_with_the_forms_labels_and_the_reports_value() {
    for (name, report, opened) in plain() {
        let tree = opened.tree();
        let tables = tree.of_kind("Table");
        let form = report.form();
        assert_eq!(tables.len(), form.tables.len());
        for (index, table) in tables.into_iter().enumerate() {
            let expected: Vec<Heard> = form
                .values()
                .filter(|(_, value)| value.table == index)
                .map(|(id, _)| {
                    let labels = form.labels(id);
                    let heads = labels.row.iter().chain(&labels.column).map(|label| bare(label)).collect();
                    (heads, report.figure(id).to_string())
                })
                .collect();
            let heard = heard(&opened, &tree, table);
            let figures = if form.edition == "2021" { [10, 175, 15] } else { [22, 161, 15] };
            assert_eq!(heard.len(), figures[index], "{name}");
            for (heard, expected) in heard.iter().zip(&expected) {
                assert_eq!(heard, expected, "{name}");
            }
            assert_eq!(heard.len(), expected.len(), "{name}");
        }
    }
}

#[test]
fn the_tables_are_named_and_every_row_fills_the_grid() {
    for (name, report, opened) in plain() {
        let form = report.form();
        for (tag, table) in opened.tree().of_kind("Table").into_iter().zip(&form.tables) {
            let section = form.sections.iter().find(|section| section.id == table.id).unwrap();
            assert_eq!(text_string(opened.get(opened.dictionary(tag.id), "T").unwrap()), section.heading, "{name}");
            let sections: Vec<_> =
                tag.children.iter().map(|section| (&*section.kind, section.children.len())).collect();
            let rows: Vec<&Tag> = if table.header_rows > 0 {
                let heads = table.header_rows;
                assert_eq!(sections, [("THead", heads), ("TBody", table.rows - heads)], "{name}");
                tag.children.iter().flat_map(|section| &section.children).collect()
            } else {
                tag.children.iter().collect()
            };
            assert!(rows.iter().all(|row| row.kind == "TR"));
            let corners = tag.all().into_iter().filter(|cell| is_corner(cell) && cell.children.is_empty());
            assert!(corners.into_iter().all(|corner| corner.kind == "TD"), "{name}");
            let cells = rows.into_iter().flat_map(|row| &row.children);
            let area = |cell: &Tag| span(&opened, cell, "RowSpan") * span(&opened, cell, "ColSpan");
            assert_eq!(cells.map(area).sum::<i64>() as usize, table.rows * table.columns, "{name}");
        }
    }
}

#[test]
fn heads_are_those_of_columns_and_labels_those_of_rows() {
    for (sample, report, opened) in samples() {
        let document = nianbao::page::compose::compose(&report);
        let of_document = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let tree = opened.tree();
        let (mut columns, mut rows) = (0, 0);
        for (tag, table) in tree.of_kind("Table").into_iter().zip(of_document) {
            let mut cells: Vec<&Cell> = table.cells.iter().collect();
            cells.sort_by_key(|cell| (cell.row, cell.column));
            let tags: Vec<&Tag> =
                tag.all().into_iter().filter(|tag| matches!(tag.kind.as_str(), "TH" | "TD")).collect();
            assert_eq!(tags.len(), cells.len(), "{sample}");
            for (tag, cell) in tags.into_iter().zip(cells).filter(|(tag, _)| tag.kind == "TH") {
                let attributes = opened.get(opened.dictionary(tag.id), "A").unwrap().as_dict().unwrap();
                let is_column = cell.role == Role::TableHead;
                let expected = if is_column { "Column" } else { "Row" };
                assert_eq!(name(opened.get(attributes, "Scope").unwrap()), expected, "{sample}: {}", cell.text());
                *if is_column { &mut columns } else { &mut rows } += 1;
            }
        }
        assert!(columns > 10 && rows > 10, "{sample}: {columns} and {rows}");
    }
}

fn span(opened: &Opened, cell: &Tag, key: &str) -> i64 {
    let attributes = opened.get(opened.dictionary(cell.id), "A").unwrap().as_dict().unwrap();
    opened.get(attributes, key).map_or(1, |span| span.as_i64().unwrap())
}

#[test]
fn the_text_read_is_the_documents_text() {
    for (name, report, opened) in samples() {
        let document = nianbao::page::compose::compose(&report);
        assert_eq!(bare(&opened.tree().whole_text()), bare(&words(&document)), "{name}");
        assert_eq!(opened.unmarked, 0, "{name}: all text is marked, as read or as an artifact");
    }
}

#[test]
fn headings_begin_with_one_of_the_first_level_and_leave_none_out() {
    for (name, report, opened) in plain() {
        let tree = opened.tree();
        let level = |tag: &Tag| tag.kind.strip_prefix('H').and_then(|level| level.parse::<u8>().ok());
        let headings: Vec<(u8, String)> =
            tree.all().into_iter().filter_map(|tag| Some((level(tag)?, tag.text.clone()))).collect();
        assert_eq!(headings[0].0, 1, "{name}");
        assert_eq!(bare(&headings[0].1), bare(report.title()));
        assert!(headings[1..].iter().all(|(level, _)| (2..=4).contains(level)), "{name}");
        assert!(headings.windows(2).all(|pair| pair[1].0 <= pair[0].0 + 1), "{name}: {headings:?}");
        let sections: Vec<_> =
            headings.iter().filter(|(level, _)| *level == 2).map(|(_, text)| text.as_str()).collect();
        let expected: Vec<_> = report.form().sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(sections, expected, "{name}");
    }
}

/// The way back: `ParentTree` leads from every piece of marked content to the element that it is part of.
#[test]
fn every_marked_content_leads_back_to_its_element() {
    for (name, _, opened) in samples() {
        let root = opened.get(opened.catalog(), "StructTreeRoot").unwrap().as_dict().unwrap();
        let numbers = opened.get(opened.get(root, "ParentTree").unwrap().as_dict().unwrap(), "Nums").unwrap();
        let parents: BTreeMap<i64, &Object> =
            numbers.as_array().unwrap().chunks(2).map(|pair| (pair[0].as_i64().unwrap(), &pair[1])).collect();
        let mut led: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
        for page in &opened.pages {
            let key = opened.dictionary(*page).get(b"StructParents").unwrap().as_i64().unwrap();
            let elements = opened.file.dereference(parents[&key]).unwrap().1.as_array().unwrap();
            led.extend((0..).zip(elements).map(|(number, element)| ((*page, number), element.as_reference().unwrap())));
        }
        let tree = opened.tree();
        let content = tree.all().into_iter().flat_map(|tag| tag.content.iter().map(|place| (*place, tag.id)));
        assert_eq!(led, content.collect(), "{name}");
        assert_eq!(led.keys().collect::<Vec<_>>(), opened.content.keys().collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn the_outline_is_the_headings_in_order_each_leading_to_its_page() {
    for (name, _, opened) in samples() {
        let root = opened.get(opened.catalog(), "Outlines").unwrap().as_dict().unwrap();
        let mut entries = Vec::new();
        outline(&opened, root, 1, &mut entries);
        let tree = opened.tree();
        let headings: Vec<_> = tree
            .all()
            .into_iter()
            .filter(|tag| tag.kind.starts_with('H'))
            .map(|tag| (tag.kind.clone(), bare(&tag.text), tag.content[0].0))
            .collect();
        assert_eq!(entries, headings, "{name}");
    }
}

/// The entries below one, in order, with what their heading's structure type is to be.
fn outline(opened: &Opened, parent: &lopdf::Dictionary, level: u8, entries: &mut Vec<(String, String, ObjectId)>) {
    let mut next = opened.get(parent, "First");
    while let Some(entry) = next {
        let entry = entry.as_dict().unwrap();
        let page = opened.get(entry, "Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        entries.push((format!("H{level}"), bare(&text_string(opened.get(entry, "Title").unwrap())), page));
        outline(opened, entry, level + 1, entries);
        next = opened.get(entry, "Next");
    }
}
