//! The order of children that the schema asks for (ISO/IEC 29500-1, annex A).

/// The sequence of an element's children; none for elements that docx-rs writes right.
pub(super) fn children_of(element: &str) -> Option<&'static [&'static str]> {
    match element {
        "w:pPr" => Some(&PARAGRAPH_PROPERTIES),
        "w:rPr" => Some(&RUN_PROPERTIES),
        "w:tblPr" => Some(&TABLE_PROPERTIES),
        "w:tcPr" => Some(&CELL_PROPERTIES),
        "w:sectPr" => Some(&SECTION_PROPERTIES),
        // Any order will do, but the header mark has to be added.
        "w:trPr" => Some(&[]),
        _ => None,
    }
}

/// `CT_PPr`, as far as it is written here.
const PARAGRAPH_PROPERTIES: [&str; 9] = [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:rPr",
];

/// `CT_RPr`: the schema leaves the order free, Word does not.
const RUN_PROPERTIES: [&str; 4] = ["w:rStyle", "w:rFonts", "w:sz", "w:szCs"];

/// `CT_TblPr`.
const TABLE_PROPERTIES: [&str; 8] =
    ["w:tblStyle", "w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblCaption", "w:tblDescription"];

/// `CT_TcPr`.
const CELL_PROPERTIES: [&str; 4] = ["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"];

/// `CT_SectPr`.
const SECTION_PROPERTIES: [&str; 6] =
    ["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"];
