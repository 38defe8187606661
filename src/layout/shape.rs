//! Characters become glyphs with widths.

use super::LayoutError;
use super::breaks::is_wide;
use crate::document::Role;
use crate::finding::Path;
use crate::font::{Fonts, Glyph, is_ignorable, is_variation_selector};
use crate::length::Length;

/// A character as it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cluster {
    /// The character.
    pub character: char,
    /// Its glyph.
    pub glyph: Glyph,
    /// How far it moves the pen, without letter spacing.
    pub advance: Length,
    /// The size of its em.
    pub size: Length,
    /// Whether it is set as Chinese: a space is as what stands before it.
    pub is_chinese: bool,
    /// Which of the paragraph's spans it is of.
    pub span: usize,
}

/// The characters of a text in a role's typeface at a size; those that show nothing are left out.
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
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if is_ignorable(character) {
            continue;
        }
        let selector = characters.peek().copied().filter(|next| is_variation_selector(*next));
        let glyph = fonts
            .glyph(typeface, character, selector)
            .ok_or_else(|| LayoutError::MissingGlyph { character, path: path.clone() })?;
        let before = clusters.last().map(|before: &Cluster| before.is_chinese);
        let is_chinese = before.filter(|_| character.is_whitespace()).unwrap_or_else(|| is_wide(character));
        clusters.push(Cluster { character, glyph, advance: fonts.advance(glyph, size), size, is_chinese, span });
    }
    Ok(clusters)
}
