//! The tree that the HTML standard's parser builds, flat in one vector: what is nested does not nest in memory.

use std::borrow::Cow;
use std::cell::{Cell, RefCell, RefMut};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, LocalName, ParseOpts, QualName, local_name, ns};

use super::super::error::ReadError;
use super::super::limits;

/// How much is given to the parser at a time, in bytes: between two pieces its tree is looked at.
const PIECE: usize = 4096;

/// A node's place in the tree.
pub(super) type Id = usize;

/// The document itself.
const DOCUMENT: Id = 0;

/// What a page holds.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    depth: usize,
    content: Content,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    Element(Box<Tag>),
    Text(String),
    /// The document, a comment, the contents of a template: nothing that is seen.
    Nothing,
}

/// An element's name and attributes.
#[derive(Debug)]
pub(super) struct Tag {
    name: QualName,
    attributes: Vec<Attribute>,
}

impl Tag {
    /// The name, in small letters.
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| *attribute.name.local == *name).map(|attribute| &*attribute.value)
    }
}

impl Dom {
    /// The nodes in a node, in order.
    pub(super) fn children(&self, of: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.nodes[of].first, |id| self.nodes[*id].next)
    }

    /// What a node is.
    pub(super) fn content(&self, id: Id) -> &Content {
        &self.nodes[id].content
    }

    /// A node as an element.
    pub(super) fn tag(&self, id: Id) -> Option<&Tag> {
        match &self.nodes[id].content {
            Content::Element(tag) => Some(tag),
            _ => None,
        }
    }

    /// The document.
    pub(super) fn root() -> Id {
        DOCUMENT
    }

    /// All elements, in the order in which they begin.
    pub(super) fn tags(&self) -> impl Iterator<Item = (Id, &Tag)> {
        (0..self.nodes.len()).filter_map(|id| Some((id, self.tag(id)?)))
    }

    /// The nodes that a node lies in, the innermost first.
    pub(super) fn outer(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.nodes[id].parent, |id| self.nodes[*id].parent)
    }

    /// The text in a node.
    pub(super) fn text(&self, id: Id) -> String {
        let texts = self.children(id).map(|child| match self.content(child) {
            Content::Text(text) => text.clone(),
            _ => self.text(child),
        });
        texts.collect()
    }
}

/// Reads a page or a part of one.
///
/// # Errors
/// If it is deeper nested than any page, or has more elements.
pub(super) fn parse(text: &str) -> Result<Dom, ReadError> {
    let mut parser = html5ever::parse_document(Builder::new(), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let end = (0..=PIECE.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        parser.process(StrTendril::from_slice(piece));
        let builder = &parser.tokenizer.sink.sink;
        if builder.depth.get() > limits::DEPTH || builder.nodes.borrow().len() > limits::NODES {
            return Err(ReadError::Limit { what: "网页里的元素太多，或者套得太深" });
        }
        rest = after;
    }
    Ok(Dom { nodes: parser.finish() })
}

/// The tree while the parser builds it.
struct Builder {
    nodes: RefCell<Vec<Node>>,
    /// The depth of the deepest node.
    depth: Cell<usize>,
}

impl Builder {
    fn new() -> Self {
        let builder = Self { nodes: RefCell::default(), depth: Cell::new(0) };
        builder.add(Content::Nothing);
        builder
    }

    fn add(&self, content: Content) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        let node = Node { parent: None, previous: None, next: None, first: None, last: None, depth: 0, content };
        nodes.push(node);
        nodes.len() - 1
    }

    /// Puts a node or text before another, or at the end of its parent.
    fn insert(&self, parent: Id, before: Option<Id>, child: NodeOrText<Id>) {
        let previous = |nodes: &[Node]| before.map_or(nodes[parent].last, |before| nodes[before].previous);
        let id = match child {
            NodeOrText::AppendNode(id) => {
                detach(&mut self.nodes.borrow_mut(), id);
                id
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                if let Some(previous) = previous(&nodes)
                    && let Content::Text(before) = &mut nodes[previous].content
                {
                    before.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Content::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let previous = previous(&nodes);
        attach(&mut nodes, id, parent, previous, before);
        self.note_depth(&nodes, id);
    }

    fn note_depth(&self, nodes: &RefMut<'_, Vec<Node>>, id: Id) {
        self.depth.set(self.depth.get().max(nodes[id].depth));
    }
}

fn attach(nodes: &mut [Node], id: Id, parent: Id, previous: Option<Id>, next: Option<Id>) {
    let depth = nodes[parent].depth + 1;
    let node = &mut nodes[id];
    (node.parent, node.previous, node.next) = (Some(parent), previous, next);
    node.depth = node.depth.max(depth);
    match previous {
        Some(previous) => nodes[previous].next = Some(id),
        None => nodes[parent].first = Some(id),
    }
    match next {
        Some(next) => nodes[next].previous = Some(id),
        None => nodes[parent].last = Some(id),
    }
}

fn detach(nodes: &mut [Node], id: Id) {
    let node = &mut nodes[id];
    let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
    let Some(parent) = parent else { return };
    match previous {
        Some(previous) => nodes[previous].next = next,
        None => nodes[parent].first = next,
    }
    match next {
        Some(next) => nodes[next].previous = previous,
        None => nodes[parent].last = previous,
    }
}

impl TreeSink for Builder {
    type Handle = Id;
    type Output = Vec<Node>;
    type ElemName<'a> = NameOf;

    fn finish(self) -> Self::Output {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> NameOf {
        match &self.nodes.borrow()[*target].content {
            Content::Element(tag) => NameOf(tag.name.clone()),
            _ => NameOf(QualName::new(None, ns!(), local_name!(""))),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Content::Element(Box::new(Tag { name, attributes })))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Content::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Content::Nothing)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let has_parent = self.nodes.borrow()[*element].parent.is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What is in a template is never seen: the template itself, which is hidden, may hold it.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        // One that is its own sibling stays where it is.
        if matches!(child, NodeOrText::AppendNode(id) if id == *sibling) {
            return;
        }
        if let NodeOrText::AppendNode(id) = child {
            detach(&mut self.nodes.borrow_mut(), id);
        }
        let parent = self.nodes.borrow()[*sibling].parent;
        if let Some(parent) = parent {
            self.insert(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        if let Content::Element(tag) = &mut self.nodes.borrow_mut()[*target].content {
            let new = attributes.into_iter().filter(|new| tag.attributes.iter().all(|own| own.name != new.name));
            let new: Vec<_> = new.collect();
            tag.attributes.extend(new);
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        detach(&mut self.nodes.borrow_mut(), *target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        while let Some(child) = { self.nodes.borrow()[*node].first } {
            self.insert(*new_parent, None, NodeOrText::AppendNode(child));
        }
    }
}

/// An element's name, as the parser asks for it.
#[derive(Debug)]
struct NameOf(QualName);

impl html5ever::interface::ElemName for NameOf {
    fn ns(&self) -> &html5ever::Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }

    fn expanded(&self) -> ExpandedName<'_> {
        self.0.expanded()
    }
}
