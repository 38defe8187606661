//! An OFD file opened again.

use std::collections::BTreeMap;

use super::element;
pub use super::element::Node;

/// The parts of a package by their names.
pub struct Package {
    pub parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    pub fn new(file: Vec<u8>) -> Self {
        Self { parts: element::parts(file) }
    }

    /// The root element of a part.
    pub fn root(&self, name: &str) -> Node {
        Node::root(&self.parts[name])
    }

    /// The pages in their order, with their numbers.
    pub fn sheets(&self) -> Vec<(u32, Node)> {
        let document = self.root("Doc_0/Document.xml");
        let pages = document.child("ofd:Pages").children.iter();
        pages
            .map(|page| {
                let part = self.root(&format!("Doc_0/{}", page.attribute("BaseLoc")));
                (page.attribute("ID").parse().unwrap(), part)
            })
            .collect()
    }
}

impl Node {
    /// An attribute that is there.
    pub fn attribute(&self, name: &str) -> &str {
        self.get(name).unwrap_or_else(|| panic!("{self:?} has no {name}"))
    }

    /// An attribute that is a number.
    pub fn number(&self, name: &str) -> f64 {
        self.attribute(name).parse().unwrap()
    }

    /// The child of a name.
    pub fn child(&self, name: &str) -> &Self {
        self.children.iter().find(|child| child.name == name).unwrap_or_else(|| panic!("{self:?} has no {name}"))
    }
}
