//! The tables that a subset is cut from.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ttf_parser::{GlyphId, RawFace, hmtx, loca};

use super::Face;
use super::missing;
use super::sfnt::{Tables, Tag};

/// The tag of a table that is damaged.
pub(super) type Damaged = &'static str;

/// A face's tables, as far as they differ in a subset.
pub(super) struct Source<'a> {
    raw: &'a RawFace<'a>,
    loca: loca::Table<'a>,
    glyf: &'a [u8],
    hmtx: hmtx::Table<'a>,
    /// The outline of glyph 0, which stands for every character that the font lacks.
    missing: Vec<u8>,
}

/// Tables that the glyphs' instructions refer to.
const HINTING: [Tag; 3] = [*b"cvt ", *b"fpgm", *b"prep"];

/// Where `indexToLocFormat` is in `head`.
const LOCA_FORMAT: Range<usize> = 50..52;
/// Where `numberOfHMetrics` is in `hhea`.
const METRICS: Range<usize> = 34..36;
/// Where `numGlyphs` is in `maxp`.
const GLYPHS: Range<usize> = 4..6;

impl<'a> Source<'a> {
    pub(super) fn new(face: &'a Face) -> Result<Self, Damaged> {
        let (tables, raw) = (face.parsed().tables(), face.parsed().raw_face());
        let format = tables.head.index_to_location_format;
        let offsets =
            table(raw, *b"loca").and_then(|table| loca::Table::parse(tables.maxp.number_of_glyphs, format, table));
        let hmtx = tables.hmtx.ok_or("hmtx")?;
        let advance = hmtx.advance(GlyphId(0)).unwrap_or_default();
        let side_bearing = hmtx.side_bearing(GlyphId(0)).unwrap_or_default();
        Ok(Self {
            raw,
            loca: offsets.ok_or("loca")?,
            glyf: table(raw, *b"glyf").ok_or("glyf")?,
            hmtx,
            missing: missing::outline(advance, side_bearing, face.units_per_em()),
        })
    }

    /// The outline of a glyph: nothing for a space, a frame for the first.
    fn outline(&self, glyph: u16) -> Result<&[u8], Damaged> {
        if glyph == 0 {
            return Ok(&self.missing);
        }
        let offset = |glyph| match &self.loca {
            loca::Table::Short(offsets) => offsets.get(glyph).map(|half| usize::from(half) * 2),
            loca::Table::Long(offsets) => offsets.get(glyph).map(|offset| offset as usize),
        };
        let ends = glyph.checked_add(1).and_then(|next| Some((offset(glyph)?, offset(next)?)));
        let (start, end) = ends.filter(|(start, end)| start <= end).ok_or("loca")?;
        self.glyf.get(start..end).ok_or("glyf")
    }

    /// Glyphs with those that they are composed of.
    pub(super) fn with_components(&self, glyphs: BTreeSet<u16>) -> Result<BTreeSet<u16>, Damaged> {
        let mut open: Vec<u16> = glyphs.into_iter().collect();
        let mut all = BTreeSet::new();
        let mut room = self.glyf.len();
        while let Some(glyph) = open.pop() {
            if all.insert(glyph) {
                let outline = self.outline(glyph)?;
                room = without_overlap(room, outline)?;
                open.extend(components(outline)?.into_iter().map(|(_, component)| component));
            }
        }
        Ok(all)
    }

    /// The outlines of glyphs, each filled up with zeros to whole words, and where each begins if the first does at
    /// `start`.
    ///
    /// What is added belongs to the glyph before it, and is not read. A glyph without an outline gets nothing: browsers
    /// refuse a font in which it has two bytes (OpenType Sanitizer), as the last would if all were filled up at once.
    pub(super) fn outlines(
        &self,
        glyphs: impl Iterator<Item = u16>,
        numbers: &BTreeMap<u16, u16>,
        start: usize,
        offsets: &mut Vec<u32>,
    ) -> Result<Vec<u8>, Damaged> {
        let mut outlines = Vec::with_capacity(glyphs.size_hint().0 * USUAL_LENGTH);
        let mut room = self.glyf.len();
        for glyph in glyphs {
            let at = outlines.len();
            offsets.push((start + at) as u32);
            let outline = self.outline(glyph)?;
            room = without_overlap(room, outline)?;
            outlines.extend_from_slice(outline);
            for (place, component) in components(outline)? {
                let number = numbers.get(&component).ok_or("glyf")?;
                outlines[at + place..][..2].copy_from_slice(&number.to_be_bytes());
            }
            outlines.resize(outlines.len().next_multiple_of(4), 0);
        }
        Ok(outlines)
    }

    /// The tables of a font of some glyphs, in the order of their new numbers, whose outlines begin at `offsets`.
    pub(super) fn tables(&self, glyphs: &[u16], offsets: &[u32]) -> Result<Tables<'a>, Damaged> {
        let is_short = offsets.iter().all(|offset| offset / 2 <= u16::MAX.into());
        let loca: Vec<u8> = if is_short {
            offsets.iter().flat_map(|offset| ((offset / 2) as u16).to_be_bytes()).collect()
        } else {
            offsets.iter().flat_map(|offset| offset.to_be_bytes()).collect()
        };
        let (metrics, hmtx) = self.metrics(glyphs)?;
        let mut tables = Tables::from([
            (*b"head", self.with_number(*b"head", LOCA_FORMAT, u16::from(!is_short)).ok_or("head")?),
            (*b"hhea", self.with_number(*b"hhea", METRICS, metrics).ok_or("hhea")?),
            (*b"maxp", self.with_number(*b"maxp", GLYPHS, glyphs.len() as u16).ok_or("maxp")?),
            (*b"hmtx", hmtx.into()),
            (*b"loca", loca.into()),
        ]);
        tables.extend(HINTING.into_iter().filter_map(|tag| Some((tag, table(self.raw, tag)?.into()))));
        Ok(tables)
    }

    /// `hmtx`, and how many glyphs at its beginning have an advance of their own: the last stands for those after it.
    fn metrics(&self, glyphs: &[u16]) -> Result<(u16, Vec<u8>), Damaged> {
        let advance = |glyph: &u16| self.hmtx.advance(GlyphId(*glyph)).ok_or("hmtx");
        let advances: Vec<u16> = glyphs.iter().map(advance).collect::<Result<_, _>>()?;
        let as_the_last = advances.iter().rev().take_while(|advance| Some(*advance) == advances.last()).count();
        let own = advances.len() - as_the_last + 1;
        let mut table = Vec::with_capacity(glyphs.len() * 4);
        for (index, (glyph, advance)) in glyphs.iter().zip(&advances).enumerate() {
            if index < own {
                table.extend(advance.to_be_bytes());
            }
            // Some fonts end their bearings early; readers of the whole font take those that lack for 0, too.
            table.extend(self.hmtx.side_bearing(GlyphId(*glyph)).unwrap_or_default().to_be_bytes());
        }
        Ok((own as u16, table))
    }

    /// A table with another number in a place.
    fn with_number(&self, tag: Tag, place: Range<usize>, number: u16) -> Option<Cow<'a, [u8]>> {
        let mut changed = table(self.raw, tag)?.to_vec();
        changed.get_mut(place)?.copy_from_slice(&number.to_be_bytes());
        Some(changed.into())
    }
}

/// What is left of the table of outlines without one of them.
///
/// Outlines that overlap could be many times as long together as the file that holds them.
fn without_overlap(room: usize, outline: &[u8]) -> Result<usize, Damaged> {
    room.checked_sub(outline.len()).ok_or("loca")
}

/// About how many bytes an outline of a Chinese character has.
const USUAL_LENGTH: usize = 512;

fn table<'a>(raw: &RawFace<'a>, tag: Tag) -> Option<&'a [u8]> {
    raw.table(ttf_parser::Tag::from_bytes(&tag))
}

/// What the flags of a component say (OpenType, `glyf`, "Composite glyph description").
const ARGUMENTS_ARE_WORDS: u16 = 0x0001;
const HAS_SCALE: u16 = 0x0008;
const HAS_MORE: u16 = 0x0020;
const HAS_TWO_SCALES: u16 = 0x0040;
const HAS_MATRIX: u16 = 0x0080;

/// Where in its outline a glyph names those it is composed of, and which they are.
fn components(outline: &[u8]) -> Result<Vec<(usize, u16)>, Damaged> {
    let word = |at: usize| outline.get(at..at + 2).map(|word| u16::from_be_bytes([word[0], word[1]])).ok_or("glyf");
    let mut components = Vec::new();
    // A number of contours below 0, and the corners of its box.
    let mut at = 10;
    let mut has_more = !outline.is_empty() && word(0)? >= 0x8000;
    while has_more {
        let flags = word(at)?;
        components.push((at + 2, word(at + 2)?));
        at += 4 + if flags & ARGUMENTS_ARE_WORDS == 0 { 2 } else { 4 };
        at += match flags {
            _ if flags & HAS_SCALE != 0 => 2,
            _ if flags & HAS_TWO_SCALES != 0 => 4,
            _ if flags & HAS_MATRIX != 0 => 8,
            _ => 0,
        };
        has_more = flags & HAS_MORE != 0;
    }
    Ok(components)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::font::{FaceId, Fonts};

    #[test]
    fn components_are_found_behind_arguments_and_scales_of_every_size() {
        let head = [&(-1_i16).to_be_bytes()[..], &[0; 8]].concat();
        let part = |flags: u16, glyph: u16, rest: usize| {
            [&flags.to_be_bytes()[..], &glyph.to_be_bytes(), &vec![0xff; rest]].concat()
        };
        let parts = [
            part(HAS_MORE, 1, 2),
            part(HAS_MORE | ARGUMENTS_ARE_WORDS, 2, 4),
            part(HAS_MORE | HAS_SCALE, 3, 4),
            part(HAS_MORE | ARGUMENTS_ARE_WORDS | HAS_TWO_SCALES, 4, 8),
            part(HAS_MORE | HAS_MATRIX, 5, 10),
            part(0, 6, 2),
        ];
        let outline = [head, parts.concat()].concat();
        let found: Vec<u16> = components(&outline).unwrap().into_iter().map(|(_, glyph)| glyph).collect();
        assert_eq!(found, [1, 2, 3, 4, 5, 6]);
        for length in 1..outline.len() - 2 {
            assert_eq!(components(&outline[..length]), Err("glyf"), "{length}");
        }
        assert_eq!(components(&[]), Ok(Vec::new()));
    }

    #[test]
    fn outlines_that_overlap_are_damage() {
        let fonts = Fonts::bundled();
        let mut source = Source::new(fonts.face(FaceId::LATIN)).unwrap();
        let longest = |glyph: &u16| source.outline(*glyph).unwrap().len();
        let glyphs: BTreeSet<u16> = (0..100).collect();
        let together: usize = glyphs.iter().map(longest).sum();
        let numbers = glyphs.iter().map(|glyph| (*glyph, *glyph)).collect();
        source.glyf = &source.glyf[..together];
        let outlines = source.outlines(glyphs.iter().copied(), &numbers, 0, &mut Vec::new());
        assert!(outlines.is_ok());
        let twice = glyphs.iter().chain(&glyphs).copied();
        assert_eq!(source.outlines(twice, &numbers, 0, &mut Vec::new()), Err("loca"));
    }

    #[test]
    fn a_glyph_without_an_outline_has_not_a_byte() {
        let fonts = Fonts::bundled();
        for id in [FaceId::FANG_SONG, FaceId::KAI, FaceId::BIAO_SONG, FaceId::HEI, FaceId::SONG] {
            let (face, mut offsets) = (fonts.face(id), Vec::new());
            let source = Source::new(face).unwrap();
            let glyphs = "1年、　2报（　".chars().filter_map(|character| face.glyph_id(character, None));
            let glyphs: Vec<u16> = glyphs.collect();
            let all = source.with_components(glyphs.iter().copied().collect()).unwrap();
            let numbers = all.into_iter().map(|glyph| (glyph, glyph)).collect();
            let outlines = source.outlines(glyphs.into_iter(), &numbers, 0, &mut offsets).unwrap();
            offsets.push(outlines.len() as u32);
            let lengths: Vec<u32> = offsets.windows(2).map(|pair| pair[1] - pair[0]).collect();
            assert!(
                lengths.iter().all(|length| length.is_multiple_of(4) && *length != 4 && *length != 8),
                "{lengths:?}"
            );
            assert_eq!((lengths.len(), lengths[3], lengths[7]), (8, 0, 0), "{id:?}");
        }
    }

    #[test]
    fn a_letter_with_an_accent_brings_the_letter_and_the_accent() {
        let fonts = Fonts::bundled();
        let face = fonts.face(FaceId::LATIN);
        let glyph = |character| face.glyph_id(character, None).unwrap();
        let all = Source::new(face).unwrap().with_components([glyph('é')].into()).unwrap();
        assert!(all.len() == 3 && all.contains(&glyph('e')), "{all:?}");
    }

    #[test]
    fn advances_that_are_the_same_to_the_end_are_said_once() {
        let fonts = Fonts::bundled();
        let face = fonts.face(FaceId::KAI);
        let glyph = |character| face.glyph_id(character, None).unwrap();
        let glyphs = [0, glyph('1'), glyph('年'), glyph('报'), glyph('告')];
        let (own, table) = Source::new(face).unwrap().metrics(&glyphs).unwrap();
        assert_eq!((own, table.len()), (3, 3 * 4 + 2 * 2));
    }

    /// A face whose table is changed, and how long it is told to be.
    fn damaged(tag: Tag, length: Option<u32>, change: impl Fn(&mut [u8])) -> Option<Face> {
        let mut file = Fonts::bundled().face(FaceId::KAI).program().to_vec();
        let record = (12..).step_by(16).find(|at| file[*at..at + 4] == tag).unwrap();
        let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        let (offset, whole) = (number(record + 8), number(record + 12));
        change(&mut file[offset..offset + whole]);
        if let Some(length) = length {
            file[record + 12..record + 16].copy_from_slice(&length.to_be_bytes());
        }
        Face::read(file.into()).ok()
    }

    #[test]
    fn a_table_that_is_damaged_is_named() {
        let glyph = Fonts::bundled().face(FaceId::KAI).glyph_id('年', None).unwrap();
        let place = usize::from(glyph) * 4;
        let cut = |face: Option<Face>| {
            let face = face.unwrap();
            let source = Source::new(&face)?;
            let numbers = [(glyph, 0)].into();
            source.outlines([glyph].into_iter(), &numbers, 0, &mut Vec::new())?;
            source.tables(&[glyph], &[0, 4]).map(|_| ())
        };
        let nothing = |_: &mut [u8]| {};
        assert_eq!(cut(damaged(*b"loca", None, nothing)), Ok(()));
        assert_eq!(cut(damaged(*b"loca", Some(place as u32), nothing)), Err("loca"));
        assert_eq!(cut(damaged(*b"loca", None, |table| table[place..place + 4].fill(0x7f))), Err("loca"));
        assert_eq!(cut(damaged(*b"loca", None, |table| table[place..place + 8].fill(0))), Ok(()), "an empty outline");
        assert_eq!(cut(damaged(*b"glyf", Some(64), nothing)), Err("glyf"));
        assert_eq!(cut(damaged(*b"hmtx", Some(0), nothing)), Err("hmtx"));
    }
}
