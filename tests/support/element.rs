//! The parts of a package of XML, and the elements of a part.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Self>,
    pub text: String,
}

/// The parts of a package by their names.
pub fn parts(package: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut entry = archive.by_index(index).unwrap();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).unwrap();
        (entry.name().unwrap().into_owned(), part)
    });
    parts.collect()
}

impl Node {
    /// The root element of a part.
    pub fn root(part: &[u8]) -> Self {
        let mut reader = Reader::from_str(std::str::from_utf8(part).unwrap());
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::opened(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::opened(&start)),
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

    fn opened(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    /// An attribute, if it is there.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// It, if it has a name, and every element of that name in it, at any depth, in order.
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let deeper = self.children.iter().flat_map(|child| child.all(name));
        (self.name == name).then_some(self).into_iter().chain(deeper).collect()
    }
}
