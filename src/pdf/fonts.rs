//! The faces of a document as printpdf takes them: subsets, with our own numbering, widths and names.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object};
use printpdf::font::{FontMetrics, PdfFontMetricsStub};
use printpdf::{FontId, ParsedFont, PdfFont};

use super::PdfError;
use crate::font::{Face, FaceId, Fonts, Subset};
use crate::layout::{Mark, Pages, TextRun};
use crate::length::Length;

/// A face embedded as a subset.
pub(super) struct EmbeddedFace {
    /// Its name in the pages' resources: our own, since printpdf would take it from a counter of the whole process.
    pub id: FontId,
    /// What printpdf is to know of it, with its name in the place of its program.
    pub font: PdfFont,
    subset: Subset,
    /// The character that each of its glyphs stands for when text is copied.
    ///
    /// printpdf writes one character a glyph, so where two share one (⼀ and 一) the other is told by ActualText.
    characters: BTreeMap<u16, char>,
    /// Advances of the glyphs in the whole face, in units of its em.
    widths: BTreeMap<u16, u16>,
    units_per_em: u16,
}

impl EmbeddedFace {
    /// A glyph's number in the subset.
    pub fn glyph_id(&self, glyph: u16) -> u16 {
        self.subset.glyph_id(glyph).expect("the subset was made of all glyphs of the pages")
    }

    /// Whether printpdf finds a glyph by its character: not where a variation selector chose one of two.
    pub fn is_found_by_character(&self, glyph: u16) -> bool {
        let found = self.font.parsed_font.lookup_glyph_index(u32::from(self.character(glyph)));
        found == Some(self.glyph_id(glyph))
    }

    /// The character that a glyph stands for when text is copied.
    pub fn character(&self, glyph: u16) -> char {
        self.characters[&glyph]
    }

    /// How far a glyph moves the pen at a size, as the face says.
    pub fn advance(&self, glyph: u16, size: Length) -> Length {
        size.scale(i64::from(self.widths[&glyph]), i64::from(self.units_per_em))
    }
}

/// Every face the pages use, cut down to the glyphs they use.
///
/// # Errors
/// If a face cannot be cut down.
pub(super) fn embed(pages: &Pages, fonts: &Fonts) -> Result<BTreeMap<FaceId, EmbeddedFace>, PdfError> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, char>> = BTreeMap::new();
    for run in runs(pages) {
        let characters = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            let character = characters.entry(glyph.id).or_insert(glyph.character);
            *character = (*character).min_by_use(glyph.character);
        }
    }
    let embed_one = |(index, (face, characters))| Ok((face, embed_face(fonts, face, index, characters)?));
    used.into_iter().enumerate().map(embed_one).collect()
}

/// Puts the faces' programs in the place of their names.
///
/// printpdf copies a program several times on its way into a stream.
///
/// # Errors
/// If there is a font program that is none of these faces'.
pub(super) fn put_programs(objects: &mut Document, faces: BTreeMap<FaceId, EmbeddedFace>) -> Result<(), PdfError> {
    let programs = faces.into_values().map(|face| (face.id.0.into_bytes(), face.subset.program));
    let mut programs: BTreeMap<Vec<u8>, Vec<u8>> = programs.collect();
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.has(b"Length1")
        {
            let program = programs.remove(&stream.content);
            let program = program.ok_or_else(|| PdfError::Drawing("a font of another name".to_owned()))?;
            stream.dict.set("Length1", program.len() as i64);
            stream.set_content(program);
        }
    }
    Ok(())
}

fn runs(pages: &Pages) -> impl Iterator<Item = &TextRun> {
    pages.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.mark {
        Mark::Text(run) | Mark::Watermark(run) => Some(run),
        Mark::Rule(_) => None,
    })
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
    characters: BTreeMap<u16, char>,
) -> Result<EmbeddedFace, PdfError> {
    let face = fonts.face(face_id);
    let glyphs: BTreeSet<u16> = characters.keys().copied().collect();
    let subset = fonts.subset(face_id, &glyphs)?;
    let widths: BTreeMap<u16, u16> = glyphs.iter().map(|glyph| (*glyph, face.advance(*glyph))).collect();
    let new_ids = |glyph: &u16| subset.glyph_id(*glyph).unwrap_or_default();
    let by_character = characters.iter().map(|(glyph, character)| (u32::from(*character), new_ids(glyph))).collect();
    let new_widths = widths.iter().map(|(glyph, width)| (new_ids(glyph), *width)).collect();
    let parsed = face.parsed();
    let id = FontId(format!("F{index}"));
    let mut font = ParsedFont::with_glyph_data(
        id.0.clone().into_bytes(),
        0,
        Some(format!("{}+{}", subset_tag(&glyphs), face.name())),
        by_character,
        new_widths,
        face.units_per_em(),
        em_box(face_id, face),
    );
    let bounds = parsed.global_bounding_box();
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: face.units_per_em(),
        x_min: bounds.x_min,
        y_min: bounds.y_min,
        x_max: bounds.x_max,
        y_max: bounds.y_max,
        caret_slope_rise: 1,
        caret_slope_run: 0,
        us_weight_class: parsed.weight().to_number(),
    };
    Ok(EmbeddedFace { id, font: PdfFont::new(font), subset, characters, widths, units_per_em: face.units_per_em() })
}

/// How high a line of a face is when text is selected: the em box that lines are laid out by, since the Chinese faces' own heights, up
/// to 1.45 em, would cover the lines above and below.
fn em_box(face_id: FaceId, face: &Face) -> FontMetrics {
    if face_id == FaceId::LATIN {
        let parsed = face.parsed();
        return FontMetrics { ascent: parsed.ascender(), descent: parsed.descender() };
    }
    let em = i32::from(face.units_per_em());
    FontMetrics { ascent: (em * 88 / 100) as i16, descent: (em * 88 / 100 - em) as i16 }
}

/// The tag before a subset's name: six capitals that differ for other glyphs (ISO 32000-1, 9.6.4).
fn subset_tag(glyphs: &BTreeSet<u16>) -> String {
    let glyphs: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let hash = super::save::fingerprint(&glyphs);
    hash[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect()
}
