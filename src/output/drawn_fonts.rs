//! The faces of laid-out pages as fonts in whose character maps a reader finds each glyph.
//!
//! Pages name glyphs; the readers of some formats are given characters and look the glyphs up. A face shows a character
//! by one glyph nearly always. Where a variation selector chose another (葛 with U+E0100), the face becomes two fonts:
//!
//! ```text
//! first form    葛 → the usual glyph, 洲 → …
//! second form   葛 → the chosen glyph
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use crate::page::font::FaceId;
use crate::page::layout::TextRun;

/// One font of the pages: a face, and which of the forms that it shows characters in, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FontKey {
    /// The face.
    pub(super) face: FaceId,
    form: usize,
}

/// The fonts of some runs.
#[derive(Debug, Default)]
pub(super) struct DrawnFonts(BTreeMap<FaceId, Face>);

/// A face's characters, each with the glyphs that show it, in the order in which they appear.
#[derive(Debug, Default)]
struct Face {
    glyphs: BTreeMap<char, Vec<u16>>,
    /// How many glyphs show the character that has most.
    forms: usize,
}

impl DrawnFonts {
    /// The fonts that runs are set in.
    pub(super) fn of<'a>(runs: impl Iterator<Item = &'a TextRun>) -> Self {
        let mut faces = Self::default();
        for run in runs {
            let face = faces.0.entry(run.face).or_default();
            for glyph in &run.glyphs {
                let forms = face.glyphs.entry(glyph.character).or_default();
                if !forms.contains(&glyph.id) {
                    forms.push(glyph.id);
                    face.forms = face.forms.max(forms.len());
                }
            }
        }
        faces
    }

    /// Every font, with the glyph of each of its characters.
    pub(super) fn iter(&self) -> impl Iterator<Item = (FontKey, BTreeMap<char, u16>)> {
        self.0.iter().flat_map(|(id, face)| {
            (0..face.forms).map(|form| {
                let glyph = |(character, forms): (&char, &Vec<u16>)| Some((*character, *forms.get(form)?));
                (FontKey { face: *id, form }, face.glyphs.iter().filter_map(glyph).collect())
            })
        })
    }

    /// A run's glyphs by the fonts that show them: ranges that follow each other.
    pub(super) fn parts(&self, run: &TextRun) -> Vec<(FontKey, Range<usize>)> {
        let known = self.0.get(&run.face).filter(|face| face.forms > 1);
        let form = |index: usize| {
            let glyph = &run.glyphs[index];
            let forms = known.and_then(|face| face.glyphs.get(&glyph.character));
            forms.and_then(|forms| forms.iter().position(|id| *id == glyph.id)).unwrap_or_default()
        };
        let mut parts: Vec<(FontKey, Range<usize>)> = Vec::with_capacity(1);
        for index in 0..run.glyphs.len() {
            let key = FontKey { face: run.face, form: form(index) };
            match parts.last_mut().filter(|(last, _)| *last == key) {
                Some((_, range)) => range.end = index + 1,
                None => parts.push((key, index..index + 1)),
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::length::Length;
    use crate::page::layout::PlacedGlyph;

    #[test]
    fn a_character_of_two_glyphs_is_in_two_fonts() {
        let glyph = |(character, id)| PlacedGlyph { id, character, advance: Length::pt(16) };
        let run = TextRun {
            x: Length::ZERO,
            baseline: Length::ZERO,
            face: FaceId::KAI,
            size: Length::pt(16),
            tracking: Length::ZERO,
            glyphs: [('葛', 7), ('洲', 8), ('葛', 9), ('葛', 7)].map(glyph).into(),
        };
        let fonts = DrawnFonts::of([&run].into_iter());
        let all: Vec<(FontKey, BTreeMap<char, u16>)> = fonts.iter().collect();
        let [(first, usual), (second, chosen)] = &all[..] else { panic!("{all:?}") };
        assert_eq!(usual, &BTreeMap::from([('葛', 7), ('洲', 8)]));
        assert_eq!(chosen, &BTreeMap::from([('葛', 9)]));
        assert_eq!(fonts.parts(&run), [(*first, 0..2), (*second, 2..3), (*first, 3..4)]);
    }
}
