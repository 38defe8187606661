//! The package (ISO/IEC 29500-2): parts, their content types, and the ZIP file they are in.

use std::error::Error;

use super::embed::Embedded;
use super::relationships::{Relation, Relationships};
use super::xml::Element;
use crate::deflate::with_packer;
use crate::output::archive::Archive;
use crate::page::font::FontFile;
use crate::picture::{Encoding, Picture};

/// Content types of office documents.
const OFFICE_TYPE: &str = "application/vnd.openxmlformats-officedocument";

/// The extensions and content types of pictures.
const PICTURES: [(&str, &str); 2] = [("jpeg", "image/jpeg"), ("png", "image/png")];

/// The parts of a Word file.
#[derive(Default)]
pub(super) struct Package {
    /// Each with its name and its content type; none for what the extension tells.
    parts: Vec<(String, Option<String>, Vec<u8>)>,
    fonts: Vec<(String, FontFile)>,
    /// What the main part refers to.
    pub(super) from_document: Relationships,
    /// What the package itself names.
    from_root: Relationships,
}

impl Package {
    /// Adds the main part; its relationships are added when the file is written.
    pub(super) fn document(&mut self, part: Vec<u8>) {
        self.from_root.register(Relation::Document, "word/document.xml");
        self.word("document.xml", "document.main", part);
    }

    /// Adds a part of the text beside the main one, such as a header, which was registered by that target.
    pub(super) fn story(&mut self, target: &str, kind: &str, part: Vec<u8>) {
        self.word(target, kind, part);
    }

    /// Adds a picture; the identifier by which the main part refers to it.
    pub(super) fn picture(&mut self, picture: &Picture) -> String {
        let number = self.parts.iter().filter(|(name, ..)| name.starts_with("word/media/")).count() + 1;
        let extension = match picture.encoding() {
            Encoding::Jpeg => PICTURES[0].0,
            Encoding::Png => PICTURES[1].0,
        };
        let target = format!("media/image{number}.{extension}");
        self.parts.push((format!("word/{target}"), None, picture.bytes().to_vec()));
        self.from_document.register(Relation::Image, target)
    }

    /// Adds the style sheet.
    pub(super) fn styles(&mut self, part: Vec<u8>) {
        self.from_document.register(Relation::Styles, "styles.xml");
        self.word("styles.xml", "styles", part);
    }

    /// Adds the settings.
    pub(super) fn settings(&mut self, part: Vec<u8>) {
        self.from_document.register(Relation::Settings, "settings.xml");
        self.word("settings.xml", "settings", part);
    }

    /// Adds the font table, and the fonts that it refers to.
    pub(super) fn fonts(&mut self, table: Vec<u8>, from_table: &Relationships, fonts: Vec<Embedded>) {
        self.from_document.register(Relation::FontTable, "fontTable.xml");
        self.word("fontTable.xml", "fontTable", table);
        self.relationships("word/_rels/fontTable.xml.rels", from_table.part());
        self.fonts.extend(fonts.into_iter().map(|font| (format!("word/{}", font.target), font.part)));
    }

    /// Adds the core, the extended and the custom properties.
    pub(super) fn properties(&mut self, [core, app, custom]: [Vec<u8>; 3]) {
        let core_type = "application/vnd.openxmlformats-package.core-properties+xml";
        let office = |kind| format!("{OFFICE_TYPE}.{kind}-properties+xml");
        for (name, relation, kind, part) in [
            ("docProps/core.xml", Relation::CoreProperties, core_type.to_owned(), core),
            ("docProps/app.xml", Relation::ExtendedProperties, office("extended"), app),
            ("docProps/custom.xml", Relation::CustomProperties, office("custom"), custom),
        ] {
            self.from_root.register(relation, name);
            self.parts.push((name.to_owned(), Some(kind), part));
        }
    }

    /// Adds the data that the document was made from, with their properties.
    pub(super) fn data(&mut self, [item, properties]: [Vec<u8>; 2]) {
        self.from_document.register(Relation::CustomXml, "../customXml/item1.xml");
        self.parts.push(("customXml/item1.xml".to_owned(), None, item));
        let kind = format!("{OFFICE_TYPE}.customXmlProperties+xml");
        self.parts.push(("customXml/itemProps1.xml".to_owned(), Some(kind), properties));
        let mut from_item = Relationships::default();
        from_item.register(Relation::CustomXmlProperties, "itemProps1.xml");
        self.relationships("customXml/_rels/item1.xml.rels", from_item.part());
    }

    /// Writes the file.
    pub(super) fn write(mut self) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        let (from_document, from_root) = (self.from_document.part(), self.from_root.part());
        self.relationships("word/_rels/document.xml.rels", from_document);
        self.relationships("_rels/.rels", from_root);
        let types = self.content_types();
        let most = self.parts.iter().map(|(_, _, part)| part.len() / 4).sum::<usize>();
        let fonts = self.fonts.iter().map(|(_, font)| font.len()).sum::<usize>();
        let mut file = Archive::with_capacity(most + fonts);
        with_packer(|packer| {
            file.add_text("[Content_Types].xml", &types, packer)?;
            for (name, _, part) in &self.parts {
                file.add_text(name, part, packer)?;
            }
            for (name, font) in &self.fonts {
                file.add_font(name, font, packer)?;
            }
            file.finish()
        })
    }

    fn word(&mut self, target: &str, kind: &str, part: Vec<u8>) {
        self.parts.push((format!("word/{target}"), Some(format!("{OFFICE_TYPE}.wordprocessingml.{kind}+xml")), part));
    }

    /// Adds a part that holds relationships, if there are any.
    fn relationships(&mut self, name: &str, part: Option<Vec<u8>>) {
        self.parts.extend(part.map(|part| (name.to_owned(), None, part)));
    }

    /// `[Content_Types].xml` (§10.1.2.2).
    fn content_types(&self) -> Vec<u8> {
        let default = |extension: &str, kind: &str| {
            Element::new("Default").with("Extension", extension).with("ContentType", kind)
        };
        let part = |(name, kind, _): &(String, Option<String>, _)| {
            let part = Element::new("Override").with("PartName", format!("/{name}"));
            Some(part.with("ContentType", kind.as_ref()?))
        };
        let has = |(extension, _): &(&str, &str)| self.parts.iter().any(|(name, ..)| name.ends_with(extension));
        let pictures = PICTURES.into_iter().filter(has).map(|(extension, kind)| default(extension, kind));
        Element::new("Types")
            .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
            .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
            .child(default("xml", "application/xml"))
            .child(default("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"))
            .children(pictures)
            .children(self.parts.iter().filter_map(part))
            .into_part()
    }
}
