//! Markup as a browser's parser reads it (html5ever): a tree of elements and text. Nothing of the writer is used.

use std::collections::BTreeMap;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element.
#[derive(Debug)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Child {
    Element(Node),
    Text(String),
}

/// A whole page, in which a browser must find no fault.
pub fn parse(page: &str) -> Node {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let children = dom.document.children.borrow();
    children.iter().find_map(element).unwrap()
}

/// A fragment, as the only content of a page.
pub fn parse_fragment(fragment: &str) -> Node {
    parse(&format!("<!DOCTYPE html><title>页</title><body>{fragment}"))
}

fn element(handle: &Handle) -> Option<Node> {
    let NodeData::Element { name, attrs, .. } = &handle.data else { return None };
    let attributes = attrs.borrow().iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
    let children = handle.children.borrow().iter().filter_map(child).collect();
    Some(Node { name: name.local.to_string(), attributes, children })
}

fn child(handle: &Handle) -> Option<Child> {
    match &handle.data {
        NodeData::Text { contents } => Some(Child::Text(contents.borrow().to_string())),
        _ => element(handle).map(Child::Element),
    }
}

impl Node {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| if let Child::Element(node) = child { Some(node) } else { None })
    }

    /// It, and every element within, in order.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.elements().flat_map(Self::all));
        all
    }

    /// Every element of one of some names within.
    pub fn named(&self, names: &[&str]) -> Vec<&Self> {
        self.all().into_iter().filter(|node| names.contains(&node.name.as_str())).collect()
    }

    pub fn the(&self, name: &str) -> &Self {
        let found = self.named(&[name]);
        assert_eq!(found.len(), 1, "{name}");
        found[0]
    }

    /// All text within.
    pub fn text(&self) -> String {
        let text = |child: &Child| match child {
            Child::Text(text) => text.clone(),
            Child::Element(node) => node.text(),
        };
        self.children.iter().map(text).collect()
    }

    fn span(&self, attribute: &str) -> usize {
        self.get(attribute).map_or(1, |span| span.parse().unwrap())
    }
}

/// A table as the standard forms it (HTML, 4.9.12): for each row the cells that cover its places; more than one where
/// cells overlap, none where none reaches.
pub fn grid(table: &Node) -> Vec<Vec<Vec<&Node>>> {
    let columns = table.named(&["col"]).len();
    let mut grid = Vec::new();
    let groups = table.elements().filter(|child| ["thead", "tbody", "tfoot"].contains(&child.name.as_str()));
    for group in groups {
        let rows: Vec<&Node> = group.elements().collect();
        let mut places = vec![vec![Vec::new(); columns]; rows.len()];
        for (row, cells) in rows.iter().enumerate() {
            for cell in cells.elements() {
                let column = places[row].iter().position(Vec::is_empty).unwrap_or(columns);
                // A place outside the group or the columns is a fault.
                for row in &mut places[row..row + cell.span("rowspan")] {
                    row[column..column + cell.span("colspan")].iter_mut().for_each(|place| place.push(cell));
                }
            }
        }
        grid.extend(places);
    }
    grid
}
