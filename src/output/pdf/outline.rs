//! The outline (ISO 32000-1, 12.3.3): the headings, nested and in order, each leading to its line.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::content::SHEET_HEIGHT;
use super::metadata::catalog;
use super::{PdfError, text_string};
use crate::page::layout::OutlineEntry;

/// An entry with its place in the tree.
struct Node<'a> {
    entry: &'a OutlineEntry,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Adds the outline (printpdf's own is flat, sorted by name, and fails when there is none).
///
/// # Errors
/// If printpdf's objects lack the catalogue.
pub(super) fn add(objects: &mut Document, entries: &[OutlineEntry]) -> Result<(), PdfError> {
    if entries.is_empty() {
        return Ok(());
    }
    let (nodes, top) = nest(entries);
    let pages: Vec<ObjectId> = objects.page_iter().collect();
    let root = objects.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| objects.new_object_id()).collect();
    for (index, node) in nodes.iter().enumerate() {
        let siblings = node.parent.map_or(&top, |parent| &nodes[parent].children);
        let place = siblings.iter().position(|sibling| *sibling == index).unwrap_or_default();
        let y = Object::Real(SHEET_HEIGHT - node.entry.y.to_pt());
        let target = vec![Object::Reference(pages[node.entry.page]), "XYZ".into(), Object::Null, y, Object::Null];
        let mut item = dictionary! {
            "Title" => text_string::object(&node.entry.text),
            "Parent" => node.parent.map_or(root, |parent| ids[parent]),
            "Dest" => target
        };
        if let Some(before) = place.checked_sub(1) {
            item.set("Prev", ids[siblings[before]]);
        }
        if let Some(after) = siblings.get(place + 1) {
            item.set("Next", ids[*after]);
        }
        if let (Some(first), Some(last)) = (node.children.first(), node.children.last()) {
            item.set("First", ids[*first]);
            item.set("Last", ids[*last]);
            item.set("Count", descendants(&nodes, index));
        }
        objects.objects.insert(ids[index], Object::Dictionary(item));
    }
    let outlines = dictionary! {
        "Type" => "Outlines",
        "First" => ids[top[0]],
        "Last" => ids[top[top.len() - 1]],
        "Count" => nodes.len() as i64
    };
    objects.objects.insert(root, Object::Dictionary(outlines));
    catalog(objects)?.set("Outlines", root);
    Ok(())
}

/// Nests the entries by their levels; returns them with the indices of those at the top.
fn nest(entries: &[OutlineEntry]) -> (Vec<Node<'_>>, Vec<usize>) {
    let mut nodes: Vec<Node<'_>> = Vec::with_capacity(entries.len());
    let mut top = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|last| nodes[*last].entry.level >= entry.level) {
            open.pop();
        }
        let parent = open.last().copied();
        match parent {
            Some(parent) => nodes[parent].children.push(index),
            None => top.push(index),
        }
        nodes.push(Node { entry, parent, children: Vec::new() });
        open.push(index);
    }
    (nodes, top)
}

/// How many entries are shown below one when all are open.
fn descendants(nodes: &[Node<'_>], index: usize) -> i64 {
    nodes[index].children.iter().map(|child| 1 + descendants(nodes, *child)).sum()
}
