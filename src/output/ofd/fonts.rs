//! The fonts of the pages (GB/T 33190-2016, 7.9 and 11.1): subsets such as a Word file has them, by the names that
//! readers know.

use std::collections::BTreeMap;

use super::NAMESPACE;
use super::ink::Ink;
use crate::output::drawn_fonts::{DrawnFonts, FontKey};
use crate::output::family::Families;
use crate::output::pages::runs;
use crate::output::xml::Element;
use crate::page::font::{FontFile, Fonts, OfficeFontError, SharedOutlines};
use crate::page::layout::Pages;

/// The fonts that the package carries; they have the first numbers of the document.
pub(super) struct EmbeddedFonts {
    drawn: DrawnFonts,
    embedded: BTreeMap<FontKey, Embedded>,
}

struct Embedded {
    id: u32,
    name: String,
    file: FontFile,
    ink: Ink,
}

impl EmbeddedFonts {
    /// Cuts every face down to what the pages show of it.
    ///
    /// # Errors
    /// If a face is damaged.
    pub(super) fn new(pages: &Pages, fonts: &Fonts, outlines: &SharedOutlines) -> Result<Self, OfficeFontError> {
        let (drawn, families) = (DrawnFonts::of(runs(pages)), Families::new(fonts));
        let mut embedded = BTreeMap::new();
        for (id, (key, glyphs)) in (1..).zip(drawn.iter()) {
            let name = families.of(key.face).name.to_string();
            let file = fonts.mapped_font(key.face, &glyphs, &name, outlines)?;
            let ink = Ink::of(fonts.face(key.face), glyphs.into_values());
            embedded.insert(key, Embedded { id, name, file, ink });
        }
        Ok(Self { drawn, embedded })
    }

    /// Which of them shows a glyph.
    pub(super) fn drawn(&self) -> &DrawnFonts {
        &self.drawn
    }

    /// Where the outlines of a font's glyphs are.
    pub(super) fn ink(&self, key: FontKey) -> &Ink {
        &self.embedded[&key].ink
    }

    /// A font's number.
    pub(super) fn id(&self, key: FontKey) -> u32 {
        self.embedded[&key].id
    }

    /// The greatest of their numbers.
    pub(super) fn last_id(&self) -> u32 {
        self.embedded.len() as u32
    }

    /// Each font with the name of its file in the folder of resources.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, &FontFile)> {
        self.embedded.values().map(|font| (file_name(font.id), &font.file))
    }

    /// `PublicRes.xml`.
    ///
    /// With the fonts stand the pictures that are shown, if there are some.
    pub(super) fn resources(&self, pictures: Option<Element>) -> Vec<u8> {
        let font = |font: &Embedded| {
            Element::new("ofd:Font")
                .with("ID", font.id)
                .with("FontName", &font.name)
                .with("FamilyName", &font.name)
                .with("Charset", "unicode")
                .child(Element::new("ofd:FontFile").text(file_name(font.id)))
        };
        Element::new("ofd:Res")
            .with("xmlns:ofd", NAMESPACE)
            .with("BaseLoc", "Res")
            .child(Element::new("ofd:Fonts").children(self.embedded.values().map(font)))
            .children(pictures)
            .into_part()
    }
}

fn file_name(id: u32) -> String {
    format!("font_{id}.ttf")
}
