//! `word/settings.xml` (ISO/IEC 29500-1 §17.15).

use super::xml::{Element, NAMESPACE_W};
use crate::page::document::PageGeometry;
use crate::page::document::kinsoku::{NOT_AT_LINE_END, NOT_AT_LINE_START};

/// Writes the part.
pub(super) fn part(embeds_fonts: bool) -> Vec<u8> {
    let flag = Element::new;
    let (name, namespace) = NAMESPACE_W;
    // Without them fonts should not be embedded when the file is saved again (§17.8.3.8), and those inside are lost
    // with the first correction. Fonts of the system are left out all the same, as long as `w:embedSystemFonts`
    // (§17.8.3.7) does not ask for them; of others only the characters in use are saved (§17.8.3.15), as far as each
    // allows it (`fsType`).
    let fonts = [flag("w:embedTrueTypeFonts"), flag("w:saveSubsetFonts")];
    Element::new("w:settings")
        .with(name, namespace)
        .child(Element::new("w:zoom").with("w:percent", 100))
        .children(fonts.into_iter().filter(|_| embeds_fonts))
        .child(Element::val("w:defaultTabStop", 420))
        .child(flag("w:evenAndOddHeaders"))
        .child(Element::val("w:drawingGridVerticalSpacing", PageGeometry::LINE_PITCH.to_twips()))
        // Word squeezes marks that meet by itself, as the PDF does; kerning them as well would squeeze them twice.
        .child(flag("w:noPunctuationKerning"))
        .child(Element::val("w:characterSpacingControl", "compressPunctuation"))
        .child(line_breaks("w:noLineBreaksAfter", NOT_AT_LINE_END))
        .child(line_breaks("w:noLineBreaksBefore", NOT_AT_LINE_START))
        .child(compatibility())
        .child(Element::val("w:themeFontLang", "en-US").with("w:eastAsia", "zh-CN"))
        .child(Element::val("w:decimalSymbol", "."))
        .child(Element::val("w:listSeparator", ","))
        .into_part()
}

/// The characters that may not end, or not begin, a line (§17.15.1.58 and §17.15.1.59).
fn line_breaks(name: &'static str, characters: &str) -> Element {
    Element::new(name).with("w:lang", "zh-CN").with("w:val", characters)
}

/// `w:compat`: laid out as Word 2013 and later do it ([MS-DOCX] 2.3.3).
fn compatibility() -> Element {
    let setting = |name: &str, value: u8| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    };
    Element::new("w:compat")
        // The lines of the title are centred, not spread out.
        .child(Element::new("w:doNotExpandShiftReturn"))
        .child(Element::new("w:useFELayout"))
        .child(setting("compatibilityMode", 15))
        .child(setting("overrideTableStyleFontSizeAndJustification", 1))
        .child(setting("enableOpenTypeFeatures", 1))
        .child(setting("doNotFlipMirrorIndents", 1))
        .child(setting("differentiateMultirowTableHeaders", 1))
}
