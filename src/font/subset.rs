//! Subsets of a face, as both writers embed them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::sync::Arc;

use ttf_parser::RawFace;
use write_fonts::read::tables::glyf::Glyph;
use write_fonts::read::{FontData, FontRef, ReadError, TableProvider};
use write_fonts::types::GlyphId;

use super::outlines::{Outlines, SharedOutlines};
use super::sfnt::{FontFile, Tables, Tag};
use super::{FaceId, Fonts};
use crate::character::is_ideograph;

/// A face cut down to some of its glyphs, which are numbered anew: first .notdef and those of marks, letters and digits, then those
/// of ideographs.
///
/// So the outlines of the ideographs, nearly all there is in a font, are the same in files that differ in the other glyphs.
#[derive(Debug)]
pub struct Subset {
    /// The old numbers of the glyphs before the ideographs, and of those; both sorted.
    glyphs: [Vec<u16>; 2],
    /// What the subsetter made: a font program with outlines and metrics, but no character map.
    program: Vec<u8>,
    /// `head` and `loca`, which follow from where the outlines are.
    head: Vec<u8>,
    loca: Vec<u8>,
    /// The outlines before those of the ideographs, and these.
    first: Vec<u8>,
    shared: Arc<Outlines>,
}

/// A face could not be cut down.
#[derive(Debug, thiserror::Error)]
#[error("{face} cannot be subset")]
pub struct SubsetError {
    /// The face's PostScript name.
    pub face: String,
    /// What the subsetter, or the reader of tables, said.
    #[source]
    pub source: Box<dyn Error + Send + Sync>,
}

/// The tables that the subsetter makes and every font needs, but for `head`, `loca` and `glyf`.
const COPIED: [Tag; 6] = [*b"cvt ", *b"fpgm", *b"hhea", *b"hmtx", *b"maxp", *b"prep"];

impl Fonts {
    /// Cuts a face down to the glyphs named, each with the character it is for, and .notdef.
    ///
    /// # Errors
    /// If the face's tables are damaged.
    pub fn subset(
        &self,
        face: FaceId,
        glyphs: &BTreeMap<u16, char>,
        outlines: &SharedOutlines,
    ) -> Result<Subset, SubsetError> {
        let original = self.face(face);
        Subset::new(original.program(), glyphs, |bytes| outlines.of(face, bytes))
            .map_err(|source| SubsetError { face: original.name().to_owned(), source })
    }
}

impl Subset {
    fn new(
        original: &[u8],
        glyphs: &BTreeMap<u16, char>,
        shared: impl FnOnce(Vec<u8>) -> Arc<Outlines>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let is_first = |(_, character): &(&u16, &char)| !is_ideograph(**character);
        let first = glyphs.iter().filter(is_first).map(|(glyph, _)| *glyph);
        let first = with_components(original, [0].into_iter().chain(first))?;
        let ideographs: Vec<u16> = glyphs.keys().filter(|glyph| !first.contains(glyph)).copied().collect();
        let first: Vec<u16> = first.into_iter().collect();
        let order = [first.as_slice(), &ideographs].concat();
        let program = subsetter::subset(original, 0, &subsetter::GlyphRemapper::new_from_glyphs(&order))?;
        let mut outlines = Located::read(&program).ok_or(ReadError::OutOfBounds)?;
        let [before, after] = outlines.split(first.len()).ok_or(ReadError::OutOfBounds)?;
        let (head, loca, shared) = (outlines.head(), outlines.loca(), shared(after));
        Ok(Self { glyphs: [first, ideographs], program, head, loca, first: before, shared })
    }

    /// A glyph's new number, if it is in the subset.
    pub fn glyph_id(&self, old: u16) -> Option<u16> {
        let [first, ideographs] = &self.glyphs;
        let among_ideographs = || Some(first.len() + ideographs.binary_search(&old).ok()?);
        first.binary_search(&old).ok().or_else(among_ideographs).map(|new| new as u16)
    }

    /// The tables that a font needs to be drawn from, but for the outlines.
    pub(super) fn tables(&self) -> Tables<'_> {
        let mut tables =
            Tables::from([(*b"head", self.head.as_slice().into()), (*b"loca", self.loca.as_slice().into())]);
        let copied = |tag: Tag| Some((tag, table(&self.program, tag)?.into()));
        tables.extend(COPIED.into_iter().filter_map(copied));
        tables
    }

    /// The subset as a font file with the tables given.
    pub(super) fn file(&self, tables: Tables<'_>) -> FontFile {
        FontFile::new(tables, &self.first, Arc::clone(&self.shared))
    }

    /// The subset as a font file for PDF, which needs neither names nor a character map (ISO 32000-1, 9.9).
    pub fn pdf_font(&self) -> FontFile {
        self.file(self.tables())
    }
}

impl<'a> TableProvider<'a> for &'a Subset {
    fn data_for_tag(&self, tag: write_fonts::types::Tag) -> Option<FontData<'a>> {
        let table = match &tag.to_be_bytes() {
            b"head" => &self.head,
            b"loca" => &self.loca,
            tag => table(&self.program, *tag)?,
        };
        Some(FontData::new(table))
    }
}

fn table(program: &[u8], tag: Tag) -> Option<&[u8]> {
    RawFace::parse(program, 0).ok()?.table(ttf_parser::Tag::from_bytes(&tag))
}

/// Glyphs with those that they are composed of.
fn with_components(original: &[u8], glyphs: impl Iterator<Item = u16>) -> Result<BTreeSet<u16>, ReadError> {
    let font = FontRef::from_index(original, 0)?;
    let (loca, glyf) = (font.loca(None)?, font.glyf()?);
    let mut open: Vec<u16> = glyphs.collect();
    let mut all = BTreeSet::new();
    while let Some(glyph) = open.pop() {
        if all.insert(glyph)
            && let Some(Glyph::Composite(composite)) = loca.get_glyf(GlyphId::new(glyph.into()), &glyf)?
        {
            open.extend(composite.components().map(|component| component.glyph.to_u32() as u16));
        }
    }
    Ok(all)
}

/// The outlines of a font, and where each of them is.
struct Located<'a> {
    head: &'a [u8],
    glyf: &'a [u8],
    /// Where each glyph begins, and the last one ends.
    offsets: Vec<u32>,
}

fn whole_words(bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len().next_multiple_of(4);
    let mut words = Vec::with_capacity(length);
    words.extend_from_slice(bytes);
    words.resize(length, 0);
    words
}

/// Where `indexToLocFormat` is in `head`.
const LOCA_FORMAT: usize = 50;

impl<'a> Located<'a> {
    fn read(program: &'a [u8]) -> Option<Self> {
        let [head, loca, glyf] = [*b"head", *b"loca", *b"glyf"].map(|tag| table(program, tag));
        let (head, loca, glyf) = (head?, loca?, glyf?);
        let is_long = *head.get(LOCA_FORMAT + 1)? != 0;
        let offsets: Vec<u32> = if is_long {
            loca.as_chunks().0.iter().map(|offset| u32::from_be_bytes(*offset)).collect()
        } else {
            loca.as_chunks().0.iter().map(|offset| u32::from(u16::from_be_bytes(*offset)) * 2).collect()
        };
        Some(Self { head, glyf, offsets })
    }

    /// The outlines before a glyph and the others, each filled up with zeros to whole words.
    ///
    /// What is added belongs to the glyph before it, and is not read.
    fn split(&mut self, glyph: usize) -> Option<[Vec<u8>; 2]> {
        let [split, end] = [*self.offsets.get(glyph)?, *self.offsets.last()?].map(|offset| offset as usize);
        let pieces = [self.glyf.get(..split)?, self.glyf.get(split..end)?].map(whole_words);
        let shift = pieces[0].len() - split;
        self.offsets[glyph..].iter_mut().for_each(|offset| *offset += shift as u32);
        *self.offsets.last_mut()? = (pieces[0].len() + pieces[1].len()) as u32;
        Some(pieces)
    }

    /// Whether `loca` can say half of each offset in 16 bits.
    fn is_short(&self) -> bool {
        self.offsets.iter().all(|offset| offset.is_multiple_of(2) && offset / 2 <= u16::MAX.into())
    }

    fn loca(&self) -> Vec<u8> {
        if self.is_short() {
            self.offsets.iter().flat_map(|offset| ((offset / 2) as u16).to_be_bytes()).collect()
        } else {
            self.offsets.iter().flat_map(|offset| offset.to_be_bytes()).collect()
        }
    }

    fn head(&self) -> Vec<u8> {
        let mut head = self.head.to_vec();
        head[LOCA_FORMAT..].fill(0);
        head[LOCA_FORMAT + 1] = u8::from(!self.is_short());
        head
    }
}
