//! The page of GB/T 9704-2012.

use crate::length::Length;

/// The measures of the page.
///
/// They are the standard's, rounded to whole twips so that a Word file can say the same: A4, top margin (天头) 37 mm,
/// binding edge (订口) 28 mm, text area (版心) 156 × 225 mm with 22 lines of 28 characters (GB/T 9704-2012, 5.1 and 5.2).
#[derive(Debug)]
pub struct PageGeometry;

impl PageGeometry {
    /// The width of the sheet, 210 mm.
    pub const WIDTH: Length = Length::twips(11906);
    /// The height of the sheet, 297 mm.
    pub const HEIGHT: Length = Length::twips(16838);
    /// From the sheet's top to the text area (天头).
    pub const TOP: Length = Length::twips(2098);
    /// From the text area to the sheet's bottom.
    pub const BOTTOM: Length = Length::twips(1984);
    /// From the sheet's left edge to the text area (订口).
    pub const LEFT: Length = Length::twips(1587);
    /// From the text area to the sheet's right edge.
    pub const RIGHT: Length = Length::twips(1474);
    /// The width of the text area (版心), 156 mm.
    pub const TEXT_WIDTH: Length = Length::twips(11906 - 1587 - 1474);
    /// The height of the text area, 225 mm.
    pub const TEXT_HEIGHT: Length = Length::twips(16838 - 2098 - 1984);
    /// The characters of a full line of text: 28 of 三号 fill its width (5.2.2), drawn together by
    /// [`Role::Body`](super::Role::Body)'s letter spacing.
    pub const CHARACTERS: i64 = 28;
    /// The lines of a full page.
    pub const LINES: i32 = 22;
    /// The distance of two lines: 22 of them fill the text area without going over it.
    pub const LINE_PITCH: Length = Length::twips(579);
    /// From the text area's foot to the top edge of the page number's 一字线 (7.5: 7 mm).
    pub const PAGE_NUMBER_GAP: Length = Length::milli(19_843);
    /// From the sheet's bottom to the foot of the page number's line, as a Word file says it.
    ///
    /// That line is 16 pt high, and its baseline 4.9 pt above its foot, as every office program that was measured has
    /// it; the 一字线 of 四号 ends 3.7 pt above the baseline. So the line's foot is 19.8 + 3.7 + 4.9 pt below the text area.
    pub const FOOTER: Length = Length::twips(1415);
}
