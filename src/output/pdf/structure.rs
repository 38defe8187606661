//! The structure tree (ISO 32000-1, 14.7): what the pages' content means, for readers that do not see it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::content::SHEET_HEIGHT;
use super::marks::Marks;
use super::metadata::catalog;
use super::{PdfError, text_string};
use crate::length::Length;
use crate::page::layout::{CellSpan, Element, ElementId, ElementKind, Pages, Scope};

/// Adds the tree of the document's elements, with their marked content as leaves, and the way back from content to
/// element.
///
/// # Errors
/// If printpdf's objects lack a page or the catalogue.
pub(super) fn add(objects: &mut Document, pages: &Pages, marks: &Marks) -> Result<(), PdfError> {
    let page_ids: Vec<ObjectId> = objects.page_iter().collect();
    let root = objects.new_object_id();
    let ids: Vec<ObjectId> = pages.structure.iter().map(|_| objects.new_object_id()).collect();
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    let mut first_page = vec![None; ids.len()];
    for (number, page) in page_ids.iter().enumerate() {
        for (identifier, element) in marks.on_page(number).iter().enumerate() {
            let on = *first_page[element.index()].get_or_insert(*page);
            kids[element.index()].push(leaf(identifier as i64, *page, on));
        }
    }
    for (index, element) in pages.structure.iter().enumerate() {
        if let Some(parent) = element.parent {
            kids[parent.index()].push(Object::Reference(ids[index]));
        }
    }
    for ((index, element), kids) in pages.structure.iter().enumerate().zip(kids) {
        let mut entry = dictionary_of(element, &pages.structure);
        entry.set("P", element.parent.map_or(root, |parent| ids[parent.index()]));
        entry.set("K", kids);
        if let Some(page) = first_page[index] {
            entry.set("Pg", page);
        }
        objects.objects.insert(ids[index], Object::Dictionary(entry));
    }
    let parent_tree = add_parent_tree(objects, &page_ids, marks, &ids)?;
    let id_tree = add_id_tree(objects, &pages.structure, &ids);
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[0],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => page_ids.len() as i64,
        "IDTree" => id_tree
    };
    objects.objects.insert(root, Object::Dictionary(tree));
    catalog(objects)?.set("StructTreeRoot", root);
    Ok(())
}

/// Marked content as a child: its identifier alone on the element's first page, with its page elsewhere.
fn leaf(identifier: i64, page: ObjectId, first_page: ObjectId) -> Object {
    if page == first_page {
        return Object::Integer(identifier);
    }
    Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => identifier })
}

/// `ParentTree` and the pages' `StructParents`: for each page, the element of each of its identifiers.
fn add_parent_tree(
    objects: &mut Document,
    pages: &[ObjectId],
    marks: &Marks,
    ids: &[ObjectId],
) -> Result<ObjectId, PdfError> {
    let mut numbers = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let parents: Vec<Object> =
            marks.on_page(number).iter().map(|element| Object::Reference(ids[element.index()])).collect();
        numbers.push(Object::Integer(number as i64));
        numbers.push(Object::Reference(objects.add_object(parents)));
        let page = objects.get_object_mut(*page)?.as_dict_mut()?;
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
    }
    Ok(objects.add_object(dictionary! { "Nums" => numbers }))
}

/// `IDTree`: the elements that others name as their headers.
fn add_id_tree(objects: &mut Document, structure: &[Element], ids: &[ObjectId]) -> ObjectId {
    let named = structure.iter().zip(ids).filter_map(|(element, id)| Some((element.name()?, *id)));
    // The tree is searched by the bytes of the names (7.9.6).
    let names: BTreeMap<String, ObjectId> = named.collect();
    let pairs = names.into_iter().flat_map(|(name, id)| [string(name), Object::Reference(id)]);
    objects.add_object(dictionary! { "Names" => pairs.collect::<Vec<_>>() })
}

fn string(name: String) -> Object {
    Object::String(name.into_bytes(), StringFormat::Literal)
}

fn dictionary_of(element: &Element, structure: &[Element]) -> Dictionary {
    let mut entry = dictionary! { "Type" => "StructElem", "S" => structure_type(&element.kind) };
    match &element.kind {
        ElementKind::Table { caption, summary } => {
            entry.set("T", text_string::object(caption));
            entry.set("A", dictionary! { "O" => "Table", "Summary" => text_string::object(summary) });
        }
        ElementKind::Figure { alt, edges } => {
            entry.set("Alt", text_string::object(alt));
            entry.set("A", figure_attributes(*edges));
        }
        ElementKind::HeaderCell { scope, span, headers, .. } => {
            entry.set("ID", string(element.name().unwrap_or_default()));
            let mut attributes = cell_attributes(*span, headers, structure);
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            attributes.set("Scope", scope);
            entry.set("A", attributes);
        }
        ElementKind::DataCell { span, headers } => entry.set("A", cell_attributes(*span, headers, structure)),
        _ => {}
    }
    entry
}

/// The standard structure types (ISO 32000-1, 14.8.4).
fn structure_type(kind: &ElementKind) -> String {
    match kind {
        ElementKind::Document => "Document".into(),
        ElementKind::Heading(level) => format!("H{level}"),
        ElementKind::Paragraph => "P".into(),
        ElementKind::List => "L".into(),
        ElementKind::Item => "LI".into(),
        ElementKind::ItemBody => "LBody".into(),
        ElementKind::Figure { .. } => "Figure".into(),
        ElementKind::Table { .. } => "Table".into(),
        ElementKind::TableHead => "THead".into(),
        ElementKind::TableBody => "TBody".into(),
        ElementKind::Row => "TR".into(),
        ElementKind::HeaderCell { .. } => "TH".into(),
        ElementKind::DataCell { .. } => "TD".into(),
    }
}

/// `Placement` and `BBox`: a block of its own, and where it is (ISO 32000-1, 14.8.5.4).
fn figure_attributes([left, top, right, bottom]: [Length; 4]) -> Dictionary {
    let edges = [left.to_pt(), SHEET_HEIGHT - bottom.to_pt(), right.to_pt(), SHEET_HEIGHT - top.to_pt()];
    let edges: Vec<Object> = edges.into_iter().map(Object::Real).collect();
    dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => edges }
}

/// `RowSpan`, `ColSpan` and `Headers` (ISO 32000-1, 14.8.5.7).
fn cell_attributes(span: CellSpan, headers: &[ElementId], structure: &[Element]) -> Dictionary {
    let mut attributes = dictionary! { "O" => "Table" };
    if span.rows > 1 {
        attributes.set("RowSpan", span.rows as i64);
    }
    if span.columns > 1 {
        attributes.set("ColSpan", span.columns as i64);
    }
    if !headers.is_empty() {
        let names = headers.iter().filter_map(|head| structure[head.index()].name());
        attributes.set("Headers", names.map(string).collect::<Vec<_>>());
    }
    attributes
}
