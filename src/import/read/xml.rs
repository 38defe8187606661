//! A part of a package as a tree of elements, named without their prefixes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::error::ReadError;
use super::{encoding, limits};

/// What a part that is no XML is called.
const DAMAGED: ReadError = ReadError::Damaged { what: "文件里的 XML " };

/// How deep elements may be nested: far less than pages of the web may, since each level costs more.
const DEPTH: usize = 200;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without the prefix, `tbl` for `w:tbl`.
    pub(super) name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    pub(super) nodes: Vec<Node>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An attribute's value, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| **own == *name).map(|(_, value)| &**value)
    }

    /// The elements in it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children().find(|child| &*child.name == name)
    }

    /// The value of the first element in it of a name: `<w:numId w:val="3"/>`.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether an element of a name is in it that switches something on: there without a value, or with a true one.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|child| !matches!(child.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// Its text, and that of all elements in it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.collect_text(&mut text);
        text
    }

    fn collect_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.collect_text(text),
                Node::Text(own) => text.push_str(own),
            }
        }
    }
}

/// Reads a part.
///
/// # Errors
/// If it is no XML, or larger or deeper nested than any part of a report.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_text(text.trim_start_matches('\u{feff}')),
        Err(_) => parse_text(&encoding::decode(bytes)?.text),
    }
}

fn parse_text(text: &str) -> Result<Element, ReadError> {
    let mut reader = Reader::from_str(text);
    // The document itself lies under all others.
    let mut open = vec![Element::default()];
    let mut nodes = 0;
    loop {
        let innermost = open.last_mut().ok_or(DAMAGED)?;
        match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(start) => open.push(opened(&start)?),
            Event::Empty(start) => innermost.nodes.push(Node::Element(opened(&start)?)),
            Event::End(_) => {
                let element = open.pop().ok_or(DAMAGED)?;
                open.last_mut().ok_or(DAMAGED)?.nodes.push(Node::Element(element));
            }
            Event::Text(text) => innermost.push_text(&text.xml10_content()),
            Event::CData(text) => innermost.push_text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) => innermost.push_text(character.encode_utf8(&mut [0; 4])),
                // An entity of the document's own is never expanded.
                _ => innermost.push_text(quick_xml::escape::resolve_xml_entity(&reference).unwrap_or_default()),
            },
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
        nodes += 1;
        if nodes > limits::NODES || open.len() > DEPTH {
            return Err(ReadError::Limit { what: "文件里的元素太多，或者套得太深" });
        }
    }
    let document = open.pop().filter(|_| open.is_empty()).ok_or(DAMAGED)?;
    document.nodes.into_iter().find_map(root).ok_or(DAMAGED)
}

fn root(node: Node) -> Option<Element> {
    match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    }
}

impl Element {
    fn push_text(&mut self, text: &str) {
        match self.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.nodes.push(Node::Text(text.to_owned())),
        }
    }
}

fn opened(start: &BytesStart) -> Result<Element, ReadError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| DAMAGED)?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| DAMAGED)?;
        attributes.push((attribute.key.local_name().as_ref().into(), value.into()));
    }
    Ok(Element { name: start.local_name().as_ref().into(), attributes, nodes: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_becomes_a_tree_without_prefixes() {
        let xml = "<?xml version=\"1.0\"?><w:a x:b=\"1 &lt; 2\"><c val=\"0\"/><d/>年&#x62A5;&amp;<![CDATA[<]]></w:a>";
        let root = parse(xml.as_bytes()).unwrap();
        assert_eq!((&*root.name, root.attribute("b")), ("a", Some("1 < 2")));
        assert_eq!(root.text(), "年报&<");
        assert!(root.is_on("d") && !root.is_on("c") && !root.is_on("e"));
        assert_eq!(root.value("c"), Some("0"));
    }

    #[test]
    fn a_part_in_utf_16_is_read() {
        let wide: Vec<u8> = "\u{feff}<a>年</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(parse(&wide).unwrap().text(), "年");
    }

    #[test]
    fn what_is_no_xml_or_too_deep_is_refused() {
        for xml in ["", "<a>", "<a></b>", "</a>", "<a b=></a>", "<a>&#xFFFFFFFF;"] {
            assert!(parse(xml.as_bytes()).is_err(), "{xml}");
        }
        let deep = "<a>".repeat(1000) + &"</a>".repeat(1000);
        assert!(matches!(parse(deep.as_bytes()), Err(ReadError::Limit { .. })));
    }

    #[test]
    fn entities_are_never_expanded() {
        let xml = "<!DOCTYPE a [<!ENTITY b \"0123456789\"><!ENTITY c \"&b;&b;\">]><a>&c;年</a>";
        assert_eq!(parse(xml.as_bytes()).unwrap().text(), "年");
    }
}
