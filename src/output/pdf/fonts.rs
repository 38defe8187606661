//! The faces of a document as printpdf takes them: subsets, with our own numbering, widths and names.

use std::collections::BTreeMap;

use lopdf::{Document, Object};
use printpdf::font::{FontMetrics, PdfFontMetricsStub};
use printpdf::{FontId, ParsedFont, PdfFont};

use super::{PdfError, save};
use crate::deflate::Packer;
use crate::fingerprint::fingerprint;
use crate::length::Length;
use crate::output::pages::runs;
use crate::page::font::{EmBox, Face, FaceId, FontFile, Fonts, SharedOutlines};
use crate::page::layout::Pages;

/// A face embedded as a subset.
pub(super) struct EmbeddedFace {
    /// Its name in the pages' resources: our own, since printpdf would take it from a counter of the whole process.
    pub id: FontId,
    /// What printpdf is to know of it, with its name in the place of its program.
    pub font: PdfFont,
    file: FontFile,
    /// Its glyphs by their numbers in the whole face, in order.
    glyphs: Vec<(u16, EmbeddedGlyph)>,
    units_per_em: u16,
}

/// A glyph of a subset.
#[derive(Clone, Copy)]
pub(super) struct EmbeddedGlyph {
    /// Its number in the subset.
    pub id: u16,
    /// The character that it stands for when text is copied.
    ///
    /// printpdf writes one character a glyph, so where two share one (⼀ and 一) the other is told by ActualText.
    pub character: char,
    /// Whether printpdf finds it by its character: not where a variation selector chose one of two.
    pub is_found_by_character: bool,
    /// How far it moves the pen, in units of the em.
    width: u16,
}

impl EmbeddedFace {
    /// A glyph by its number in the whole face.
    pub fn glyph(&self, glyph: u16) -> EmbeddedGlyph {
        let found = self.glyphs.binary_search_by_key(&glyph, |(old, _)| *old);
        self.glyphs[found.expect("the subset was made of all glyphs of the pages")].1
    }

    /// How far a glyph moves the pen at a size, as the face says.
    pub fn advance(&self, glyph: EmbeddedGlyph, size: Length) -> Length {
        size.scale(i64::from(glyph.width), i64::from(self.units_per_em))
    }
}

/// Every face the pages use, cut down to the glyphs they use.
///
/// # Errors
/// If a face cannot be cut down.
pub(super) fn embed(
    pages: &Pages,
    fonts: &Fonts,
    outlines: &SharedOutlines,
) -> Result<BTreeMap<FaceId, EmbeddedFace>, PdfError> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, char>> = BTreeMap::new();
    for run in runs(pages) {
        let characters = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            let character = characters.entry(glyph.id).or_insert(glyph.character);
            *character = (*character).min_by_use(glyph.character);
        }
    }
    let embed_one = |(index, (face, characters))| Ok((face, embed_face(fonts, face, index, &characters, outlines)?));
    used.into_iter().enumerate().map(embed_one).collect()
}

/// Puts the faces' programs, packed, in the place of their names.
///
/// printpdf copies a program several times on its way into a stream.
///
/// # Errors
/// If there is a font program that is none of these faces', or the packing fails.
pub(super) fn put_programs(
    objects: &mut Document,
    faces: BTreeMap<FaceId, EmbeddedFace>,
    packer: &mut Packer,
) -> Result<(), PdfError> {
    let files = faces.into_values().map(|face| (face.id.0.into_bytes(), face.file));
    let mut files: BTreeMap<Vec<u8>, FontFile> = files.collect();
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.has(b"Length1")
        {
            let file = files.remove(&stream.content);
            let file = file.ok_or_else(|| PdfError::Drawing("a font of another name".to_owned()))?;
            stream.dict.set("Length1", file.len() as i64);
            save::put_packed(stream, &file.packed(packer)?, &file.pieces());
        }
    }
    Ok(())
}

/// Of two characters with one glyph, the one in common use.
trait MinByUse {
    fn min_by_use(self, other: char) -> char;
}

impl MinByUse for char {
    fn min_by_use(self, other: char) -> char {
        let rank = |character: char| {
            let is_double = matches!(character, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}');
            (is_double, character)
        };
        if rank(other) < rank(self) { other } else { self }
    }
}

fn embed_face(
    fonts: &Fonts,
    face_id: FaceId,
    index: usize,
    characters: &BTreeMap<u16, char>,
    outlines: &SharedOutlines,
) -> Result<EmbeddedFace, PdfError> {
    let face = fonts.face(face_id);
    let subset = fonts.subset(face_id, characters, outlines)?;
    let new_id = |glyph: u16| subset.glyph_id(glyph).unwrap_or_default();
    let by_character: BTreeMap<u32, u16> =
        characters.iter().map(|(glyph, character)| (u32::from(*character), new_id(*glyph))).collect();
    let embedded = |(glyph, character): (&u16, &char)| {
        let id = new_id(*glyph);
        let is_found_by_character = by_character.get(&u32::from(*character)) == Some(&id);
        let width = face.advance(*glyph);
        (*glyph, EmbeddedGlyph { id, character: *character, is_found_by_character, width })
    };
    let glyphs: Vec<(u16, EmbeddedGlyph)> = characters.iter().map(embedded).collect();
    let new_widths = glyphs.iter().map(|(_, glyph)| (glyph.id, glyph.width)).collect();
    let id = FontId(format!("F{index}"));
    let mut font = ParsedFont::with_glyph_data(
        id.0.clone().into_bytes(),
        0,
        Some(format!("{}+{}", subset_tag(characters), face.name())),
        by_character,
        new_widths,
        face.units_per_em(),
        em_box(face_id, face),
    );
    font.pdf_font_metrics = metrics(face);
    Ok(EmbeddedFace {
        id,
        font: PdfFont::new(font),
        file: subset.pdf_font(),
        glyphs,
        units_per_em: face.units_per_em(),
    })
}

/// What a font descriptor says of a face: its box, upright, its weight.
fn metrics(face: &Face) -> PdfFontMetricsStub {
    let parsed = face.parsed();
    let bounds = parsed.global_bounding_box();
    PdfFontMetricsStub {
        units_per_em: face.units_per_em(),
        x_min: bounds.x_min,
        y_min: bounds.y_min,
        x_max: bounds.x_max,
        y_max: bounds.y_max,
        caret_slope_rise: 1,
        caret_slope_run: 0,
        us_weight_class: parsed.weight().to_number(),
    }
}

/// How high a line of a face is when text is selected: the em box that lines are laid out by, since the Chinese faces'
/// own heights, up to 1.45 em, would cover the lines above and below.
fn em_box(face_id: FaceId, face: &Face) -> FontMetrics {
    if face_id == FaceId::LATIN {
        let parsed = face.parsed();
        return FontMetrics { ascent: parsed.ascender(), descent: parsed.descender() };
    }
    let EmBox { ascent, descent } = face.em_box();
    FontMetrics { ascent, descent: -descent }
}

/// The tag before a subset's name: six capitals that differ for other glyphs (ISO 32000-1, 9.6.4).
fn subset_tag(glyphs: &BTreeMap<u16, char>) -> String {
    let glyphs: Vec<u8> = glyphs.keys().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let hash = fingerprint(&[&glyphs]).to_be_bytes();
    hash[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect()
}
