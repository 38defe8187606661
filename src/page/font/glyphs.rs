//! The glyphs of a face's characters, each looked up once.

use std::array;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU16, Ordering};

/// A face's glyphs by character, for the Basic Multilingual Plane; filled as characters are asked for.
///
/// A face's own map is searched twice for each character, and a report asks for the same few hundred many thousand
/// times. Threads may share it: whichever writes an entry writes the same.
pub(super) struct Glyphs {
    blocks: [OnceLock<Box<Block>>; 256],
}

/// The glyphs of 256 characters.
type Block = [AtomicU16; 256];

/// A character that nobody has asked for; the number of .notdef, which no character has.
const UNKNOWN: u16 = 0;

/// A character that the face lacks; no glyph has this number, since a face counts at most 65,535 of them from 0.
pub(super) const LACKING: u16 = u16::MAX;

impl Glyphs {
    pub(super) const fn new() -> Self {
        Self { blocks: [const { OnceLock::new() }; 256] }
    }

    /// A character's glyph; `look_up` finds it in the face, and gives neither 0 nor [`LACKING`].
    pub(super) fn get(&self, character: char, look_up: impl FnOnce() -> Option<u16>) -> Option<u16> {
        let Ok(code) = u16::try_from(u32::from(character)) else { return look_up() };
        let [block, index] = code.to_be_bytes().map(usize::from);
        let block = self.blocks[block].get_or_init(|| Box::new(array::from_fn(|_| AtomicU16::new(UNKNOWN))));
        match block[index].load(Ordering::Relaxed) {
            UNKNOWN => {
                let glyph = look_up();
                block[index].store(glyph.unwrap_or(LACKING), Ordering::Relaxed);
                glyph
            }
            LACKING => None,
            glyph => Some(glyph),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_looked_up_once() {
        let glyphs = Glyphs::new();
        for (character, glyph) in [('一', Some(7)), ('丁', None), ('\u{ffff}', Some(9))] {
            assert_eq!(glyphs.get(character, || glyph), glyph);
            assert_eq!(glyphs.get(character, || panic!("{character} is known")), glyph);
        }
    }

    #[test]
    fn a_character_beyond_the_plane_is_looked_up_each_time() {
        let glyphs = Glyphs::new();
        assert_eq!(glyphs.get('𠀀', || Some(1)), Some(1));
        assert_eq!(glyphs.get('𠀀', || Some(2)), Some(2));
    }
}
