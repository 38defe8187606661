//! Characters become glyphs with widths.

use super::LayoutError;
use crate::character::{Script, is_combining, is_ignorable, is_variation_selector};
use crate::length::Length;
use crate::page::document::punctuation::{SQUEEZE, squeezes};
use crate::page::document::{Role, mail_address, web_address};
use crate::page::font::{Fonts, Glyph};
use crate::report::finding::Path;

/// A character as it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cluster {
    /// The character.
    pub character: char,
    /// Its glyph.
    pub glyph: Glyph,
    /// How far it moves the pen, without letter spacing.
    pub advance: Length,
    /// How much less that is than the glyph's own, because the next mark has blank enough.
    pub squeezed: Length,
    /// The size of its em.
    pub size: Length,
    /// Whether it stands in Chinese text: a space, or a mark of both scripts, does after one that does.
    pub is_chinese: bool,
    /// Which of the paragraph's spans it is of.
    pub span: usize,
    /// Whether a web or e-mail address may be broken after it.
    pub breaks_address: bool,
}

/// The characters of a text in a role's typeface at a size, marks that meet squeezed; those that show nothing are left
/// out.
///
/// # Errors
/// The first character that no face has.
pub(super) fn shape(
    text: &str,
    span: usize,
    role: Role,
    size: Length,
    fonts: &Fonts,
    path: &Path,
) -> Result<Vec<Cluster>, LayoutError> {
    let typeface = role.style().typeface;
    let mut clusters = Vec::with_capacity(text.len() / 3);
    let mut address_breaks = [web_address::breaks(text), mail_address::breaks(text)].concat();
    address_breaks.sort_unstable();
    let mut address_breaks = address_breaks.into_iter().peekable();
    let mut characters = text.char_indices().zip(Script::is_latin_text(text)).peekable();
    while let Some(((offset, character), is_latin)) = characters.next() {
        if is_ignorable(character) {
            continue;
        }
        let selector = characters.peek().map(|((_, next), _)| *next).filter(|next| is_variation_selector(*next));
        let glyph = fonts
            .glyph(typeface, character, selector)
            .ok_or_else(|| LayoutError::MissingGlyph { character, path: path.clone() })?;
        let before = clusters.last().map(|before: &Cluster| before.is_chinese);
        let is_chinese = before.filter(|_| character.is_whitespace()).unwrap_or(!is_latin);
        let mut advance = fonts.advance(glyph, size);
        if is_combining(character) {
            advance -= step_back(&mut clusters, glyph, size, fonts);
        }
        let breaks_address = address_breaks.next_if_eq(&(offset + character.len_utf8())).is_some();
        let squeezed = Length::ZERO;
        clusters.push(Cluster { character, glyph, advance, squeezed, size, is_chinese, span, breaks_address });
    }
    squeeze(&mut clusters);
    Ok(clusters)
}

/// Moves the pen back over the middle of the last letter, for a mark on it; returns how far.
fn step_back(clusters: &mut [Cluster], mark: Glyph, size: Length, fonts: &Fonts) -> Length {
    let letter = clusters.iter().rev().find(|cluster| !is_combining(cluster.character)).map(|letter| letter.glyph);
    let (Some(letter), Some(last)) = (letter, clusters.last_mut()) else { return Length::ZERO };
    let shift = fonts.mark_shift(mark, letter, size);
    last.advance += shift;
    shift
}

/// Sets marks that meet closer together, whatever text they stand in: Word does so, too.
fn squeeze(clusters: &mut [Cluster]) {
    for index in 1..clusters.len() {
        let (before, after) = (clusters[index - 1], clusters[index]);
        let are_of_one_face = before.glyph.face == after.glyph.face && before.span == after.span;
        if are_of_one_face && squeezes(before.character, after.character) {
            clusters[index - 1].squeezed = before.size.scale(SQUEEZE.0, SQUEEZE.1);
            clusters[index - 1].advance -= clusters[index - 1].squeezed;
        }
    }
}

impl Cluster {
    /// Whether two neighbours are of one script, face and span: office programs measure such a portion of a line in one
    /// piece, and space no letters across its ends.
    pub fn is_of_portion_of(self, next: Self) -> bool {
        self.is_chinese == next.is_chinese && self.glyph.face == next.glyph.face && self.span == next.span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combining_mark_stands_over_the_middle_of_its_letter() {
        let fonts = Fonts::bundled();
        let size = Length::pt(16);
        for letter in ['e', 'x', 'M', 'i'] {
            let text = format!("{letter}\u{30a}年");
            let [base, mark, _] = shape(&text, 0, Role::Body, size, &fonts, &Path::ROOT).unwrap()[..] else { panic!() };
            assert_eq!(base.glyph.face, mark.glyph.face);
            assert_eq!(base.advance + mark.advance, fonts.advance(base.glyph, size), "the mark takes no room");
            let face = fonts.face(mark.glyph.face);
            let middle = |glyph: Glyph| size.scale(face.middle(glyph.id).unwrap().into(), face.units_per_em().into());
            let apart = base.advance + middle(mark.glyph) - fonts.advance(base.glyph, size).half();
            assert!(apart.to_milli().abs() <= 2, "{letter}: {apart:?}");
        }
    }

    #[test]
    fn a_second_mark_stands_over_the_same_letter() {
        let fonts = Fonts::bundled();
        let size = Length::pt(16);
        let shaped = |text: &str| shape(text, 0, Role::Body, size, &fonts, &Path::ROOT).unwrap();
        let [base, first, second] = shaped("a\u{308}\u{308}")[..] else { panic!() };
        assert_eq!(base.advance + first.advance, base.advance, "both marks have one place");
        assert_eq!(base.advance + first.advance + second.advance, fonts.advance(base.glyph, size));
    }
}
