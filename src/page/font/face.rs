//! One face.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::embedding::Embedding;
use super::glyphs::{Glyphs, LACKING};
use crate::page::document::typesetting::ABOVE_BASELINE;

/// A face: a font program of TrueType outlines, and what is asked of it.
pub struct Face {
    name: Cow<'static, str>,
    program: Program,
    glyphs: Glyphs,
    is_own: bool,
}

/// How far a box one em high stands out above and below the baseline, in units of the em.
///
/// The Chinese faces themselves ask for lines up to 1.45 em high, each for another height; the fonts whose names they
/// go by in Word ask for one em.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmBox {
    /// Above the baseline.
    pub ascent: i16,
    /// Below the baseline, as a positive number.
    pub descent: i16,
}

/// Where a face's bytes are, and its tables in them.
enum Program {
    /// Compiled into this program; the tables are read on first use.
    Bundled { bytes: Bytes, tables: OnceLock<Box<ttf_parser::Face<'static>>> },
    /// Read from a file of the user's own.
    Read(ReadProgram),
}

/// Where a bundled face's bytes are.
pub(super) enum Bytes {
    /// As they are.
    Plain(&'static [u8]),
    /// Packed, to be unpacked when a character asks for the face.
    Packed(fn() -> &'static [u8]),
}

self_cell::self_cell!(
    /// Bytes and the tables read in them.
    struct ReadProgram {
        owner: Arc<[u8]>,
        #[covariant]
        dependent: Tables,
    }
);

type Tables<'a> = ttf_parser::Face<'a>;

/// Why a face cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaceError {
    /// It is no font program, or a damaged one.
    #[error("it is no font: {0}")]
    Damaged(String),
    /// It has CFF outlines, which Word does not read from a document.
    #[error("its outlines are of the kind CFF, not TrueType")]
    CffOutlines,
    /// Its outlines cannot be read, or it has more glyphs than 65,534.
    #[error("its outlines cannot be read")]
    UnreadableOutlines,
    /// It has no outlines, only pictures of its glyphs.
    #[error("it has no outlines")]
    NoOutlines,
    /// It does not allow being embedded as both files embed it.
    #[error("its OS/2 table does not allow embedding: {0:?}")]
    Rights(Embedding),
    /// It has not the characters that its role is for.
    #[error("it has no glyph for {0:?}")]
    Lacks(char),
    /// It is a variable font: as it stands, its thinnest or narrowest form would be used.
    #[error("it is a variable font")]
    Variable,
    /// Its digits are wider than half an em, for which the tables' columns are made.
    #[error("its digits are wider than half an em")]
    WideDigits,
}

impl Face {
    pub(super) const fn bundled(name: &'static str, bytes: Bytes) -> Self {
        let program = Program::Bundled { bytes, tables: OnceLock::new() };
        Self { name: Cow::Borrowed(name), program, glyphs: Glyphs::new(), is_own: false }
    }

    /// Reads a face of the user's own; of a collection (TTC), the first.
    ///
    /// # Errors
    /// If it is no font with TrueType outlines, is variable, or may not be embedded as a subset for editing.
    pub(super) fn read(bytes: Arc<[u8]>) -> Result<Self, FaceError> {
        let program = ReadProgram::try_new(bytes, |bytes| ttf_parser::Face::parse(bytes, 0));
        let program = program.map_err(|error| FaceError::Damaged(error.to_string()))?;
        let tables = program.borrow_dependent();
        if tables.tables().glyf.is_none() {
            let has = |tag: &ttf_parser::Tag| tables.raw_face().table(*tag).is_some();
            return Err(match () {
                () if CFF.iter().any(has) => FaceError::CffOutlines,
                () if has(&GLYF) => FaceError::UnreadableOutlines,
                () => FaceError::NoOutlines,
            });
        }
        if tables.is_variable() {
            return Err(FaceError::Variable);
        }
        match Embedding::of(tables) {
            Embedding::Installable | Embedding::Editable => {}
            refused => return Err(FaceError::Rights(refused)),
        }
        let name = name_of(tables, POSTSCRIPT_NAME).filter(|name| is_postscript_name(name));
        let name = name.unwrap_or_else(|| "Own".to_owned());
        Ok(Self { name: Cow::Owned(name), program: Program::Read(program), glyphs: Glyphs::new(), is_own: true })
    }

    /// The face's PostScript name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is of the user's own, and not one that the program carries.
    pub fn is_own(&self) -> bool {
        self.is_own
    }

    /// The whole font program; of a collection, all of it.
    pub fn program(&self) -> &[u8] {
        match &self.program {
            Program::Bundled { bytes, .. } => bytes.get(),
            Program::Read(program) => program.borrow_owner(),
        }
    }

    /// What it allows of embedding.
    pub fn embedding(&self) -> Embedding {
        Embedding::of(self.parsed())
    }

    /// The glyph of a character, in the form that is right in Chinese text.
    ///
    /// With a variation selector, the form it chooses if the face has it. Quotation marks take the full-width form
    /// (U+FE01) where the face keeps one behind that selector.
    pub fn glyph_id(&self, character: char, selector: Option<char>) -> Option<u16> {
        let chosen = selector.and_then(|selector| self.parsed().glyph_variation_index(character, selector));
        let chosen = chosen.and_then(number);
        chosen.or_else(|| self.glyphs.get(character, || self.usual_glyph(character)))
    }

    /// The glyph of a character that no selector follows.
    fn usual_glyph(&self, character: char) -> Option<u16> {
        let parsed = self.parsed();
        let full_width = match character {
            '‘' | '’' | '“' | '”' => parsed.glyph_variation_index(character, '\u{fe01}'),
            _ => None,
        };
        full_width.or_else(|| parsed.glyph_index(character)).and_then(number)
    }

    /// How far a glyph moves the pen, in units of the em.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.parsed().glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or_default()
    }

    /// The middle of a glyph's outline, from its origin, in units of the em; none if it has no outline.
    pub fn middle(&self, glyph: u16) -> Option<i32> {
        let bounds = self.parsed().glyph_bounding_box(ttf_parser::GlyphId(glyph))?;
        Some(i32::midpoint(bounds.x_min.into(), bounds.x_max.into()))
    }

    /// The box of a glyph's outline, from its origin, in units of the em, y upwards: left, bottom, right, top; none if
    /// it has no outline.
    pub fn bounds(&self, glyph: u16) -> Option<[i16; 4]> {
        let bounds = self.parsed().glyph_bounding_box(ttf_parser::GlyphId(glyph))?;
        Some([bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max])
    }

    /// How many units the em has.
    pub fn units_per_em(&self) -> u16 {
        self.parsed().units_per_em()
    }

    /// Where the em box of its Chinese characters stands on the baseline.
    pub fn em_box(&self) -> EmBox {
        let em = i32::from(self.units_per_em());
        let (above, whole) = ABOVE_BASELINE;
        let ascent = em * above as i32 / whole as i32;
        EmBox { ascent: ascent as i16, descent: (em - ascent) as i16 }
    }

    /// The names it goes by in lists of fonts, in Chinese first; of a bold or slanted face, the full names.
    pub fn families(&self) -> Vec<String> {
        let tables = self.parsed();
        let id = if tables.is_bold() || tables.is_italic() { FULL_NAME } else { FAMILY };
        let mut names: Vec<_> =
            tables.names().into_iter().filter(|name| name.name_id == id && name.is_unicode()).collect();
        // Chinese (China), as Windows numbers languages.
        names.sort_by_key(|name| name.language_id != 0x0804);
        let mut families: Vec<String> = Vec::new();
        for name in names.into_iter().filter_map(|name| name.to_string()) {
            if !name.is_empty() && !families.contains(&name) {
                families.push(name);
            }
        }
        families
    }

    /// Its tables.
    pub(crate) fn parsed(&self) -> &ttf_parser::Face<'_> {
        match &self.program {
            Program::Bundled { bytes, tables } => tables.get_or_init(|| {
                let tables = ttf_parser::Face::parse(bytes.get(), 0);
                Box::new(tables.expect("bundled: proved by the tests of this module"))
            }),
            Program::Read(program) => program.borrow_dependent(),
        }
    }
}

impl Bytes {
    fn get(&self) -> &'static [u8] {
        match self {
            Self::Plain(bytes) => bytes,
            Self::Packed(unpack) => unpack(),
        }
    }
}

/// A glyph's number, if it is one: some faces map what they lack to the glyph of a missing character.
fn number(glyph: ttf_parser::GlyphId) -> Option<u16> {
    (1..LACKING).contains(&glyph.0).then_some(glyph.0)
}

/// The tables that hold outlines of the other kind.
const CFF: [ttf_parser::Tag; 2] = [ttf_parser::Tag::from_bytes(b"CFF "), ttf_parser::Tag::from_bytes(b"CFF2")];
/// The table that holds TrueType outlines.
const GLYF: ttf_parser::Tag = ttf_parser::Tag::from_bytes(b"glyf");
/// Numbers of names (OpenType, `name`).
const FAMILY: u16 = 1;
const FULL_NAME: u16 = 4;
const POSTSCRIPT_NAME: u16 = 6;

fn name_of(tables: &ttf_parser::Face<'_>, id: u16) -> Option<String> {
    tables.names().into_iter().find(|name| name.name_id == id && name.is_unicode())?.to_string()
}

/// Whether a name may stand in a PDF as it is.
fn is_postscript_name(name: &str) -> bool {
    let fits = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    (1..=63).contains(&name.len()) && name.chars().all(fits)
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Face").field(&self.name).finish()
    }
}
