//! A Word file opened again.

use std::collections::BTreeMap;

use super::element;
pub(super) use super::element::Node;

/// The parts of a package by their names.
pub(super) struct Opened {
    pub(super) parts: BTreeMap<String, Vec<u8>>,
}

impl Opened {
    pub(super) fn new(file: Vec<u8>) -> Self {
        Self { parts: element::parts(file) }
    }

    pub(super) fn xml(&self, name: &str) -> &str {
        std::str::from_utf8(&self.parts[name]).unwrap()
    }

    /// The part that one refers to by an identifier.
    pub(super) fn target(&self, part: &str, id: &str) -> String {
        let (folder, name) = part.rsplit_once('/').unwrap();
        let relationships = self.root(&format!("{folder}/_rels/{name}.rels"));
        let with_id: Vec<&Node> = relationships.children.iter().filter(|each| each.attributes["Id"] == id).collect();
        assert_eq!(with_id.len(), 1, "{id} of {part}");
        let target = &with_id[0].attributes["Target"];
        match target.strip_prefix("../") {
            Some(beside) => beside.to_owned(),
            None => format!("{folder}/{target}"),
        }
    }

    /// The font inside the file that an entry of the font table (`w:font`) refers to, no longer obfuscated.
    pub(super) fn font(&self, entry: &Node) -> Vec<u8> {
        let reference = &entry.first("w:embedRegular").unwrap().attributes;
        let mut font = self.parts[&self.target("word/fontTable.xml", &reference["r:id"])].clone();
        let key: String = reference["w:fontKey"].chars().filter(char::is_ascii_hexdigit).collect();
        let key = u128::from_str_radix(&key, 16).unwrap().to_le_bytes();
        font.iter_mut().take(32).zip(key.iter().cycle()).for_each(|(byte, key)| *byte ^= key);
        font
    }

    /// The root element of a part.
    pub(super) fn root(&self, name: &str) -> Node {
        Node::root(&self.parts[name])
    }
}

impl Node {
    /// The first element of a name in it.
    pub(super) fn first(&self, name: &str) -> Option<&Self> {
        self.all(name).first().copied()
    }

    /// An attribute of the first element of a name in it.
    pub(super) fn attribute(&self, element: &str, name: &str) -> Option<&str> {
        self.first(element)?.get(name)
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
