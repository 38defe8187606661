//! The package (ISO/IEC 29500-2): parts, their content types, how they refer to each other, and the ZIP file they are in.

use std::error::Error;
use std::io::Write;

use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter};

use super::embed::Embedded;
use super::xml::Element;
use super::{font_table, footer, watermark};
use crate::deflate::{crc32, with_packer};
use crate::font::FontFile;

/// Relationships between the parts of an office document.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The relationship to the core properties.
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
/// Content types of office documents.
const OFFICE_TYPE: &str = "application/vnd.openxmlformats-officedocument";

/// 1980-01-01, in seconds since 1970.
const EPOCH: i64 = 315_532_800;

/// The parts of a Word file.
#[derive(Default)]
pub(super) struct Package {
    /// Each with its name and its content type; none for what the extension tells.
    parts: Vec<(String, Option<String>, Vec<u8>)>,
    fonts: Vec<(String, FontFile)>,
    /// Whether the data that the document was made from is one of them.
    has_data: bool,
    /// Whether there are headers.
    has_headers: bool,
}

impl Package {
    /// Adds the main part, and its relationships to all others.
    pub(super) fn document(&mut self, part: Vec<u8>) {
        self.word("word/document.xml", "document.main", part);
        let [odd, even] = footer::RELATIONSHIPS;
        let relationships = [
            ("rId1", "styles", "styles.xml"),
            ("rId2", "settings", "settings.xml"),
            ("rId3", "fontTable", "fontTable.xml"),
            (odd, "footer", "footer1.xml"),
            (even, "footer", "footer2.xml"),
        ];
        let data = self.has_data.then_some(("rId6", "customXml", "../customXml/item1.xml"));
        let [odd, even] = watermark::REFERENCES.map(|(id, _)| id);
        let headers = [(odd, "header", "header1.xml"), (even, "header", "header2.xml")];
        let has_headers = self.has_headers;
        let headers = headers.into_iter().filter(|_| has_headers);
        let relationships = relationships.into_iter().chain(data).chain(headers);
        let relationships =
            relationships.map(|(id, kind, target)| relationship(id, &format!("{OFFICE}/{kind}"), target));
        self.relationships("word/_rels/document.xml.rels", relationships);
    }

    /// Adds the headers that hold a watermark; to be called before [`Self::document`].
    pub(super) fn headers(&mut self, headers: [Vec<u8>; 2]) {
        self.has_headers = true;
        for (name, part) in watermark::PARTS.into_iter().zip(headers) {
            self.word(name, "header", part);
        }
    }

    /// Adds a footer.
    pub(super) fn footer(&mut self, name: &str, part: Vec<u8>) {
        self.word(name, "footer", part);
    }

    /// Adds the style sheet.
    pub(super) fn styles(&mut self, part: Vec<u8>) {
        self.word("word/styles.xml", "styles", part);
    }

    /// Adds the settings.
    pub(super) fn settings(&mut self, part: Vec<u8>) {
        self.word("word/settings.xml", "settings", part);
    }

    /// Adds the font table, and the fonts that it refers to.
    pub(super) fn fonts(&mut self, table: Vec<u8>, fonts: Vec<Embedded>) {
        self.word("word/fontTable.xml", "fontTable", table);
        if fonts.is_empty() {
            return;
        }
        let target = |index: usize| format!("fonts/font{}.odttf", index + 1);
        let kind = format!("{OFFICE}/font");
        let relationships =
            (0..fonts.len()).map(|index| relationship(&font_table::relationship(index), &kind, &target(index)));
        self.relationships("word/_rels/fontTable.xml.rels", relationships);
        for (index, font) in fonts.into_iter().enumerate() {
            self.fonts.push((format!("word/{}", target(index)), font.part));
        }
    }

    /// Adds the core, the extended and the custom properties.
    pub(super) fn properties(&mut self, [core, app, custom]: [Vec<u8>; 3]) {
        let core_type = "application/vnd.openxmlformats-package.core-properties+xml";
        self.part("docProps/core.xml", core_type, core);
        self.part("docProps/app.xml", &format!("{OFFICE_TYPE}.extended-properties+xml"), app);
        self.part("docProps/custom.xml", &format!("{OFFICE_TYPE}.custom-properties+xml"), custom);
    }

    /// Adds the data that the document was made from, with their properties; to be called before [`Self::document`].
    pub(super) fn data(&mut self, [item, properties]: [Vec<u8>; 2]) {
        self.has_data = true;
        self.parts.push(("customXml/item1.xml".to_owned(), None, item));
        self.part("customXml/itemProps1.xml", &format!("{OFFICE_TYPE}.customXmlProperties+xml"), properties);
        let kind = format!("{OFFICE}/customXmlProps");
        self.relationships("customXml/_rels/item1.xml.rels", [relationship("rId1", &kind, "itemProps1.xml")]);
    }

    /// Writes the file.
    ///
    /// Every entry has the earliest time that ZIP can say, and comes from the same system, whatever the one it is written on.
    pub(super) fn write(mut self) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        let types = self.content_types();
        let relationships = [
            relationship("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml"),
            relationship("rId2", CORE, "docProps/core.xml"),
            relationship("rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
            relationship("rId4", &format!("{OFFICE}/custom-properties"), "docProps/custom.xml"),
        ];
        self.relationships("_rels/.rels", relationships);
        let most = self.parts.iter().map(|(_, _, part)| part.len() / 4).sum::<usize>();
        let fonts = self.fonts.iter().map(|(_, font)| font.len()).sum::<usize>();
        let mut file = ZipArchiveWriter::new(Vec::with_capacity(most + fonts));
        with_packer(|packer| {
            add(&mut file, "[Content_Types].xml", &[&types], &packer.text(&types)?)?;
            for (name, _, part) in &self.parts {
                add(&mut file, name, &[part], &packer.text(part)?)?;
            }
            for (name, font) in &self.fonts {
                add(&mut file, name, &font.pieces(), &font.packed(packer)?)?;
            }
            Ok(file.finish()?)
        })
    }

    fn word(&mut self, name: &str, kind: &str, part: Vec<u8>) {
        self.parts.push((name.to_owned(), Some(format!("{OFFICE_TYPE}.wordprocessingml.{kind}+xml")), part));
    }

    fn part(&mut self, name: &str, kind: &str, part: Vec<u8>) {
        self.parts.push((name.to_owned(), Some(kind.to_owned()), part));
    }

    fn relationships(&mut self, name: &str, relationships: impl IntoIterator<Item = Element>) {
        let part = Element::new("Relationships")
            .with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
            .children(relationships)
            .into_part();
        self.parts.push((name.to_owned(), None, part));
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
        Element::new("Types")
            .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
            .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
            .child(default("xml", "application/xml"))
            .child(default("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"))
            .children(self.parts.iter().filter_map(part))
            .into_part()
    }
}

/// Adds a part to the file, packed from some pieces.
fn add(
    file: &mut ZipArchiveWriter<Vec<u8>>,
    name: &str,
    part: &[&[u8]],
    packed: &[u8],
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let length: usize = part.iter().map(|piece| piece.len()).sum();
    let entry = file.new_file(name).compression_method(CompressionMethod::DEFLATE);
    let (mut entry, _) = entry.last_modified(UtcDateTime::from_unix(EPOCH)).unix_permissions(0o644).start()?;
    entry.write_all(packed)?;
    entry.finish(DataDescriptorOutput::new(crc32(part), length as u64))?;
    Ok(())
}

/// `Relationship` (§9.3).
fn relationship(id: &str, kind: &str, target: &str) -> Element {
    Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}
