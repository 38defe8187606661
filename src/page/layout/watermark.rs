//! The word that stands across every page of a draft.

use super::LayoutError;
use super::frame::{Content, Item, Mark, Page, PlacedGlyph, TextRun};
use super::shape::shape;
use crate::length::Length;
use crate::page::document::{PageGeometry, Role};
use crate::page::font::Fonts;
use crate::report::finding::Path;

/// sin 45° and cos 45°, in thousandths.
const SLOPE: i64 = 707;

/// Puts the word on every page, under everything else: upwards from the left at 45°, its middle on the middle of the
/// sheet.
///
/// # Errors
/// The first character that no face has.
pub(super) fn mark_pages(pages: &mut [Page], text: &str, fonts: &Fonts) -> Result<(), LayoutError> {
    let role = Role::Watermark;
    let size = role.style().size;
    let clusters = shape(text, 0, role, size, fonts, &Path::ROOT)?;
    let mut marks = Vec::with_capacity(clusters.len());
    let width: Length = clusters.iter().map(|cluster| cluster.advance).sum();
    // From the middle of the sheet back to where the first em box begins, along the slope, and down to the baseline
    // across it.
    let (back, down) = (width.half(), size.scale(380, 1000));
    let mut along = Length::ZERO - back;
    for cluster in &clusters {
        let x = PageGeometry::WIDTH.half() + (along + down).scale(SLOPE, 1000);
        let baseline = PageGeometry::HEIGHT.half() + (down - along).scale(SLOPE, 1000);
        let glyph = PlacedGlyph { id: cluster.glyph.id, character: cluster.character, advance: cluster.advance };
        let face = cluster.glyph.face;
        let run = TextRun { x, baseline, face, size, tracking: Length::ZERO, glyphs: vec![glyph] };
        marks.push(Item { mark: Mark::Watermark(run), content: Content::Pagination });
        along += cluster.advance;
    }
    for page in pages {
        page.items.splice(0..0, marks.iter().cloned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_on_the_middle_of_the_sheet_and_within_it() {
        let mut pages = vec![Page::default(); 2];
        mark_pages(&mut pages, "草稿", &Fonts::bundled()).unwrap();
        assert_eq!(pages[0].items, pages[1].items);
        let runs: Vec<&TextRun> = pages[0]
            .items
            .iter()
            .map(|item| match &item.mark {
                Mark::Watermark(run) => run,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(runs.len(), 2);
        let reach = runs[0].size.scale(1000, 707);
        for run in &runs {
            assert!(run.x > Length::ZERO && run.x + reach < PageGeometry::WIDTH, "{:?}", run.x);
            assert!(run.baseline < PageGeometry::HEIGHT && run.baseline - reach > Length::ZERO);
        }
        // The second goes on where the first ends, one em up the slope.
        let step = runs[0].size.scale(SLOPE, 1000);
        assert!((runs[1].x - runs[0].x - step).to_milli().abs() <= 1);
        assert!((runs[0].baseline - runs[1].baseline - step).to_milli().abs() <= 1);
    }
}
