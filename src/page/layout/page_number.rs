//! Page numbers (GB/T 9704-2012, 7.5).

use super::LayoutError;
use super::frame::{Content, Item, Mark, Page};
use super::paragraph::set;
use super::shape::shape;
use crate::length::Length;
use crate::page::document::{Alignment, PageGeometry, Role, Style};
use crate::page::font::Fonts;
use crate::report::finding::Path;

/// How high above the baseline a 一字线 is drawn, in thousandths of an em.
const DASH_HEIGHT: i64 = 380;

/// Puts its number on every page: between two 一字线, one character from the outer edge, odd pages right and even pages
/// left.
///
/// # Errors
/// If no face has the digits.
pub(super) fn number_pages(pages: &mut [Page], fonts: &Fonts) -> Result<(), LayoutError> {
    let style = Role::PageNumber.style();
    let baseline = PageGeometry::TOP
        + PageGeometry::TEXT_HEIGHT
        + PageGeometry::PAGE_NUMBER_GAP
        + style.size.scale(DASH_HEIGHT, 1000);
    for (index, page) in pages.iter_mut().enumerate() {
        let number = index + 1;
        let clusters = shape(&format!("— {number} —"), 0, Role::PageNumber, style.size, fonts, &Path::ROOT)?;
        let odd = number % 2 == 1;
        let outer = Style { alignment: if odd { Alignment::Right } else { Alignment::Left }, ..style };
        // One character in from the outer edge.
        let width = PageGeometry::TEXT_WIDTH - style.size;
        let left = PageGeometry::LEFT + if odd { Length::ZERO } else { style.size };
        for line in set(&clusters, &outer, width, Length::ZERO) {
            page.items.extend(line.runs.into_iter().map(|spanned| {
                let mut run = spanned.run;
                run.x += left;
                run.baseline = baseline;
                Item { mark: Mark::Text(run), content: Content::Pagination }
            }));
        }
    }
    Ok(())
}
