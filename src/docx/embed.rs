//! Subsets of the fonts, obfuscated as the standard asks for (ISO/IEC 29500-1 §17.8.1).

use std::collections::{BTreeMap, BTreeSet};

use super::family::Families;
use super::runs::faces;
use super::{footer, guid};
use crate::document::{Block, Document, Role, Typeface};
use crate::fingerprint::fingerprint;
use crate::font::{FaceId, FontFile, OfficeFontError, SharedOutlines};

/// A font in the package.
pub(super) struct Embedded {
    /// The face.
    pub(super) face: FaceId,
    /// `w:fontKey`, the GUID that it is obfuscated by.
    pub(super) key: String,
    /// The part.
    pub(super) part: FontFile,
}

/// What is likely to be typed when a figure or a date is corrected, each in the font that text of a typeface takes it from.
const ALWAYS: [&str; 2] = [
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
    "　、。〈〉《》「」『』【】〔〕—‘’“”…·％（），．：；！？",
];

/// Marks that every font has, if its face does: which font they are taken from depends on what they are typed after and on the program.
/// LibreOffice takes a space after Chinese text from the Chinese font.
const EVERYWHERE: &str = " ·—‘’“”…";

/// Makes the subsets of the faces that a document needs.
pub(super) fn fonts(
    document: &Document,
    families: &Families,
    outlines: &SharedOutlines,
) -> Result<Vec<Embedded>, OfficeFontError> {
    let subset = |(face, characters): (FaceId, BTreeSet<char>)| {
        let font = families.fonts.office_font(face, &characters, &families.of(face).name, outlines)?;
        Ok(obfuscated(face, font))
    };
    characters(document, families).into_iter().map(subset).collect()
}

/// The characters of a document and what is likely to be typed, by the face that each comes from.
fn characters(document: &Document, families: &Families) -> BTreeMap<FaceId, BTreeSet<char>> {
    let mut characters: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
    let mut add = |typeface, text| {
        for (character, face) in faces(families.fonts, typeface, text) {
            if let Some(face) = face {
                characters.entry(face).or_insert_with(|| EVERYWHERE.chars().collect()).insert(character);
            }
        }
    };
    let texts = texts(document);
    for (role, text) in &texts {
        add(role.style().typeface, text);
    }
    let typefaces: BTreeSet<Typeface> = texts.iter().map(|(role, _)| role.style().typeface).collect();
    for typeface in typefaces {
        for text in ALWAYS {
            add(typeface, text);
        }
    }
    characters
}

/// Every text of a document with its role, and the page number's.
fn texts(document: &Document) -> Vec<(Role, &str)> {
    let mut texts: Vec<(Role, &str)> = footer::DASHES.map(|text| (Role::PageNumber, text)).into();
    texts.push((Role::PageNumber, "0123456789"));
    // LibreOffice draws a watermark in the document's own face, whatever the drawing asks for.
    for role in [Role::Watermark, Role::Body] {
        texts.extend(document.watermark.iter().map(|text| (role, text.as_str())));
    }
    for block in &document.blocks {
        match block {
            Block::Title(title) => texts.extend(title.lines.iter().map(|line| (Role::Title, line.as_str()))),
            Block::Paragraph(paragraph) => {
                texts.extend(paragraph.spans.iter().map(|span| (span.role, span.text.as_str())));
            }
            Block::List(items) => {
                let spans = items.iter().flat_map(|item| &item.spans);
                texts.extend(spans.map(|span| (span.role, span.text.as_str())));
            }
            Block::Table(table) => {
                let lines =
                    table.cells.iter().flat_map(|cell| cell.lines.iter().map(|line| (cell.role, line.as_str())));
                texts.extend(lines);
            }
        }
    }
    texts
}

/// Hides a font from programs that look for fonts in files: its first 32 bytes are combined with the bytes of a GUID, last first.
///
/// The GUID comes from the font, so that the same font gives the same part.
fn obfuscated(face: FaceId, mut font: FontFile) -> Embedded {
    let guid = fingerprint(&font.pieces());
    for (byte, key) in font.front_mut().iter_mut().take(32).zip(guid.to_le_bytes().iter().cycle()) {
        *byte ^= key;
    }
    Embedded { face, key: guid::text(guid), part: font }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Fonts;

    #[test]
    fn the_key_undoes_the_obfuscation() {
        let outlines = SharedOutlines::default();
        let font = Fonts::bundled().office_font(FaceId::KAI, &BTreeSet::from(['楷', '1']), "楷体", &outlines).unwrap();
        let embedded = obfuscated(FaceId::KAI, font.clone());
        assert_eq!(embedded.key, embedded.key.to_uppercase());
        let digits: String = embedded.key.chars().filter(char::is_ascii_hexdigit).collect();
        let (font, mut part) = (font.pieces().concat(), embedded.part.pieces().concat());
        assert_ne!(part[..32], font[..32]);
        assert_eq!(part[32..], font[32..]);
        for (index, byte) in part.iter_mut().take(32).enumerate() {
            let pair = 15 - index % 16;
            *byte ^= u8::from_str_radix(&digits[pair * 2..pair * 2 + 2], 16).unwrap();
        }
        assert_eq!(part, font);
    }
}
