//! Subsets of the fonts, obfuscated as the standard asks for (ISO/IEC 29500-1 §17.8.1).

use std::collections::{BTreeMap, BTreeSet};

use super::family::Families;
use super::likely::{ALWAYS, COMMON, EVERYWHERE, HEADINGS, MARKS};
use super::runs::faces;
use super::{WordFonts, footer, guid};
use crate::fingerprint::fingerprint;
use crate::page::document::{Document, Role, Typeface};
use crate::page::font::{FaceId, FontFile, OfficeFontError, SharedOutlines};

/// A font in the package.
pub(super) struct Embedded {
    /// The face.
    pub(super) face: FaceId,
    /// The part's name, as the font table refers to it.
    pub(super) target: String,
    /// `w:fontKey`, the GUID that it is obfuscated by.
    pub(super) key: String,
    /// The part.
    pub(super) part: FontFile,
}

/// Makes the subsets of the faces that a document needs: of all of them, or of those that readers' machines lack.
pub(super) fn fonts(
    document: &Document,
    families: &Families,
    outlines: &SharedOutlines,
    which: WordFonts,
) -> Result<Vec<Embedded>, OfficeFontError> {
    if which == WordFonts::Names {
        return Ok(Vec::new());
    }
    let is_wanted = |face: &FaceId| which == WordFonts::All || !families.of(*face).is_at_readers();
    let subset = |(index, (face, characters)): (usize, (FaceId, BTreeSet<char>))| {
        let font = families.fonts.office_font(face, &characters, &families.of(face).name, outlines)?;
        Ok(obfuscated(index + 1, face, font))
    };
    characters(document, families).into_iter().filter(|(face, _)| is_wanted(face)).enumerate().map(subset).collect()
}

/// The characters of a document and what is likely to be typed, by the face that each comes from.
fn characters(document: &Document, families: &Families) -> BTreeMap<FaceId, BTreeSet<char>> {
    let mut characters: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
    let mut add = |typeface, text| {
        for (character, face) in faces(families.fonts, typeface, text) {
            if let Some(face) = face {
                let common = || EVERYWHERE.chars().chain(MARKS.chars()).collect();
                characters.entry(face).or_insert_with(common).insert(character);
            }
        }
    };
    let mut texts = texts(document);
    let [commonest, common] = COMMON;
    texts.extend([
        (Role::Heading2, HEADINGS),
        (Role::Heading2, commonest),
        (Role::Body, commonest),
        (Role::Body, common),
    ]);
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
    texts.extend(document.texts().map(|text| (text.role, text.words)));
    texts
}

/// Hides a font from programs that look for fonts in files: its first 32 bytes are combined with the bytes of a GUID,
/// last first.
///
/// The GUID comes from the font, so that the same font gives the same part.
fn obfuscated(number: usize, face: FaceId, mut font: FontFile) -> Embedded {
    let guid = fingerprint(&font.pieces());
    for (byte, key) in font.front_mut().iter_mut().take(32).zip(guid.to_le_bytes().iter().cycle()) {
        *byte ^= key;
    }
    Embedded { face, target: format!("fonts/font{number}.odttf"), key: guid::text(guid), part: font }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::font::Fonts;

    #[test]
    fn the_key_undoes_the_obfuscation() {
        let outlines = SharedOutlines::default();
        let font = Fonts::bundled().office_font(FaceId::KAI, &BTreeSet::from(['楷', '1']), "楷体", &outlines).unwrap();
        let embedded = obfuscated(1, FaceId::KAI, font.clone());
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
