//! Subsets of a face as an office program reads them: with names and a character map.
//!
//! The outlines and metrics are those of [`Fonts::subset`], which the PDF embeds too; the tables it has not are made
//! here.

mod kerning;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::RangeInclusive;

use write_fonts::from_obj::ToOwnedTable;
use write_fonts::read::tables::post::Post as OriginalPost;
use write_fonts::read::{FontData, FontRef, TableProvider, TopLevelTable};
use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::head::{Head, MacStyle};
use write_fonts::tables::hhea::Hhea;
use write_fonts::tables::hmtx::{Hmtx, LongMetric};
use write_fonts::tables::name::{Name, NameRecord};
use write_fonts::tables::os2::{Os2, SelectionFlags};
use write_fonts::tables::post::Post;
use write_fonts::types::{FWord, GlyphId, NameId, Version16Dot16};
use write_fonts::validate::Validate;
use write_fonts::{FontWrite, OffsetMarker, dump_table};

use super::outlines::SharedOutlines;
use super::sfnt::{FontFile, Tables};
use super::{EmBox, Face, FaceId, Fonts, Subset, SubsetError};

/// A face could not be made into a font for an office program.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OfficeFontError {
    /// It could not be cut down.
    #[error(transparent)]
    Subset(#[from] SubsetError),
    /// One of its tables could not be read, or not be written.
    #[error("the tables of {face} cannot be made anew")]
    Tables {
        /// The face's PostScript name.
        face: String,
        /// What the reader or writer of tables said.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
}

impl Fonts {
    /// A whole font of the characters that a face has among those named, called by another family name.
    ///
    /// An office program looks an embedded font up by the family name inside, which has to be the one the text asks
    /// for. The copyright and the licence of the original stay, and the description says what the font is; the family
    /// name of a face that the program carries, which its licence reserves, is not used. What the original allows of
    /// embedding (`fsType`) stays as it is.
    ///
    /// # Errors
    /// If the face's tables are damaged.
    pub fn office_font(
        &self,
        face: FaceId,
        characters: &BTreeSet<char>,
        family: &str,
        outlines: &SharedOutlines,
    ) -> Result<FontFile, OfficeFontError> {
        let original = self.face(face);
        let glyph = |character: &char| Some((*character, original.glyph_id(*character, None)?));
        self.mapped_font(face, &characters.iter().filter_map(glyph).collect(), family, outlines)
    }

    /// The same of characters that each lead to a glyph of their own choice.
    ///
    /// # Errors
    /// As [`Self::office_font`].
    pub fn mapped_font(
        &self,
        face: FaceId,
        glyphs: &BTreeMap<char, u16>,
        family: &str,
        outlines: &SharedOutlines,
    ) -> Result<FontFile, OfficeFontError> {
        let original = self.face(face);
        let subset =
            self.subset(face, &glyphs.iter().map(|(character, glyph)| (*glyph, *character)).collect(), outlines)?;
        let renumbered =
            |(character, old): (&char, &u16)| Some((*character, GlyphId::new(subset.glyph_id(*old)?.into())));
        let mappings: BTreeMap<char, GlyphId> = glyphs.iter().filter_map(renumbered).collect();
        let em_box = (!self.is_latin(face)).then(|| original.em_box());
        let tables = tables(original, &subset, &mappings, family, em_box)
            .map_err(|source| OfficeFontError::Tables { face: original.name().to_owned(), source })?;
        Ok(subset.file(tables))
    }
}

/// The tables of a subset, changed and completed.
fn tables<'a>(
    original: &Face,
    subset: &Subset<'a>,
    mappings: &BTreeMap<char, GlyphId>,
    family: &str,
    em_box: Option<EmBox>,
) -> Result<Tables<'a>, Box<dyn Error + Send + Sync>> {
    let whole = FontRef::from_index(original.program(), 0)?;
    let mut tables = subset.tables().clone();
    set(&mut tables, &Cmap::from_mappings(mappings.clone())?)?;
    let hmtx = hmtx(subset.hmtx()?.to_owned_table(), mappings, em_box);
    set(&mut tables, &head(subset.head()?.to_owned_table()))?;
    set(&mut tables, &hhea(subset.hhea()?.to_owned_table(), em_box, hmtx.h_metrics.len()))?;
    set(&mut tables, &os2(whole.os2()?.to_owned_table(), mappings, em_box))?;
    set(&mut tables, &post(&whole.post()?))?;
    set(&mut tables, &hmtx)?;
    set(&mut tables, &names(original, family))?;
    if let Some(kerning) = em_box.and_then(|_| kerning::kerning(mappings, original.units_per_em())) {
        set(&mut tables, &kerning)?;
    }
    Ok(tables)
}

impl<'a> TableProvider<'a> for &'a Subset<'_> {
    fn data_for_tag(&self, tag: write_fonts::types::Tag) -> Option<FontData<'a>> {
        self.tables().get(&tag.to_be_bytes()).map(|table| FontData::new(table))
    }
}

fn set<T: TopLevelTable + FontWrite + Validate>(
    tables: &mut Tables<'_>,
    table: &T,
) -> Result<(), write_fonts::error::Error> {
    tables.insert(T::TAG.to_be_bytes(), dump_table(table)?.into());
    Ok(())
}

/// `head`: the regular style of its family, whatever the weight of the design.
fn head(mut table: Head) -> Head {
    table.mac_style = MacStyle::empty();
    table
}

/// `hhea`: the height of a line, and how many glyphs have an advance of their own.
fn hhea(mut table: Hhea, em_box: Option<EmBox>, metrics: usize) -> Hhea {
    table.number_of_h_metrics = metrics as u16;
    if let Some(EmBox { ascent, descent }) = em_box {
        table.ascender = FWord::new(ascent);
        table.descender = FWord::new(-descent);
        table.line_gap = FWord::new(0);
    }
    table
}

/// `hmtx`: a space a quarter of an em wide, as that of the Latin face is.
///
/// LibreOffice takes a space after Chinese text from the Chinese face, where its width is anything between 0.2 em and
/// one. Where it is an em, the space's advance may be the last that is said, for all glyphs after it: so all are said
/// before it is changed.
fn hmtx(mut table: Hmtx, mappings: &BTreeMap<char, GlyphId>, em_box: Option<EmBox>) -> Hmtx {
    let (Some(EmBox { ascent, descent }), Some(space)) = (em_box, mappings.get(&' ')) else { return table };
    let is_other = |(character, glyph): (&char, &GlyphId)| glyph == space && !matches!(character, ' ' | '\u{a0}');
    if mappings.iter().any(is_other) {
        // The glyph is that of an ideographic space, too.
        return table;
    }
    let last = table.h_metrics.last().map_or(0, |metric| metric.advance);
    let others = std::mem::take(&mut table.left_side_bearings);
    table.h_metrics.extend(others.into_iter().map(|side_bearing| LongMetric::new(last, side_bearing)));
    if let Some(space) = table.h_metrics.get_mut(space.to_u32() as usize) {
        space.advance = (ascent + descent) as u16 / 4;
    }
    table
}

/// `OS/2`: the original's, with what has changed.
fn os2(mut table: Os2, mappings: &BTreeMap<char, GlyphId>, em_box: Option<EmBox>) -> Os2 {
    let code = |character: &char| u16::try_from(u32::from(*character)).unwrap_or(u16::MAX);
    table.us_first_char_index = mappings.keys().next().map_or(0, code);
    table.us_last_char_index = mappings.keys().next_back().map_or(0, code);
    [table.ul_unicode_range_1, table.ul_unicode_range_2, table.ul_unicode_range_3, table.ul_unicode_range_4] =
        unicode_ranges(mappings.keys().copied());
    table.fs_selection = SelectionFlags::REGULAR;
    table.us_weight_class = 400;
    if let Some(EmBox { ascent, descent }) = em_box {
        (table.s_typo_ascender, table.s_typo_descender, table.s_typo_line_gap) = (ascent, -descent, 0);
        (table.us_win_ascent, table.us_win_descent) = (ascent as u16, descent as u16);
        table.ul_code_page_range_1 = Some(LATIN_1 | SIMPLIFIED_CHINESE);
        table.ul_code_page_range_2 = Some(0);
    }
    table
}

/// Bit 0 of `ulCodePageRange`: code page 1252.
const LATIN_1: u32 = 1;
/// Bit 18 of `ulCodePageRange`: code page 936.
const SIMPLIFIED_CHINESE: u32 = 1 << 18;

/// Bits of `ulUnicodeRange` and the characters they stand for: those that a report's faces can hold.
const UNICODE_RANGES: [(u8, RangeInclusive<char>); 30] = [
    (0, '\0'..='\u{7f}'),
    (1, '\u{80}'..='\u{ff}'),
    (2, '\u{100}'..='\u{17f}'),
    (3, '\u{180}'..='\u{24f}'),
    (7, '\u{370}'..='\u{3ff}'),
    (9, '\u{400}'..='\u{52f}'),
    (31, '\u{2000}'..='\u{206f}'),
    (33, '\u{20a0}'..='\u{20cf}'),
    (35, '\u{2100}'..='\u{214f}'),
    (36, '\u{2150}'..='\u{218f}'),
    (37, '\u{2190}'..='\u{21ff}'),
    (38, '\u{2200}'..='\u{22ff}'),
    (39, '\u{2300}'..='\u{23ff}'),
    (42, '\u{2460}'..='\u{24ff}'),
    (43, '\u{2500}'..='\u{257f}'),
    (45, '\u{25a0}'..='\u{25ff}'),
    (46, '\u{2600}'..='\u{26ff}'),
    (48, '\u{3000}'..='\u{303f}'),
    (49, '\u{3040}'..='\u{309f}'),
    (50, '\u{30a0}'..='\u{30ff}'),
    (51, '\u{3100}'..='\u{312f}'),
    (54, '\u{3200}'..='\u{32ff}'),
    (55, '\u{3300}'..='\u{33ff}'),
    (57, '\u{10000}'..='\u{10ffff}'),
    (59, '\u{2e80}'..='\u{2fdf}'),
    (59, '\u{3400}'..='\u{9fff}'),
    (59, '\u{20000}'..='\u{3ffff}'),
    (61, '\u{f900}'..='\u{faff}'),
    (65, '\u{fe30}'..='\u{fe4f}'),
    (68, '\u{ff00}'..='\u{ffef}'),
];

/// `ulUnicodeRange1` to `4`.
fn unicode_ranges(characters: impl Iterator<Item = char>) -> [u32; 4] {
    let mut words = [0; 4];
    for character in characters {
        for (bit, _) in UNICODE_RANGES.iter().filter(|(_, range)| range.contains(&character)) {
            words[usize::from(bit / 32)] |= 1 << (bit % 32);
        }
    }
    words
}

/// `post` of format 3: no glyph names.
///
/// Of the original only its head is read: it names thirty thousand glyphs.
fn post(original: &OriginalPost<'_>) -> Post {
    Post {
        version: Version16Dot16::VERSION_3_0,
        italic_angle: original.italic_angle(),
        underline_position: original.underline_position(),
        underline_thickness: original.underline_thickness(),
        is_fixed_pitch: original.is_fixed_pitch(),
        ..Post::default()
    }
}

/// English (United States) and Chinese (China), as `name` numbers languages on Windows.
const LANGUAGES: [u16; 2] = [0x0409, 0x0804];

/// `name`: the family's name in both languages, so that it is found by either, and the rights of the original.
fn names(original: &Face, family: &str) -> Name {
    let postscript = format!("SUBSET+{}", original.name());
    let own = [
        (NameId::FAMILY_NAME, family.to_owned()),
        (NameId::SUBFAMILY_NAME, "Regular".to_owned()),
        (NameId::UNIQUE_ID, postscript.clone()),
        (NameId::FULL_NAME, family.to_owned()),
        (NameId::VERSION_STRING, "Version 1.0".to_owned()),
        (NameId::POSTSCRIPT_NAME, postscript),
        (NameId::DESCRIPTION, format!("A subset of {} for this document alone", original.name())),
    ];
    let kept = [NameId::COPYRIGHT_NOTICE, NameId::LICENSE_DESCRIPTION, NameId::LICENSE_URL];
    let kept = kept.into_iter().filter_map(|id| Some((id, name_of(original, id)?)));
    let texts: BTreeMap<NameId, String> = own.into_iter().chain(kept).collect();
    let record = |language| {
        let texts = texts.iter();
        texts.map(move |(id, text)| NameRecord::new(3, 1, language, *id, OffsetMarker::new(text.clone())))
    };
    Name::new(LANGUAGES.into_iter().flat_map(record).collect())
}

fn name_of(face: &Face, id: NameId) -> Option<String> {
    let mut names = face.parsed().names().into_iter();
    names.find(|name| name.name_id == id.to_u16() && name.is_unicode())?.to_string()
}

#[cfg(test)]
mod tests;
