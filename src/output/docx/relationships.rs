//! How parts of the package refer to each other (ISO/IEC 29500-2 §9.3): each relationship is registered by whoever
//! needs it, and its identifier told.

use super::xml::Element;

/// What a part is to the one that refers to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The main part of the package.
    Document,
    /// `docProps/core.xml`.
    CoreProperties,
    /// `docProps/app.xml`.
    ExtendedProperties,
    /// `docProps/custom.xml`.
    CustomProperties,
    /// The style sheet.
    Styles,
    /// The settings.
    Settings,
    /// The table of fonts.
    FontTable,
    /// A font, to the table of fonts.
    Font,
    /// What stands at the head of pages.
    Header,
    /// What stands at their foot.
    Footer,
    /// A picture.
    Image,
    /// Data that are no part of the text.
    CustomXml,
    /// What is said of such data, to them.
    CustomXmlProperties,
}

impl Relation {
    /// Its type, as a relationship names it.
    fn uri(self) -> String {
        let (family, word) = match self {
            Self::CoreProperties => ("package", "metadata/core-properties"),
            Self::Document => ("officeDocument", "officeDocument"),
            Self::ExtendedProperties => ("officeDocument", "extended-properties"),
            Self::CustomProperties => ("officeDocument", "custom-properties"),
            Self::Styles => ("officeDocument", "styles"),
            Self::Settings => ("officeDocument", "settings"),
            Self::FontTable => ("officeDocument", "fontTable"),
            Self::Font => ("officeDocument", "font"),
            Self::Header => ("officeDocument", "header"),
            Self::Footer => ("officeDocument", "footer"),
            Self::Image => ("officeDocument", "image"),
            Self::CustomXml => ("officeDocument", "customXml"),
            Self::CustomXmlProperties => ("officeDocument", "customXmlProps"),
        };
        format!("http://schemas.openxmlformats.org/{family}/2006/relationships/{word}")
    }
}

/// The relationships of one part, or of the package, in the order in which they were registered.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    entries: Vec<(Relation, String)>,
}

impl Relationships {
    /// Registers a relationship to a part, named from the folder of the one that refers to it; its identifier.
    pub(super) fn register(&mut self, relation: Relation, target: impl Into<String>) -> String {
        self.entries.push((relation, target.into()));
        format!("rId{}", self.entries.len())
    }

    /// The part that holds them (`word/_rels/document.xml.rels`); none if there are none.
    pub(super) fn part(&self) -> Option<Vec<u8>> {
        let entry = |(index, (relation, target)): (usize, &(Relation, String))| {
            Element::new("Relationship")
                .with("Id", format!("rId{}", index + 1))
                .with("Type", relation.uri())
                .with("Target", target)
        };
        let root = Element::new("Relationships")
            .with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
            .children(self.entries.iter().enumerate().map(entry));
        (!self.entries.is_empty()).then(|| root.into_part())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_an_identifier_of_its_own_by_which_it_is_found() {
        let mut relationships = Relationships::default();
        assert_eq!(relationships.part(), None);
        let ids = ["footer1.xml", "footer2.xml"].map(|target| relationships.register(Relation::Footer, target));
        assert_eq!(ids, ["rId1", "rId2"]);
        relationships.register(Relation::CoreProperties, "core.xml");
        let part = String::from_utf8(relationships.part().unwrap()).unwrap();
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        for (id, kind, target) in [
            ("rId1", format!("{office}/footer"), "footer1.xml"),
            ("rId2", format!("{office}/footer"), "footer2.xml"),
            ("rId3", format!("{package}/metadata/core-properties"), "core.xml"),
        ] {
            let entry = format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#);
            assert!(part.contains(&entry), "{entry} in {part}");
        }
    }
}
