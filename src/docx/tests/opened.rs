//! A Word file opened again.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The parts of a package by their names.
pub(super) struct Opened {
    pub(super) parts: BTreeMap<String, Vec<u8>>,
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Self>,
    text: String,
}

impl Opened {
    pub(super) fn new(file: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let parts = (0..archive.len()).map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut part = Vec::new();
            entry.read_to_end(&mut part).unwrap();
            (entry.name().unwrap().into_owned(), part)
        });
        Self { parts: parts.collect() }
    }

    pub(super) fn xml(&self, name: &str) -> &str {
        std::str::from_utf8(&self.parts[name]).unwrap()
    }

    /// The root element of a part.
    pub(super) fn root(&self, name: &str) -> Node {
        let mut reader = Reader::from_str(self.xml(name));
        let mut open = vec![Node::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Node::opened(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Node::opened(&start)),
                Event::End(_) => {
                    let node = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(node);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let text = &mut open.last_mut().unwrap().text;
                    match reference.resolve_char_ref().unwrap() {
                        Some(character) => text.push(character),
                        None => text.push_str(quick_xml::escape::resolve_xml_entity(reference.as_ref()).unwrap()),
                    }
                }
                Event::Eof => return open.remove(0).children.remove(0),
                _ => {}
            }
        }
    }
}

impl Node {
    fn opened(start: &BytesStart) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    /// Every element of a name in it, at any depth.
    pub(super) fn all(&self, name: &str) -> Vec<&Self> {
        let deeper = self.children.iter().flat_map(|child| child.all(name));
        (self.name == name).then_some(self).into_iter().chain(deeper).collect()
    }

    /// The first element of a name in it.
    pub(super) fn first(&self, name: &str) -> Option<&Self> {
        self.all(name).first().copied()
    }

    /// An attribute of the first element of a name in it.
    pub(super) fn attribute(&self, element: &str, name: &str) -> Option<&str> {
        Some(self.first(element)?.attributes.get(name)?.as_str())
    }

    /// `w:val` of the first element of a name in it.
    pub(super) fn val(&self, element: &str) -> Option<&str> {
        self.attribute(element, "w:val")
    }

    /// The words in it.
    pub(super) fn words(&self) -> String {
        self.all("w:t").into_iter().map(|text| text.text.as_str()).collect()
    }

    /// The text of the first element of a name in it.
    pub(super) fn text_of(&self, element: &str) -> Option<&str> {
        Some(self.first(element)?.text.as_str())
    }
}
